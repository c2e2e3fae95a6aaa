"""A backup of a running installation, and everything back from it: the conversation goes on, what was erased stays erased."""

import json
import shutil
import sqlite3
import subprocess

import pytest

from disk_search import traces
from installation import BIN, ROOT, lichtpunt
from navigators.visitor import Visitor

CASES_2021 = ROOT / "Tests" / "CasesTests" / "Data" / "cases-2021.csv"


@pytest.fixture
def keys(tmp_path):
    """The operator's own pair of keys, on a machine of his own."""
    folder = tmp_path / "keys"
    made = lichtpunt("backup", "keys", folder)
    assert made.returncode == 0, made.stderr
    assert (folder / "backup.key").stat().st_mode & 0o077 == 0
    return folder


@pytest.fixture
def site_with_backups(site, keys):
    """The demonstration, told how long copies are kept and to whom they are sealed."""
    settings = site.data / "lichtpunt.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"retention": {"backupDays": 7}}))
    shutil.copy(keys / "backup.pub", site.data / "backup.pub")
    site.stop()
    site.start()
    return site


def well(run):
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def refused(run, *words):
    assert run.returncode not in (0, -4, -6, -11, 132, 134, 139), run
    for word in words:
        assert word.lower() in (run.stdout + run.stderr).lower(), run
    assert "Fatal error" not in run.stderr


def fill(filler):
    """Leaves room for a beginning, and no more."""
    with filler.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(b"x" * 4096)
        except OSError:
            out.truncate(out.tell() - (64 << 10))


def stored(data, table):
    database = sqlite3.connect(f"file:{data / 'lichtpunt.sqlite'}?mode=ro", uri=True)
    try:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    finally:
        database.close()


def starts_again_in(site, restored):
    """The machine is lost: the installation goes on in the restored folder, with the files that were kept apart."""
    for name in ("lichtpunt.key", "lichtpunt.json"):
        shutil.copy(site.data / name, restored / name)
    site.stop()
    site.data = restored
    site.start()


def test_a_conversation_goes_on_from_a_backup_made_in_mid_traffic(site_with_backups, keys, conversation, new_context, tmp_path):
    site, (visitor, bram) = site_with_backups, conversation
    words = visitor.asks_a_return_code()
    backup, restored = tmp_path / "copies" / "today.lpb", tmp_path / "restored"
    backup.parent.mkdir()
    making = subprocess.Popen(
        [str(BIN / "lichtpunt"), "backup", str(backup), "--data", str(site.data)], cwd=ROOT, stderr=subprocess.PIPE)
    number = 0
    while making.poll() is None:
        visitor.sends(f"Terwijl de kopie loopt {number}")
        bram.sees_message(f"Terwijl de kopie loopt {number}")
        number += 1
    assert making.returncode == 0, making.stderr.read()
    assert number > 0, "the premise: there was traffic"
    assert [path.name for path in backup.parent.iterdir()] == ["today.lpb"]
    assert not list(site.data.glob("backup-draft-*"))

    well(lichtpunt("restore", backup, restored, "--key", keys / "backup.key", "--without-erasures"))
    starts_again_in(site, restored)

    # The same ticket, in the tab that was open all the time.
    visitor.reloads()
    visitor.sees_message("Ja, ik ben er. Neem je tijd.")
    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    visitor.sends("Na de brand")
    bram.sees_message("Na de brand")
    # And the words, on another device.
    elsewhere = Visitor(new_context(viewport={"width": 800, "height": 700}), site)
    elsewhere.comes_back_with(words)
    elsewhere.sees_message("Hoi, ben je daar?")
    elsewhere.sees_message("Na de brand")
    bram.sends("Ik ben er weer")
    elsewhere.sees_message("Ik ben er weer")


def test_what_was_erased_after_the_backup_stays_erased(site_with_backups, keys, conversation, tmp_path):
    site, (visitor, _) = site_with_backups, conversation
    backup, restored = tmp_path / "today.lpb", tmp_path / "restored"
    well(site.run("backup", backup))
    visitor.erases()
    visitor.sees("bij ons gewist")
    kept_apart = tmp_path / "erased.list"
    shutil.copy(site.data / "erased.list", kept_apart)

    refused(lichtpunt("restore", backup, restored, "--key", keys / "backup.key"), "--erasures")
    said = well(lichtpunt("restore", backup, restored, "--key", keys / "backup.key", "--erasures", kept_apart))

    assert "Erased again: 1" in said.stdout
    assert (stored(restored, "conversation"), stored(restored, "entry"), stored(restored, "erasure")) == (0, 0, 1)
    assert stored(site.data, "conversation") == 0
    starts_again_in(site, restored)
    visitor.reloads()
    visitor.does_not_see("Hoi, ben je daar?")


