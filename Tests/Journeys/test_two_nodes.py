"""Two servers, one PostgreSQL: it makes no difference on which of them somebody is, and one may fall over."""

import pytest
from playwright.sync_api import expect

from navigators.counsellor import Counsellor
from navigators.visitor import Visitor
from proxy import Proxy

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture
def nodes(installed, tmp_path):
    running = [installed(tmp_path / name).start() for name in ("one", "two")]
    yield running
    for node in running:
        node.stop()


def talk(visitor, bram):
    visitor.starts()
    bram.signs_in().claims()
    visitor.sends("Hoi, ben je daar?")
    bram.sees_message("Hoi, ben je daar?")
    bram.sends("Ja, ik ben er. Neem je tijd.")
    visitor.sees_message("Ja, ik ben er. Neem je tijd.")


def test_a_visitor_and_a_counsellor_on_different_nodes_talk(nodes, new_context):
    one, two = nodes
    visitor = Visitor(new_context(viewport=PHONE), one)
    bram = Counsellor(new_context(viewport=DESK), two, two.accounts["bram"])

    talk(visitor, bram)
    for number in range(10):
        visitor.sends(f"van haar {number}")
        bram.sends(f"van hem {number}")

    for person in (visitor, bram):
        expect(person.log().locator(".bubble__text")).to_have_count(22, timeout=30_000)
    visitor.everything_arrived(11)
    visitor.reloads()
    expect(visitor.log().locator(".bubble__text")).to_have_count(22, timeout=30_000)
    assert visitor.messages() == bram.messages()
    visitor.sees("Bram is er")
    bram.composer().press_sequentially("Ik zit", delay=50)
    visitor.sees("Bram typt")


def test_two_professionals_on_different_nodes_claim_at_once_and_one_wins(nodes, new_context):
    one, two = nodes
    visitor = Visitor(new_context(viewport=PHONE), one)
    people = [
        Counsellor(new_context(viewport=DESK), node, node.accounts[name]) for node, name in ((one, "bram"), (two, "chris"))]
    visitor.starts()
    for person in people:
        person.signs_in()
        expect(person.waiting()).to_have_count(1)

    for person in people:
        person.page.evaluate("setTimeout(() => document.querySelector('[data-part=claim]').click(), 300)")
    people[0].page.wait_for_timeout(2500)

    winners = [person for person in people if person.composer().is_visible()]
    assert len(winners) == 1
    for person in people:
        expect(person.waiting()).to_have_count(0)
    visitor.sees(winners[0].account["name"].capitalize() + " is er")


class Balanced:
    """What the browsers see of two nodes: one address for each site."""

    def __init__(self, node):
        self.visitor, self.staff = Proxy(node.visitor_port), Proxy(node.staff_port)
        self.accounts, self.now = node.accounts, node.now

    def leads_to(self, node):
        self.visitor.leads_to(node.visitor_port)
        self.staff.leads_to(node.staff_port)

    @property
    def visitor_site(self):
        return f"http://127.0.0.1:{self.visitor.port}"

    @property
    def staff_site(self):
        return f"http://127.0.0.1:{self.staff.port}"


def test_when_a_node_falls_over_both_go_on_at_the_other(nodes, new_context):
    one, two = nodes
    address = Balanced(one)
    visitor = Visitor(new_context(viewport=PHONE), address)
    bram = Counsellor(new_context(viewport=DESK), address, address.accounts["bram"])
    talk(visitor, bram)

    for number in range(10):
        visitor.sends(f"van haar {number}")
        bram.sends(f"van hem {number}")
        if number == 4:
            one.kill()
            address.leads_to(two)

    for person in (visitor, bram):
        expect(person.log().locator(".bubble__text")).to_have_count(22, timeout=90_000)
    visitor.everything_arrived(11)
    visitor.reloads()
    expect(visitor.log().locator(".bubble__text")).to_have_count(22, timeout=60_000)
    assert visitor.messages() == bram.messages()
    assert [text for text in bram.messages() if text.startswith("van haar")] == [f"van haar {number}" for number in range(10)]
