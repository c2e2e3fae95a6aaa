"""The whole visit without a mouse."""

import re

from playwright.sync_api import expect

FOCUSED = """() => {
    const one = document.activeElement;
    return { tag: one.tagName, text: (one.innerText || one.getAttribute('aria-label') || one.value || '').trim(), id: one.id,
             href: one.getAttribute('href'), outline: getComputedStyle(one).outlineStyle, shadow: getComputedStyle(one).boxShadow };
}"""


def tab_to(page, label, limit=40, keys="Tab"):
    for _ in range(limit):
        page.keyboard.press(keys)
        focused = page.evaluate(FOCUSED)
        if focused["text"].startswith(label):
            assert focused["outline"] != "none" or focused["shadow"] != "none", f"{label} has no visible focus"
            return focused
    raise AssertionError(f"the keyboard does not reach {label!r}")


def test_skip_link_first_then_the_exit(visitor):
    visitor.arrives()

    visitor.page.keyboard.press("Tab")
    first = visitor.page.evaluate(FOCUSED)
    visitor.page.keyboard.press("Tab")
    second = visitor.page.evaluate(FOCUSED)

    assert first["href"].startswith("#") or first["href"] == "/weg"
    assert second["href"] == "/weg"


def test_from_the_first_page_to_the_end(visitor, bram):
    page = visitor.page
    visitor.arrives()

    tab_to(page, "Start een gesprek")
    page.keyboard.press("Enter")
    expect(visitor.heading()).to_be_focused()
    tab_to(page, "Ja")
    page.keyboard.press("Enter")
    tab_to(page, "Ga naar de rij")
    page.keyboard.press("Enter")
    expect(visitor.composer()).to_be_visible(timeout=15_000)
    bram.signs_in().claims()
    for _ in range(40):
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Met toetsen alleen")
    page.keyboard.press("Enter")

    bram.sees_message("Met toetsen alleen")
    expect(visitor.composer()).to_be_focused()
    expect(visitor.composer()).to_have_value("")
    bram.sends("Gelezen")
    visitor.sees_message("Gelezen")
    visitor.log().focus()
    expect(visitor.log()).to_be_focused()


def test_the_workspace_goes_round_its_panes(conversation):
    _, bram = conversation
    expect(bram.page.get_by_role("textbox", name=re.compile("Bericht aan"))).to_be_focused()
    visited = []
    for _ in range(3):
        bram.page.keyboard.press("F6")
        visited.append(bram.page.evaluate("document.activeElement.closest('section')?.id"))

    assert sorted(visited) == ["pane-conversation", "pane-queue", "pane-side"]
