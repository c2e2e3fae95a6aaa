"""Whether she arrived: asked after 1, 4 and 12 weeks, by whoever of the team is there; the registration says it, and nobody else."""

import json
import re
import sqlite3

from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH
from test_offers import card, offers

PATIENCE = 20_000
DAY = 24 * 3600
PLACE = "Veilig Thuis"


def keeps(visitor, bram, *names):
    offers(bram, *names)
    for name in names:
        card(visitor, name).get_by_role("button", name="Bewaar dit", exact=True).click()
        bram.sees_message(f"Ik wil dit bewaren: {name}")


def closes(bram, asking):
    """Registers her with what she kept, and has it asked later when `asking`."""
    bram.begins_to_close()
    bram.chooses("Wie chat er", "slachtoffer zelf")
    bram.chooses("Waar ging het over", "mensenhandel of uitbuiting")
    bram.page.get_by_role("button", name="Kruis dit aan bij ‘Waarheen verwezen?’", exact=True).click()
    if asking:
        bram.page.get_by_role("button", name="Vraag het later na", exact=True).click()
        bram.sees("Het staat bij ‘Navragen’.")
    bram.finishes()
    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(0, timeout=PATIENCE)


def bar(person, due=0):
    return person.page.get_by_role("button", name=f"Navragen ({due})" if due else "Navragen", exact=True)


def opens(person, due=0):
    expect(bar(person, due)).to_be_visible(timeout=PATIENCE)
    bar(person, due).click()
    shown = person.page.get_by_role("dialog", name="Navragen", exact=True)
    expect(shown).to_be_visible(timeout=PATIENCE)
    return shown


def row(shown, name=PLACE):
    return shown.get_by_role("listitem").filter(has=shown.page.get_by_role("heading", name=name, exact=True))


def weeks_later(site, days, person):
    """The sign-in of before is over by then."""
    site.let_pass(days * DAY)
    person.page.goto("about:blank")
    return person.signs_in()


def answers(shown, answer):
    question = shown.get_by_role("group", name=f"Is de bezoeker bij {PLACE} aangekomen?", exact=True)
    for each in question.get_by_role("button").all():
        assert each.get_attribute("aria-pressed") is None and each.get_attribute("aria-checked") is None
    question.get_by_role("button", name=answer, exact=True).click()


def outcomes(site):
    """Of every referral of every registration made in this story, as the database has it."""
    database = sqlite3.connect(f"file:{site.data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    found = [json.loads(codes) for (codes,) in database.execute("SELECT codes FROM case_record WHERE codes LIKE '%\"vt\"%'")]
    database.close()
    return found


def test_two_colleagues_ask_in_turn_until_she_arrived(site, conversation, chris):
    visitor, bram = conversation
    keeps(visitor, bram, PLACE)
    closes(bram, asking=True)
    shown = opens(bram)
    expect(row(shown)).to_contain_text("Over 7 dagen navragen, na 1 week")
    expect(row(shown).get_by_role("button", name="Ja, aangekomen", exact=True)).to_be_hidden()

    # A week and a day: somebody else is on duty.
    weeks_later(site, 8, chris)
    shown = opens(chris, due=1)
    expect(row(shown)).to_contain_text("Had gisteren nagevraagd moeten worden, na 1 week")
    expect(row(shown)).to_contain_text("door Bram")
    assert judge(chris, "asking after") == []
    chris.page.set_viewport_size({"width": 1280, "height": 900})
    answers(shown, "Niet bekend")
    expect(shown.get_by_role("status")).to_have_text(f"Bewaard voor {PLACE}. De registratie blijft zoals ze is.", timeout=PATIENCE)
    expect(row(shown)).to_contain_text("Over 20 dagen navragen, na 4 weken")
    expect(row(shown)).to_contain_text("Gehoord na 1 week: Niet bekend.")
    expect(bar(chris)).to_be_attached()

    # Four weeks, and her conversation is about to go; then twelve, and it is gone.
    weeks_later(site, 20, chris)
    shown = opens(chris, due=1)
    answers(shown, "Nee, niet aangekomen")
    expect(shown.get_by_role("status")).to_have_text(f"Bewaard voor {PLACE}. Het staat ook in de registratie.", timeout=PATIENCE)
    weeks_later(site, 56, bram)
    shown = opens(bram, due=1)
    expect(row(shown)).to_contain_text("Vandaag navragen, na 12 weken")
    answers(shown, "Ja, aangekomen")
    expect(shown.get_by_role("status")).to_have_text(f"Bewaard voor {PLACE}. Het staat ook in de registratie.", timeout=PATIENCE)
    expect(shown.get_by_text("Er is niets na te vragen.")).to_be_visible()

    assert any(dict(zip(codes["referral"], codes.get("referral_outcome", []))).get("vt") == "arrived" for codes in outcomes(site))


@ON_BOTH
def test_nothing_begins_by_itself_and_what_was_begun_goes_when_she_erases_everything(site, conversation):
    visitor, bram = conversation
    keeps(visitor, bram, PLACE, "CoMensha")
    bram.begins_to_close()
    expect(bram.page.get_by_text(re.compile("^Wil je dat het team navraagt"))).to_be_visible(timeout=PATIENCE)
    assert judge(bram, "asking later, at the closing") == []
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    shown = opens(bram)
    expect(shown.get_by_text("Er is niets na te vragen.")).to_be_visible(timeout=PATIENCE)
    shown.get_by_role("button", name="Sluit", exact=True).click()
    bram.page.get_by_role("button", name="Vraag het later na", exact=True).click()
    expect(bram.page.get_by_role("button", name="Vraag het later na", exact=True)).to_be_hidden(timeout=PATIENCE)
    shown = opens(bram)
    expect(shown.get_by_role("listitem")).to_have_count(2, timeout=PATIENCE)
    # After a reload it is offered no second time.
    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    bram.begins_to_close()
    expect(bram.page.get_by_text("Het team vraagt later na of de bezoeker is aangekomen.")).to_be_visible(timeout=PATIENCE)
    expect(bram.page.get_by_role("button", name="Vraag het later na", exact=True)).to_be_hidden()
    shown = opens(bram)
    row(shown, "CoMensha").get_by_role("button", name="Niet meer navragen: CoMensha", exact=True).click()
    expect(shown.get_by_role("listitem")).to_have_count(1, timeout=PATIENCE)
    shown.get_by_role("button", name="Sluit", exact=True).click()

    visitor.erases()

    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(0, timeout=PATIENCE)
    shown = opens(bram)
    expect(shown.get_by_text("Er is niets na te vragen.")).to_be_visible(timeout=PATIENCE)


def test_the_servers_disk_never_knew_whom_the_team_asks(site, conversation):
    visitor, bram = conversation
    keeps(visitor, bram, PLACE)
    nickname = bram.nickname()
    closes(bram, asking=True)
    expect(row(opens(bram))).to_contain_text(f"Voor het team: {nickname}")

    assert not [where for where, content in site.written() if nickname.encode() in content]
