"""A written handover: she reads every word and says yes; link and code open it once; and then it is gone."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH
from navigators.addressee import Addressee

PATIENCE = 20_000
EMPLOYER = "Opvang Noord"
TEXT = "Een meisje van 17 zoekt vanavond een veilige plek.\nBel ons voor twaalf uur op 0900-1234."
RECEIVED = "Dank je. De hulpverlener hoort nu dat je de tekst hebt."
DAY = 24 * 60 * 60


@pytest.fixture
def addressee(site, new_context):
    return Addressee(new_context(viewport={"width": 1280, "height": 800}), site)


# What the counsellors do

def form(bram):
    return bram.page.get_by_role("dialog", name="Schriftelijke overdracht", exact=True)


def means(bram):
    return bram.page.get_by_role("button", name="Schriftelijke overdracht", exact=True)


def fills(bram, age="16 of ouder", text=TEXT):
    bram.opens_outside()
    means(bram).click()
    form(bram).get_by_label("Organisatie", exact=True).fill(EMPLOYER)
    form(bram).get_by_label("Telefoonnummer van de organisatie", exact=True).fill("0900-8844")
    form(bram).get_by_label(age, exact=True).check()
    form(bram).get_by_label("Wat de organisatie leest", exact=True).fill(text)


def asks(bram):
    form(bram).get_by_role("button", name=re.compile("dit lezen$")).click()
    expect(form(bram)).to_be_hidden(timeout=PATIENCE)


def step(bram, sentence):
    expect(bram.page.locator("letter-panel [data-part=step]")).to_have_text(f"{EMPLOYER}: {sentence}", timeout=PATIENCE)


def makes_link(bram, name="Maak de link"):
    """Returns the link and the code."""
    bram.page.get_by_role("button", name=name, exact=True).click()
    code = bram.page.locator("letter-panel .guest__code")
    expect(code).to_have_text(re.compile(r"^[A-Z2-9]{4} [A-Z2-9]{4}$"), timeout=PATIENCE)
    step(bram, "de link is klaar en is zeven dagen geldig. De tekst is nog niet geopend.")
    return bram.page.get_by_label("Link: stuur deze naar de organisatie", exact=True).input_value(), code.inner_text()


def audited(site):
    """Every action of the audit trail, in order."""
    database = sqlite3.connect(f"file:{site.data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    actions = [action for (action,) in database.execute("SELECT action FROM audit ORDER BY number")]
    database.close()
    return actions


def call(chris):
    return chris.page.locator("calls-panel [data-part=letters] li")


# What she does

def card(visitor):
    return visitor.page.get_by_role("group", name=f"Tekst voor {EMPLOYER}", exact=True)


def answers(visitor, answer):
    expect(card(visitor).last).to_contain_text(TEXT.split("\n")[0], timeout=PATIENCE)
    card(visitor).last.get_by_role("button", name=answer, exact=True).click()


def says_yes(visitor):
    answers(visitor, "Ja, dit mag naar ze toe")
    expect(card(visitor).last).to_contain_text(f"Je zei ja. Je kunt dit terugnemen zolang {EMPLOYER} het nog niet heeft gelezen.")


def lies(visitor, bram):
    fills(bram)
    asks(bram)
    says_yes(visitor)
    step(bram, "de bezoeker zei ja. Je kunt de link maken.")
    return makes_link(bram)


@ON_BOTH
def test_she_changes_a_text_and_says_yes_to_the_next_which_is_opened_once(conversation, addressee, new_context, site):
    visitor, bram = conversation
    fills(bram, text=f"{TEXT}\nHaar naam is Sanne.")
    assert judge(bram, "writing a handover") == []
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    asks(bram)
    step(bram, "de bezoeker leest de tekst.")

    # No is as easy as yes; then another text.
    expect(card(visitor)).to_contain_text("Alleen dit, en alleen als jij ja zegt.", timeout=PATIENCE)
    assert judge(visitor, "a text about her") == []
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    answers(visitor, "Nee, niet sturen")
    step(bram, "de bezoeker zei nee. Er gaat niets weg.")
    visitor.sends("Niet mijn naam erin")
    bram.sees_message("Niet mijn naam erin")
    link, code = lies(visitor, bram)
    assert judge(bram, "link and code of a handover") == []
    bram.page.set_viewport_size({"width": 1280, "height": 900})

    # He opens it, once.
    addressee.opens(link)
    assert "#" not in addressee.page.url
    assert judge(addressee, "the code of a handover") == []
    addressee.types_code(code.lower()).reads(TEXT)
    assert judge(addressee, "a handover") == []
    step(bram, "de tekst is geopend. We wachten op de bevestiging.")
    other = Addressee(new_context(), site).opens(link).types_code(code)
    other.sees("Deze tekst is al geopend. Was jij dat niet? Bel dan meteen de hulpverlener.")

    # She cannot take back what was read, and is told so.
    card(visitor).last.get_by_role("button", name="Toch niet sturen", exact=True).click()
    expect(card(visitor).last).to_contain_text("Dit kan niet meer. Misschien is de tekst al gelezen. Vraag het ons.")

    addressee.confirms().sees(RECEIVED)
    step(bram, "heeft de tekst en gaat ermee verder.")
    assert "Sanne" not in addressee.everything() and "meisje" not in addressee.everything()
    addressee.opens(link).types_code(code)
    addressee.sees("Deze tekst is al geopend. Was jij dat niet? Bel dan meteen de hulpverlener.")


def test_she_takes_it_back_before_anybody_opened_it(conversation, addressee):
    visitor, bram = conversation
    link, code = lies(visitor, bram)

    answers(visitor, "Toch niet sturen")
    expect(card(visitor)).to_contain_text(f"Je zei nee. Er gaat niets naar {EMPLOYER}. Wij praten gewoon verder.")

    step(bram, "de bezoeker zei nee. Er gaat niets weg.")
    expect(bram.page.locator("letter-panel .guest__code")).to_be_hidden()
    addressee.opens(link).types_code(code)
    addressee.sees("Deze tekst is er niet meer. Bel de hulpverlener.")


def test_about_a_child_a_colleague_reads_it_first(site, conversation, chris):
    visitor, bram = conversation
    chris.signs_in()
    fills(bram, age="Jonger dan 12")
    form(bram).get_by_role("button", name=re.compile("dit lezen$")).click()
    expect(form(bram).get_by_role("alert")).to_have_text("Vraag eerst advies aan Veilig Thuis en zet dan het vinkje.")
    form(bram).get_by_label("Veilig Thuis heeft dit geadviseerd", exact=True).check()
    asks(bram)
    expect(call(chris)).to_have_count(0)
    says_yes(visitor)

    step(bram, "de bezoeker zei ja. Nu leest een collega mee.")
    expect(bram.page.get_by_role("button", name="Maak de link", exact=True)).to_be_hidden()
    expect(call(chris)).to_contain_text("Bram vraagt: lees deze overdracht mee.", timeout=PATIENCE)
    expect(call(chris)).not_to_contain_text(EMPLOYER)
    expect(call(chris).locator(".letter__text")).to_be_hidden()
    before = audited(site).count("letter-read")
    call(chris).get_by_role("button", name="Lees de tekst. Dat wordt vastgelegd.", exact=True).click()
    expect(call(chris).locator(".letter__text")).to_have_text(TEXT, timeout=PATIENCE)
    assert audited(site).count("letter-read") == before + 1
    assert judge(chris, "a handover to read") == []
    chris.page.set_viewport_size({"width": 1280, "height": 900})
    call(chris).get_by_role("button", name="Ik las mee: dit kan zo weg", exact=True).click()

    step(bram, "een collega las mee en vindt het goed. Je kunt de link maken.")
    makes_link(bram)
    expect(call(chris)).to_have_count(0)


def test_five_wrong_codes_destroy_it_and_another_link_is_made(conversation, addressee, site):
    visitor, bram = conversation
    link, code = lies(visitor, bram)
    wrong = "AAAA AAAA" if code != "AAAA AAAA" else "BBBB BBBB"
    addressee.opens(link).types_code("ABC").sees("Een code heeft acht letters en cijfers.")

    for left in (4, 3, 2, 1):
        addressee.types_code(wrong).sees(f"Deze code klopt niet. Vraag hem nog eens. Je kunt nog {left} keer proberen.")
        expect(bram.page.get_by_text(f"De code was fout. Nog {left} keer proberen.", exact=True)).to_be_visible(timeout=PATIENCE)
    addressee.types_code(wrong)

    addressee.sees("De code was te vaak fout. De tekst is gewist. Bel de hulpverlener voor een nieuwe link.")
    step(bram, "de code was vijf keer fout. De tekst is gewist.")
    site.let_pass(61)
    link, code = makes_link(bram, "Maak een nieuwe link")
    addressee.opens(link).types_code(code).reads(TEXT)


def test_what_nobody_opens_calls_a_colleague_and_is_destroyed(conversation, chris, addressee, site):
    visitor, bram = conversation
    link, code = lies(visitor, bram)

    site.let_pass(7 * DAY + 60)
    addressee.opens(link).types_code(code)
    addressee.sees("Deze link is niet meer geldig. Bel de hulpverlener voor een nieuwe.")
    chris.signs_in()
    call(chris).get_by_role("button", name="Toon wie je belt. Dat wordt vastgelegd.", exact=True).click()
    expect(call(chris)).to_contain_text(EMPLOYER, timeout=PATIENCE)
    expect(call(chris).locator(".letter__text")).to_be_hidden()
    expect(call(chris)).to_contain_text("Niet geopend binnen zeven dagen. De tekst is gewist. Bel: 0900-8844")
    call(chris).get_by_role("button", name="Ik heb gebeld: het is geregeld", exact=True).click()

    expect(call(chris)).to_have_count(0, timeout=PATIENCE)


def test_who_reloads_has_neither_link_nor_code_and_makes_another_link(conversation, addressee):
    visitor, bram = conversation
    nickname = bram.nickname()
    link, code = lies(visitor, bram)

    bram.reloads_and_unlocks()
    bram.selects(nickname)
    expect(bram.page.locator("letter-panel .guest__code")).to_be_hidden()
    fresh, other = makes_link(bram, "Maak een nieuwe link")

    addressee.opens(link).types_code(code)
    addressee.sees("Deze tekst is er niet meer. Bel de hulpverlener.")
    addressee.opens(fresh).types_code(other).reads(TEXT)


def test_what_was_written_and_not_asked_is_still_there_when_he_comes_back(conversation):
    _, bram = conversation
    fills(bram)
    form(bram).get_by_role("button", name="Sluit", exact=True).click()

    bram.opens_outside()
    means(bram).click()

    expect(form(bram).get_by_label("Wat de organisatie leest", exact=True)).to_have_value(TEXT)
    expect(form(bram).get_by_label("Organisatie", exact=True)).to_have_value(EMPLOYER)


def test_after_erasing_nothing_can_be_opened_and_she_reads_what_may_have_been_read(conversation, addressee):
    visitor, bram = conversation
    link, code = lies(visitor, bram)

    visitor.erases()

    visitor.sees(f"{EMPLOYER} heeft misschien al gelezen wat jij goedkeurde. Dat kunnen wij niet wissen.")
    addressee.opens(link).types_code(code)
    addressee.sees("Deze tekst is er niet meer. Bel de hulpverlener.")
