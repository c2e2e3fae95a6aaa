"""The server is killed in mid-traffic, at moments that nobody chose: nothing acknowledged is lost, doubled or out of order."""

import random
import time

import pytest

from databases import ON_BOTH
from traffic import Traffic, count, raise_limits


@pytest.fixture
def busy_site(site):
    raise_limits(site)
    site.stop()
    site.start()
    return site


def killed(site, folder, times):
    """Seconds each client needed, after the service was back, until its conversation went on."""
    seed = random.randrange(1 << 30)
    print("seed", seed)
    moments = random.Random(seed)
    traffic, recoveries = Traffic(site, folder, pace=100), []
    for _ in range(times):
        time.sleep(moments.uniform(0.05, 1.5))
        site.kill()
        time.sleep(moments.uniform(0, 0.5))
        site.start()
        recoveries.append(traffic.flows(after=time.time()))
    counts = traffic.ends()
    print(f"{times} kills, {dict(counts)}, slowest recovery {max(recoveries):.1f} s")
    return recoveries


@ON_BOTH
@pytest.mark.timeout(600)
def test_five_kills_in_mid_traffic_lose_double_and_disorder_nothing(busy_site, tmp_path):
    assert len(killed(busy_site, tmp_path, 5)) == 5


@ON_BOTH
@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_fifty_kills_in_mid_traffic_lose_double_and_disorder_nothing(busy_site, tmp_path):
    recoveries = killed(busy_site, tmp_path, 50)

    assert max(recoveries) < 5, "clients recover by themselves within five seconds of the service being back"


def line(event, side, text, sequence):
    return {"conversation": "c", "event": event, "side": side, "text": text, "sequence": sequence}


@pytest.mark.parametrize("heard, found", [
    ([(1, "visitor 0"), (3, "visitor 1")], {}),
    ([(1, "visitor 0")], {"lost": 1}),
    ([(1, "visitor 0"), (3, "visitor 1"), (4, "visitor 1")], {"doubled": 1, "out of order": 1}),
    ([(1, "visitor 0"), (1, "visitor 0"), (3, "visitor 1")], {"doubled": 1, "out of order": 1}),
    ([(3, "visitor 1"), (1, "visitor 0")], {"out of order": 1}),
])
def test_the_count_finds_what_is_wrong(heard, found):
    """The positive control: a count of nothing must be one that can count."""
    acknowledged = [line("acknowledged", "visitor", "visitor 0", 1), line("acknowledged", "visitor", "visitor 1", 3)]

    counts = count(acknowledged + [line("heard", "counsellor", text, sequence) for sequence, text in heard])

    assert {name: number for name, number in counts.items() if number and name != "acknowledged"} == found
