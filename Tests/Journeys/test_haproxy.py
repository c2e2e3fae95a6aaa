"""The example of deploy/two-nodes in earnest: two nodes and one PostgreSQL behind HAProxy, over TLS."""

import http.client
import json
import ssl

import pytest
from playwright.sync_api import expect

from certificates import Authority
from conftest import CHROMIUM
from disk_search import forms
from haproxy import TEAM, VISITORS, HAProxy, filled_in
from installation import free_port
from navigators.counsellor import Counsellor
from navigators.visitor import Visitor
from patience import until
from test_operations import figure
from test_two_nodes import DESK, PHONE, talk

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)

# Nobody else on this machine comes from there.
HER_ADDRESS, ANOTHER_ADDRESS = "127.19.77.31", "127.19.77.32"


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path / "authority")


@pytest.fixture
def nodes(installed, tmp_path):
    """As the head of the example says, and few puzzles for each address."""
    made = [installed(tmp_path / name) for name in ("one", "two")]
    for node in made:
        node.operations_port = free_port()
        settings = node.data / "lichtpunt.json"
        settings.write_text(json.dumps(json.loads(settings.read_text()) | {
            "visitor": {"publicURL": f"https://{VISITORS}"}, "staff": {"publicURL": f"https://{TEAM}"},
            "proxies": {"trusted": ["127.0.0.1"]}, "operations": {"port": node.operations_port},
            "limits": {"puzzlesPerAddress": 6}}))
        node.start()
    yield made
    for node in made:
        node.stop()


@pytest.fixture
def proxy(nodes, authority, tmp_path):
    running = HAProxy(tmp_path / "haproxy", authority, *nodes).start()
    yield running
    running.stop()


class Front:
    """What people see of it: two names."""

    def __init__(self, node):
        self.visitor_site, self.staff_site = f"https://{VISITORS}", f"https://{TEAM}"
        self.accounts, self.now = node.accounts, node.now


@pytest.fixture
def new_browser(chromium, proxy):
    """A browser that finds the two names at this proxy."""
    opened = chromium.launch(executable_path=CHROMIUM, args=[
        "--no-sandbox", f"--host-resolver-rules=MAP {VISITORS}:443 127.0.0.1:{proxy.port}, MAP {TEAM}:443 127.0.0.1:{proxy.port}"])

    def make(viewport):
        context = opened.new_context(locale="nl-NL", reduced_motion="reduce", viewport=viewport, ignore_https_errors=True)
        context.set_default_timeout(15_000)
        return context

    yield make
    opened.close()


def streams(nodes):
    return [int(figure(node, "lichtpunt_open_streams")) for node in nodes]


def test_people_on_different_nodes_talk_and_go_on_when_one_stops(nodes, proxy, new_browser):
    front = Front(nodes[0])
    visitor = Visitor(new_browser(PHONE), front)
    bram = Counsellor(new_browser(DESK), front, front.accounts["bram"])
    proxy.sends_newcomers_to("one", "two")
    talk(visitor, bram)
    assert streams(nodes) == [1, 1], "the premise: each at a node of his own"
    proxy.sends_newcomers_anywhere()

    for number in range(10):
        visitor.sends(f"van haar {number}")
        bram.sends(f"van hem {number}")
        if number == 4:
            nodes[0].stop()

    assert nodes[0].process.returncode == 0, nodes[0].said()
    for person in (visitor, bram):
        expect(person.log().locator(".bubble__text")).to_have_count(22, timeout=90_000)
    visitor.everything_arrived(11)
    assert streams(nodes[1:]) == [2]
    visitor.reloads()
    expect(visitor.log().locator(".bubble__text")).to_have_count(22, timeout=60_000)
    assert visitor.messages() == bram.messages()


def ask_for_a_puzzle(proxy, address, claims=None):
    """Asks from an address of this machine, and perhaps claims to come from another; the answer's status."""
    connection = http.client.HTTPSConnection(
        "127.0.0.1", proxy.port, timeout=20, source_address=(address, 0), context=ssl._create_unverified_context())
    connection.request("POST", "/puzzles", headers={
        "Host": VISITORS, "Origin": f"https://{VISITORS}", **({"X-Forwarded-For": claims} if claims else {})})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_limits_go_by_the_visitors_own_address_whatever_she_claims(nodes, proxy):
    proxy.sends_newcomers_to("one", "one")

    answers = [ask_for_a_puzzle(proxy, HER_ADDRESS, claims=f"10.1.1.{number}") for number in range(8)]

    assert answers == [200] * 6 + [429] * 2
    assert ask_for_a_puzzle(proxy, ANOTHER_ADDRESS, claims=HER_ADDRESS) == 200


def test_no_address_is_written_down_by_proxy_or_node(nodes, proxy, authority, tmp_path):
    assert ask_for_a_puzzle(proxy, HER_ADDRESS) == 200
    nodes[0].stop()
    nodes[1].stop()
    assert ask_for_a_puzzle(proxy, HER_ADDRESS) == 503, "the premise: an error, which is what gets logged first"

    written = [(str(proxy.log), proxy.said().encode())] + [each for node in nodes for each in node.written()]

    assert [where for where, data in written for form in forms(HER_ADDRESS).values() if form in data] == []
    # The premise: with a log it would be there.
    talkative = HAProxy(tmp_path / "talkative", Authority(tmp_path / "another authority"), *nodes)
    talkative.configuration = filled_in(
        talkative.configuration, {"    mode http\n": "    mode http\n    log stdout format raw local0\n    option httplog\n"})
    for node in nodes:
        node.start()
    try:
        talkative.start()
        ask_for_a_puzzle(talkative, HER_ADDRESS)
        # It writes its line after its answer.
        until(lambda: HER_ADDRESS in talkative.said())
    finally:
        talkative.stop()
