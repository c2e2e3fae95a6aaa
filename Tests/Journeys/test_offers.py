"""Places where help is, shown in the conversation: what she opens is hers alone, what she chooses her counsellor sees."""

import re

from playwright.sync_api import expect

from axe import judge
from navigators.visitor import Visitor

LEAD = "Hier kun je hulp krijgen. Jij kiest. Je mag ook niets kiezen."


def dialog(bram):
    return bram.page.get_by_role("dialog", name="Hulp laten zien")


def opens_dialog(bram):
    bram.page.get_by_role("button", name="Toon hulp").click()
    expect(dialog(bram)).to_be_visible()
    expect(dialog(bram).get_by_role("heading", name="Veilig Thuis")).to_be_visible()
    return dialog(bram)


def offers(bram, *names):
    shown = opens_dialog(bram)
    for name in names:
        shown.get_by_role("button", name=f"Kies {name}").click()
    shown.get_by_role("button", name=re.compile("^Laat zien aan")).click()
    expect(shown).to_be_hidden()


def card(visitor, name):
    return visitor.page.get_by_role("region", name=name)


def pressed(visitor, name, button):
    return card(visitor, name).get_by_role("button", name=button, pressed=True)


def test_two_are_offered_she_keeps_one_and_declines_the_other(conversation):
    visitor, bram = conversation
    shown = opens_dialog(bram)
    assert judge(bram, "offer dialog") == []
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    shown.get_by_label("Hoe snel").select_option("meteen")
    shown.get_by_role("button", name="Zoek", exact=True).click()
    expect(shown.get_by_role("button", name="Kies CoMensha")).to_be_hidden()
    shown.get_by_role("button", name="Kies Veilig Thuis").click()
    shown.get_by_role("button", name="Kies 113 Zelfmoordpreventie").click()
    expect(shown.get_by_text("Gekozen: Veilig Thuis, 113 Zelfmoordpreventie.")).to_be_visible()
    shown.get_by_role("button", name=re.compile("^Laat zien aan")).click()

    expect(visitor.page.get_by_text(LEAD)).to_be_visible()
    assert judge(visitor, "cards") == []
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    sent = []
    visitor.page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    card(visitor, "Veilig Thuis").get_by_text("Lees meer").click()
    call = card(visitor, "Veilig Thuis").get_by_role("link", name="Bel 0800-2000")
    expect(call).to_have_attribute("href", "tel:08002000")
    expect(card(visitor, "Veilig Thuis")).to_contain_text("Je telefoon onthoudt wie je belde.")
    assert judge(visitor, "an open card") == []
    assert sent == [], "what she opens is told to nobody"

    card(visitor, "113 Zelfmoordpreventie").get_by_role("button", name="Nee, dit niet").click()
    card(visitor, "Veilig Thuis").get_by_role("button", name="Bewaar dit").click()

    bram.sees_message("Dit wil ik niet: 113 Zelfmoordpreventie")
    bram.sees_message("Ik wil dit bewaren: Veilig Thuis")
    expect(pressed(visitor, "Veilig Thuis", "Bewaar dit")).to_be_visible()
    assert judge(visitor, "chosen") == []

    visitor.page.reload()
    expect(pressed(visitor, "Veilig Thuis", "Bewaar dit")).to_be_visible()
    expect(pressed(visitor, "113 Zelfmoordpreventie", "Nee, dit niet")).to_be_visible()
    nickname = bram.nickname()
    bram.reloads_and_unlocks()
    bram.selects(nickname)
    bram.sees_message("Ik wil dit bewaren: Veilig Thuis")
    assert judge(bram, "what she chose") == []


def test_she_may_change_her_mind_and_the_later_word_counts(conversation):
    visitor, bram = conversation
    offers(bram, "CoMensha")
    card(visitor, "CoMensha").get_by_role("button", name="Nee, dit niet").click()
    bram.sees_message("Dit wil ik niet: CoMensha")

    card(visitor, "CoMensha").get_by_role("button", name="Bewaar dit").click()

    bram.sees_message("Ik wil dit bewaren: CoMensha")
    expect(pressed(visitor, "CoMensha", "Nee, dit niet")).to_be_hidden()
    visitor.page.reload()
    expect(pressed(visitor, "CoMensha", "Bewaar dit")).to_be_visible()
    expect(pressed(visitor, "CoMensha", "Nee, dit niet")).to_be_hidden()


