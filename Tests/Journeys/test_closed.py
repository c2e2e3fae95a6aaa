"""Nobody is there: she leaves a message, it is read first, answered later, and read with her six words."""

import re
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from axe import judge
from navigators.visitor import Visitor

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def elsewhere(site, new_context):
    return Visitor(new_context(viewport={"width": 360, "height": 740}), site)


def presses_chat_button(professional, label):
    professional.page.get_by_role("button", name=label, exact=True).click()


def closes(professional):
    """Waits for the server's word: a page that is asked for before it, is still an open one."""
    presses_chat_button(professional, "Sluit de chat")
    professional.sees("De chat is dicht.")


def leaves(visitor, text):
    """Returns her six words."""
    visitor.arrives()
    visitor.presses("Laat een bericht achter")
    expect(visitor.page.get_by_role("heading", name="Laat een bericht achter")).to_be_visible(timeout=15_000)
    visitor.page.get_by_label("Jouw bericht", exact=True).fill(text)
    visitor.presses("Laat dit bericht achter")
    visitor.sees("Kan je bericht wachten? Zet dan het vinkje.")
    visitor.page.get_by_label(re.compile("Mijn bericht kan wachten")).check()
    visitor.presses("Laat dit bericht achter")
    words = visitor.page.locator("[data-part=words]:visible")
    expect(words).to_have_text(re.compile(r"\w+(\s+\w+){5}"), timeout=30_000)
    return " ".join(words.inner_text().split())


def test_a_message_is_left_read_before_the_line_answered_and_found_again(site, visitor, other_visitor, elsewhere, bram):
    bram.signs_in()
    closes(bram)
    visitor.arrives()
    visitor.sees("We zijn nu dicht.")
    expect(visitor.page.get_by_role("button", name="Start een gesprek")).to_have_count(0)

    words = leaves(visitor, "Kan iemand mij morgen helpen?")
    visitor.sees("We hebben je bericht")
    assert visitor.storage()["session"] == []
    bram.sees("Lees bericht")

    presses_chat_button(bram, "Open de chat")
    bram.sees(re.compile("Lees eerst 1 bericht"))
    other_visitor.starts()
    expect(bram.waiting()).to_have_count(2, timeout=15_000)
    bram.page.get_by_role("button", name=re.compile("^Neem aan")).first.click()
    bram.sees("Lees eerst de berichten die zijn achtergelaten.")
    bram.page.get_by_role("button", name="Lees bericht").click()
    bram.sees_message("Kan iemand mij morgen helpen?")
    bram.sees(re.compile("De bezoeker is er nu niet"))
    bram.sends("Ja. Kom morgen om zes uur, dan ben ik er.")
    bram.page.get_by_role("button", name=re.compile("^Neem aan")).first.click()
    other_visitor.sees(re.compile("Bram is er"))

    elsewhere.comes_back_with(words)
    elsewhere.sees_message("Ja. Kom morgen om zes uur, dan ben ik er.")
    elsewhere.sees(re.compile("Bram leest je bericht"))


def test_what_is_still_unread_half_an_hour_after_the_opening_calls_who_leads_the_shift(site, visitor, bram, dina):
    # Her browser's clock is half an hour further than the server's.
    dina.page.clock.set_system_time(time.time() + 31 * 60)
    bram.signs_in()
    dina.signs_in()
    closes(bram)
    leaves(visitor, "Kan iemand mij morgen helpen?")
    presses_chat_button(bram, "Open de chat")

    dina.sees("Een achtergelaten bericht is na een half uur nog niet gelezen. Lees het nu.")
    expect(dina.page.locator("#alert-line")).to_have_text("1 oproep", timeout=15_000)
    expect(bram.page.locator("#alert-line")).to_be_hidden()

    bram.page.get_by_role("button", name="Lees bericht", exact=True).click()
    bram.sees_message("Kan iemand mij morgen helpen?")
    expect(dina.page.locator("#alert-line")).to_be_hidden(timeout=15_000)


def test_who_waits_at_closing_time_is_told_and_can_leave_what_she_wrote(site, visitor, bram):
    visitor.starts()
    bram.signs_in()
    closes(bram)

    visitor.sees(re.compile("kunnen je vandaag niet meer helpen"))
    visitor.sees(re.compile("Veilig Thuis"))
    visitor.writes("Ik wilde vragen of dit normaal is.")
    visitor.presses("Laat dit bericht achter")
    visitor.sees("We hebben je bericht")
    expect(visitor.page.locator("[data-part=words]:visible")).to_have_text(re.compile(r"\w+(\s+\w+){5}"), timeout=30_000)
    bram.sees("Lees bericht")


