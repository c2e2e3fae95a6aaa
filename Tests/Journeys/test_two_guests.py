"""Police and the interpreter through whom she speaks with them: each by a yes of his own, and either goes while the other stays."""

import pytest
from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH
from navigators.guest import Guest
from navigators.letting_in import EMPLOYER, NAME, PATIENCE, PIET, away, call, card, confirms, makes_link, proposes, says_yes, step
from test_guest import AFTER, BEFORE, DURING, HIS, OUT

NOOR = ("Noor Haddad", "Tolkendienst")
HERS = "Ik vertaal wat jullie zeggen"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def piet(site, new_context):
    return Guest(new_context(viewport=PHONE), site)


@pytest.fixture
def noor(site, new_context):
    return Guest(new_context(viewport=PHONE), site)


def comes_in(visitor, bram, chris, guest, who, kind, **about):
    proposes(bram, who=who, **about)
    says_yes(visitor, who)
    confirms(chris, who)
    link, code = makes_link(bram, kind)
    guest.opens(link).types_code(code).is_in()
    expect(card(bram, kind).locator("[data-part=step]")).to_have_text(f"{kind}: praat nu mee.", timeout=PATIENCE)
    return link, code


def noor_comes_in(visitor, bram, chris, noor):
    return comes_in(visitor, bram, chris, noor, NOOR, "Tolk", role="interpreter")


def piet_comes_in(visitor, bram, chris, piet):
    return comes_in(visitor, bram, chris, piet, PIET, "Politie")


def everybody_reads(people, writer, text):
    writer.sends(text)
    for person in people:
        person.sees_message(text)


@ON_BOTH
def test_an_interpreter_and_the_police_are_in_at_once_and_go_one_by_one(conversation, chris, noor, piet):
    visitor, bram = conversation
    visitor.sends(BEFORE)
    bram.sees_message(BEFORE)
    chris.signs_in()

    noor_comes_in(visitor, bram, chris, noor)
    visitor.sees(f"Je praat met Bram en {NOOR[0]} ({NOOR[1]}).")
    everybody_reads([visitor, bram], noor, HERS)
    piet_comes_in(visitor, bram, chris, piet)

    # Who is there is told to everybody, and a third cannot be asked for.
    visitor.sees(f"Je praat met Bram, {NOOR[0]} ({NOOR[1]}) en {NAME} ({EMPLOYER}).")
    noor.sees(f"{NAME} ({EMPLOYER}) praat nu mee.")
    noor.sees(f"In dit gesprek: jij, Bram, {NAME} ({EMPLOYER}) en wie om hulp vraagt. Je ziet alleen wat er vanaf nu wordt geschreven.")
    piet.sees("In dit gesprek: jij, Bram, Tolk en wie om hulp vraagt. Je ziet alleen wat er vanaf nu wordt geschreven.")
    bram.opens_outside()
    expect(bram.page.get_by_role("button", name="Iemand in het gesprek halen", exact=True)).to_be_hidden()
    everybody_reads([visitor, bram, noor], piet, HIS)
    everybody_reads([bram, noor, piet], visitor, DURING)
    left = piet.everything()
    assert BEFORE not in left and HERS not in left
    for person in (visitor, bram, noor, piet):
        assert judge(person, "with two guests") == []

    # Piet goes by himself; she who stays is in the next epoch, and reads on.
    piet.leaves().is_out("Je bent weggegaan.")
    visitor.sees(f"{NAME} praat niet meer mee. Wat je nu schrijft, leest {NAME} niet.")
    noor.sees(f"{NAME} ({EMPLOYER}) praat niet meer mee.")
    visitor.sees(f"Je praat met Bram en {NOOR[0]} ({NOOR[1]}).")
    everybody_reads([bram, noor], visitor, AFTER)
    everybody_reads([visitor, bram], noor, "Piet is weg, ik ben er nog")
    assert AFTER not in piet.everything()

    # And she sends Noor away.
    away(visitor, NOOR).click()
    noor.is_out(OUT)
    visitor.sends("Nu zijn we met zijn tweeën")
    bram.sees_message("Nu zijn we met zijn tweeën")
    assert "met zijn tweeën" not in noor.everything()
    for person in (visitor, bram):
        expect(person.log().locator(".bubble__warning")).to_have_count(0)
    expect(call(chris)).to_have_count(0)


def test_she_sends_the_first_away_while_the_second_stays(conversation, chris, noor, piet):
    visitor, bram = conversation
    chris.signs_in()
    piet_comes_in(visitor, bram, chris, piet)
    noor_comes_in(visitor, bram, chris, noor)

    away(visitor).click()

    piet.is_out(OUT)
    # The button that she pressed is gone; she goes on where it is said who is there.
    expect(visitor.page.get_by_text(f"Je praat met Bram en {NOOR[0]} ({NOOR[1]}).", exact=True)).to_be_focused()
    everybody_reads([bram, noor], visitor, AFTER)
    everybody_reads([visitor, bram], noor, HERS)
    assert AFTER not in piet.everything()
    expect(away(visitor)).to_be_hidden()
    expect(away(visitor, NOOR)).to_be_visible()


def test_after_the_counsellor_loaded_his_page_anew_another_comes_in_beside_the_first(conversation, chris, noor, piet):
    visitor, bram = conversation
    nickname = bram.nickname()
    chris.signs_in()
    noor_comes_in(visitor, bram, chris, noor)

    bram.reloads_and_unlocks()
    bram.selects(nickname)
    piet_comes_in(visitor, bram, chris, piet)

    everybody_reads([bram, noor, piet], visitor, DURING)
    everybody_reads([visitor, bram, piet], noor, HERS)
    step(bram, "Politie: praat nu mee.")
