"""What somebody was writing in a form beside the conversation is there again when the workspace locked by itself, and no page had it meanwhile."""

import re
import time

from playwright.sync_api import expect

import test_letter
import test_passing_on
from navigators import letting_in

PATIENCE = 20_000
HALF = "Een meisje van 17 zoekt vanavond een veilige plek. Zij heeft"


def locks_by_itself(bram, *gone):
    """Nobody touched anything for more than ten minutes."""
    bram.page.clock.set_system_time(time.time() + 21 * 60)
    expect(bram.page.locator("#unlock-passphrase")).to_be_visible(timeout=PATIENCE)
    for text in gone:
        expect(bram.page.get_by_text(text)).to_have_count(0)
        assert text not in bram.page.evaluate("() => [...document.querySelectorAll('input, textarea')].map((one) => one.value).join()")
    assert bram.page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]


def comes_back(bram, nickname):
    bram.unlocks()
    bram.selects(nickname)
    bram.opens_outside()


def test_half_a_letter_is_there_again_until_she_is_asked(conversation, site):
    _, bram = conversation
    nickname = bram.nickname()
    test_letter.fills(bram, text=HALF)

    locks_by_itself(bram, HALF, test_letter.EMPLOYER)
    assert HALF.encode() not in b"".join(file.read_bytes() for file in site.data.rglob("*") if file.is_file())
    comes_back(bram, nickname)
    test_letter.means(bram).click()

    text = test_letter.form(bram).get_by_label("Wat de organisatie leest", exact=True)
    expect(text).to_have_value(HALF)
    expect(test_letter.form(bram).get_by_label("Organisatie", exact=True)).to_have_value(test_letter.EMPLOYER)
    expect(test_letter.form(bram).get_by_label("16 of ouder", exact=True)).to_be_checked()
    expect(bram.composer()).to_have_value("")

    text.fill(test_letter.TEXT)
    test_letter.asks(bram)
    test_letter.step(bram, "de bezoeker leest de tekst.")
    bram.page.get_by_role("button", name="Trek de overdracht in", exact=True).click()
    bram.page.get_by_role("button", name="Vergrendel", exact=True).click()
    bram.unlocks()
    bram.selects(nickname)
    bram.opens_outside()
    test_letter.means(bram).click()
    expect(text).to_have_value("")


def test_a_guest_who_was_half_written_down_is_there_again_until_the_form_is_closed(conversation):
    _, bram = conversation
    nickname = bram.nickname()
    letting_in.fills(bram, made_to="Ja")
    discussed = letting_in.form(bram).get_by_role("checkbox", name=re.compile("^Ik heb dit met de bezoeker besproken"))
    discussed.check()
    opener = bram.page.get_by_role("button", name="Iemand in het gesprek halen", exact=True)
    name = letting_in.form(bram).get_by_label("Naam", exact=True)

    locks_by_itself(bram, letting_in.NAME)
    comes_back(bram, nickname)
    opener.click()

    expect(name).to_have_value(letting_in.NAME)
    expect(letting_in.form(bram).locator("[name=offence]:checked")).to_have_value("yes")
    # That it was talked about is said anew, by who asks.
    expect(discussed).not_to_be_checked()
    letting_in.form(bram).get_by_role("button", name="Sluit", exact=True).click()
    bram.opens_outside()
    opener.click()
    expect(name).to_have_value("")


def test_what_was_to_be_passed_on_is_there_again_with_her_words(conversation):
    visitor, bram = conversation
    nickname = bram.nickname()
    visitor.sends(test_passing_on.HERS)
    bram.sees_message(test_passing_on.HERS)
    test_passing_on.fills(bram, test_passing_on.HERS)
    form = test_passing_on.form(bram)

    locks_by_itself(bram, test_passing_on.HERS, test_passing_on.WHY)
    comes_back(bram, nickname)
    bram.page.get_by_role("button", name="Doorgeven zonder toestemming", exact=True).click()

    expect(form.get_by_role("checkbox", name=test_passing_on.HERS, exact=True)).to_be_checked(timeout=PATIENCE)
    expect(form.get_by_label("Waarom moet dit, en waarom kan het niet anders?", exact=True)).to_have_value(test_passing_on.WHY)
    test_passing_on.asks(bram)
    test_passing_on.step(bram, "Een collega is gevraagd om mee te lezen. Geef nog niets door.")