def test_a_sealed_backup_shows_nothing_and_opens_with_its_key_only(site_with_backups, keys, conversation, tmp_path):
    site, backup = site_with_backups, tmp_path / "today.lpb"
    well(site.run("backup", backup))
    well(site.run("backup", tmp_path / "open.lpb", "--unsealed"))
    well(lichtpunt("backup", "keys", tmp_path / "other"))

    assert b"SQLite format" in (tmp_path / "open.lpb").read_bytes(), "the premise: unsealed it shows"
    assert b"SQLite format" not in backup.read_bytes() and b"CREATE TABLE" not in backup.read_bytes()
    assert traces(tmp_path, ["Hoi, ben je daar?"]) == []
    for arguments, words in ((["--key", tmp_path / "other" / "backup.key"], "this key"), ([], "--key"),
                             (["--key", keys / "backup.pub"], "private file")):
        refused(lichtpunt("restore", backup, tmp_path / "out", "--without-erasures", *arguments), words)
        assert not (tmp_path / "out").exists()
    assert not [path for path in tmp_path.iterdir() if "restoring" in path.name]


def test_a_damaged_or_foreign_backup_leaves_no_folder(site_with_backups, keys, tmp_path):
    site, backup, broken = site_with_backups, tmp_path / "today.lpb", tmp_path / "broken.lpb"
    well(site.run("backup", backup))
    whole = backup.read_bytes()
    restore = ["restore", broken, tmp_path / "out", "--key", keys / "backup.key", "--without-erasures"]

    for position in (0, 8, 9, 12, 20, 30, 60, 130, len(whole) // 2, len(whole) - 1):
        broken.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1:])
        refused(lichtpunt(*restore), "broken.lpb")
    for content in (b"", whole[:40], whole[:len(whole) // 2], whole[:-1], whole + b"x", b"hello" * 100):
        broken.write_bytes(content)
        refused(lichtpunt(*restore), "broken.lpb")
    assert not (tmp_path / "out").exists()
    assert not [path for path in tmp_path.iterdir() if "restoring" in path.name]
    # The premise: the same command, with the whole one.
    broken.write_bytes(whole)
    well(lichtpunt(*restore))


def test_nothing_is_written_over(site_with_backups, tmp_path):
    site, backup = site_with_backups, tmp_path / "today.lpb"
    backup.write_text("yesterday's")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").write_text("of somebody")

    refused(site.run("backup", backup), "exists already")
    assert backup.read_text() == "yesterday's"
    well(site.run("backup", backup, "--unsealed", "--force"))
    refused(lichtpunt("restore", backup, tmp_path / "full", "--without-erasures"), "not empty")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["something"]
    (tmp_path / "empty").mkdir()
    well(lichtpunt("restore", backup, tmp_path / "empty", "--without-erasures"))
    assert (tmp_path / "empty").stat().st_mode & 0o077 == 0


def test_it_seals_unless_told_otherwise_and_only_once_visitors_are_told_the_term(site, tmp_path):
    refused(site.run("backup", tmp_path / "today.lpb"), "backup keys", "--unsealed")
    refused(site.run("backup", tmp_path / "today.lpb", "--unsealed"), "retention.backupDays")

    assert list(tmp_path.glob("*.lpb")) == []


def test_a_backup_on_a_full_disk_leaves_nothing(site_with_backups, small_disk, tmp_path):
    site = site_with_backups
    fill(small_disk / "filler")

    refused(site.run("backup", small_disk / "today.lpb"), "full")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
    assert not list(site.data.glob("backup-draft-*"))
    well(site.run("backup", tmp_path / "today.lpb", "--unsealed"))
    refused(lichtpunt("restore", tmp_path / "today.lpb", small_disk / "out", "--without-erasures"), "full")

    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_draft_that_a_crash_left_goes_at_the_next_start(site_with_backups):
    site = site_with_backups
    left = site.data / "backup-draft-0000"
    left.write_bytes(b"a copy of the database")

    site.kill()
    site.start()

    assert not left.exists()


def test_doctor_asks_for_a_backup_and_knows_the_last(tmp_path):
    data = tmp_path / "data"
    well(lichtpunt("cases", "import", CASES_2021, data=data))
    assert "none was made yet" in lichtpunt("doctor", data=data).stdout
    (data / "lichtpunt.json").write_text('{"retention": {"backupDays": 7}}')

    well(lichtpunt("backup", tmp_path / "today.lpb", "--unsealed", data=data))

    assert "ok    backup: the last one is of 2" in lichtpunt("doctor", data=data).stdout
    (data / "last-backup.txt").write_text("1700000000 sealed\n")
    assert "more than a week ago" in lichtpunt("doctor", data=data).stdout
