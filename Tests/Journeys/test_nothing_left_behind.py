"""What a visit leaves in the browser and on the wire (V08-V13, V17)."""

import json

from playwright.sync_api import expect


def test_only_her_own_host_is_asked_and_no_cookie_is_set(site, conversation):
    visitor, _ = conversation
    for path in ("/lezen", "/lezen/veilig", "/lezen/beloften", "/lezen/keuzes", "/lezen/toegankelijkheid"):
        visitor.page.goto(site.visitor_site + path)

    assert visitor.hosts == {f"127.0.0.1:{site.visitor_port}"}
    assert visitor.context.cookies() == []


def test_a_list_of_visited_pages_says_nothing_of_the_police(site, visitor):
    """She chooses: every way stands there with its limits, nothing is asked and nothing can be chosen for her."""
    visitor.page.goto(site.visitor_site + "/lezen")
    visitor.page.get_by_role("link", name="Naar de politie? Jij kiest", exact=True).click()

    expect(visitor.heading()).to_have_text("Naar de politie? Jij kiest")
    assert "politie" not in visitor.page.title().lower() + visitor.page.url.lower()
    ways = visitor.page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()
    assert ways[0] == "Advocaat", "who was made to do what is not allowed hears of the lawyer first"
    # The two things that are called bedenktijd are kept apart.
    assert {"Nadenken na het gesprek", "Drie maanden om na te denken, zonder verblijfsrecht"} <= set(ways)
    assert visitor.page.locator("main :is(input, select, textarea)").count() == 0


def test_the_tab_holds_one_ticket_and_nothing_else(conversation):
    visitor, _ = conversation

    held = visitor.storage()

    assert held == {"session": ["t"], "local": [], "databases": 0, "caches": 0, "workers": 0, "cookie": ""}


def test_after_the_end_the_tab_holds_nothing(conversation):
    visitor, _ = conversation

    visitor.erases()
    visitor.sees("bij ons gewist")

    assert visitor.storage()["session"] == []


def test_the_end_takes_the_ticket_and_talking_on_brings_it_back(conversation):
    visitor, _ = conversation

    visitor.stops()
    visitor.sees("Het gesprek is klaar")
    assert visitor.storage()["session"] == []

    visitor.presses("Verder praten")
    visitor.sees_message("Hoi, ben je daar?")
    assert visitor.storage()["session"] == ["t"]
    visitor.reloads()
    visitor.sees_message("Hoi, ben je daar?")

    visitor.stops()
    visitor.sees("Het gesprek is klaar")
    visitor.reloads()
    expect(visitor.heading()).to_have_text("Praat met iemand die luistert")
    visitor.does_not_see("Hoi, ben je daar?")


def test_a_ticket_dug_out_of_the_browser_opens_nothing_after_the_end(conversation):
    visitor, _ = conversation
    dug_out = visitor.page.evaluate("sessionStorage.getItem('t')")
    visitor.stops()
    visitor.sees("Het gesprek is klaar")

    visitor.page.evaluate("ticket => sessionStorage.setItem('t', ticket)", dug_out)
    visitor.reloads()

    visitor.sees("Dit gesprek is hier niet meer open.")
    visitor.does_not_see("Hoi, ben je daar?")
    assert visitor.storage()["session"] == []


def test_nothing_but_a_boolean_is_sent_while_she_types(conversation):
    visitor, bram = conversation
    sent = []
    visitor.page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)

    # The last sign was given with her first message; another comes after three seconds at the earliest.
    visitor.page.wait_for_timeout(3_500)
    sent.clear()
    visitor.composer().press_sequentially("Mijn geheim is groot", delay=40)
    bram.sees("typt")

    assert sent, "the premise: typing was announced"
    assert {request.url.rsplit("/", 1)[1] for request in sent} == {"typing"}
    assert {json.dumps(request.post_data_json) for request in sent} == {"{}"}


def test_messages_change_neither_title_nor_icon(conversation):
    visitor, bram = conversation
    read = "[document.title, ...[...document.querySelectorAll('link[rel~=icon]')].map((link) => link.href)].join(' ')"
    before = visitor.page.evaluate(read)

    bram.sends("Nog een bericht")
    visitor.sees_message("Nog een bericht")

    assert visitor.page.evaluate(read) == before
    assert visitor.page.title() in ("Start", "Gesprek")


def test_the_composer_gives_nothing_to_the_browser_to_remember(conversation):
    visitor, _ = conversation
    composer = visitor.composer()

    expect(composer).to_have_attribute("autocomplete", "off")
    expect(composer).to_have_attribute("spellcheck", "false")
    expect(visitor.log().locator(".bubble__text").first).to_have_attribute("translate", "no")


def test_every_answer_forbids_storing_and_foreign_content(site, visitor):
    answers = []
    visitor.page.on("response", lambda answer: answers.append(answer))
    visitor.starts()

    pages = [answer for answer in answers if "/static/" not in answer.url]
    assert pages
    for answer in pages:
        headers = answer.headers
        assert "no-store" in headers["cache-control"], answer.url
        assert headers["referrer-policy"] == "no-referrer", answer.url
    page = next(answer for answer in pages if answer.url == site.visitor_site + "/")
    policy = page.headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
                 "require-trusted-types-for 'script'", "trusted-types 'none'"):
        assert part in policy
    assert page.headers["cross-origin-opener-policy"] == "same-origin"
    assert "permissions-policy" in page.headers


def test_the_history_does_not_grow(site, visitor):
    visitor.arrives()
    before = visitor.page.evaluate("history.length")

    visitor.starts()
    visitor.sends("Hallo")
    visitor.sees("Aangekomen")

    assert visitor.page.evaluate("history.length") - before <= 1
    assert visitor.page.url == site.visitor_site + "/"
