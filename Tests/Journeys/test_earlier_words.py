"""She lets a guest read something of before he came: exactly what she chooses, and nothing beside it."""

import pytest
from playwright.sync_api import expect

from axe import judge
from navigators.guest import Guest
from navigators.letting_in import NAME, brings_in
from test_guest import AFTER, BEFORE

ASKED, OTHER = "Wat is er gebeurd?", "Dit blijft tussen ons"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def guest(site, new_context):
    return Guest(new_context(viewport=PHONE), site)


def card(visitor):
    return visitor.page.get_by_role("form", name=f"Wat mag {NAME} lezen?", exact=True)


def chooses(visitor):
    visitor.page.get_by_role("button", name="Laat iets van eerder lezen", exact=True).click()
    expect(card(visitor)).to_be_visible()


def lets_read(visitor):
    card(visitor).get_by_role("button", name="Laat dit lezen", exact=True).click()


def test_he_reads_what_she_chooses_and_nothing_else(conversation, chris, guest):
    visitor, bram = conversation
    visitor.sends(BEFORE)
    bram.sees_message(BEFORE)
    bram.sends(ASKED)
    visitor.sees_message(ASKED)
    visitor.sends(OTHER)
    bram.sees_message(OTHER)
    brings_in(visitor, bram, chris, guest)

    # Nothing is chosen beforehand, and rather not is as near as yes. The way out stays in reach.
    chooses(visitor)
    expect(card(visitor).get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(card(visitor)).to_contain_text("Praat eerst met een advocaat.")
    expect(visitor.page.get_by_role("link", name="Snel weg: sluit deze pagina en open het weer", exact=True)).to_be_in_viewport(ratio=1)
    assert judge(visitor, "something of before") == []
    visitor.page.set_viewport_size(PHONE)
    lets_read(visitor)
    expect(card(visitor)).to_contain_text("Kies eerst een bericht.")
    card(visitor).get_by_role("button", name="Toch niet", exact=True).click()
    expect(card(visitor)).to_be_hidden()

    chooses(visitor)
    for text in (BEFORE, ASKED):
        card(visitor).get_by_role("checkbox", name=text).check()
    lets_read(visitor)
    expect(card(visitor)).to_be_hidden()

    guest.sees_message(BEFORE)
    guest.sees_message(ASKED)
    guest.sees("Eerder geschreven door wie om hulp vraagt, en nu met jou gedeeld.")
    guest.sees("Eerder geschreven door de hulpverlener. Wie om hulp vraagt, deelt het nu met jou.")
    visitor.sees("Eerder door jou geschreven. Nu laat je het lezen.")
    bram.page.get_by_text(f"{bram.nickname()}, van eerder, nu gedeeld met de gast", exact=True).wait_for()
    bram.page.get_by_text(f"{bram.nickname()} deelt met de gast wat de hulpverlener eerder schreef", exact=True).wait_for()
    assert OTHER not in guest.everything()
    for person in (visitor, bram, guest):
        assert judge(person, "something of before was shown") == []
        expect(person.page.locator(".bubble__warning")).to_have_count(0)

    # He has gone: there is nobody to show anything to.
    guest.leaves().is_out("Je bent weggegaan.")
    expect(visitor.page.get_by_role("button", name="Laat iets van eerder lezen", exact=True)).to_be_hidden()
    visitor.sends(AFTER)
    bram.sees_message(AFTER)
