"""Makes the pictures of docs/operate/werkplek.md: a shift, state by state, for who learns the workspace."""

import re

from playwright.sync_api import expect

from studio import DESK, ROOT, studio, talk
from navigators.at_the_door import AtTheDoor
from navigators.guest import Guest
from navigators.letting_in import asks, away, confirms, fills, makes_link, says_yes, step
from test_talking_with_a_colleague import offer, offers_himself

LESSONS = ROOT / "docs" / "operate" / "pictures"


def take(person, name):
    person.page.wait_for_timeout(400)
    person.page.screenshot(path=LESSONS / f"{name}.png")


def press(person, name, within=None):
    (within or person.page).get_by_role("button", name=name, exact=isinstance(name, str)).first.click()


def beginning(made, bram):
    bram.opens_the_door()
    take(bram, "sign-in")
    bram.signs_in()
    take(bram, "quiet")


def in_the_queue(made, bram):
    """Three wait, one of them by a door, two are taken; gives who talks first, and the name of the second."""
    people = [made.visitor(), made.visitor(AtTheDoor), made.visitor()]
    for person in people:
        person.starts()
    expect(bram.waiting()).to_have_count(3, timeout=30_000)
    take(bram, "queue")
    first = bram.claims()
    talk(people[0], bram)
    take(bram, "conversation")
    press(bram, "Markeer gevaar")
    second = bram.claims(beside=first)
    people[0].sends("Ben je er nog?")
    expect(bram.page.locator("chat-list .badge:visible")).to_have_count(1, timeout=30_000)
    take(bram, "two-at-once")
    bram.selects(first)
    return people[0], second


def beside_the_conversation(bram, chris):
    notes = bram.page.locator("notes-panel")
    notes.get_by_role("textbox").fill("Ze is bij een vriendin. Ik vraag straks of ze een sleutel heeft.")
    press(bram, "Bewaar notitie", notes)
    expect(notes.locator(".note__text")).to_have_count(1)
    bram.page.get_by_text("Vraag een collega").click()
    bram.page.get_by_label("Wie vraag je?").select_option(label="Chris")
    take(bram, "notes")
    press(bram, "Vraag deze collega")
    expect(chris.page.locator("calls-panel").get_by_role("listitem")).to_have_count(1, timeout=30_000)
    take(chris, "asked")
    # It opens by itself where danger is marked.
    bram.page.get_by_role("checkbox", name=re.compile("^Rechtuit gevraagd")).check()
    take(bram, "safety")


def somebody_from_outside(made, visitor, bram, chris):
    """From the form to the guest in the conversation, and out of it again."""
    guest = Guest(made.phone(), made.site)
    fills(bram)
    bram.page.set_viewport_size({"width": 1280, "height": 1200})
    take(bram, "guest-form")
    bram.page.set_viewport_size(DESK)
    asks(bram)
    says_yes(visitor)
    confirms(chris)
    link, code = makes_link(bram)
    guest.opens(link).types_code(code).is_in()
    guest.sends("Goedenavond, ik ben Piet, van de politie. Je hoeft niets te zeggen wat je niet wilt.")
    visitor.sees_message("Goedenavond, ik ben Piet")
    visitor.sends("Wat gebeurt er als ik aangifte doe?")
    bram.sees_message("Wat gebeurt er als ik aangifte doe?")
    step(bram, "Politie: praat nu mee.")
    bram.page.set_viewport_size({"width": 1280, "height": 1000})
    take(bram, "guest")
    bram.page.set_viewport_size(DESK)
    away(visitor).click()
    step(bram, "Politie: weg. De bezoeker wilde het niet meer.")


def talking_about_oneself(bram, chris):
    offers_himself(bram).get_by_role("button", name="Vraag of iemand komt", exact=True).click()
    come = chris.page.get_by_role("button", name="Ik kom", exact=True)
    expect(come).to_be_visible(timeout=30_000)
    bram.page.locator("#pane-queue").evaluate("pane => pane.scrollTo(0, 0)")
    take(bram, "own-day")
    take(chris, "buddy-call")
    come.click()
    expect(offer(bram)).to_contain_text("Chris komt", timeout=30_000)
    press(bram, "Klaar")
    bram.page.locator("own-day").get_by_text("Mijn dag", exact=True).click()


def the_four_buttons(bram):
    for button, name in (("Nood", "emergency"), ("Teksten", "saved-texts"), ("Meldingen", "alerts"), ("Sneltoetsen", "shortcuts")):
        press(bram, button)
        expect(bram.page.get_by_role("dialog")).to_be_visible()
        take(bram, name)
        bram.page.keyboard.press("Escape")
        expect(bram.page.get_by_role("dialog")).to_have_count(0)


def handing_over(bram, calm):
    press(bram, "Draag over")
    bram.page.get_by_role("button", name="Draag over").first.scroll_into_view_if_needed()
    take(bram, "hand-over")
    press(bram, "Draag over")
    # Nobody is blocked who is in danger.
    bram.selects(calm)
    press(bram, "Blokkeer")
    bram.page.get_by_role("button", name="Stop en blokkeer", exact=True).scroll_into_view_if_needed()
    take(bram, "block")
    press(bram, "Blokkeer")


def leading(dina):
    shift = dina.page.locator("shift-panel")
    expect(shift.get_by_role("listitem")).to_have_count(2, timeout=30_000)
    dina.page.set_viewport_size({"width": 1280, "height": 1000})
    take(dina, "shift")
    for link, name in (("Openingstijden", "hours"), ("Team", "team"), ("Cijfers", "figures")):
        dina.page.get_by_role("link", name=re.compile(link)).first.click()
        take(dina, name)


def ending(bram):
    bram.begins_to_close()
    bram.form().scroll_into_view_if_needed()
    take(bram, "registration")
    bram.chooses("Wie chat er", "slachtoffer zelf")
    bram.chooses("Waar ging het over", "mensenhandel of uitbuiting")
    bram.finishes()
    expect(bram.page.get_by_role("region", name="Hoe is het met jou?")).to_be_visible(timeout=30_000)
    take(bram, "how-are-you")
    bram.page.locator("#lock").click()
    expect(bram.page.locator("#unlock-passphrase")).to_be_visible()
    take(bram, "locked")


if __name__ == "__main__":
    LESSONS.mkdir(exist_ok=True)
    with studio() as made:
        bram, chris, dina = (made.colleague(name) for name in ("bram", "chris", "dina"))
        beginning(made, bram)
        chris.signs_in()
        dina.signs_in()
        talking_about_oneself(bram, chris)
        visitor, second = in_the_queue(made, bram)
        beside_the_conversation(bram, chris)
        somebody_from_outside(made, visitor, bram, chris)
        the_four_buttons(bram)
        handing_over(bram, second)
        leading(dina)
        ending(bram)
