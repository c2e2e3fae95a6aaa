"""What the team says to each other beside a conversation, and who comes when somebody calls."""

import re

from playwright.sync_api import expect

from axe import violations

PATIENCE = 15_000
SECRETS = ["Ze noemt steeds haar broer", "Vraag of hij een sleutel heeft", "Ik luister met je mee"]


def notes(person):
    return person.page.locator("notes-panel")


def notes_down(person, text):
    notes(person).get_by_role("textbox").fill(text)
    notes(person).get_by_role("button", name=re.compile("^(Bewaar notitie|Fluister)$")).click()
    expect(notes(person).locator(".note__text", has_text=text)).to_be_visible(timeout=PATIENCE)


def calls(person):
    return person.page.locator("calls-panel").get_by_role("listitem")


def test_a_colleague_is_asked_and_the_shift_lead_comes_while_the_visitor_sees_none_of_it(conversation, chris, dina):
    visitor, bram = conversation
    nickname = bram.nickname()
    chris.signs_in()
    dina.signs_in()

    # Bram notes something and asks Chris.
    notes_down(bram, SECRETS[0])
    bram.page.get_by_text("Vraag een collega").click()
    bram.page.get_by_label("Wie vraag je?").select_option(label="Chris")
    bram.page.get_by_role("button", name="Vraag deze collega").click()

    # Chris reads and answers in the notes; the conversation is not his.
    expect(calls(chris)).to_contain_text("Bram vraagt je mening", timeout=PATIENCE)
    expect(chris.page).to_have_title("(1) Werkplek")
    expect(chris.page.locator("link[rel=icon]")).to_have_attribute("href", "/static/staff/icon-dot.svg")
    calls(chris).get_by_role("button", name="Open het overleg").click()
    expect(notes(chris).locator(".note")).to_contain_text("Intern")
    expect(notes(chris)).to_contain_text(SECRETS[0])
    expect(chris.page).to_have_title("Werkplek")
    notes_down(chris, SECRETS[1])
    expect(notes(bram)).to_contain_text(SECRETS[1], timeout=PATIENCE)
    expect(chris.page.get_by_text("Hoi, ben je daar?")).to_have_count(0)
    expect(chris.page.locator("chat-list li")).to_have_count(0)

    # Bram calls; Dina comes by name and whispers.
    bram.page.get_by_role("button", name="Roep de werkbegeleider").click()
    expect(calls(dina)).to_contain_text("Bram roept de werkbegeleider", timeout=PATIENCE)
    expect(dina.page).to_have_title("(1) Werkplek")
    calls(dina).get_by_role("button", name="Ik kom").click()
    expect(calls(bram)).to_contain_text("komt.", timeout=PATIENCE)
    expect(calls(bram)).to_contain_text(nickname)
    expect(notes(dina)).to_contain_text(SECRETS[0], timeout=PATIENCE)
    notes_down(dina, SECRETS[2])
    expect(notes(bram).locator(".note--whisper")).to_contain_text(SECRETS[2], timeout=PATIENCE)

    # What is beside a note in the composer goes to the visitor, and only that.
    bram.sends("Ik ben er nog steeds.")
    visitor.sees_message("Ik ben er nog steeds.")
    page = visitor.page.content()
    for secret in SECRETS:
        assert secret not in page
    for secret in SECRETS:
        assert secret not in bram.log().inner_text()


def test_the_shift_lead_sees_how_it_goes_and_takes_over_while_the_visitor_reads_who_comes(conversation, dina):
    visitor, bram = conversation
    nickname = bram.nickname()
    dina.signs_in()
    shift = dina.page.locator("shift-panel")
    expect(shift).to_contain_text("Er is 1 gesprek.", timeout=PATIENCE)
    expect(shift.get_by_role("listitem")).to_contain_text("Bram met Bezoeker")
    expect(bram.page.locator("shift-panel")).to_be_hidden()

    # Notes first: nothing of the conversation itself.
    notes_down(bram, SECRETS[0])
    shift.get_by_role("button", name="Open het overleg").click()
    expect(notes(dina)).to_contain_text(SECRETS[0], timeout=PATIENCE)
    expect(dina.page.get_by_text("Hoi, ben je daar?")).to_have_count(0)

    shift.get_by_role("button", name="Neem over").click()
    expect(shift.get_by_role("status").filter(has_text="Bram stopt")).to_be_visible()
    assert violations(dina.page) == []
    shift.get_by_role("button", name="Neem over").click()

    visitor.sees("Bram stopt nu. Dina neemt het over en kan het gesprek teruglezen.")
    dina.sees_message("Hoi, ben je daar?")
    bram.sees(f"Het gesprek met {nickname} is niet meer van jou")
    dina.sends("Ik ben Dina. Ik ga met je verder.")
    visitor.sees_message("Ik ben Dina. Ik ga met je verder.")


