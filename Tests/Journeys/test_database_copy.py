"""An installation moves from its file to PostgreSQL: everybody goes on, nothing is lost or doubled, and no half copy is ever served."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest

from databases import At, Postgres, server
from fingerprints import fingerprint
from installation import BIN, ROOT, environment, lichtpunt
from navigators.visitor import Visitor
from proxy import Proxy
from test_backup import well
from test_command_line import refused, serve

MANY = 20_000


@pytest.fixture
def target():
    """An empty database."""
    made = Postgres.empty()
    yield made
    made.drop()


def copy(site, target, *arguments):
    return lichtpunt("database", "copy", "--from", f"sqlite:{site.data}", *arguments, database=target)


def opened(site):
    return sqlite3.connect(site.data / "lichtpunt.sqlite")


def add_erasures(site):
    """Old erasures by the thousand, so that a copy takes a while."""
    with opened(site) as database:
        database.executemany(
            "INSERT INTO erasure (conversation, reason, at) VALUES (?, 'retention', 3600000)",
            ((os.urandom(16),) for _ in range(MANY)))
    database.close()


def test_both_go_on_with_their_conversation(site, conversation, target, chris, new_context):
    visitor, bram = conversation
    words = visitor.asks_a_return_code()
    head = site.run("audit", "verify").stdout.strip().split("Head: ")[1]
    refused(copy(site, target), "serve", "stop it first")
    assert target.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").strip() == b"0"
    site.stop()

    said = well(copy(site, target)).stdout

    for table in ("entry", "audit", "member", "service", "session", "staff_item"):
        assert fingerprint(site, table) in said
    assert "Key file" in said and "opens what was copied" in said and "List of erasures: 0" in said
    # The file must not be what they go on with.
    (site.data / "lichtpunt.sqlite").rename(site.folder / "put away")
    for rest in site.data.glob("lichtpunt.sqlite-*"):
        rest.unlink()
    site.database = target
    site.start()
    # The same ticket, in the tab that was open all the time; the same cookie; the same words.
    visitor.reloads()
    visitor.sees_message("Ja, ik ben er. Neem je tijd.")
    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    visitor.sends("Na de verhuizing")
    bram.sees_message("Na de verhuizing")
    bram.sends("Hier ben ik ook")
    visitor.sees_message("Hier ben ik ook")
    elsewhere = Visitor(new_context(viewport={"width": 800, "height": 700}), site)
    elsewhere.comes_back_with(words)
    elsewhere.sees_message("Hoi, ben je daar?")
    elsewhere.sees_message("Na de verhuizing")
    chris.signs_in()
    assert visitor.messages() == bram.messages()
    assert site.run("audit", "verify", "--head", head).returncode == 0


class Breaking(Proxy):
    """A line on which nothing gets through any more after so many bytes to PostgreSQL."""

    def __init__(self, after):
        super().__init__(server().address.port)
        self.left = after
        self.is_cut = False

    def carries(self, data, asks, connection):
        self.left -= len(data) if asks else 0
        if self.left < 0 and not self.is_cut:
            self.is_cut = True
            self.cut()


def interrupted_copy(site, target):
    """A copy that was killed when it was half through."""
    line = Breaking(after=500_000)
    address = server().address
    through = At(target.url.replace(f":{address.port}/", f":{line.port}/"))
    process = subprocess.Popen(
        [str(BIN / "lichtpunt"), "database", "copy", "--from", f"sqlite:{site.data}"], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, env=environment(through))
    deadline = time.monotonic() + 60
    while not line.is_cut:
        assert process.poll() is None and time.monotonic() < deadline, process.stdout.read()
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    line.mend()
    line.close()
    while int(target.run(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lichtpunt' AND datname = current_database()")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    copied = int(target.run("SELECT count(*) FROM erasure"))
    assert 0 < copied < MANY, "the premise: it was under way"
    return copied


@pytest.fixture
def half(site, conversation, target):
    """A conversation, and a copy of it that was killed half-way."""
    site.stop()
    add_erasures(site)
    interrupted_copy(site, target)
    return site, conversation


def refused_everywhere(site, target):
    refused(serve(site.data, "--demo", database=target), "not whole yet", "database copy")
    for command in (["audit", "verify"], ["report", "build", "--year", "2021", "--output", site.folder / "report"], ["doctor"]):
        refused(lichtpunt(*command, data=site.data, database=target), "not whole yet")


def test_one_that_was_killed_goes_on_and_doubles_nothing(half, target):
    site, (visitor, bram) = half
    refused_everywhere(site, target)

    said = well(copy(site, target)).stdout

    assert "Continued and finished" in said and fingerprint(site, "erasure") in said and fingerprint(site, "entry") in said
    assert int(target.run("SELECT count(*) FROM erasure")) == MANY
    site.database = target
    site.start()
    visitor.reloads()
    visitor.sends("Na de stekker")
    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    bram.sees_message("Na de stekker")


def test_a_row_altered_in_the_target_keeps_it_closed(half, target):
    site, _ = half
    target.run("UPDATE erasure SET at = 7200000 WHERE conversation = (SELECT conversation FROM erasure LIMIT 1)")

    for _ in range(2):
        refused(copy(site, target), "table erasure", "drop it")

    refused_everywhere(site, target)


def test_what_was_said_after_it_was_begun_is_not_left_behind(half, target):
    site, (visitor, bram) = half
    site.start()
    visitor.reloads()
    visitor.sends("Nog één ding")
    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    bram.sees_message("Nog één ding")
    site.stop()

    refused(copy(site, target), "has changed since", "drop the database")

    refused_everywhere(site, target)


def test_a_target_that_holds_anything_is_refused_and_unchanged(site, target, demonstration_in_postgres):
    site.stop()
    target.run("CREATE TABLE invoices (number int); INSERT INTO invoices VALUES (7)")
    _, installation = demonstration_in_postgres
    before = installation.run("SELECT number, link FROM audit ORDER BY number")

    for database in (target, installation):
        refused(copy(site, database), "not empty", "nothing was changed")

    assert target.run("SELECT * FROM invoices").strip() == b"7"
    assert target.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").strip() == b"1"
    assert installation.run("SELECT number, link FROM audit ORDER BY number") == before


def test_what_lies_beside_the_file_is_proven_first(site, conversation, target):
    visitor, _ = conversation
    kept = site.folder / "kept.sqlite"
    backup = sqlite3.connect(kept)
    opened(site).backup(backup)
    backup.close()
    visitor.erases()
    visitor.sees("bij ons gewist")
    site.stop()
    shutil.copy(site.data / "lichtpunt.key", site.folder / "right.key")
    (site.data / "lichtpunt.key").write_bytes(bytes(range(32)))
    refused(copy(site, target), "not this installation's key file")
    shutil.copy(site.folder / "right.key", site.data / "lichtpunt.key")
    assert "List of erasures: 1" in well(copy(site, target)).stdout

    # A backup that was put back by hand, without the list.
    for rest in site.data.glob("lichtpunt.sqlite*"):
        rest.unlink()
    shutil.copy(kept, site.data / "lichtpunt.sqlite")
    other = Postgres.empty()
    refused(copy(site, other), "erased.list", "1 conversation", "restore")

    assert other.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").strip() == b"0"
    other.drop()


def test_addresses_that_are_none_are_named_without_their_password(site, target, tmp_path):
    site.stop()
    elsewhere = tmp_path / "other.sqlite"
    elsewhere.write_bytes(b"")
    address = target.url

    refused(lichtpunt("database", "copy", "--from", str(site.data), "--to", address), "sqlite:")
    refused(lichtpunt("database", "copy", "--from", f"sqlite:{elsewhere}", "--to", address), "lichtpunt.sqlite")
    refused(lichtpunt("database", "copy", "--from", f"sqlite:{tmp_path / 'nowhere'}", "--to", address), "no installation")
    said = lichtpunt("database", "copy", "--from", f"sqlite:{site.data}", "--to", "mysql://me:kanarie@db/x")
    refused(said, "--to")
    assert "kanarie" not in said.stdout + said.stderr

    well(lichtpunt("database", "copy", "--from", f"sqlite:{site.data / 'lichtpunt.sqlite'}", "--to", address))
