"""The machine's clock jumps an hour, forth and back, while people talk. Debian's faketime plays the clock of the server alone."""

import time
from pathlib import Path

import pytest

from traffic import Traffic, raise_limits

LIBRARY = next(iter(Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), None)


@pytest.fixture
def site_with_own_clock(site, tmp_path):
    assert LIBRARY, "faketime is missing: apt-get install faketime"
    site.machine_clock = tmp_path / "machine-clock"
    site.machine_clock.write_text("+0s")
    site.environment = {
        "LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(site.machine_clock), "FAKETIME_CACHE_DURATION": "1",
        # What the kernel counts up by itself does not jump when a clock is set.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
    # The library puts a word into the environment of the first program, which Swift takes for the end of its arguments.
    site.wrapper = ["/bin/sh", "-c", 'exec "$0" "$@"']
    raise_limits(site)
    site.stop()
    site.start()
    return site


@pytest.mark.timeout(300)
def test_an_hour_forth_and_back_loses_doubles_and_disorders_nothing(site_with_own_clock, tmp_path):
    site = site_with_own_clock
    traffic = Traffic(site, tmp_path)

    for hours in ("+1h", "+0s", "-1h", "+0s"):
        site.machine_clock.write_text(hours)
        time.sleep(2)
        traffic.flows(after=time.time())

    traffic.ends()
