"""The bar above the workspace: two rows for who has most in it, one button on a phone, and nothing that moves the page below."""

from playwright.sync_api import expect

from axe import violations

PATIENCE = 15_000

ROWS = """() => new Set(Array.from(document.querySelectorAll(".workspace-bar a, .workspace-bar button"))
    .filter((one) => one.offsetParent).map((one) => Math.round(one.getBoundingClientRect().top))).size"""


def top(person):
    """Where the page below the bar begins."""
    return person.page.locator("#main").bounding_box()["y"]


def test_what_a_coordinator_has_stands_in_two_rows_and_is_reached_in_their_order(dina):
    dina.page.set_viewport_size({"width": 1280, "height": 800})
    dina.signs_in()
    bar = dina.page.locator("#workspace-bar")
    expect(bar.get_by_role("button", name="Log uit", exact=True)).to_be_visible()
    expect(bar.get_by_role("button", name="Menu", exact=True)).to_be_hidden()

    dina.page.locator("#service-toggle").focus()
    reached = []
    for _ in range(3):
        dina.page.keyboard.press("Tab")
        reached.append(dina.page.evaluate("document.activeElement.textContent"))

    assert reached == ["Nood", "Vergrendel", "Log uit"]
    assert dina.page.evaluate(ROWS) == 2
    assert dina.page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "the panes end where the screen does"
    dina.page.set_viewport_size({"width": 1024, "height": 768})
    assert dina.page.evaluate(ROWS) == 2
    assert violations(dina.page) == []


def test_a_call_that_comes_in_moves_nothing_below_the_bar(conversation, dina):
    _, bram = conversation
    dina.signs_in()
    before = top(dina)

    bram.page.get_by_role("button", name="Roep de werkbegeleider", exact=True).click()

    expect(dina.page.locator("#alert-line")).to_have_text("1 oproep", timeout=PATIENCE)
    assert top(dina) == before


def test_on_a_phone_the_rest_of_the_bar_unfolds_by_one_button(dina):
    dina.page.set_viewport_size({"width": 360, "height": 740})
    dina.opens_the_door().fills_sign_in()
    menu = dina.page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_be_visible(timeout=PATIENCE)
    team = dina.page.get_by_role("link", name="Team", exact=True)
    expect(dina.page.get_by_role("button", name="Nood", exact=True)).to_be_visible()
    expect(team).to_be_hidden()
    assert dina.page.locator("#workspace-bar").bounding_box()["height"] < 110

    menu.click()
    expect(team).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert violations(dina.page) == []
    dina.page.keyboard.press("Escape")
    expect(team).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    team.click()

    expect(dina.page.get_by_role("heading", name="Team", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(team).to_be_hidden()
    expect(menu).to_have_attribute("aria-expanded", "false")