def test_the_shift_lead_sets_the_hours_by_keyboard_and_the_first_page_says_them(site, visitor, dina):
    dina.signs_in()
    dina.page.get_by_role("link", name="Openingstijden").click()
    for day in ["Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag"]:
        dina.page.get_by_label(day, exact=True).fill("0:00-24:00")
    dina.page.get_by_label("Zondag", exact=True).fill("altijd")
    dina.page.keyboard.press("Enter")
    dina.sees(re.compile("begrijpen we niet als tijden"))
    expect(dina.page.get_by_label("Zondag", exact=True)).to_be_focused()
    dina.page.keyboard.press("Control+A")
    dina.page.keyboard.type("0:00-24:00")
    dina.page.keyboard.press("Enter")
    dina.sees("De tijden zijn bewaard.")
    expect(dina.page.get_by_label("Maandag", exact=True)).to_have_value("00:00-24:00")
    dina.page.get_by_role("button", name="Voeg een dag toe").click()
    dina.page.get_by_label("Dag", exact=True).fill("2026-12-25")
    dina.page.get_by_role("button", name="Bewaar de tijden").click()
    dina.sees("De tijden zijn bewaard.")
    dina.page.get_by_label("Chris").check()
    dina.sees("De lijst is bewaard.")

    visitor.arrives()
    visitor.sees(re.compile("We zijn nu open"))


def test_in_the_last_quarter_he_is_asked_to_take_nobody_new_and_may(site, visitor, bram, dina):
    now = datetime.fromtimestamp(site.now(), AMSTERDAM)
    noon = now.replace(hour=12, minute=0, second=0) + timedelta(days=1)
    closing = noon.replace(hour=18)
    site.let_pass(noon.timestamp() - now.timestamp())
    dina.signs_in()
    dina.page.get_by_role("link", name="Openingstijden").click()
    for day in ["Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag"]:
        dina.page.get_by_label(day, exact=True).fill("0:00-18:00")
    dina.page.get_by_role("button", name="Bewaar de tijden").click()
    dina.sees("De tijden zijn bewaard.")
    asked = bram.page.get_by_text("De chat sluit om 18:00. Neem liever niemand nieuws meer aan, en rond af wat loopt.", exact=True)

    # His browser looks at its own clock.
    bram.page.clock.set_system_time(closing - timedelta(minutes=16))
    bram.signs_in()
    presses_chat_button(bram, "Open de chat")
    bram.sees("De chat is open, tot 18:00 uur.")
    visitor.starts()
    expect(bram.waiting()).to_have_count(1, timeout=15_000)
    expect(asked).to_be_hidden()
    bram.page.clock.set_system_time(closing - timedelta(minutes=14))

    expect(asked).to_be_visible(timeout=30_000)
    assert judge(bram, "the last quarter") == []
    bram.claims()
    bram.sends("Ik heb nog even tijd voor je.")
    visitor.sees_message("Ik heb nog even tijd voor je.")


def test_axe_finds_nothing_while_it_is_closed(site, visitor, other_visitor, dina):
    other_visitor.starts()
    dina.signs_in()
    closes(dina)
    other_visitor.sees(re.compile("kunnen je vandaag niet meer helpen"))
    found = judge(other_visitor, "in the line, closed")
    visitor.arrives()
    found += judge(visitor, "first page, closed")
    visitor.presses("Laat een bericht achter")
    visitor.page.get_by_label("Jouw bericht", exact=True).fill("Hallo")
    visitor.presses("Laat dit bericht achter")
    found += judge(visitor, "leaving a message")
    visitor.page.get_by_label(re.compile("Mijn bericht kan wachten")).check()
    visitor.presses("Laat dit bericht achter")
    expect(visitor.page.locator("[data-part=words]:visible")).to_have_text(re.compile(r"\w+(\s+\w+){5}"), timeout=30_000)
    found += judge(visitor, "message left")
    found += judge(dina, "a message in the queue")
    dina.page.set_viewport_size({"width": 1280, "height": 900})
    dina.page.get_by_role("link", name="Openingstijden").click()
    expect(dina.page.get_by_label("Maandag")).to_be_visible()
    dina.page.get_by_role("button", name="Voeg een dag toe").click()
    dina.page.get_by_role("button", name="Bewaar de tijden").click()
    dina.sees(re.compile("Kies een dag"))
    found += judge(dina, "opening hours")

    assert found == []
