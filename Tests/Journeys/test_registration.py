"""A conversation is closed with one coded case, without contradictions and without doubles."""

import re
import sqlite3

from playwright.sync_api import expect


def cases(site):
    database = sqlite3.connect(f"file:{site.data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table' AND name LIKE '%case%'")]
    table = next(name for name in tables if name in ("case_record", "cases", "case_", "case"))
    count = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    database.close()
    return count


def fill_core(bram):
    bram.chooses("Wie chat er", "slachtoffer zelf")
    bram.chooses("Waar ging het over", "mensenhandel of uitbuiting")


def test_closing_makes_one_case_however_often_it_was_saved(site, conversation):
    visitor, bram = conversation
    before = cases(site)

    bram.begins_to_close()
    fill_core(bram)
    bram.sees(re.compile("[Bb]ewaard|[Oo]pgeslagen"))
    bram.chooses("Waar ging het over", "huiselijk geweld")
    bram.page.wait_for_timeout(1_500)
    bram.finishes()

    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(0, timeout=15_000)
    visitor.sees("Het gesprek is klaar")
    assert cases(site) == before + 1


def test_a_contradiction_is_refused_with_a_sentence(site, conversation):
    _, bram = conversation
    bram.begins_to_close()
    fill_core(bram)
    bram.chooses("eerst|eerste keer", "ja, bij geen instantie bekend")
    bram.form().locator("[data-part=rest] > summary").click()
    bram.chooses("politie", "ja, hiervoor")

    bram.finishes()

    expect(bram.form().locator(".field__error:visible, [data-part=error]:visible").first).to_be_visible(timeout=15_000)
    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(1)


def test_closing_without_registration_is_refused(site, conversation):
    _, bram = conversation

    bram.begins_to_close()
    bram.finishes()

    expect(bram.form().locator(".field__error:visible, [data-part=error]:visible").first).to_be_visible(timeout=15_000)
    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(1)


def test_who_objects_is_not_counted_and_not_kept(site, conversation):
    _, bram = conversation
    before = cases(site)
    bram.begins_to_close()

    bram.form().locator("[data-part=consent]").get_by_label(re.compile("wil niet meetellen")).check()
    bram.finishes()

    expect(bram.page.locator("chat-list [data-part=mine] > li")).to_have_count(0, timeout=15_000)
    assert cases(site) == before


def test_a_draft_is_there_after_a_reload(conversation):
    _, bram = conversation
    bram.begins_to_close()
    fill_core(bram)
    bram.page.wait_for_timeout(2_500)

    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    bram.begins_to_close()

    group = bram.form().get_by_role("group", name=re.compile("Wie chat er"))
    expect(group.get_by_label("slachtoffer zelf")).to_be_checked(timeout=15_000)


def test_what_was_chosen_a_moment_before_the_lock_is_there_afterwards(conversation):
    _, bram = conversation
    bram.begins_to_close()
    bram.chooses("Wie chat er", "slachtoffer zelf")

    bram.page.locator("#lock").click()
    expect(bram.page.locator("#unlock-passphrase")).to_be_visible()
    bram.unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    bram.begins_to_close()

    group = bram.form().get_by_role("group", name=re.compile("Wie chat er"))
    expect(group.get_by_label("slachtoffer zelf")).to_be_checked(timeout=15_000)
