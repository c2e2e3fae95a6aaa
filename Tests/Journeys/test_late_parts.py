"""What comes late or is asked for early: nothing is lost by it, and what is missing is said."""

import re

import pytest
from playwright.sync_api import expect

from axe import violations

PATIENCE = 15_000


@pytest.mark.parametrize("module", ["elements/conversation-room.js", "models/conversation-means.js"])
def test_a_part_that_does_not_come_is_said_and_comes_when_asked_again(visitor, bram, module):
    bram.signs_in()
    module = f"**/chat/{module}"
    bram.page.route(module, lambda route: route.abort())
    visitor.starts()

    bram.page.get_by_role("button", name=re.compile("^Neem aan")).first.click()
    late = bram.page.locator("#late-parts")
    expect(late).to_contain_text("kwam niet binnen", timeout=PATIENCE)
    assert violations(bram.page) == []
    bram.page.unroute(module)
    # Whatever happens in the conversations asks for it too, and may have taken the button away before a pointer gets there.
    late.get_by_text("Probeer opnieuw").dispatch_event("click")

    expect(bram.composer()).to_be_visible(timeout=PATIENCE)
    expect(late).to_be_hidden()
    bram.sends("Daar ben ik.")
    visitor.sees_message("Daar ben ik.")


def test_a_link_that_is_asked_for_while_the_page_fills_is_made(dina):
    dina.signs_in()
    page = dina.page
    held = []

    def hold(route):
        if route.request.method == "GET" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/invitations", hold)
    with page.expect_request("**/invitations"):
        page.get_by_role("link", name="Team").click()
    page.get_by_role("button", name="Maak een link").click()
    expect(page.locator("#invite-link")).to_be_hidden()

    held[0].continue_()

    expect(page.locator("#invite-link")).to_have_value(re.compile("/uitnodiging#"), timeout=PATIENCE)
