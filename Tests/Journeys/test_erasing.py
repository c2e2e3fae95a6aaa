"""Erase now means now, on the disk too; and what nobody erases goes by itself."""

import re
import sqlite3
import time

from playwright.sync_api import expect

from disk_search import contents


def column(site, sql):
    database = sqlite3.connect(f"file:{site.data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    try:
        return [row[0] for row in database.execute(sql)]
    finally:
        database.close()


def keys(site):
    """The keys under which all that is sealed of a conversation is wrapped once more: SQLite may leave copies of rows in its pages,
    but never of these (m0001_chat.sql)."""
    slots = [row[start:start + 32] for row in column(site, "SELECT slots FROM keyring") for start in range(4500, len(row), 32)]
    return [key for key in slots if any(key)]


def places(site, needles):
    return [where for where, data in contents(site.data) for needle in needles if needle in data]


def test_after_erasing_the_key_of_all_that_was_said_is_on_no_disk(site, conversation):
    visitor, bram = conversation
    before = keys(site)
    assert len(before) == 1 and places(site, before), "the premise: the key is on the disk"
    assert column(site, "SELECT count(*) FROM entry")[0] > 0

    visitor.erases()
    visitor.sees(re.compile("bij ons gewist"))

    expect(bram.page.get_by_text("Hoi, ben je daar?")).to_have_count(0, timeout=15_000)
    expect(visitor.page.get_by_text("Hoi, ben je daar?")).to_have_count(0)
    assert places(site, before) == []
    for table in ("conversation", "entry", "epoch_key", "session", "staff_key", "staff_item", "note", "consultation", "alarm"):
        assert column(site, f"SELECT count(*) FROM {table}") == [0], table


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
    before = keys(site)
    visitor.page.close()
    bram.page.close()

    site.let_pass(29 * 24 * 3600)
    assert keys(site) == before, "the premise: a day before the term it is there"
    site.let_pass(2 * 24 * 3600)

    for _ in range(40):
        if not places(site, before):
            break
        time.sleep(0.25)
    assert places(site, before) == []
    assert column(site, "SELECT count(*) FROM entry") == [0]


def test_a_tab_ticket_opens_nothing_after_a_quarter_of_an_hour(site, conversation):
    visitor, _ = conversation
    ticket = visitor.page.evaluate("sessionStorage.getItem('t')")
    visitor.page.goto("about:blank")

    site.let_pass(16 * 60)
    visitor.arrives()

    assert ticket
    visitor.does_not_see("Ja, ik ben er. Neem je tijd.")
