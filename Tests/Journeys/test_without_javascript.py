"""Help numbers, reading and leaving need no script; the chat does, and says so."""

import re

import pytest
from playwright.sync_api import expect

from navigators.visitor import Visitor


@pytest.fixture
def visitor(site, new_context):
    return Visitor(new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}), site)


def test_she_finds_numbers_and_an_honest_word_about_the_chat(visitor):
    visitor.arrives()

    visitor.sees("112")
    visitor.sees(re.compile("0800-2000"))
    visitor.sees(re.compile("JavaScript uit staat"))


def test_she_can_leave(visitor):
    asked = []
    visitor.page.on("request", lambda request: asked.append(request))
    visitor.arrives()

    visitor.leaves_fast()
    visitor.page.wait_for_timeout(1_000)

    # The weather may be out of reach of this machine, and the browser may try again: no try says a word of where from.
    weather = [request for request in asked if request.url.startswith("https://www.knmi.nl/")]
    assert weather
    assert not any("referer" in request.headers for request in weather)


@pytest.mark.parametrize("path", ["/lezen", "/lezen/veilig", "/lezen/beloften", "/lezen/keuzes", "/lezen/toegankelijkheid"])
def test_she_can_read(site, visitor, path):
    answer = visitor.page.goto(site.visitor_site + path)

    assert answer.status == 200
    expect(visitor.heading()).to_have_count(1)
    assert visitor.page.title().startswith("Lezen")
    assert visitor.page.locator('a[href="/weg"]:visible').count() >= 1


def test_she_can_change_the_language(visitor):
    visitor.arrives()
    expect(visitor.heading()).to_have_text("Praat met iemand die luistert")

    visitor.page.get_by_role("button", name="English").click()

    expect(visitor.heading()).to_have_text("Talk to someone who listens")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    assert visitor.context.cookies() == []


def test_a_page_that_is_not_there_leads_to_the_beginning(site, visitor):
    answer = visitor.page.goto(site.visitor_site + "/bestaat-niet")

    assert answer.status == 404
    visitor.sees("Deze pagina is er niet")
    assert visitor.page.locator('a[href="/weg"]:visible').count() >= 1
