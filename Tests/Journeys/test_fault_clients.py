"""Clients that misbehave harm nobody else: one that reads nothing, one that comes back a hundred times a second."""

import time

import pytest

from traffic import Traffic, raise_limits


def resident(process):
    """Kilobytes of memory."""
    for line in open(f"/proc/{process.pid}/status", encoding="ascii"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError("the process is gone")


@pytest.fixture
def busy_site(site):
    raise_limits(site)
    site.stop()
    site.start()
    return site


@pytest.mark.timeout(300)
@pytest.mark.parametrize("misbehaving", [("--deaf", 3), ("--restless", 2)])
def test_the_others_notice_nothing_of_it(busy_site, tmp_path, misbehaving):
    traffic = Traffic(busy_site, tmp_path, *misbehaving)
    before = resident(busy_site.process)

    # Long enough for thousands of messages and streams; the others go on all the while.
    for _ in range(6):
        time.sleep(2)
        traffic.flows(after=time.time(), patience=30)

    counts = traffic.ends()
    assert counts["acknowledged"] > 500, "the premise: there was traffic"
    assert resident(busy_site.process) - before < 100_000, "what nobody reads is not kept in memory"
    assert busy_site.process.poll() is None
