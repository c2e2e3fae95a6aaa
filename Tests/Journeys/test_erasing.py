"""Erase now means now, on the disk too; and what nobody erases goes by itself."""

import re
import sqlite3
import time

from playwright.sync_api import expect

from disk_search import contents


def envelopes(site):
    """The sealed bytes of every message that the database holds, found by their size."""
    database = sqlite3.connect(f"file:{site.data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    found = []
    try:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in database.execute(f'SELECT * FROM "{table}"'):
                found += [value for value in row if isinstance(value, bytes) and len(value) >= 280]
    finally:
        database.close()
    return found


def test_after_erasing_the_sealed_bytes_are_on_no_disk(site, conversation):
    visitor, bram = conversation
    before = envelopes(site)
    assert before, "the premise: sealed messages are on the disk"

    visitor.erases()
    visitor.sees(re.compile("bij ons gewist"))

    expect(bram.page.get_by_text("Hoi, ben je daar?")).to_have_count(0, timeout=15_000)
    expect(visitor.page.get_by_text("Hoi, ben je daar?")).to_have_count(0)
    left = [where for where, data in contents(site.data) for sealed in before if sealed in data]
    assert left == []


def test_a_message_after_erasing_is_refused(site, conversation):
    visitor, bram = conversation
    bram.context.set_offline(True)
    bram.sends("Dit komt te laat.")

    visitor.erases()
    visitor.sees(re.compile("bij ons gewist"))
    bram.context.set_offline(False)

    expect(bram.page.get_by_text("Dit komt te laat.")).to_have_count(0, timeout=30_000)


def test_a_conversation_goes_by_itself_after_its_term(site, conversation):
    visitor, bram = conversation
    before = envelopes(site)
    visitor.page.close()
    bram.page.close()

    site.let_pass(29 * 24 * 3600)
    assert set(before) <= set(envelopes(site)), "the premise: a day before the term it is there"
    site.let_pass(2 * 24 * 3600)

    for _ in range(40):
        left = [where for where, data in contents(site.data) for sealed in before if sealed in data]
        if not left:
            break
        time.sleep(0.25)
    assert left == []


def test_a_tab_ticket_opens_nothing_after_a_quarter_of_an_hour(site, conversation):
    visitor, _ = conversation
    ticket = visitor.page.evaluate("sessionStorage.getItem('t')")
    visitor.page.goto("about:blank")

    site.let_pass(16 * 60)
    visitor.arrives()

    assert ticket
    visitor.does_not_see("Ja, ik ben er. Neem je tijd.")
