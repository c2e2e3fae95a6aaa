"""Doors: one team behind several host names, and the first questions that may be passed by."""

import csv
import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from axe import judge, violations
from navigators.at_the_door import AtTheDoor
from navigators.visitor import Visitor

PATIENCE = 15_000
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def street(site, new_context):
    return AtTheDoor(new_context(viewport=PHONE), site)


@pytest.fixture
def third_visitor(site, new_context):
    return Visitor(new_context(viewport=PHONE), site)


def set_up(site, **changes):
    """The demonstration's door with something of its own, read at the next start."""
    file = site.data / "doors.json"
    [door] = json.loads(file.read_text())
    file.write_text(json.dumps([{**door, **changes}]))
    site.stop()
    site.start()


def closes(bram):
    bram.begins_to_close()
    bram.chooses("Wie chat er", "slachtoffer zelf")
    bram.chooses("Waar ging het over", "mensenhandel of uitbuiting")
    bram.finishes()
    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(0, timeout=PATIENCE)
    bram.page.get_by_role("region", name="Hoe is het met jou?").get_by_role("button", name="Het gaat goed", exact=True).click()


def doors_in_the_cases(site, folder):
    """By which entrances this year's people came, in the file that the figures are made from."""
    file = folder / "cases.csv"
    run = site.run(
        "cases", "export", file, "--year", datetime.fromtimestamp(site.now(), AMSTERDAM).year, "--format", "csv", "--reason", "A journey")
    assert run.returncode == 0, run.stderr
    with file.open() as rows:
        return [row["door"] for row in csv.DictReader(rows)]


def test_a_door_has_its_own_words_one_address_and_the_same_promises(street, visitor, bram):
    visitor.arrives()
    visitor.sees("Praat met iemand die luistert")
    street.arrives()

    street.sees("Zit je vast in iets wat je niet wilt?")
    street.sees(re.compile("Moet je van iemand dingen doen die niet mogen"))
    street.does_not_see("Praat met iemand die luistert")
    street.does_not_see("straat")
    assert street.page.locator("#promises-title + *").inner_text() == visitor.page.locator("#promises-title + *").inner_text()
    assert street.page.title() == visitor.page.title()
    assert judge(street, "the first page of a door") == []

    street.starts()
    bram.signs_in().claims()
    street.sends("Ik moet spullen wegbrengen en ik wil niet meer.")
    bram.sees_message("Ik moet spullen wegbrengen en ik wil niet meer.")
    bram.sends("Goed dat je het zegt.")
    street.sees_message("Goed dat je het zegt.")
    assert street.page.url == street.door + "/"
    assert street.hosts == {f"straat.localhost:{street.installation.visitor_port}"}


def test_a_door_speaks_the_other_language_when_asked_and_goes_on_in_it(street, bram):
    street.arrives()
    street.page.get_by_role("button", name="English", exact=True).click()
    street.sees("Stuck in something you do not want?")
    street.presses("Start a chat")
    street.presses("Yes")
    street.presses("Go to the line")

    bram.signs_in()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    expect(bram.waiting()).to_contain_text("Via ingang straat")
    expect(bram.waiting()).to_contain_text("Engels")


def test_the_language_of_a_door_is_for_a_browser_that_asks_for_none_of_ours(site, new_context):
    set_up(site, language="nl")
    french = new_context(locale="fr-FR", viewport=PHONE)

    Visitor(french, site).arrives().sees("Talk to someone who listens")
    AtTheDoor(french, site).arrives().sees("Zit je vast in iets wat je niet wilt?")


def test_the_door_is_shown_to_who_claims_and_is_in_the_case_without_a_question(site, street, visitor, bram, tmp_path):
    before = doors_in_the_cases(site, tmp_path)
    street.starts()
    bram.signs_in()
    expect(bram.waiting()).to_contain_text("Via ingang straat", timeout=PATIENCE)
    assert violations(bram.page) == []
    bram.claims()
    expect(bram.form()).to_contain_text("via de ingang straat")
    expect(bram.form().get_by_role("group", name=re.compile("Via welke ingang"))).to_have_count(0)
    closes(bram)

    visitor.starts()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    expect(bram.waiting()).not_to_contain_text("Via ingang")
    bram.claims()
    expect(bram.form()).not_to_contain_text("via de ingang")
    closes(bram)

    (tmp_path / "cases.csv").unlink()
    after = doors_in_the_cases(site, tmp_path)
    for one in before:
        after.remove(one)
    assert sorted(after) == ["none", "straat"]


