"""Somebody from outside in the conversation: by her yes, a colleague's call and a spoken code; for as long as she wants; nothing before, nothing after."""

import re

import pytest
from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH
from navigators.guest import Guest
from navigators.letting_in import (
    EMPLOYER, NAME, PATIENCE, answers, away, brings_in, call, confirms, fills, form, makes_link, proposes, question, says_yes, step, wrong)

BEFORE, DURING, AFTER = "Dit zei ik alleen tegen jou", "Dag Piet, ik ben er", "Nu zijn we weer met zijn tweeën"
HIS = "Dag, ik ben van de politie"
OUT = "Je hoort niet meer bij dit gesprek. Wat er nu wordt geschreven, zie jij niet."


@pytest.fixture
def guest(site, new_context):
    return Guest(new_context(viewport={"width": 360, "height": 740}), site)


@ON_BOTH
def test_she_refuses_one_and_agrees_to_another_who_reads_only_what_is_said_while_he_is_there(conversation, chris, guest):
    visitor, bram = conversation
    visitor.sends(BEFORE)
    bram.sees_message(BEFORE)
    chris.signs_in()

    # No is as easy as yes, and nothing comes of it.
    proposes(bram)
    expect(question(visitor)).to_contain_text("Ook als jij dat niet meer wilt.")
    assert judge(visitor, "the question") == []
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    answers(visitor, "Nee, liever niet")
    step(bram, "Politie: de bezoeker zei nee. Het gesprek gaat gewoon door.")
    expect(call(chris)).to_have_count(0)

    # Yes; a colleague calls back; link and code; and he is in.
    proposes(bram)
    question(visitor).last.get_by_role("button", name=f"Ja, {NAME} mag meepraten", exact=True).click()
    expect(call(chris)).to_be_visible(timeout=PATIENCE)
    assert judge(chris, "a guest to confirm") == []
    chris.page.set_viewport_size({"width": 1280, "height": 900})
    confirms(chris)
    link, code = makes_link(bram)
    assert judge(bram, "link and code") == []
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    guest.opens(link)
    assert "#" not in guest.page.url
    assert judge(guest, "the code") == []
    guest.types_code(code).is_in()
    visitor.sees(f"Je praat met Bram en {NAME} ({EMPLOYER}).")
    guest.sends(HIS)
    visitor.sees_message(HIS)
    bram.sees_message(HIS)
    # On the smallest screen with three panes: that he is in, the button that ends it, and where to write.
    bram.page.set_viewport_size({"width": 1280, "height": 800})
    for shown in (bram.page.locator("guest-panel [data-part=step]"), bram.page.locator("guest-panel [data-part=away]"), bram.composer()):
        expect(shown).to_be_in_viewport(ratio=1)
    visitor.sends(DURING)
    guest.sees_message(DURING)
    assert BEFORE not in guest.everything()
    for person, state in ((visitor, "with a guest"), (bram, "with a guest"), (guest, "in the conversation")):
        assert judge(person, state) == []

    # She sends him away.
    away(visitor).click()
    guest.is_out(OUT)
    visitor.sends(AFTER)
    bram.sees_message(AFTER)
    step(bram, "Politie: weg. De bezoeker wilde het niet meer.")
    left = guest.everything()
    assert all(text not in left for text in (BEFORE, DURING, HIS, AFTER))

    # The link again, with the right code.
    guest.opens(link).types_code(code)
    guest.is_out("Deze link is al gebruikt, of deze pagina is herladen. Vraag de hulpverlener om een nieuwe.")


