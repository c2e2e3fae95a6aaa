"""Three taps after a conversation, and what becomes of them: a number in the figures of the service."""

import re

from playwright.sync_api import expect

from axe import judge
from patience import until


def survey(visitor):
    return visitor.page.locator("after-survey")


def test_she_answers_what_she_likes_and_the_figures_give_nobody_away(site, conversation, dina):
    visitor, bram = conversation
    sent = []
    visitor.page.on("request", lambda request: request.url.endswith("/survey") and sent.append(request.post_data_json))
    visitor.stops()

    expect(survey(visitor).get_by_role("heading", name="Drie korte vragen")).to_be_visible()
    helped = survey(visitor).get_by_role("group", name="Heb je iets aan dit gesprek gehad?")
    helped.get_by_role("button", name="Een beetje").click()
    expect(survey(visitor).get_by_role("status")).to_have_text("Dank je wel voor je antwoord.")
    expect(helped.get_by_role("button", name="Een beetje")).to_have_attribute("aria-pressed", "true")

    helped.get_by_role("button", name="Nee").dispatch_event("click")
    assert sent == [{"question": "helped", "degree": "some"}], "one answer to a question, and nothing beside it"
    assert not any(visitor.storage().values()), "nothing of it stays on her device"
    assert judge(visitor, "after the chat") == []

    site.let_pass(35 * 86400)
    dina.signs_in()
    dina.page.get_by_role("link", name="Cijfers", exact=True).click()
    expect(dina.page.get_by_role("heading", name="Cijfers van de dienst")).to_be_focused()
    table = dina.page.locator(".figure-table", has_text="Heb je iets aan dit gesprek gehad?")
    expect(table).to_contain_text("Te klein om te laten zien.")
    with dina.page.expect_download() as download:
        dina.page.get_by_role("link", name=re.compile("bestand")).click()
    lines = download.value.path().read_text().splitlines()
    assert lines[0] == "from,to,measure,class,count"
    assert any(line.endswith(",helped,total,x") for line in lines)
    assert judge(dina, "figures") == []


def test_who_was_never_answered_is_not_asked_how_it_was(visitor):
    visitor.starts()
    visitor.presses("Uit de rij gaan")

    expect(visitor.page.get_by_role("heading", name="Het gesprek is klaar")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Wis het gesprek nu")).to_be_visible()
    expect(survey(visitor)).to_be_hidden()


def test_she_is_not_counted_when_she_says_so_and_her_counsellor_sees_it(conversation):
    visitor, bram = conversation
    visitor.stops()
    visitor.page.get_by_text("Niet meetellen in de cijfers").click()

    visitor.presses("Tel mij niet mee")

    expect(visitor.page.get_by_text("Goed. Je telt niet mee.")).to_be_visible()
    expect(bram.page.get_by_text("De bezoeker heeft zelf gezegd: tel mij niet mee.")).to_be_visible()
    expect(bram.page.get_by_label("Wie zocht contact?")).to_be_hidden()


def test_nothing_moves_under_her_finger_when_the_rest_of_the_last_page_comes(conversation):
    visitor, _ = conversation
    held = []
    for program in ("after/after.js", "chat/elements/return-code.js"):
        visitor.page.route(f"**/{program}", lambda route: held.append(route))
    visitor.stops()
    summary = visitor.page.get_by_text("Niet meetellen in de cijfers", exact=True)
    expect(survey(visitor).get_by_role("heading", name="Drie korte vragen")).to_be_visible()
    until(lambda: visitor.page.wait_for_timeout(50) or len(held) == 2)
    before = summary.bounding_box()

    with visitor.page.expect_response("**/after.js"), visitor.page.expect_response("**/return-code.js"):
        for request in held:
            request.continue_()
    expect(visitor.page.locator("after-survey[inert], return-code[inert]")).to_have_count(0)

    assert summary.bounding_box() == before
    survey(visitor).get_by_role("button", name="Een beetje", exact=True).first.click()
    expect(survey(visitor).get_by_role("status")).to_have_text("Dank je wel voor je antwoord.")


def test_what_she_may_ask_is_written_down_without_a_name(visitor):
    visitor.arrives()
    visitor.page.goto(visitor.page.url.rstrip("/") + "/lezen/rechten")

    expect(visitor.page.get_by_role("heading", name="Wat jij van ons mag vragen")).to_be_visible()
    expect(visitor.page.get_by_text("Dan kunnen wij je gesprek niet terugvinden")).to_be_visible()
    assert judge(visitor, "what she may ask") == []
