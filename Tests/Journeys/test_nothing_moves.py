"""What happens elsewhere moves nothing under a professional's pointer, and takes nothing away that he is pressing."""

import re

from playwright.sync_api import expect

from axe import violations
from test_writing import writes_a_text

PATIENCE = 15_000


def place(locator):
    box = locator.bounding_box()
    return round(box["x"]), round(box["y"])


def is_still_there(handle):
    return handle.evaluate("one => one.isConnected")


def notes_down(person, text):
    notes = person.page.locator("notes-panel")
    notes.get_by_role("textbox").fill(text)
    notes.get_by_role("button", name=re.compile("^(Bewaar notitie|Fluister)$")).click()
    expect(notes.locator(".note__text", has_text=text)).to_be_visible(timeout=PATIENCE)


def test_sending_stays_where_it_is_while_she_types(conversation):
    visitor, bram = conversation
    bram.page.set_viewport_size({"width": 1024, "height": 900})
    send = bram.page.locator("message-composer").get_by_role("button", name="Versturen", exact=True)
    before = place(send)

    # Longer than the time between two signs that she types.
    visitor.composer().press_sequentially("Ik weet het nog niet", delay=250)

    expect(bram.page.locator("conversation-view [data-part=typing]")).not_to_be_empty(timeout=PATIENCE)
    assert place(send) == before


def test_a_note_that_comes_leaves_the_registration_in_its_place(conversation, dina):
    _, bram = conversation
    dina.signs_in()
    form = bram.form()
    expect(form).to_be_visible(timeout=PATIENCE)
    before = place(form)
    dina.page.get_by_role("button", name="Open het overleg", exact=True).click()

    for text in ("Let op de stilte", "Vraag naar morgen", "Ik blijf in de buurt"):
        notes_down(dina, text)

    expect(bram.page.locator(".note")).to_have_count(3, timeout=PATIENCE)
    assert place(form) == before


def test_a_lost_connection_is_said_without_moving_the_queue(conversation, other_visitor):
    _, bram = conversation
    other_visitor.starts()
    claim = bram.page.get_by_role("button", name=re.compile("^Neem aan")).first
    expect(claim).to_be_visible(timeout=PATIENCE)
    before = place(claim)

    bram.page.route("**/events?*", lambda route: route.abort())
    bram.page.evaluate("dispatchEvent(new Event('online'))")

    bram.sees("Geen verbinding")
    bram.sees("Mogelijk niet actueel.")
    assert place(claim) == before
    bram.page.unroute("**/events?*")
    bram.page.evaluate("dispatchEvent(new Event('online'))")
    bram.sees("Weer verbonden")
    assert place(claim) == before


def test_a_second_call_leaves_the_button_of_the_first_in_the_page(conversation, other_visitor, dina):
    _, bram = conversation
    dina.signs_in()
    alarm = bram.page.get_by_role("button", name="Roep de werkbegeleider", exact=True)
    calls = dina.page.locator("calls-panel").get_by_role("listitem")
    first = bram.nickname()
    alarm.click()
    expect(calls).to_have_count(1, timeout=PATIENCE)
    button = calls.get_by_role("button").element_handle()
    button.focus()

    other_visitor.starts()
    bram.claims(beside=first)
    alarm.click()

    expect(calls).to_have_count(2, timeout=PATIENCE)
    assert is_still_there(button)
    assert button.evaluate("one => one === document.activeElement")
    button.click()
    expect(dina.page.locator(".call--taken")).to_have_count(1, timeout=PATIENCE)


def test_a_block_that_stands_keeps_its_buttons_while_the_queue_changes(conversation, other_visitor, dina):
    _, bram = conversation
    bram.page.get_by_role("button", name="Blokkeer", exact=True).click()
    bram.page.locator("block-visitor").get_by_role("radio").first.check()
    bram.page.get_by_role("button", name="Stop en blokkeer", exact=True).click()
    expect(bram.page.locator("chat-list")).to_contain_text("gestopt", timeout=PATIENCE)
    dina.signs_in()
    lift = dina.page.locator("block-list").get_by_role("button", name="Hef op", exact=True)
    expect(lift).to_have_count(1, timeout=PATIENCE)
    button = lift.element_handle()

    with dina.page.expect_response("**/blocks"):
        other_visitor.starts()
    expect(dina.waiting()).to_have_count(1, timeout=PATIENCE)

    assert is_still_there(button)
    button.click()
    expect(lift).to_have_count(0, timeout=PATIENCE)


def test_a_block_is_seen_by_who_leads_the_shift_while_the_queue_stays_as_it_is(conversation, dina):
    _, bram = conversation
    dina.signs_in()
    blocks = dina.page.locator("block-list").get_by_role("listitem")
    expect(dina.page.locator("shift-panel").get_by_role("listitem")).to_have_count(1, timeout=PATIENCE)
    expect(blocks).to_have_count(0)

    bram.page.get_by_role("button", name="Blokkeer", exact=True).click()
    bram.page.locator("block-visitor").get_by_role("radio").first.check()
    bram.page.get_by_role("button", name="Stop en blokkeer", exact=True).click()

    expect(blocks).to_have_count(1, timeout=PATIENCE)
    assert violations(dina.page) == []


def test_saved_texts_that_come_after_they_were_asked_for_are_shown(visitor, dina):
    dina.signs_in()
    writes_a_text(dina, "geduld", "Even geduld", "Ik zoek het voor je op.")
    dina.reloads_and_unlocks()
    held = []
    dina.page.route("**/saved-texts", lambda route: held.append(route) if route.request.method == "GET" else route.continue_())
    visitor.starts()
    dina.claims()

    dina.page.locator("message-composer").get_by_role("button", name="Tekst", exact=True).click()
    expect(dina.composer()).to_have_value("/")
    held[0].continue_()

    option = dina.page.get_by_role("option", name=re.compile("Even geduld"))
    expect(option).to_be_visible(timeout=PATIENCE)
    option.click()
    expect(dina.composer()).to_have_value("Ik zoek het voor je op.")


def test_who_is_choosing_a_colleague_goes_on_while_a_note_comes(conversation, dina):
    _, bram = conversation
    dina.signs_in()
    bram.page.get_by_text("Vraag een collega", exact=True).click()
    option = bram.page.get_by_label("Wie vraag je?", exact=True).locator("option").first.element_handle()
    dina.page.get_by_role("button", name="Open het overleg", exact=True).click()

    notes_down(dina, "Let op de stilte")

    expect(bram.page.locator(".note")).to_have_count(1, timeout=PATIENCE)
    assert is_still_there(option)


def test_a_failure_is_seen_moves_nothing_and_goes_when_it_is_closed_or_locked_away(conversation):
    _, bram = conversation
    before = place(bram.composer())
    alarm = bram.page.get_by_role("button", name="Roep de werkbegeleider", exact=True)
    bram.page.route("**/alarm", lambda route: route.fulfill(status=500, content_type="application/problem+json", body="{}"))
    said = bram.page.locator("#said")

    alarm.click()

    expect(said).to_contain_text("Er ging bij de server iets mis.", timeout=PATIENCE)
    expect(said).to_be_in_viewport()
    assert place(bram.composer()) == before
    assert violations(bram.page) == []
    said.get_by_role("button", name="Sluiten", exact=True).click()
    expect(said).to_be_hidden()
    alarm.click()
    expect(said).to_be_visible(timeout=PATIENCE)
    bram.page.get_by_role("button", name="Vergrendel", exact=True).click()
    expect(said).to_have_count(0)