def test_by_keyboard_alone_three_at_most_and_leaving_shows_nothing(conversation):
    visitor, bram = conversation
    bram.page.get_by_role("button", name="Toon hulp").focus()
    bram.page.keyboard.press("Enter")
    shown = dialog(bram)
    for name in ["112", "CoMensha", "Veilig Thuis", "113 Zelfmoordpreventie"]:
        button = shown.get_by_role("button", name=f"Kies {name}", exact=True)
        expect(button).to_be_visible()
        button.focus()
        bram.page.keyboard.press("Space")
    expect(shown.get_by_text("Drie is genoeg. Haal er eerst een weg.")).to_be_visible()
    bram.page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(bram.page.get_by_role("button", name="Toon hulp")).to_be_focused()
    expect(visitor.page.get_by_text(LEAD)).to_have_count(0)

    bram.page.keyboard.press("Enter")
    expect(shown.get_by_text("Nog niets gekozen.")).to_be_visible()
    one = shown.get_by_role("button", name="Kies Veilig Thuis")
    expect(one).to_be_visible()
    one.press("Enter")
    shown.get_by_role("button", name=re.compile("^Laat zien aan")).press("Enter")

    summary = card(visitor, "Veilig Thuis").get_by_text("Lees meer")
    summary.press("Enter")
    expect(card(visitor, "Veilig Thuis").get_by_role("link", name="Bel 0800-2000")).to_be_visible()
    card(visitor, "Veilig Thuis").get_by_role("button", name="Bewaar dit").press("Enter")
    bram.sees_message("Ik wil dit bewaren: Veilig Thuis")


def test_locking_takes_the_dialog_away(conversation):
    _, bram = conversation
    opens_dialog(bram)

    bram.page.evaluate("document.getElementById('lock').click()")

    expect(dialog(bram)).to_be_hidden()
    expect(bram.page.locator("#unlock-passphrase")).to_be_visible()


def test_she_reads_it_in_her_own_language(site, new_context, bram):
    visitor = Visitor(new_context(locale="en-GB", viewport={"width": 360, "height": 740}), site)
    visitor.arrives()
    for label in ["Start a chat", "Yes", "Go to the line"]:
        visitor.presses(label)
    expect(visitor.page.get_by_label("Your message", exact=True)).to_be_visible()
    bram.signs_in().claims()
    offers(bram, "Veilig Thuis")

    expect(visitor.page.get_by_text("You can get help here. You choose.")).to_be_visible()
    home = card(visitor, "Veilig Thuis (Safe at Home)")
    home.get_by_text("Read more").click()
    expect(home.get_by_role("link", name="Call 0800-2000")).to_be_visible()
    expect(home).to_contain_text("Calling is free.")


def test_when_the_cards_do_not_come_the_words_say_the_same(conversation):
    visitor, bram = conversation
    visitor.page.route("**/offer-cards.js", lambda route: route.abort())

    offers(bram, "Veilig Thuis")

    visitor.sees_message("1. Veilig Thuis, 0800-2000. Bel gratis.")
    expect(visitor.page.get_by_text(LEAD)).to_have_count(0)
    visitor.sends("Dank je wel")
    bram.sees_message("Dank je wel")


def test_what_she_kept_is_ticked_in_the_registration_by_a_button_and_never_by_itself(conversation):
    visitor, bram = conversation
    offers(bram, "Veilig Thuis", "CoMensha")
    card(visitor, "Veilig Thuis").get_by_role("button", name="Bewaar dit").click()
    card(visitor, "CoMensha").get_by_role("button", name="Nee, dit niet").click()
    bram.sees_message("Dit wil ik niet: CoMensha")

    bram.begins_to_close()

    form = bram.form()
    expect(form.get_by_text("De bezoeker bewaarde: Veilig Thuis.", exact=True)).to_be_visible()
    referrals = form.get_by_role("group", name="Waarheen verwezen?", exact=False).first
    expect(referrals.get_by_role("checkbox", checked=True)).to_have_count(0)
    form.get_by_role("button", name=re.compile("^Kruis dit aan")).click()
    expect(referrals.get_by_role("checkbox", name="Veilig Thuis", exact=True)).to_be_checked()
    expect(referrals.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(form.get_by_text(re.compile("^Aangekruist"))).to_be_visible()
    assert judge(bram, "what she kept") == []

    form.get_by_role("button", name="Nog niet afsluiten", exact=True).click()
    expect(form.get_by_text("De bezoeker bewaarde: Veilig Thuis.", exact=True)).to_be_hidden()


def test_the_way_to_the_police_is_put_into_words_that_only_the_counsellor_sends(conversation):
    visitor, bram = conversation
    bram.writes("Dit vroeg je:")
    shown = opens_dialog(bram)
    shown.get_by_text("Naar de politie? De stappen", exact=True).click()
    steps = shown.get_by_role("list", name="Naar de politie? De stappen", exact=True)
    expect(steps.get_by_role("listitem")).to_have_count(9)
    expect(steps.locator("input, [aria-pressed], [aria-checked]")).to_have_count(0)
    assert judge(bram, "the way to the police") == []

    steps.get_by_role("button", name="Zet in mijn bericht: Informatief gesprek", exact=True).click()
    expect(shown.get_by_text("‘Informatief gesprek’ staat in je bericht.", exact=True)).to_be_visible()
    shown.get_by_role("button", name="Sluit", exact=True).click()

    expect(bram.composer()).to_have_value(re.compile(r"^Dit vroeg je:\n\nEen informatief gesprek is nog geen aangifte\."))
    expect(visitor.page.get_by_text(re.compile("informatief gesprek"))).to_have_count(0)
    bram.page.locator("message-composer").get_by_role("button", name="Versturen").click()
    visitor.sees(re.compile("Een informatief gesprek is nog geen aangifte"))
