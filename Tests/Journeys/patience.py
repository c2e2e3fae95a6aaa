"""Waiting for what comes by itself, on a machine that may be busy."""

import time


def until(holds, seconds=60):
    """Returns what `holds()` gives once it is true; fails when it is not by then."""
    deadline = time.monotonic() + seconds
    while not (held := holds()):
        assert time.monotonic() < deadline, f"not so within {seconds} s"
        time.sleep(0.05)
    return held
