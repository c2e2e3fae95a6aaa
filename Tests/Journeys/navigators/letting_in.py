"""The steps by which somebody from outside comes into a conversation: what the counsellors, the visitor and he do in turn."""

import re

from playwright.sync_api import expect

PATIENCE = 20_000
NAME, EMPLOYER = "Piet de Vries", "Politie"
PIET = (NAME, EMPLOYER)


# What the counsellors do

def form(bram):
    return bram.page.get_by_role("dialog", name="Iemand in het gesprek halen", exact=True)


def offence(bram, answer):
    """Whether she was perhaps made to do what is not allowed."""
    form(bram).get_by_role("group", name="Moest de bezoeker misschien dingen doen die niet mogen?", exact=True).get_by_label(answer, exact=True).check()


def fills(bram, age="16 of ouder", role="police", known="Ja, het nummer staat in de sociale kaart", made_to="Nee", who=PIET):
    bram.opens_outside()
    bram.page.get_by_role("button", name="Iemand in het gesprek halen", exact=True).click()
    for label, text in {"Naam": who[0], "Organisatie": who[1], "Nummer dat wordt teruggebeld": "0900-8844"}.items():
        form(bram).get_by_label(label, exact=True).fill(text)
    form(bram).get_by_label("Wat is deze persoon?", exact=True).select_option(role)
    if role == "police":
        offence(bram, made_to)
        form(bram).get_by_label("Eenheid of team", exact=True).fill("Noord")
        form(bram).get_by_label("Dienstnummer", exact=True).fill("1234")
    form(bram).get_by_label(known, exact=True).check()
    form(bram).get_by_label(age, exact=True).check()


def asks(bram):
    form(bram).get_by_role("button", name=re.compile("^Vraag het aan")).click()
    expect(form(bram)).to_be_hidden(timeout=PATIENCE)


def proposes(bram, **about):
    fills(bram, **about)
    asks(bram)


def call(chris):
    return chris.page.locator("calls-panel [data-part=guests] li")


def confirms(chris, who=PIET):
    expect(call(chris)).to_contain_text(", ".join(who), timeout=PATIENCE)
    call(chris).get_by_role("button", name="Ik heb teruggebeld: het klopt", exact=True).click()


def card(bram, kind="Politie"):
    """What he sees of one guest, who is of this kind."""
    return bram.page.get_by_role("region", name=f"Iemand van buiten: {kind}", exact=True)


def makes_link(bram, kind="Politie"):
    """Returns the link and the code."""
    his = card(bram, kind)
    make = his.get_by_role("button", name="Maak de link", exact=True)
    expect(make).to_be_visible(timeout=PATIENCE)
    if kind == "Politie":
        expect(make).to_be_disabled()
        his.get_by_role("checkbox", name=re.compile("^De bezoeker heeft gelezen en begrepen")).check()
    make.click()
    code = his.locator(".guest__code")
    expect(code).to_have_text(re.compile(r"^\d{3} \d{3}$"), timeout=PATIENCE)
    return his.get_by_label("Link: stuur deze aan de gast", exact=True).input_value(), code.inner_text()


def wrong(code):
    return "000 001" if code == "000 000" else "000 000"


def step(bram, sentence):
    """How far the last of them is."""
    expect(bram.page.locator("guest-panel [data-part=step]").last).to_have_text(sentence, timeout=PATIENCE)


# What she does

def question(visitor, who=PIET):
    return visitor.page.get_by_role("group", name=f"{who[0]} ({who[1]})", exact=True)


def answers(visitor, answer, who=PIET):
    expect(question(visitor, who)).to_be_visible(timeout=PATIENCE)
    question(visitor, who).get_by_role("button", name=answer, exact=True).click()


def says_yes(visitor, who=PIET):
    answers(visitor, f"Ja, {who[0]} mag meepraten", who)


def away(visitor, who=PIET):
    return visitor.page.get_by_role("button", name=f"Laat {who[0]} weggaan", exact=True)


def brings_in(visitor, bram, chris, guest):
    """From the question to four people who see that he is in. Returns link and code."""
    chris.signs_in()
    proposes(bram)
    says_yes(visitor)
    confirms(chris)
    link, code = makes_link(bram)
    guest.opens(link).types_code(code).is_in()
    visitor.sees(f"Je praat met Bram en {NAME} ({EMPLOYER}).")
    step(bram, "Politie: praat nu mee.")
    return link, code
