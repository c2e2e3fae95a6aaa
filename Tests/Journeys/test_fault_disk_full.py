"""The disk is full for a while in mid-traffic: what cannot be written is refused, and goes through once there is room."""

import shutil
import time

import pytest

from installation import Installation
from traffic import Traffic, raise_limits


@pytest.mark.timeout(300)
def test_a_disk_that_fills_twice_loses_doubles_and_disorders_nothing(demonstration, small_disk, tmp_path):
    site = Installation(small_disk / "site")
    site.log = tmp_path / "server.log"
    shutil.copytree(demonstration[0], site.data)
    raise_limits(site)
    site.start()
    try:
        traffic = Traffic(site, tmp_path, pace=100)
        for _ in range(2):
            filler = small_disk / "filler"
            with filler.open("wb", buffering=0) as out:
                try:
                    while True:
                        out.write(b"x" * 4096)
                except OSError:
                    pass
            # The log of writes may have had room left; then there is none, and nothing is acknowledged any more.
            time.sleep(4)
            before = acknowledged(traffic)
            time.sleep(2)
            assert acknowledged(traffic) == before, "the premise: nothing is acknowledged while the disk is full"
            filler.unlink()
            traffic.flows(after=time.time())

        traffic.ends()
    finally:
        site.stop()


def acknowledged(traffic):
    return sum(line["event"] == "acknowledged" for line in traffic.lines())
