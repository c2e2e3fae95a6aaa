"""Two hundred conversations at once, with real sealing: nothing lost, doubled or out of order, and no word of it on the disk."""

import subprocess

import pytest

from databases import ON_BOTH
from disk_search import found
from installation import BIN
from traffic import raise_limits


def hold_conversations(site, conversations, messages):
    raise_limits(site)
    site.stop()
    site.start()
    run = subprocess.run(
        [BIN / "lichtpunt-load", "check", "--visitor-url", f"http://127.0.0.1:{site.visitor_port}", "--staff-url",
         f"http://127.0.0.1:{site.staff_port}", "--conversations", str(conversations), "--messages", str(messages),
         "--marker", "kanarievogel", "--patience", "900"],
        capture_output=True, text=True, check=False)
    site.stop()
    print(run.stdout, run.stderr)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"delivered {conversations * messages * 2}, lost 0, doubled 0, out of order 0" in run.stdout
    assert found(site.written(), ["kanarievogel"]) == []


@ON_BOTH
@pytest.mark.timeout(600)
def test_two_hundred_conversations_lose_double_and_disorder_nothing(site):
    hold_conversations(site, 200, 3)


@ON_BOTH
@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_two_hundred_long_conversations_lose_double_and_disorder_nothing(site):
    hold_conversations(site, 200, 40)
