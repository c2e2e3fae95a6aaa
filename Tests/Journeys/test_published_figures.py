"""What was published stands on the visitor's site: a stranger reads it, leaves as from any page, and repeats the audit."""

import hashlib
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH
from installation import lichtpunt
from test_publishing import CASES_2021
from test_quick_exit import answer_for_the_weather


def fetched(address):
    with urllib.request.urlopen(address, timeout=15) as answer:
        return answer.read()


def downloads(site, year, folder):
    """As a stranger would: every file that the list of checksums names, each compared with it."""
    place = f"{site.visitor_site}/cijfers/{year}/"
    for line in fetched(place + "SHA256SUMS").decode().splitlines():
        digest, path = line.split("  ")
        content = fetched(place + ("original/" if path.endswith(".html") else "") + path)
        assert hashlib.sha256(content).hexdigest() == digest, path
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@ON_BOTH
def test_a_stranger_reads_what_was_published_and_repeats_the_audit(site, visitor, tmp_path):
    assert site.run("cases", "import", CASES_2021).returncode == 0
    draft = tmp_path / "draft"
    assert site.run("report", "build", "--year", 2021, "--output", draft).returncode == 0
    page = visitor.page
    page.goto(site.visitor_site + "/lezen")
    page.get_by_role("link", name="Jaarcijfers").click()
    expect(page.get_by_text("Er zijn nog geen cijfers.")).to_be_visible()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetched(site.visitor_site + "/cijfers/2021/tables/form.csv")

    published = site.run("report", "publish", draft, "--without-approval", "Nobody is there")
    assert published.returncode == 0, published.stderr
    page.reload()
    page.get_by_role("link", name="Cijfers over 2021").click()

    expect(page.get_by_role("heading", name="Cijfers over mensenhandel in 2021")).to_be_visible()
    assert page.title() == "Lezen"
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2021")
    downloads(site, 2021, tmp_path / "downloaded")
    assert lichtpunt("report", "audit", tmp_path / "downloaded").returncode == 0


def test_the_way_out_is_the_same_on_a_published_report(site, visitor, tmp_path):
    assert site.run("report", "build", "--year", 2021, "--output", tmp_path / "draft").returncode == 0
    assert site.run("report", "publish", tmp_path / "draft", "--without-approval", "Nobody is there").returncode == 0
    answer_for_the_weather(visitor.context)
    page = visitor.page
    page.goto(f"{site.visitor_site}/cijfers/2021/")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = page.locator(".bar__exit").bounding_box()
    assert 0 <= box["y"] <= page.viewport_size["height"] - box["height"]
    assert judge(visitor, "a published report") == []

    for _ in range(3):
        page.keyboard.press("Shift")

    expect(page.get_by_role("heading", name="Het weer")).to_be_visible()
