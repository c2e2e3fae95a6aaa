"""Leaving is instant, whatever the network does, and leaves as little behind as a page can (V01-V08)."""

import json
import re
import sqlite3

import pytest
from playwright.sync_api import expect

from conftest import CHROMIUM
from navigators.visitor import Visitor

# Runs in the page: notes how long after the click the page stood empty, in a place that outlives the document.
WATCH = """() => {
    const exit = document.querySelector('.bar__exit');
    window.exitTiming = {};
    exit.addEventListener('click', () => { window.exitTiming.pressed = performance.now(); }, { capture: true });
    document.addEventListener('keydown', () => { window.exitTiming.pressed = performance.now(); }, { capture: true });
    new MutationObserver(() => {
        if (document.body.textContent.trim() === '' && window.exitTiming.empty === undefined) {
            window.exitTiming.empty = performance.now();
            window.exitTiming.title = document.title;
            console.log('left ' + JSON.stringify(window.exitTiming));
        }
    }).observe(document.documentElement, { childList: true, subtree: true });
}"""

TARGET = re.compile(r"^https://www\.knmi\.nl/")


def answer_for_the_weather(context):
    """The exit's target is on the internet; here it is a page that says so."""
    context.route(TARGET, lambda route: route.fulfill(body="<title>Weer</title><h1>Het weer</h1>", content_type="text/html"))


def leave(visitor, how):
    timing = {}

    def hear(message):
        if message.text.startswith("left "):
            timing.update(json.loads(message.text[5:]))

    visitor.page.on("console", hear)
    visitor.page.evaluate(WATCH)
    how()
    deadline = 50
    while "empty" not in timing and deadline:
        visitor.page.wait_for_timeout(20)
        deadline -= 1
    assert "empty" in timing, "the page was never emptied"
    return timing["empty"] - timing["pressed"], timing


def shift_three_times(visitor):
    for _ in range(3):
        visitor.page.keyboard.press("Shift")


@pytest.mark.parametrize("network", ["online", "offline", "slow"])
def test_the_page_is_empty_within_100_milliseconds(conversation, network):
    visitor, _ = conversation
    answer_for_the_weather(visitor.context)
    if network == "offline":
        visitor.goes_offline()
    if network == "slow":
        session = visitor.context.new_cdp_session(visitor.page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 400, "downloadThroughput": 51200, "uploadThroughput": 51200})

    milliseconds, timing = leave(visitor, visitor.leaves_fast)

    assert milliseconds <= 100
    assert timing["title"] == "Weer"


def test_three_times_shift_leaves_too_but_typing_capitals_does_not(conversation):
    visitor, _ = conversation
    answer_for_the_weather(visitor.context)
    visitor.composer().focus()
    for letter in "ABC":
        visitor.page.keyboard.press(f"Shift+{letter}")
    assert visitor.composer().input_value() == "ABC"

    milliseconds, _ = leave(visitor, lambda: shift_three_times(visitor))

    assert milliseconds <= 100


def test_after_leaving_nothing_can_be_opened_again(site, conversation):
    visitor, bram = conversation
    answer_for_the_weather(visitor.context)
    ticket = visitor.page.evaluate("sessionStorage.getItem('t')")
    assert ticket

    visitor.leaves_fast()
    visitor.page.wait_for_url(TARGET)
    visitor.arrives()

    assert visitor.page.evaluate("sessionStorage.length") == 0
    visitor.page.evaluate("(ticket) => sessionStorage.setItem('t', ticket)", ticket)
    visitor.reloads()
    # First what she does see: until the answer is there, nothing would be seen either way.
    first_page = visitor.page.get_by_role("button", name="Start een gesprek")
    expect(first_page.or_(visitor.page.get_by_text("niet meer open")).first).to_be_visible()
    visitor.does_not_see("Ja, ik ben er. Neem je tijd.")


def test_back_lands_before_the_first_page_and_history_holds_one_row(site, chromium, bram, tmp_path):
    context = chromium.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=CHROMIUM, args=["--no-sandbox"], locale="nl-NL", reduced_motion="reduce")
    answer_for_the_weather(context)
    visitor = Visitor(context, site)
    visitor.page.route("http://before.example/", lambda route: route.fulfill(body="<title>Voor</title>", content_type="text/html"))
    visitor.page.goto("http://before.example/")
    visitor.arrives().starts()
    visitor.sends("Even proberen")
    visitor.sees("Aangekomen")
    assert visitor.page.title() in ("Start", "Gesprek")

    visitor.leaves_fast()
    visitor.page.wait_for_url(TARGET)
    visitor.page.go_back()

    assert visitor.page.url == "http://before.example/"
    context.close()
    history = sqlite3.connect(tmp_path / "profile" / "Default" / "History")
    rows = history.execute("SELECT url, title FROM urls WHERE url LIKE ?", (site.visitor_site + "%",)).fetchall()
    history.close()
    assert len(rows) <= 1, rows
    assert all(title in ("", "Start", "Gesprek", "Weer") for _, title in rows), rows


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_exit_is_in_view_wherever_she_is(site, new_context, bram, width):
    visitor = Visitor(new_context(viewport={"width": width, "height": 640}), site)
    visitor.arrives()
    in_view(visitor)
    visitor.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    in_view(visitor)
    visitor.page.evaluate("scrollTo(0, 0)")

    visitor.starts()
    for number in range(12):
        visitor.sends(f"Bericht {number}")
    visitor.page.set_viewport_size({"width": width, "height": 340})
    visitor.composer().focus()

    in_view(visitor)


def in_view(visitor):
    exit_link = visitor.page.locator(".bar__exit")
    box = exit_link.bounding_box()
    size = visitor.page.viewport_size
    assert box["width"] >= 48 and box["height"] >= 48
    assert box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= size["width"] and box["y"] + box["height"] <= size["height"]
    on_top = visitor.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('a')?.getAttribute('href')",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])
    assert on_top == "/weg"
