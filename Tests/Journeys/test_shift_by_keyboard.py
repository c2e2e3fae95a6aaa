"""A counsellor's shift without a mouse, and on a screen that is twice as large to read."""

import re
import time

from playwright.sync_api import expect

from axe import violations
from test_keyboard_only import tab_to

PATIENCE = 15_000


def heading(bram):
    return bram.page.locator("#conversation-heading")


def test_a_shift_of_two_conversations_from_signing_in_to_registering(site, visitor, other_visitor, bram):
    page = bram.page
    visitor.starts()
    other_visitor.starts()
    bram.opens_the_door()
    for label, typed in (("Gebruikersnaam", bram.account["name"]), ("Wachtzin", bram.account["passphrase"]), ("Code", bram.code())):
        page.get_by_label(label, exact=True).locator("visible=true").first.focus()
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(bram.queue()).to_be_visible(timeout=PATIENCE)

    tab_to(page, "Neem aan")
    page.keyboard.press("Enter")
    expect(bram.composer()).to_be_focused(timeout=PATIENCE)
    first = bram.nickname()
    page.keyboard.type("Hoi, ik ben er.")
    page.keyboard.press("Control+Enter")
    visitor.sees_message("Hoi, ik ben er.")

    while page.evaluate("document.activeElement.closest('section')?.id") != "pane-queue":
        page.keyboard.press("F6")
    tab_to(page, "Neem aan")
    page.keyboard.press("Enter")
    expect(heading(bram)).not_to_contain_text(first, timeout=PATIENCE)
    second = bram.nickname()
    page.keyboard.press("Alt+ArrowUp")
    expect(heading(bram)).to_contain_text(first)
    page.keyboard.press("Alt+ArrowDown")
    expect(heading(bram)).to_contain_text(second)
    expect(bram.composer()).to_be_focused()

    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog").get_by_text("Alt+ArrowUp")).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    page.keyboard.press("F8")
    expect(page.get_by_role("dialog", name="Noodprotocol")).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    expect(bram.composer()).to_be_focused()
    tab_to(page, "Sluit gesprek af", keys="Shift+Tab")
    page.keyboard.press("Enter")
    for code in ("slachtoffer zelf", "mensenhandel of uitbuiting"):
        box = bram.form().get_by_label(code, exact=True).first
        for _ in range(60):
            if box.evaluate("(one) => one === document.activeElement || one.name === document.activeElement.name"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        if not box.is_checked():
            box.focus()
            page.keyboard.press("Space")
        expect(box).to_be_checked()
    tab_to(page, "Rond registratie af en sluit", limit=200)
    page.keyboard.press("Enter")
    expect(page.locator("chat-list [data-part=mine] > li")).to_have_count(1, timeout=PATIENCE)
    other_visitor.sees("Het gesprek is klaar")


def test_the_panes_come_round_in_their_order_both_ways(conversation):
    _, bram = conversation
    expect(bram.composer()).to_be_focused()

    def goes(keys):
        bram.page.keyboard.press(keys)
        section = "document.activeElement.closest('section')"
        assert bram.page.evaluate(f"Boolean({section}.querySelector('h2'))"), "a pane says by a heading what it is"
        return bram.page.evaluate(f"{section}.id")

    assert [goes("F6") for _ in range(3)] == ["pane-side", "pane-queue", "pane-conversation"]
    assert [goes("Shift+F6") for _ in range(3)] == ["pane-queue", "pane-side", "pane-conversation"]


def test_twice_as_large_it_is_one_column_with_tabs_in_which_a_whole_chat_fits(site, visitor, bram):
    """1280 by 720 pixels at 200 percent (WCAG 1.4.10)."""
    page = bram.page
    page.set_viewport_size({"width": 640, "height": 360})
    visitor.starts()
    bram.signs_in().claims()
    shown = lambda: [pane for pane in ("queue", "conversation", "side") if page.locator(f"#pane-{pane}").is_visible()]

    assert shown() == ["conversation"]
    bram.sends("Hoi, ik ben er.")
    visitor.sees_message("Hoi, ik ben er.")
    page.get_by_role("button", name="Intern en registratie", exact=True).click()
    expect(page.get_by_label("Interne notitie", exact=True)).to_be_visible()
    assert shown() == ["side"]
    page.get_by_role("button", name="Rij en gesprekken", exact=True).click()
    expect(bram.queue()).to_be_visible()
    assert shown() == ["queue"]
    page.get_by_role("button", name="Gesprek", exact=True).click()
    expect(bram.composer()).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing has to be looked for sideways"
    assert violations(page) == []


def test_a_link_of_a_visitor_is_text_for_everybody(conversation):
    visitor, bram = conversation
    asked = []
    for person in (visitor, bram):
        person.page.on("request", lambda request: asked.append(request.url))

    visitor.sends("Kijk op https://voorbeeld.example/foto.jpg www.voorbeeld.example")

    for person in (visitor, bram):
        person.sees_message("https://voorbeeld.example/foto.jpg")
        assert person.log().locator("a, img, iframe, [src], [href]").count() == 0
    assert not any("voorbeeld.example" in url for url in asked), "nobody fetches it to show it beforehand"


def test_two_minutes_without_an_answer_are_said_and_the_lead_is_offered_it(site, conversation, dina):
    visitor, bram = conversation
    dina.signs_in()
    for person, ahead in ((bram, 3), (dina, 6)):
        person.page.clock.set_system_time(time.time() + ahead * 60)

    visitor.sends("Mag ik iets vragen?")

    expect(bram.page.locator("chat-list")).to_contain_text(re.compile(r"wacht \d+ minuten op antwoord"), timeout=PATIENCE)
    shift = dina.page.locator("shift-panel")
    expect(shift).to_contain_text("1 bezoeker wacht langer dan twee minuten op antwoord.", timeout=PATIENCE)
    expect(shift).to_contain_text(re.compile(r"wacht [567] minuten op antwoord"))
    expect(shift.get_by_role("button", name=re.compile("^Neem over"))).to_be_visible()