def test_a_door_opens_and_closes_at_its_own_hours_and_nobody_in_the_line_is_sent_away(site, street, visitor, bram, new_context):
    now = datetime.fromtimestamp(site.now(), AMSTERDAM)
    opening, closing = now + timedelta(minutes=4), now + timedelta(minutes=9)
    hours = f"{opening:%H:%M}-{closing:%H:%M}"
    set_up(site, hours={str(day): [hours] for day in range(1, 8)})

    street.arrives()
    street.sees(re.compile(f"We zijn nu dicht. Vanaf (vandaag|morgen) {opening.hour}:{opening.minute:02} uur"))
    expect(street.page.get_by_role("button", name="Start een gesprek", exact=True)).to_have_count(0)
    assert judge(street, "a door that is closed") == []
    visitor.arrives()
    expect(visitor.page.get_by_role("button", name="Start een gesprek", exact=True)).to_be_visible()

    site.let_pass(5 * 60)
    street.starts()
    late = AtTheDoor(new_context(viewport=PHONE), site)
    late.arrives()
    late.presses("Start een gesprek")
    late.presses("Ja")

    site.let_pass(5 * 60)
    late.chooses_nothing()
    late.sees(re.compile("dicht"))
    expect(street.page.locator("waiting-queue [data-part=closed]")).to_be_hidden()
    bram.signs_in()
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    bram.claims()
    bram.sends("Ik ben er.")
    street.sees_message("Ik ben er.")


def test_a_message_left_at_a_closed_door_while_the_chat_is_open_calls_the_shift_lead_after_half_an_hour(site, street, bram, dina):
    now = datetime.fromtimestamp(site.now(), AMSTERDAM)
    hours = f"{now + timedelta(hours=5):%H:%M}-{now + timedelta(hours=6):%H:%M}"
    set_up(site, hours={str(day): [hours] for day in range(1, 8)})
    bram.signs_in()
    street.arrives()
    street.presses("Laat een bericht achter")
    street.page.get_by_label("Jouw bericht", exact=True).fill("Kan iemand mij morgen helpen?")
    street.page.get_by_label(re.compile("Mijn bericht kan wachten")).check()
    street.presses("Laat dit bericht achter")
    street.sees("We hebben je bericht")
    expect(bram.waiting()).to_contain_text("Via ingang straat", timeout=PATIENCE)

    # Her browser's clock is a good half an hour further than the server's.
    dina.page.clock.set_system_time(datetime.fromtimestamp(site.now()) + timedelta(minutes=32))
    dina.signs_in()
    dina.sees("Een achtergelaten bericht is na een half uur nog niet gelezen. Lees het nu.")
    expect(dina.page.locator("#alert-line")).to_have_text("1 oproep", timeout=PATIENCE)

    bram.page.get_by_role("button", name="Lees bericht", exact=True).click()
    bram.sees_message("Kan iemand mij morgen helpen?")
    expect(dina.page.locator("#alert-line")).to_be_hidden(timeout=PATIENCE)


def answers(visitor, who, danger=False):
    visitor.arrives()
    visitor.presses("Start een gesprek")
    visitor.presses("Ja")
    visitor.page.get_by_label(who, exact=True).check()
    warning = visitor.page.locator("[data-part=danger-now]")
    expect(warning).to_be_hidden()
    if danger:
        visitor.page.get_by_label("Ik ben nu in gevaar", exact=True).check()
        expect(warning).to_contain_text("Bel 112")
    visitor.chooses_nothing()
    expect(visitor.composer()).to_be_visible(timeout=PATIENCE)


def test_danger_goes_first_and_a_professional_last_with_the_addresses_that_advise_her(visitor, other_visitor, third_visitor, bram):
    bram.signs_in()
    answers(visitor, "Mijn werk")
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    answers(other_visitor, "Iemand anders")
    expect(bram.waiting()).to_have_count(2, timeout=PATIENCE)
    answers(third_visitor, "Mezelf", danger=True)
    expect(bram.waiting()).to_have_count(3, timeout=PATIENCE)

    rows = [bram.waiting().nth(place) for place in range(3)]
    expect(rows[0]).to_contain_text("Voor zichzelf")
    expect(rows[0]).to_contain_text("gevaar")
    expect(rows[1]).to_contain_text("Voor iemand anders")
    expect(rows[2]).to_contain_text("Voor werk")
    visitor.sees("Er zijn 2 mensen voor je.")
    advice = visitor.page.locator("waiting-queue [data-part=work]")
    for address in ("CoMensha", "Veilig Thuis, 0800-2000", "Arbeidsinspectie"):
        expect(advice).to_contain_text(address)
    expect(other_visitor.page.locator("waiting-queue [data-part=work]")).to_be_hidden()
    assert judge(visitor, "a professional in the line") == []
    visitor.reloads()
    expect(advice).to_be_visible(timeout=PATIENCE)

    bram.claims()
    third_visitor.sees(re.compile("Bram is er"))
    expect(bram.page.get_by_role("button", name="Markeer gevaar", exact=True)).to_have_attribute("aria-pressed", "true")


def test_who_would_rather_not_say_is_asked_nothing_more(visitor, bram):
    visitor.starts()
    bram.signs_in()

    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)
    expect(bram.waiting().locator("[data-part=who]")).to_be_hidden()
    expect(bram.waiting().locator("[data-part=danger]")).to_be_hidden()
    expect(visitor.page.locator("waiting-queue [data-part=work]")).to_be_hidden()
