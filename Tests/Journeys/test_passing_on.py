"""Something is passed on without a yes: with her own words only, by two professionals, and never by the server."""

import re

from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH

PATIENCE = 20_000
HERS, ALSO_HERS, HIS = "Mijn broertje van 9 wordt geslagen", "Wij wonen boven de bakker", "Is er nu iemand bij je?"
WHY = "Er is direct gevaar voor een kind"
REASON = "Het gevaar is groot en een andere weg is er niet"


# What the counsellors do

def form(bram):
    return bram.page.get_by_role("dialog", name="Doorgeven zonder toestemming", exact=True)


def opens(bram):
    bram.opens_outside()
    bram.page.get_by_role("button", name="Doorgeven zonder toestemming", exact=True).click()
    expect(form(bram)).to_be_visible(timeout=PATIENCE)


def fills(bram, *facts, ground="Acuut gevaar"):
    opens(bram)
    form(bram).get_by_label(ground, exact=True).check()
    form(bram).get_by_label("Ja, ik heb advies gevraagd", exact=True).check()
    form(bram).get_by_label("Wat adviseerde Veilig Thuis?", exact=True).fill("Bel de politie")
    form(bram).get_by_label("Aan welke organisatie?", exact=True).fill("Politie")
    form(bram).get_by_label("Aan wie daar? Naam of functie", exact=True).fill("meldkamer")
    form(bram).get_by_label("Telefoonnummer", exact=True).fill("112")
    for fact in facts:
        form(bram).get_by_role("checkbox", name=fact, exact=True).check()
    form(bram).get_by_label("Waarom moet dit, en waarom kan het niet anders?", exact=True).fill(WHY)
    form(bram).get_by_label("Nee, nog niet", exact=True).check()
    form(bram).get_by_label("Waarom niet verteld?", exact=True).select_option("danger")
    form(bram).get_by_label("Leg dat uit in een paar zinnen", exact=True).fill("De dader leest mee")


def asks(bram):
    form(bram).get_by_role("button", name="Vraag een collega om mee te lezen", exact=True).click()
    expect(form(bram)).to_be_hidden(timeout=PATIENCE)


def call(chris):
    return chris.page.locator("calls-panel [data-part=passings] li")


def review(chris):
    return chris.page.get_by_role("dialog", name="Dit zou worden doorgegeven", exact=True)


def reads_along(chris):
    expect(call(chris)).to_be_visible(timeout=PATIENCE)
    call(chris).get_by_role("button", name="Lees mee", exact=True).click()
    expect(review(chris)).to_be_visible(timeout=PATIENCE)


def judges(chris, answer):
    review(chris).get_by_label("Wat vind je, en waarom?", exact=True).fill(REASON)
    review(chris).get_by_role("button", name=answer, exact=True).click()
    expect(review(chris).get_by_role("status")).to_have_text(re.compile("^Je bent het er"), timeout=PATIENCE)
    review(chris).get_by_role("button", name="Sluit", exact=True).click()
    expect(call(chris)).to_have_count(0, timeout=PATIENCE)
    assert HERS not in chris.page.content()


def opens_the_words(bram):
    bram.page.get_by_role("button", name="Open de woorden", exact=True).click()
    words = bram.page.get_by_label("Precies deze woorden, en niets meer", exact=True)
    expect(words).to_have_value(re.compile(f"“{HERS}”"), timeout=PATIENCE)
    return bram.page.get_by_role("dialog", name="Bel en geef het door", exact=True)


def step(bram, sentence):
    expect(bram.page.locator("passing-panel [data-part=step]")).to_have_text(sentence, timeout=PATIENCE)


def wide(person):
    person.page.set_viewport_size({"width": 1280, "height": 900})


