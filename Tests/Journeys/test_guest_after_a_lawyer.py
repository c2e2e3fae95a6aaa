"""Before the police come to who may have been made to do what is not allowed, a lawyer or care coordinator is offered."""

import re

import pytest
from playwright.sync_api import expect

from axe import judge
from navigators.letting_in import EMPLOYER, NAME, PATIENCE, answers, asks, fills, form, offence, question

DISCUSSED = re.compile("^Ik heb dit met de bezoeker besproken")


def asked(bram):
    form(bram).get_by_role("button", name=re.compile("^Vraag het aan")).click()


def field(bram, name):
    return form(bram).get_by_label(name, exact=True)


def is_refused(bram, sentence):
    expect(form(bram).get_by_role("alert")).to_have_text(sentence)


@pytest.mark.parametrize("answer", ["Ja", "Dat weet ik niet"])
def test_police_come_when_she_wants_them_all_the_same_and_the_note_says_so(conversation, answer):
    visitor, bram = conversation
    fills(bram, made_to=answer)
    expect(form(bram).get_by_role("checkbox", name=DISCUSSED)).not_to_be_checked()
    asked(bram)
    is_refused(bram, "Bied eerst een advocaat of veiligheidscoördinator aan. Wil de bezoeker toch nu de politie? Zet dan het vinkje.")
    expect(question(visitor)).to_have_count(0)
    assert judge(bram, "a lawyer first") == []
    bram.page.set_viewport_size({"width": 1280, "height": 900})

    form(bram).get_by_role("checkbox", name=DISCUSSED).check()
    asks(bram)

    answers(visitor, f"Ja, {NAME} mag meepraten")
    notes = bram.page.locator("notes-panel")
    expect(notes).to_contain_text("Moest misschien dingen doen die niet mogen:", timeout=PATIENCE)
    expect(notes).to_contain_text("Eerst is een advocaat of veiligheidscoördinator aangeboden. De bezoeker wil nu de politie.")
    assert "dingen doen die niet mogen:" not in visitor.page.content()


def test_nothing_is_chosen_beforehand_whatever_the_registration_says(conversation):
    _, bram = conversation
    bram.chooses("Waar ging het over", "mensenhandel of uitbuiting")
    bram.chooses("Welke vorm van uitbuiting", "criminele uitbuiting")
    expect(bram.page.locator("registration-form [data-part=saved]")).to_contain_text(re.compile(r"\d"), timeout=PATIENCE)

    fills(bram, role="shelter")
    expect(field(bram, "Moest de bezoeker misschien dingen doen die niet mogen?")).to_be_hidden()
    field(bram, "Wat is deze persoon?").select_option("police")

    expect(form(bram).get_by_text("In de registratie staat: criminele uitbuiting.", exact=True)).to_be_visible()
    expect(form(bram).locator("[name=offence]:checked")).to_have_count(0)
    asked(bram)
    is_refused(bram, "Kies of de bezoeker misschien dingen moest doen die niet mogen.")


def test_a_lawyer_is_asked_instead_and_nothing_of_the_officer_stays(conversation):
    visitor, bram = conversation
    fills(bram, made_to="Ja")

    form(bram).get_by_role("button", name="Vraag een advocaat", exact=True).click()

    expect(field(bram, "Wat is deze persoon?")).to_have_value("lawyer")
    expect(field(bram, "Naam")).to_be_focused()
    for name in ("Naam", "Organisatie", "Nummer dat wordt teruggebeld"):
        expect(field(bram, name)).to_have_value("")
    expect(form(bram).locator("[name=known]:checked")).to_have_count(0)
    expect(field(bram, "16 of ouder")).to_be_checked()
    for name, text in {"Naam": "Els Bos", "Organisatie": "Bos Advocaten", "Nummer dat wordt teruggebeld": "020-1234567"}.items():
        field(bram, name).fill(text)
    field(bram, "Ja, het nummer staat in de sociale kaart").check()
    asks(bram)

    visitor.sees("Els Bos werkt bij Bos Advocaten.")
    expect(bram.page.locator("notes-panel")).to_contain_text("Bos Advocaten (Advocaat)", timeout=PATIENCE)
    expect(bram.page.locator("notes-panel")).not_to_contain_text(EMPLOYER)


def test_the_directory_opens_with_its_lawyers(conversation):
    visitor, bram = conversation
    fills(bram, made_to="Dat weet ik niet")

    form(bram).get_by_role("button", name="Zoek een advocaat in de sociale kaart", exact=True).click()

    expect(form(bram)).to_be_hidden()
    expect(bram.page.locator("dialog[open] partner-search [name=kind]")).to_have_value("lawyer", timeout=PATIENCE)
    expect(question(visitor)).to_have_count(0)
