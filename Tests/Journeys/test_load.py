"""Two hundred generated conversations at once: nothing lost, doubled or out of order, and no word of them on the disk."""

import os
import shutil
import subprocess

import pytest

from disk_search import traces
from installation import BIN, Installation

RAISED = {
    "queueCap": 5000, "conversationsPerProfessional": 5000, "opensPerAddress": 100_000, "puzzlesPerAddress": 100_000,
    "streamsPerAddress": 5000, "messageBurst": 1000, "messagesPerMinute": 10_000, "puzzlesPerCalmMinute": 100_000}
MARKER = "kanariezinnetje"


# `make soak` sets these higher.
CONVERSATIONS = os.environ.get("LICHTPUNT_CONVERSATIONS", "200")
MESSAGES = os.environ.get("LICHTPUNT_MESSAGES", "10")
PATIENCE = int(os.environ.get("LICHTPUNT_PATIENCE", "400"))


@pytest.mark.timeout(PATIENCE + 60)
def test_two_hundred_conversations_at_once(demonstration, tmp_path, capsys):
    site = Installation(tmp_path / "site")
    shutil.copytree(demonstration[0], site.data)
    # The demonstration's own settings (its root hash) stay; the limits are raised beside them.
    site.settings = {**site.settings_of_the_data_folder(), "limits": RAISED}
    site.start()
    try:
        run = subprocess.run(
            [str(BIN / "lichtpunt-load"), "check", "--visitor-url", site.visitor_site, "--staff-url", site.staff_site,
             "--conversations", CONVERSATIONS, "--messages", MESSAGES, "--marker", MARKER, "--patience", str(PATIENCE)],
            capture_output=True, text=True, timeout=PATIENCE + 30, check=False)
    finally:
        site.stop()

    with capsys.disabled():
        print("\n" + run.stdout.strip())
    assert run.returncode == 0, run.stdout + run.stderr
    assert traces(site.folder, [MARKER]) == []
