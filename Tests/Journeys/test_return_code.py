"""Six words bring her back, on any device; wrong words and old words sound the same."""

import re

import pytest
from playwright.sync_api import expect

from axe import judge
from navigators.visitor import Visitor
from test_registration import cases, fill_core


@pytest.fixture
def elsewhere(site, new_context):
    """Her other device."""
    return Visitor(new_context(viewport={"width": 800, "height": 700}), site)


def test_the_words_open_the_conversation_on_another_device(conversation, elsewhere):
    visitor, bram = conversation
    words = visitor.asks_a_return_code()
    assert len(words.split()) == 6

    elsewhere.comes_back_with("  " + words.upper().replace(" ", "   ") + " ")

    elsewhere.sees_message("Hoi, ben je daar?")
    elsewhere.sees_message("Ja, ik ben er. Neem je tijd.")
    elsewhere.sends("Nu vanaf een ander toestel.")
    bram.sees_message("Nu vanaf een ander toestel.")
    visitor.sees_message("Nu vanaf een ander toestel.")


def refusal(person, words):
    person.comes_back_with(words)
    message = person.page.locator("#words-error")
    expect(message).to_contain_text("Deze woorden werken niet", timeout=15_000)
    return message.inner_text()


def test_wrong_and_expired_words_get_the_same_answer(site, conversation, elsewhere):
    visitor, _ = conversation
    words = visitor.asks_a_return_code()
    wrong = refusal(elsewhere, " ".join(reversed(words.split())))

    site.let_pass(32 * 24 * 3600)
    expired = refusal(elsewhere, words)

    assert wrong == expired


def test_both_sides_hear_that_another_device_came_and_she_can_shut_it_out(conversation, elsewhere):
    visitor, bram = conversation
    words = visitor.asks_a_return_code()
    elsewhere.comes_back_with(words)
    elsewhere.sees_message("Hoi, ben je daar?")
    visitor.sees(re.compile("net op een ander apparaat geopend"))
    bram.sees(re.compile("terugkeercode"))

    visitor.presses("Sluit het andere apparaat af")

    expect(elsewhere.page.get_by_text(re.compile("hier niet meer open"))).to_be_visible(timeout=20_000)
    refusal(elsewhere, words)


def test_words_stay_out_of_every_address(conversation, elsewhere):
    visitor, _ = conversation
    addresses = []
    elsewhere.page.on("request", lambda request: addresses.append(request.url))
    words = visitor.asks_a_return_code()

    elsewhere.comes_back_with(words)
    elsewhere.sees_message("Hoi, ben je daar?")

    for word in words.split():
        assert not any(word in address for address in addresses if "/static/" not in address)


def test_after_five_wrong_tries_she_is_told_to_wait_and_then_the_right_words_work(site, conversation, elsewhere):
    visitor, _ = conversation
    words = visitor.asks_a_return_code()
    wrong = " ".join(reversed(words.split()))
    elsewhere.comes_back_with(wrong)
    said = elsewhere.page.locator("#words-error")
    for _ in range(4):
        expect(said).to_contain_text("Deze woorden werken niet", timeout=15_000)
        with elsewhere.page.expect_response("**/returns") as answer:
            elsewhere.presses("Verder")
        assert answer.value.status == 403

    with elsewhere.page.expect_response("**/returns") as answer:
        elsewhere.presses("Verder")
    assert answer.value.status == 429
    expect(said).to_contain_text("Dat was te vaak achter elkaar. Wacht", timeout=15_000)

    site.let_pass(120)
    elsewhere.page.get_by_label("Jouw zes woorden").fill(words)
    elsewhere.presses("Verder")
    elsewhere.sees_message("Hoi, ben je daar?")


def test_what_had_ended_before_she_came_back_is_folded_and_stays_one_case(site, conversation, elsewhere):
    visitor, bram = conversation
    words = visitor.asks_a_return_code()
    before = cases(site)
    bram.begins_to_close()
    fill_core(bram)
    bram.finishes()
    visitor.sees("Het gesprek is klaar")

    elsewhere.comes_back_with(words)
    elsewhere.presses("Verder praten")
    bram.claims()

    earlier = bram.page.locator("message-list summary")
    expect(earlier).to_have_text(re.compile(r"^Eerder gesprek, tot \d+ \w+\. Lees het"))
    expect(bram.log().get_by_text("Hoi, ben je daar?")).to_be_hidden()
    assert judge(bram, "earlier conversation") == []
    earlier.press("Enter")
    expect(bram.log().get_by_text("Hoi, ben je daar?")).to_be_visible()
    elsewhere.sends("Ik wilde nog iets vragen.")
    bram.sees_message("Ik wilde nog iets vragen.")
    bram.begins_to_close()
    bram.finishes()
    elsewhere.sees("Het gesprek is klaar")
    assert cases(site) == before + 1
