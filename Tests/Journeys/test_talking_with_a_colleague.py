"""A professional asks for a colleague to talk with, about how he is himself; one of them comes, and nobody keeps it."""

import re

from playwright.sync_api import expect

from axe import judge
from test_registration import fill_core

PATIENCE = 15_000


def offer(person):
    return person.page.get_by_role("region", name="Met een collega praten", exact=True)


def call(person):
    return person.page.locator("calls-panel").get_by_role("listitem")


def offers_himself(person):
    person.page.locator("own-day").get_by_text("Mijn dag", exact=True).click()
    person.page.locator("own-day").get_by_role("button", name="Met een collega praten", exact=True).click()
    return offer(person)


def test_after_a_heavy_conversation_a_colleague_comes(conversation, chris, dina):
    _, bram = conversation
    chris.signs_in()
    dina.signs_in()
    bram.begins_to_close()
    fill_core(bram)
    bram.finishes()
    question = bram.page.get_by_role("region", name="Hoe is het met jou?", exact=True)
    expect(question).to_be_visible(timeout=PATIENCE)
    asked = []
    bram.page.on("request", lambda request: asked.append(request.url))

    question.get_by_role("button", name="Ik wil erover praten", exact=True).click()
    expect(offer(bram)).to_contain_text("Het wordt niet bewaard.")
    assert [url for url in asked if "/events" not in url] == [], "nobody is told before he asks"
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    assert judge(bram, "offer to talk") == []
    offer(bram).get_by_role("button", name="Vraag of iemand komt", exact=True).click()

    expect(offer(bram)).to_contain_text("Je collega's lezen nu dat je wilt praten.", timeout=PATIENCE)
    for colleague in (chris, dina):
        expect(call(colleague)).to_contain_text("Bram wil even met iemand praten.", timeout=PATIENCE)
        expect(colleague.page).to_have_title(re.compile(r"^\(1\) "))
    assert judge(dina, "a colleague wants to talk") == []
    call(chris).get_by_role("button", name="Ik kom", exact=True).click()

    expect(offer(bram)).to_contain_text("Chris komt naar je toe of belt je.", timeout=PATIENCE)
    expect(call(chris)).to_contain_text("Jij gaat naar Bram of belt.", timeout=PATIENCE)
    expect(call(dina)).to_have_count(0, timeout=PATIENCE)
    expect(dina.page).not_to_have_title(re.compile(r"^\("))
    assert judge(bram, "a colleague comes") == []
    offer(bram).get_by_role("button", name="Klaar", exact=True).click()
    expect(offer(bram)).to_be_hidden(timeout=PATIENCE)
    expect(call(chris)).to_have_count(0, timeout=PATIENCE)


def test_it_can_be_taken_back_and_who_is_alone_reads_so(bram, chris):
    bram.signs_in()
    offers_himself(bram).get_by_role("button", name="Vraag of iemand komt", exact=True).click()
    bram.sees("Er is nu niemand anders.")

    chris.signs_in()
    offer(bram).get_by_role("button", name="Vraag of iemand komt", exact=True).click()
    expect(call(chris)).to_have_count(1, timeout=PATIENCE)
    bram.reloads_and_unlocks()
    offer(bram).get_by_role("button", name="Laat maar", exact=True).click()

    expect(call(chris)).to_have_count(0, timeout=PATIENCE)
    expect(offer(bram)).to_be_hidden(timeout=PATIENCE)
