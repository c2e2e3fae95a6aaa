"""The operator's own port: alive, ready, figures; nothing of a person on it, and how a node stops without losing anybody."""

import http.client
import json
import re
import signal
import socket
import time
import urllib.error
import urllib.request

import pytest

from disk_search import forms
from installation import free_port


@pytest.fixture
def operated(site):
    """A site with the port on, and two seconds of notice before it stops."""
    site.operations_port = free_port()
    settings = site.data / "lichtpunt.json"
    settings.write_text(json.dumps(
        json.loads(settings.read_text()) | {"operations": {"port": site.operations_port, "noticeSeconds": 2}}))
    site.stop()
    site.start()
    return site


def asked(site, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{site.operations_port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def figure(site, line):
    return float(re.search(rf"^{re.escape(line)} (\S+)$", asked(site, "/metrics")[1], re.M).group(1))


def test_the_figures_count_a_conversation_and_tell_nothing_of_it(operated, visitor, bram):
    site = operated
    assert asked(site, "/live") == (200, "alive\n") and asked(site, "/ready") == (200, "ready\n")
    visitor.starts()
    # A line of its own for what waits: it is read at the moment of asking.
    assert figure(site, "lichtpunt_waiting") == 1
    bram.signs_in()
    nickname = bram.claims()
    visitor.sends("Ik zit bij oom Evert")
    bram.sees_message("Ik zit bij oom Evert")
    words = visitor.asks_a_return_code()

    _, text = asked(site, "/metrics")

    assert figure(site, "lichtpunt_waiting") == 0
    assert figure(site, 'lichtpunt_messages_accepted_total{site="visitor"}') == 1
    assert figure(site, "lichtpunt_open_streams") == 2
    assert figure(site, "lichtpunt_commit_seconds_count") > 3
    assert figure(site, "lichtpunt_puzzle_bits") >= 5
    assert figure(site, "lichtpunt_resident_memory_bytes") > 1_000_000
    ids = re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}", text)
    assert ids == [] and "127.0.0.1" not in text
    for word in ("Ik zit bij oom Evert", nickname, words, "bram", "Bram"):
        for name, form in forms(word).items():
            assert form not in text.encode(), (word, name)


def test_nobody_else_can_ask(operated):
    own = {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in own or {"127.0.0.2"}:
        with socket.socket() as probe:
            assert probe.connect_ex((address, operated.operations_port)) != 0, address


def test_the_port_is_off_unless_it_is_set(site):
    assert "operations" not in json.loads((site.data / "lichtpunt.json").read_text())
    listening = set()
    for line in open(f"/proc/{site.process.pid}/net/tcp", encoding="ascii").read().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and int(fields[1].split(":")[1], 16) not in (site.visitor_port, site.staff_port, site.partner_port):
            listening.add((fields[1], fields[9]))
    import os
    own = {os.readlink(f"/proc/{site.process.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{site.process.pid}/fd")}
    assert not [port for port, inode in listening if f"socket:[{inode}]" in own]


def test_a_node_that_stops_first_says_so_then_finishes_what_is_under_way(operated, conversation):
    site, (visitor, bram) = operated, conversation
    under_way = http.client.HTTPConnection("127.0.0.1", site.visitor_port, timeout=15)
    under_way.putrequest("POST", "/puzzles")
    for name, value in (("Content-Type", "application/json"), ("Sec-Fetch-Site", "same-origin"), ("Content-Length", "2")):
        under_way.putheader(name, value)
    under_way.endheaders(b"{")

    site.process.send_signal(signal.SIGTERM)

    # It says no at once, and still serves: the streams are open, messages come through.
    deadline = time.monotonic() + 1.5
    while asked(site, "/ready")[0] == 200 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert asked(site, "/ready") == (503, "not ready: stopping\n")
    assert asked(site, "/live")[0] == 200
    assert figure(site, "lichtpunt_open_streams") == 2
    visitor.sends("Terwijl hij stopt")
    bram.sees_message("Terwijl hij stopt")
    # What was under way is finished, also after the notice.
    time.sleep(2)
    under_way.send(b"}")
    assert under_way.getresponse().status == 200
    site.process.wait(15)
    assert site.process.returncode == 0
    # And the clients come back by themselves.
    site.start()
    visitor.sends("Na de herstart")
    bram.sees_message("Na de herstart")
