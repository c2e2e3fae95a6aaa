"""What is acknowledged or delivered was on the disk before: read from the system calls of the running server."""

import re
import shutil
import subprocess
import time

import pytest

CALLS = "read,recvfrom,recvmsg,write,writev,sendto,sendmsg,fsync,fdatasync"


@pytest.fixture
def traced(site, tmp_path):
    """Begins to write down the server's system calls; gives a function that ends it and reads them."""
    assert shutil.which("strace"), "strace is missing: apt-get install strace"
    log = tmp_path / "calls.txt"
    tracer = subprocess.Popen(
        ["strace", "-f", "-y", "-s", "600", "-e", f"trace={CALLS}", "-o", log, "-p", str(site.process.pid)],
        stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 20
    while "attached" not in (said := tracer.stderr.readline()):
        assert tracer.poll() is None and time.monotonic() < deadline, (
            f"this machine does not let strace look at a process of its own account (ptrace refused): {said}")

    def calls():
        tracer.terminate()
        tracer.wait(20)
        return log.read_text(errors="replace").splitlines()

    yield calls
    if tracer.poll() is None:
        tracer.kill()


def first(lines, pattern, after=0):
    found = next((number for number in range(after, len(lines)) if re.search(pattern, lines[number])), None)
    assert found is not None, f"no call like {pattern} after line {after} of {len(lines)}"
    return found


def finished(lines, number):
    """Where the call that begins there returned: another thread's calls may stand in between."""
    if "<unfinished" not in lines[number]:
        return number
    thread = lines[number].split()[0]
    return first(lines, rf"^{thread} .*resumed>", number + 1)


@pytest.mark.timeout(120)
def test_a_sync_comes_before_the_acknowledgement_and_before_the_delivery(conversation, traced):
    visitor, bram = conversation

    visitor.sends("Dit moet bewaard blijven")
    bram.sees_message("Dit moet bewaard blijven")
    visitor.everything_arrived(2)
    lines = traced()

    asked = first(lines, r"POST /conversations/[^ ]+/messages ")
    synced = finished(lines, first(lines, r"f(data)?sync\(\d+<[^>]*lichtpunt\.sqlite-wal>", asked))
    acknowledged = first(lines, r"(write|send)\w*\(\d+<(socket|TCP)[^>]*>.*HTTP/1\.1 20[01]", asked)
    delivered = first(lines, r"(write|send)\w*\(\d+<(socket|TCP)[^>]*>.*event: entry", asked)
    assert synced < acknowledged, (lines[synced], lines[acknowledged])
    assert synced < delivered, (lines[synced], lines[delivered])