def test_the_shift_lead_joins_visibly_and_all_three_talk_until_she_goes(conversation, dina):
    visitor, bram = conversation
    nickname = bram.nickname()
    dina.signs_in()
    shift = dina.page.locator("shift-panel")
    shift.get_by_role("button", name="Kom erbij").click()
    expect(shift.get_by_role("status").filter(has_text="jij erbij komt")).to_be_visible(timeout=PATIENCE)
    visitor.does_not_see("Dina")
    shift.get_by_role("button", name="Kom erbij").click()

    # Everybody reads who is there; it stays Bram's.
    visitor.sees("Dina komt erbij en leest mee. Dina is ook hulpverlener. Bram blijft bij je.")
    visitor.sees("In dit gesprek: jij en Bram, Dina.")
    bram.sees("Dina is nu in het gesprek.")
    dina.sees_message("Hoi, ben je daar?")
    expect(dina.page.locator("#conversation-heading")).to_contain_text(nickname)
    expect(dina.page.locator("registration-form")).to_be_hidden()
    expect(dina.page.get_by_role("button", name="Sluit gesprek af")).to_have_count(0)
    expect(shift.get_by_role("listitem")).to_contain_text("Dina is erbij.", timeout=PATIENCE)
    assert violations(dina.page) == []

    # She writes as herself, Bram goes on.
    dina.sends("Ik ben Dina. Ik denk met jullie mee.")
    visitor.sees_message("Ik ben Dina. Ik denk met jullie mee.")
    expect(visitor.log().locator(".bubble", has_text="Ik denk met jullie mee")).to_contain_text("Dina")
    expect(bram.log().locator(".bubble", has_text="Ik denk met jullie mee")).to_contain_text("Dina")
    bram.sends("We doen dit samen.")
    visitor.sees_message("We doen dit samen.")
    dina.sees_message("We doen dit samen.")

    dina.page.get_by_role("button", name="Ga uit dit gesprek").click()

    visitor.sees("Dina is niet meer in dit gesprek. Bram is er nog.")
    bram.sees("Dina is uit het gesprek.")
    expect(dina.page.locator("chat-list li")).to_have_count(0)
    expect(dina.page.get_by_text("We doen dit samen.")).to_have_count(0)
    visitor.sends("Dank jullie wel.")
    bram.sees_message("Dank jullie wel.")


def test_sounds_can_be_tried_and_a_lock_silences_them(visitor, bram):
    bram.signs_in()
    bram.page.get_by_role("button", name="Meldingen").click()
    settings = bram.page.get_by_role("dialog", name="Meldingen op dit apparaat")
    settings.get_by_role("group", name="Nieuw in de wachtrij").get_by_role("button", name="Probeer het geluid").click()
    expect(settings.get_by_role("status")).to_have_text(re.compile("^(Hoorde je het|De browser laat nu geen geluid toe)"))
    settings.get_by_role("button", name="Sluiten").click()
    assert bram.page.evaluate("localStorage.length") == 0, "trying is not choosing"

    visitor.starts()
    expect(bram.page.locator("link[rel=icon]")).to_have_attribute("href", "/static/staff/icon-dot.svg", timeout=PATIENCE)
    bram.page.locator("#lock").click()

    expect(bram.page.locator("link[rel=icon]")).to_have_attribute("href", "/static/staff/icon.svg")
    expect(bram.page).to_have_title("Werkplek")