@ON_BOTH
def test_two_professionals_pass_on_what_she_typed_and_nothing_else(conversation, chris):
    visitor, bram = conversation
    for text in (HERS, ALSO_HERS):
        visitor.sends(text)
        bram.sees_message(text)
    bram.sends(HIS)
    visitor.sees_message(HIS)
    chris.signs_in()

    # Only her words can be chosen, and what will be said stands there before anybody is asked.
    fills(bram, HERS)
    expect(form(bram).get_by_role("checkbox", name=HIS, exact=True)).to_have_count(0)
    preview = form(bram).get_by_role("region", name="Dit zijn de woorden die je doorgeeft", exact=True)
    expect(preview).to_contain_text(f"“{HERS}”")
    expect(preview).not_to_contain_text(ALSO_HERS)
    assert judge(bram, "passing on") == []
    wide(bram)
    asks(bram)
    step(bram, "Een collega is gevraagd om mee te lezen. Geef nog niets door.")
    expect(bram.page.get_by_role("button", name="Het is doorgegeven", exact=True)).to_be_hidden()

    # A colleague opens it, reads the same words, and agrees.
    expect(call(chris)).to_contain_text("Bram wil iets doorgeven zonder toestemming", timeout=PATIENCE)
    assert HERS not in chris.page.content()
    reads_along(chris)
    for said in (HERS, WHY, "meldkamer, Politie (112)", "De dader leest mee"):
        expect(review(chris)).to_contain_text(said)
    expect(review(chris)).not_to_contain_text(ALSO_HERS)
    assert judge(chris, "a colleague reads along") == []
    wide(chris)
    judges(chris, "Ik ben het ermee eens")

    # He reads it out on the telephone, and says when it is done.
    step(bram, "Je collega is het ermee eens.")
    expect(bram.page.get_by_text(f"Je collega schrijft: {REASON}", exact=True)).to_be_visible(timeout=PATIENCE)
    assert judge(bram, "agreed") == []
    wide(bram)
    words = opens_the_words(bram)
    expect(words).to_contain_text("Bel meldkamer, Politie: 112")
    assert judge(bram, "the words") == []
    wide(bram)
    words.get_by_role("checkbox", name="De bezoeker weet het intussen", exact=True).check()
    words.get_by_role("button", name="Het is doorgegeven", exact=True).click()
    step(bram, "Doorgegeven. Het staat bij de notities, en je kunt het zo registreren: zonder toestemming.")
    expect(bram.page.locator("notes-panel")).to_contain_text("Doorgegeven zonder toestemming", timeout=PATIENCE)
    expect(bram.page.locator("notes-panel")).to_contain_text(f"Meegelezen: Chris. Die schreef: {REASON}")
    assert WHY not in visitor.page.content()

    # The registration says so when he presses the button.
    bram.begins_to_close()
    bram.page.get_by_role("button", name="Registreer: gemeld zonder toestemming", exact=True).click()
    expect(bram.page.get_by_text("Staat in de registratie.", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(bram.form().locator("input[value=without_yes]")).to_be_checked()


def test_where_the_colleague_does_not_agree_nothing_is_passed_on(conversation, chris):
    visitor, bram = conversation
    visitor.sends(HERS)
    bram.sees_message(HERS)
    chris.signs_in()
    fills(bram, HERS)
    asks(bram)

    reads_along(chris)
    judges(chris, "Ik ben het er niet mee eens")

    step(bram, "Je collega is het er niet mee eens. Geef niets door. Overleg samen, of met Veilig Thuis.")
    expect(bram.page.get_by_text(f"Je collega schrijft: {REASON}", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(bram.page.get_by_role("button", name="Het is doorgegeven", exact=True)).to_be_hidden()
    bram.opens_outside()
    expect(bram.page.get_by_role("button", name="Doorgeven zonder toestemming", exact=True)).to_be_visible()


def test_after_a_reload_the_words_are_there_again_and_it_can_be_withdrawn(conversation, chris):
    visitor, bram = conversation
    nickname = bram.nickname()
    visitor.sends(HERS)
    bram.sees_message(HERS)
    chris.signs_in()
    fills(bram, HERS)
    asks(bram)
    reads_along(chris)
    judges(chris, "Ik ben het ermee eens")

    bram.reloads_and_unlocks()
    bram.selects(nickname)

    words = opens_the_words(bram)
    words.get_by_role("button", name="Sluit", exact=True).click()
    bram.page.get_by_role("button", name="Trek het in", exact=True).click()
    step(bram, "Ingetrokken. Er is niets doorgegeven.")
    expect(bram.page.get_by_role("button", name="Open de woorden", exact=True)).to_be_hidden()


def test_locking_takes_what_a_colleague_reads_from_the_screen(conversation, chris):
    visitor, bram = conversation
    visitor.sends(HERS)
    bram.sees_message(HERS)
    chris.signs_in()
    fills(bram, HERS)
    asks(bram)
    reads_along(chris)

    bram.page.get_by_role("button", name="Trek het in", exact=True).click()
    expect(review(chris)).to_be_hidden(timeout=PATIENCE)
    assert HERS not in chris.page.content()
    fills(bram, HERS)
    asks(bram)
    reads_along(chris)
    review(chris).get_by_role("button", name="Sluit", exact=True).click()
    chris.page.get_by_role("button", name="Vergrendel", exact=True).click()
    expect(chris.page.get_by_role("button", name="Vergrendel", exact=True)).to_be_hidden(timeout=PATIENCE)
    assert HERS not in chris.page.content()
    chris.unlocks()
    reads_along(chris)
    judges(chris, "Ik ben het ermee eens")
    opens_the_words(bram)
