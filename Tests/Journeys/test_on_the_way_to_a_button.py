"""While a professional is on the way to a button in the queue, what comes or goes by itself puts no other button under the pointer."""

import re

from playwright.sync_api import expect

from axe import violations
from test_nothing_moves import is_still_there, place

PATIENCE = 15_000
FRESH = "queue-panel [data-part=fresh]"


def stands_before_the_queue(visitor, danger=False):
    visitor.arrives()
    visitor.presses("Start een gesprek")
    visitor.presses("Ja")
    if danger:
        visitor.page.get_by_label("Ik ben nu in gevaar", exact=True).check()
    return visitor


def claim(person):
    return person.page.get_by_role("button", name=re.compile("^Neem aan")).first


def goes_to(person, locator):
    """Where the pointer is now."""
    box = locator.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    person.page.mouse.move(x - 40, y - 5)
    person.page.mouse.move(x, y)
    return x, y


def moves_until(person, at, seen):
    """A hand is never quite still."""
    for step in range(150):
        if seen():
            return
        person.page.mouse.move(at[0] + step % 3, at[1])
        person.page.wait_for_timeout(40)
    raise AssertionError("it did not come while the pointer moved")


def test_who_comes_before_her_leaves_the_button_where_it_is(visitor, other_visitor, bram):
    visitor.starts()
    bram.signs_in()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    stands_before_the_queue(other_visitor, danger=True)
    before, pressed = place(claim(bram)), claim(bram).element_handle()

    at = goes_to(bram, claim(bram))
    other_visitor.chooses_nothing()
    moves_until(bram, at, bram.page.locator(FRESH).is_visible)

    expect(bram.page.locator(FRESH)).to_have_text("1 nieuw")
    bram.sees("Er wachten 2 bezoekers.")
    assert (place(claim(bram)), bram.waiting().count(), is_still_there(pressed)) == (before, 1, True)
    assert violations(bram.page) == []
    bram.page.mouse.down()
    bram.page.mouse.up()
    expect(bram.composer()).to_be_visible(timeout=PATIENCE)
    bram.sends("Dag, jij was het eerst.")
    visitor.sees_message("Dag, jij was het eerst.")
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    expect(bram.waiting()).to_contain_text("gevaar")
    expect(bram.page.locator(FRESH)).to_be_hidden()


def test_who_leaves_the_queue_with_the_pointer_sees_the_newcomer(visitor, other_visitor, bram):
    visitor.starts()
    bram.signs_in()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    stands_before_the_queue(other_visitor, danger=True)
    at = goes_to(bram, claim(bram))
    other_visitor.chooses_nothing()
    moves_until(bram, at, bram.page.locator(FRESH).is_visible)

    bram.page.mouse.move(5, 5)

    expect(bram.waiting()).to_have_count(2, timeout=1_000)
    expect(bram.waiting().first).to_contain_text("gevaar")


def test_who_was_claimed_by_a_colleague_stays_in_the_row_and_cannot_be_pressed(visitor, other_visitor, bram, chris):
    visitor.starts()
    other_visitor.starts()
    bram.signs_in()
    chris.signs_in()
    expect(bram.waiting()).to_have_count(2, timeout=PATIENCE)
    second = bram.waiting().nth(1).get_by_role("button")
    before = place(second)
    expect(claim(chris)).to_be_visible(timeout=PATIENCE)

    at = goes_to(bram, claim(bram))
    claim(chris).click(no_wait_after=True)
    moves_until(bram, at, bram.page.get_by_role("button", name="Wacht niet meer", exact=True).is_visible)

    assert place(second) == before
    asked = []
    bram.page.on("request", lambda request: asked.append(request.url))
    bram.page.mouse.down()
    bram.page.mouse.up()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    assert [url for url in asked if url.endswith("/claim")] == []
    expect(bram.page.locator("chat-list")).to_contain_text("Je hebt nu geen gesprekken.")


def test_an_alarm_leaves_the_queue_below_it_in_its_place_until_the_pointer_rests(conversation, other_visitor, dina):
    _, bram = conversation
    dina.signs_in()
    other_visitor.starts()
    expect(dina.waiting()).to_have_count(1, timeout=PATIENCE)
    before = place(claim(dina))

    at = goes_to(dina, claim(dina))
    bram.page.get_by_role("button", name="Roep de werkbegeleider", exact=True).click()
    moves_until(dina, at, lambda: dina.page.title().startswith("(1)"))

    assert place(claim(dina)) == before
    expect(dina.page.locator("calls-panel")).to_be_hidden()
    # Nobody moves any more.
    expect(dina.page.locator("calls-panel").get_by_role("listitem")).to_have_count(1, timeout=PATIENCE)
