"""The pages in a language that is read from right to left, with letters of no language (V32)."""

import json
import re
import shutil

import pytest

from axe import judge
from installation import ASSETS, Installation
from navigators.visitor import Visitor

# Arabic letters one for one: widths and direction are real, the words are nonsense that nobody can mistake for a translation.
PSEUDO = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذض")


def pseudo(text):
    parts = re.split(r"(\{\w+\})", text)
    return "".join(part if part.startswith("{") else part.lower().translate(PSEUDO) for part in parts)


@pytest.fixture
def mirrored(demonstration, tmp_path):
    """The demonstration with its English texts mirrored."""
    data, _ = demonstration
    assets = tmp_path / "assets"
    shutil.copytree(ASSETS, assets)
    for language, direction, turned in (("nl", "ltr", str), ("en", "rtl", pseudo)):
        file = assets / "locales" / f"visitor.{language}.json"
        texts = {key: turned(text) for key, text in json.loads(file.read_text()).items()}
        file.write_text(json.dumps({**texts, "direction": direction}))
    installation = Installation(tmp_path / "site")
    shutil.copytree(data, installation.data)
    installation.assets = assets
    installation.start()
    yield installation
    installation.stop()


@pytest.fixture
def reader(mirrored, new_context):
    return Visitor(new_context(locale="en-GB", viewport={"width": 320, "height": 800}), mirrored)


def edges(page, selector):
    """How far the element is from the right and from the left edge of the page, in pixels."""
    return page.locator(selector).first.evaluate(
        "(one) => { const box = one.getBoundingClientRect(); return [innerWidth - box.right, box.left]; }")


def test_pages_are_mirrored_and_fit(reader, mirrored):
    found = []
    for path in ("/", "/lezen", "/lezen/veilig", "/lezen/beloften", "/lezen/keuzes"):
        reader.page.goto(mirrored.visitor_site + path)
        assert reader.page.locator("html").get_attribute("dir") == "rtl"
        found += judge(reader, f"mirrored {path}")

    assert found == []
    assert reader.page.locator("h1").evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_the_chat_is_mirrored_and_a_dutch_message_keeps_its_own_direction(reader, mirrored, tmp_path):
    reader.arrives()
    for step in ("safety", "choices"):
        reader.page.locator(f"[data-go={step}]").first.click()
    reader.page.locator("#choices button:not([type=button])").click()
    composer = reader.page.locator("#message")
    composer.wait_for(state="visible", timeout=15_000)
    composer.fill("Dit is Nederlands, met een punt.")
    reader.page.locator("message-composer button").click()
    bubble = reader.page.locator(".bubble__text").first
    bubble.wait_for()

    reader.page.screenshot(path=str(tmp_path / "mirrored.png"), full_page=True)

    assert bubble.evaluate("(one) => [one.dir, getComputedStyle(one).direction]") == ["auto", "ltr"]
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.page.set_viewport_size({"width": 800, "height": 800})
    right, left = edges(reader.page, ".bubble--mine")
    assert left < right, "what she wrote herself stands at the end of the line, which is left"
