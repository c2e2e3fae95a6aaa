"""What helps a counsellor to write the right thing to the right person, and to keep somebody safe."""

import re

from playwright.sync_api import expect

PATIENCE = 15_000


def writes_a_text(person, shortcut, title, text, shared=False):
    person.page.get_by_role("button", name="Teksten", exact=True).click()
    dialog = person.page.get_by_role("dialog", name="Bewaarde teksten")
    dialog.get_by_role("button", name="Nieuwe tekst").click()
    dialog.get_by_label("Kort woord").fill(shortcut)
    dialog.get_by_label("Waar het over gaat").fill(title)
    dialog.get_by_label("De tekst", exact=True).fill(text)
    if shared:
        dialog.get_by_label("Voor het hele team").check()
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    expect(dialog.get_by_text(f"/{shortcut} {title}")).to_be_visible(timeout=PATIENCE)
    dialog.get_by_role("button", name="Sluiten").click()


def test_a_text_of_the_team_comes_into_the_answer_by_its_short_word_and_waits_to_be_filled_in(visitor, dina, bram):
    dina.signs_in()
    writes_a_text(dina, "hallo", "Begroeting", "Hoi, ik ben {naam}. Bel me op {nummer}.", shared=True)
    visitor.starts()
    bram.signs_in().claims()

    bram.composer().press_sequentially("Fijn. /hal")
    option = bram.page.get_by_role("option").filter(has_text="/hallo")
    expect(option).to_have_attribute("aria-selected", "true", timeout=PATIENCE)
    bram.composer().press("Enter")

    expect(bram.composer()).to_have_value("Fijn. Hoi, ik ben Bram. Bel me op {nummer}.")
    bram.composer().press("Control+Enter")
    bram.sees("Vul eerst {nummer} in.")
    assert bram.messages() == []
    bram.composer().fill("Hoi, ik ben Bram. Bel me op 0800-2000.")
    bram.composer().press("Control+Enter")
    visitor.sees_message("Hoi, ik ben Bram. Bel me op 0800-2000.")


def test_a_message_can_be_taken_back_and_keys_put_elsewhere(conversation):
    visitor, bram = conversation
    bram.page.get_by_role("button", name="Sneltoetsen").click()
    sheet = bram.page.get_by_role("dialog", name="Sneltoetsen")
    sheet.get_by_label("Wacht vijf tellen").check()
    sheet.get_by_role("button", name="Wijzig de toets: Noodprotocol").click()
    bram.page.keyboard.press("a")
    expect(sheet.get_by_role("status")).to_contain_text("Een losse letter kan niet.")
    bram.page.keyboard.press("F7")
    expect(sheet.get_by_role("listitem").filter(has_text="Noodprotocol")).to_contain_text("F7")
    sheet.get_by_role("button", name="Sluiten").click()

    bram.sends("Dit is voor iemand anders")
    bram.page.get_by_role("button", name="Ongedaan maken").click()
    expect(bram.composer()).to_have_value("Dit is voor iemand anders")
    bram.sends("Dit is voor jou")
    visitor.sees_message("Dit is voor jou")
    visitor.does_not_see("Dit is voor iemand anders")
    bram.page.keyboard.press("F7")
    expect(bram.page.get_by_role("dialog", name="Noodprotocol")).to_contain_text("Bel 112")


def test_the_agreed_steps_and_the_code_word_are_there_when_the_conversation_is_opened_again(conversation):
    visitor, bram = conversation
    safety = bram.page.locator("safety-panel")
    bram.page.get_by_role("button", name="Markeer gevaar").click()
    safety.get_by_label("Een tweede professional erbij gehaald").check()
    safety.get_by_label("Wat is er afgesproken?").fill("Ze belt om acht uur haar tante.")
    safety.get_by_role("button", name="Spreek een codewoord af").click()
    safety.get_by_label("Codewoord").fill("pannenkoek")
    safety.get_by_label("Codewoord").press("Tab")
    expect(safety.get_by_role("button", name="Toon of verberg het codewoord")).to_be_visible(timeout=PATIENCE)

    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()

    expect(safety.get_by_label("Een tweede professional erbij gehaald")).to_be_checked(timeout=PATIENCE)
    expect(safety.get_by_label("Wat is er afgesproken?")).to_have_value("Ze belt om acht uur haar tante.")
    expect(safety.get_by_label("Codewoord")).to_be_hidden()
    safety.get_by_role("button", name="Toon of verberg het codewoord").click()
    expect(safety.get_by_label("Codewoord")).to_have_value("pannenkoek")
    assert "pannenkoek" not in visitor.page.content()