def test_he_leaves_by_himself_and_both_go_on_under_a_key_that_he_never_had(conversation, chris, guest):
    visitor, bram = conversation
    brings_in(visitor, bram, chris, guest)
    guest.sends(HIS)
    visitor.sees_message(HIS)

    guest.leaves().is_out("Je bent weggegaan.")
    visitor.sees(f"{NAME} praat niet meer mee. Wat je nu schrijft, leest {NAME} niet.")
    visitor.sends(AFTER)
    bram.sees_message(AFTER)
    bram.sends("Ik ben er nog")
    visitor.sees_message("Ik ben er nog")

    expect(away(visitor)).to_be_hidden()
    expect(visitor.log().locator(".bubble__warning")).to_have_count(0)
    bram.page.get_by_text("Politie: is zelf weggegaan.", exact=True).wait_for()
    guest.page.reload()
    guest.sees("Hier staat geen gesprek open. Na herladen is een link niet meer geldig. Vraag de hulpverlener om een nieuwe.")


def test_five_wrong_codes_end_it_and_each_is_told(conversation, chris, guest, site):
    visitor, bram = conversation
    chris.signs_in()
    proposes(bram)
    says_yes(visitor)
    confirms(chris)
    link, code = makes_link(bram)
    guest.opens(link)
    guest.types_code("123").sees("Een code heeft zes cijfers.")

    for left in (4, 3, 2, 1):
        guest.types_code(wrong(code)).sees(f"Deze code klopt niet. Vraag de cijfers nog eens. Je kunt nog {left} keer proberen.")
        expect(bram.page.get_by_text(f"De code was fout. Nog {left} keer proberen.", exact=True)).to_be_visible(timeout=PATIENCE)
    guest.types_code(wrong(code))

    guest.is_out("De code was te vaak fout. Vraag de hulpverlener om een nieuwe link.")
    step(bram, "Politie: de code was vijf keer fout. Begin opnieuw.")
    expect(bram.page.locator(".guest__code")).to_be_hidden()


def test_a_link_that_waited_too_long_lets_nobody_in(conversation, chris, guest, site):
    visitor, bram = conversation
    chris.signs_in()
    proposes(bram)
    says_yes(visitor)
    confirms(chris)
    link, code = makes_link(bram)

    site.let_pass(16 * 60)
    guest.opens(link).types_code(code)

    guest.is_out("Deze link is niet meer geldig. Vraag de hulpverlener om een nieuwe.")
    step(bram, "Politie: de link is niet meer geldig. Begin opnieuw.")


def test_who_reloads_has_neither_link_nor_code_and_begins_anew(conversation, chris):
    visitor, bram = conversation
    nickname = bram.nickname()
    chris.signs_in()
    proposes(bram)
    says_yes(visitor)
    confirms(chris)
    makes_link(bram)

    bram.reloads_and_unlocks()
    bram.selects(nickname)

    expect(bram.page.get_by_text("Trek de vraag in en begin opnieuw.")).to_be_visible(timeout=PATIENCE)
    expect(bram.page.locator(".guest__code")).to_be_hidden()
    bram.page.get_by_role("button", name="Trek de vraag in", exact=True).click()
    step(bram, "Politie: de vraag is ingetrokken.")
    proposes(bram)


def test_when_the_sitting_ends_he_is_out_and_what_she_says_next_is_not_for_him(conversation, chris, guest):
    visitor, bram = conversation
    brings_in(visitor, bram, chris, guest)

    visitor.stops()
    guest.is_out(OUT)
    visitor.presses("Verder praten")
    bram.claims()
    visitor.sends(AFTER)
    bram.sees_message(AFTER)

    assert AFTER not in guest.everything()
    visitor.erases()
    visitor.sees(f"{EMPLOYER} heeft ook gelezen wat je deelde. Dat kunnen wij niet wissen.")


def test_no_police_with_a_young_child(conversation):
    visitor, bram = conversation
    fills(bram, age="Jonger dan 12")

    form(bram).get_by_role("button", name=re.compile("^Vraag het aan")).click()

    expect(form(bram).get_by_role("alert")).to_have_text(
        "Met een kind van deze leeftijd komt de politie niet in het gesprek. Overleg met Veilig Thuis.")
    assert judge(bram, "refused") == []
    expect(question(visitor)).to_have_count(0)
