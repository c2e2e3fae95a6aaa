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
    while not visitor.page.get_by_text("Bram typt").is_visible():
        bram.composer().press_sequentially("Ik zit ", delay=50)


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


def test_a_shift_lead_joins_from_another_node_and_goes_on_when_the_counsellor_is_gone(nodes, new_context):
    one, two = nodes
    visitor = Visitor(new_context(viewport=PHONE), two)
    desk = new_context(viewport=DESK)
    bram, dina = Counsellor(desk, two, two.accounts["bram"]), Counsellor(new_context(viewport=DESK), one, one.accounts["dina"])
    talk(visitor, bram)
    dina.signs_in()
    shift = dina.page.locator("shift-panel")
    shift.get_by_role("button", name="Kom erbij").click()
    expect(shift.get_by_role("status").filter(has_text="jij erbij komt")).to_be_visible(timeout=15_000)
    shift.get_by_role("button", name="Kom erbij").click()

    visitor.sees("Dina komt erbij en leest mee.")
    bram.sees("Dina is nu in het gesprek.")
    dina.sees_message("Ja, ik ben er. Neem je tijd.")
    dina.sends("Ik denk met jullie mee.")
    for person in (visitor, bram):
        person.sees_message("Ik denk met jullie mee.")

    # His computer dies; who was there already has her from then on, and she never waits.
    desk.close()
    two.notices()
    # The first node keeps the promises about time for both, and sees for itself that Dina is there.
    one.let_pass(100)
    visitor.sees("Bram stopt nu. Dina neemt het over en kan het gesprek teruglezen.")
    expect(dina.page.get_by_role("button", name="Sluit gesprek af")).to_be_visible(timeout=30_000)
    expect(dina.waiting()).to_have_count(0)
    dina.sends("Bram is weg. Ik blijf bij je.")
    visitor.sees_message("Bram is weg. Ik blijf bij je.")
    visitor.sends("Fijn.")
    dina.sees_message("Fijn.")


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
