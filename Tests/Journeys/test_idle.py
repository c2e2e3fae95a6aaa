"""Nobody there for a while: a question, then a page that shows nothing (V18, V19). The browser's clock is moved."""

import pytest
from playwright.sync_api import expect

SECRET = "Dit mag niemand zien."


@pytest.fixture
def idle(visitor):
    """A visitor in the line with an unsent text, whose browser's clock the story moves."""
    visitor.page.clock.install()
    visitor.starts()
    visitor.writes(SECRET)
    return visitor


def pass_minutes(person, minutes):
    person.page.clock.fast_forward(minutes * 60_000)


def cover(person):
    return person.page.get_by_role("button", name="Tik om verder te gaan")


def in_the_page(person, text):
    return person.page.evaluate(
        "(text) => document.body.textContent.includes(text) || [...document.querySelectorAll('textarea')].some((one) => one.value.includes(text))",
        text)


def test_after_ten_minutes_a_calm_question_and_any_key_takes_it_away(idle):
    question = idle.page.locator("[data-part=idle]")
    pass_minutes(idle, 9)
    expect(question).to_have_text("")

    pass_minutes(idle, 1)
    expect(question).to_contain_text("Ben je er nog?")

    idle.composer().press("End")
    expect(question).to_have_text("")
    expect(idle.composer()).to_have_value(SECRET)


def test_after_twenty_minutes_the_chat_is_out_of_the_page_and_one_tap_brings_it_back(idle):
    assert in_the_page(idle, SECRET)
    pass_minutes(idle, 20)

    expect(cover(idle)).to_be_visible()
    assert not in_the_page(idle, SECRET)
    expect(idle.log()).to_have_count(0)

    cover(idle).click()
    expect(idle.composer()).to_have_value(SECRET)
    expect(cover(idle)).to_have_count(0)


def test_who_asked_for_it_is_covered_as_soon_as_the_page_is_out_of_sight(idle):
    look_away = """() => {
        Object.defineProperty(document, "visibilityState", {value: "hidden", configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    idle.page.evaluate(look_away)
    expect(cover(idle)).to_have_count(0)

    idle.opens_more().page.get_by_label("Verberg", exact=False).check()
    idle.page.evaluate(look_away)

    expect(cover(idle)).to_be_visible()
    assert not in_the_page(idle, SECRET)


def test_a_connection_lost_behind_the_cover_is_told_after_it(idle):
    idle.goes_offline()
    pass_minutes(idle, 20)
    expect(cover(idle)).to_be_visible()

    cover(idle).click()

    expect(idle.page.locator("connection-line")).to_contain_text("Geen verbinding")
    expect(idle.composer()).to_have_value(SECRET)


def test_where_the_device_may_not_be_safe_the_cover_comes_sooner_and_nothing_to_keep_is_offered(visitor):
    visitor.page.clock.install()
    visitor.arrives()
    visitor.presses("Start een gesprek")
    visitor.presses("Ik weet het niet")
    expect(visitor.page.get_by_text("Na 3 minuten stilte zie je het niet meer.")).to_be_visible()
    visitor.presses("Toch verdergaan")
    visitor.chooses_nothing()
    expect(visitor.composer()).to_be_visible()
    visitor.writes(SECRET)

    pass_minutes(visitor, 3)

    expect(cover(visitor)).to_be_visible()
    assert not in_the_page(visitor, SECRET)
    cover(visitor).click()
    expect(visitor.composer()).to_have_value(SECRET)
    visitor.presses("Stop het gesprek")
    expect(visitor.page.locator("#end-question")).to_have_text("Wil je stoppen?")
    visitor.presses("Ja, stop")
    expect(visitor.page.get_by_role("heading", name="Het gesprek is klaar")).to_be_visible()
    expect(visitor.page.get_by_text("Dan krijg je zes woorden.")).to_be_hidden()
    visitor.presses("Ik wil een code om terug te komen")
    expect(visitor.page.get_by_text("Dan krijg je zes woorden.")).to_be_visible()
