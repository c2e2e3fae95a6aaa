"""The way to the police: followed until she has decided, by whoever of the team is there, and nobody pushes her along it."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from axe import judge
from navigators.visitor import Visitor
from test_follow_ups import opens, weeks_later
from test_registration import fill_core

PATIENCE = 20_000
HERSELF = "de bezoeker zelf, bij terugkomst"
QUESTION = f"Hoe staat het met de weg naar de politie? Vraag het {HERSELF}. Elk antwoord is goed."


@pytest.fixture
def elsewhere(site, new_context):
    """Her other device."""
    return Visitor(new_context(viewport={"width": 360, "height": 740}), site)


def offer(bram):
    return bram.form().get_by_text(re.compile("^De weg naar de politie is nog niet af."))


def steps(site):
    """Of every registration, what the database has of its way."""
    database = sqlite3.connect(f"file:{site.data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    found = [row[0] for row in database.execute("SELECT willingness FROM case_record WHERE willingness <> ''")]
    database.close()
    return found


def answers(shown, answer):
    question = shown.get_by_role("group", name=QUESTION, exact=True)
    buttons = question.get_by_role("button").all()
    assert len(buttons) == 8 and all(each.get_attribute("aria-pressed") is None for each in buttons)
    question.get_by_role("button", name=answer, exact=True).click()
    expect(shown.get_by_role("status")).to_have_text(f"Bewaard voor {HERSELF}. Het staat ook in de registratie.", timeout=PATIENCE)


def test_her_way_to_the_police_is_followed_until_she_has_reported(site, conversation, elsewhere, chris):
    visitor, bram = conversation
    words = visitor.asks_a_return_code()
    bram.begins_to_close()
    fill_core(bram)
    expect(offer(bram)).to_be_hidden()
    bram.chooses("naar de politie", "twijfelt")
    expect(offer(bram)).to_be_visible(timeout=PATIENCE)
    assert judge(bram, "following the way to the police, at the closing") == []
    bram.chooses("naar de politie", "nee")
    expect(offer(bram)).to_be_hidden()
    bram.chooses("naar de politie", "twijfelt")
    bram.form().get_by_role("button", name=f"Vraag het {HERSELF}", exact=True).click()
    bram.sees("Het staat bij ‘Navragen’.")
    bram.finishes()
    visitor.sees("Het gesprek is klaar")
    assert steps(site) == ["doubt"]

    # A week and a day: a colleague asks.
    weeks_later(site, 8, chris)
    shown = opens(chris, due=1)
    assert judge(chris, "asking after the way to the police") == []
    answers(shown, "Informatief gesprek")
    expect(shown.get_by_role("listitem")).to_contain_text("Over 20 dagen navragen, na 4 weken")
    expect(shown.get_by_role("listitem")).to_contain_text("Gehoord na 1 week: Informatief gesprek.")
    shown.get_by_role("button", name="Sluit", exact=True).click()

    # She comes back, and who takes her sees what it was before.
    elsewhere.comes_back_with(words)
    elsewhere.presses("Verder praten")
    chris.claims()
    field = chris.form().get_by_role("group", name=re.compile("naar de politie"))
    expect(field).to_contain_text("Eerder: twijfelt → informatief gesprek.")
    chris.chooses("naar de politie", "melding")
    chris.sees(re.compile("^Bewaard"))
    chris.begins_to_close()
    chris.finishes()
    elsewhere.sees("Het gesprek is klaar")
    assert steps(site) == ["doubt info melding"]

    # It is done, and nobody asks any more.
    weeks_later(site, 20, bram)
    shown = opens(bram, due=1)
    answers(shown, "Aangifte of melding is gedaan")
    expect(shown.get_by_text("Er is niets na te vragen.")).to_be_visible(timeout=PATIENCE)
    assert steps(site) == ["doubt info melding done"]
