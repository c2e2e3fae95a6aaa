"""axe finds nothing, on every page and in every state, narrow and wide, light and dark."""

import re
import time

import pytest
from playwright.sync_api import expect

from axe import judge
from navigators.visitor import Visitor
from test_writing import writes_a_text

READING = ["/lezen", "/lezen/veilig", "/lezen/beloften", "/lezen/keuzes", "/lezen/toegankelijkheid", "/cijfers", "/bestaat-niet"]


@pytest.mark.parametrize("path", READING)
def test_reading_pages(site, visitor, path):
    visitor.page.goto(site.visitor_site + path)

    assert judge(visitor, path) == []


def test_reading_pages_in_english(site, new_context):
    visitor = Visitor(new_context(locale="en-GB"), site)
    found = []
    for path in ["/", *READING]:
        visitor.page.goto(site.visitor_site + path)
        assert visitor.page.locator("html").get_attribute("lang") == "en"
        found += judge(visitor, path)

    assert found == []


def test_every_state_of_a_visit(visitor, bram):
    found = []

    visitor.arrives()
    found += judge(visitor, "first page")
    visitor.presses("Ik heb een terugkeercode")
    found += judge(visitor, "return code form")
    visitor.arrives()
    visitor.presses("Start een gesprek")
    found += judge(visitor, "safety question")
    visitor.presses("Nee")
    found += judge(visitor, "not safe")
    visitor.arrives()
    visitor.starts()
    found += judge(visitor, "queue")
    bram.signs_in().claims()
    for number in range(8):
        visitor.sends(f"Bericht {number} " + "met veel woorden " * 6)
        bram.sends(f"Antwoord {number}")
    visitor.sees_message("Antwoord 7")
    found += judge(visitor, "conversation")
    words = visitor.asks_a_return_code()
    assert words
    found += judge(visitor, "return code")
    visitor.goes_offline()
    visitor.sends("Zonder bereik")
    visitor.page.wait_for_timeout(6_000)
    found += judge(visitor, "offline")
    visitor.comes_online()
    visitor.presses("Stop het gesprek")
    found += judge(visitor, "ending dialog")
    visitor.presses("Ja, stop")
    visitor.sees("Het gesprek is klaar")
    found += judge(visitor, "ended")

    assert found == []


def test_every_state_of_the_workspace(visitor, bram, chris, dina):
    found = []

    bram.opens_the_door()
    expect(bram.page.get_by_label("Gebruikersnaam")).to_be_visible()
    found += judge(bram, "sign-in")
    bram.fills_sign_in(passphrase="fout")
    expect(bram.page.locator("sign-in-form [data-part=error]")).to_be_visible(timeout=15_000)
    found += judge(bram, "refused sign-in")
    bram.installation.let_pass(60)
    bram.signs_in()
    found += judge(bram, "empty workspace")
    visitor.starts()
    expect(bram.waiting()).to_have_count(1)
    found += judge(bram, "queue")
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    bram.claims()
    visitor.sends("Hallo")
    bram.sees_message("Hallo")
    bram.sends("Dag")
    found += judge(bram, "conversation")
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    bram.begins_to_close()
    for part in ("rest", "care-part"):
        bram.form().locator(f"[data-part={part}] > summary").click()
    found += judge(bram, "registration")
    bram.page.reload()
    expect(bram.page.locator("#unlock-passphrase")).to_be_visible()
    found += judge(bram, "locked")
    dina.signs_in()
    dina.page.get_by_role("link", name=re.compile("^Team")).click()
    expect(dina.page.get_by_role("heading", level=1, name=re.compile("Team"))).to_be_visible()
    found += judge(dina, "team")
    dina.page.get_by_role("button", name=re.compile("^Andere rol: Chris")).click()
    found += judge(dina, "another role")
    dina.page.locator("#change-role").select_option("privacy-officer")
    dina.page.locator("#change-passphrase").fill(dina.account["passphrase"])
    dina.page.get_by_role("button", name="Onderteken", exact=True).click()
    expect(dina.page.locator("[data-part=keyProgress]")).to_have_text("Gedaan.", timeout=15_000)
    chris.opens_the_door().fills_sign_in()
    expect(chris.page.locator("[data-part=lines] > tr").first).to_be_visible(timeout=15_000)
    found += judge(chris, "audit trail")

    assert found == []


@pytest.mark.parametrize("path", ["/begin", "/uitnodiging"])
def test_pages_behind_a_link_also_without_the_link(site, bram, path):
    bram.page.goto(site.staff_site + path)
    bram.page.wait_for_load_state("networkidle")

    assert judge(bram, path) == []


def test_text_spacing_and_four_hundred_percent_do_not_cut_words(visitor):
    visitor.arrives()
    visitor.page.set_viewport_size({"width": 320, "height": 256})

    cut = visitor.page.evaluate(
        """() => {
            for (const one of document.querySelectorAll('body *')) {
                for (const [name, value] of [['line-height', '1.5'], ['letter-spacing', '0.12em'], ['word-spacing', '0.16em']]) {
                    one.style.setProperty(name, value);
                }
            }
            return [...document.querySelectorAll('h1, p, button, a, li')]
                .filter((one) => one.getClientRects().length && !one.closest('.visually-hidden, .skip-link'))
                .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible')
                .map((one) => one.textContent.slice(0, 40));
        }""")

    assert cut == []


def test_every_dialog_of_the_workspace(visitor, bram, dina):
    found = []
    visitor.starts()
    bram.signs_in()
    writes_a_text(bram, "rust", "Rustig aan", "Neem je tijd.")
    bram.claims()
    bar = bram.page.locator("#workspace-bar")

    for button, dialog in (("Nood", "Noodprotocol"), ("Sneltoetsen", "Sneltoetsen"), ("Meldingen", "Meldingen"), ("Teksten", "Bewaarde teksten")):
        bram.page.set_viewport_size({"width": 1280, "height": 900})
        bar.get_by_role("button", name=button, exact=True).click()
        opened = bram.page.get_by_role("dialog", name=dialog)
        expect(opened).to_be_visible(timeout=15_000)
        found += judge(bram, dialog)
        opened.get_by_role("button", name="Sluiten").click()
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    bram.composer().press_sequentially("/rus")
    expect(bram.page.get_by_role("option").filter(has_text="/rust")).to_be_visible(timeout=15_000)
    found += judge(bram, "choosing a text")
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    bram.page.get_by_role("button", name="Roep de werkbegeleider", exact=True).click()
    dina.signs_in()
    expect(dina.page.locator("calls-panel").get_by_role("listitem")).to_have_count(1, timeout=15_000)
    found += judge(dina, "a call")
    bram.page.clock.set_system_time(time.time() + 9 * 60 + 15)
    expect(bram.page.get_by_role("dialog", name="Ben je er nog?")).to_be_visible(timeout=15_000)
    found += judge(bram, "before it locks")

    assert found == []


def test_the_question_before_erasing(visitor):
    visitor.starts()
    visitor.opens_more()
    visitor.presses("Wis mijn gesprek")
    expect(visitor.page.get_by_role("dialog")).to_be_visible()

    assert judge(visitor, "before erasing") == []
