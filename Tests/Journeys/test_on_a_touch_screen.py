"""A finger is seen only when it touches: what comes by itself puts no other conversation under it."""

import time

import pytest
from playwright.sync_api import expect

from axe import violations
from navigators.counsellor import Counsellor
from test_nothing_moves import place
from test_on_the_way_to_a_button import FRESH, PATIENCE, claim, stands_before_the_queue

EARLY = "De lijst is net veranderd. Kijk even en druk nog een keer."


@pytest.fixture
def bram(site, new_context):
    """On a tablet."""
    tablet = new_context(viewport={"width": 1180, "height": 820}, has_touch=True)
    return Counsellor(tablet, site, site.accounts["bram"])


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def claims_asked(person):
    asked = []
    person.page.on("request", lambda request: request.url.endswith("/claim") and asked.append(request.url))
    return asked


def test_a_tap_on_what_has_just_come_there_is_not_done_and_says_so(visitor, other_visitor, bram):
    visitor.starts()
    bram.signs_in()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    stands_before_the_queue(other_visitor, danger=True)
    before, asked = middle(claim(bram)), claims_asked(bram)
    # So that however slow this machine is, the finger comes down at the moment when the row has come.
    moment = time.time()
    bram.page.clock.set_fixed_time(moment)

    other_visitor.chooses_nothing()
    expect(bram.waiting()).to_have_count(2, timeout=PATIENCE)
    expect(bram.waiting().first).to_contain_text("gevaar")
    bram.page.touchscreen.tap(*before)

    expect(bram.page.get_by_text(EARLY, exact=True).locator("visible=true").first).to_be_visible(timeout=PATIENCE)
    assert asked == []
    assert violations(bram.page) == []
    bram.page.clock.set_fixed_time(moment + 1)
    bram.page.touchscreen.tap(*middle(claim(bram)))
    expect(bram.composer()).to_be_visible(timeout=PATIENCE)
    bram.sends("Dag, ik ben er.")
    other_visitor.sees_message("Dag, ik ben er.")
    assert len(asked) == 1


def test_who_comes_while_the_finger_is_down_waits_until_it_has_pressed(visitor, other_visitor, bram):
    visitor.starts()
    bram.page.clock.install()
    bram.signs_in()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    stands_before_the_queue(other_visitor, danger=True)
    before, (x, y) = place(claim(bram)), middle(claim(bram))
    finger = bram.context.new_cdp_session(bram.page)

    # The finger stays down however long it takes her to come.
    bram.page.clock.pause_at(time.time() + 1)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    other_visitor.chooses_nothing()
    expect(bram.page.locator(FRESH)).to_have_text("1 nieuw", timeout=PATIENCE)
    assert place(claim(bram)) == before
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    bram.page.clock.resume()

    expect(bram.composer()).to_be_visible(timeout=PATIENCE)
    bram.sends("Dag, jij was het eerst.")
    visitor.sees_message("Dag, jij was het eerst.")
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    expect(bram.waiting()).to_contain_text("gevaar")


def test_a_call_above_the_queue_takes_no_tap_that_was_on_its_way_to_it(conversation_at_a_desk, other_visitor, bram):
    """Bram leads nothing; a colleague asks him, and the question comes above the queue."""
    _, chris = conversation_at_a_desk
    bram.signs_in()
    other_visitor.starts()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    before, asked = middle(claim(bram)), claims_asked(bram)
    bram.page.clock.set_fixed_time(time.time())

    chris.page.get_by_text("Vraag een collega", exact=True).click()
    chris.page.get_by_label("Wie vraag je?", exact=True).select_option(label="Bram")
    chris.page.get_by_role("button", name="Vraag deze collega", exact=True).click()
    expect(bram.page.locator("calls-panel").get_by_role("listitem")).to_have_count(1, timeout=PATIENCE)
    bram.page.touchscreen.tap(*middle(claim(bram)))

    expect(bram.page.get_by_text(EARLY, exact=True).locator("visible=true").first).to_be_visible(timeout=PATIENCE)
    assert (asked, before != middle(claim(bram))) == ([], True)


@pytest.fixture
def conversation_at_a_desk(visitor, chris):
    visitor.starts()
    chris.signs_in().claims()
    visitor.sends("Hoi")
    chris.sees_message("Hoi")
    return visitor, chris
