"""The operator's side, on a running server and on broken machines: a clear message each, nothing lost."""

import csv
import os
import shutil
import socket
import sqlite3
import subprocess

import pytest
from playwright.sync_api import expect

from databases import ON_BOTH, Postgres
from installation import ASSETS, BIN, ROOT, Installation, environment, free_port, lichtpunt
from navigators.counsellor import Counsellor
from navigators.visitor import Visitor

CASES_2021 = ROOT / "Tests" / "CasesTests" / "Data" / "cases-2021.csv"


def serve(data, *arguments, database=None, timeout=30):
    """A start that is expected to fail by itself."""
    return subprocess.run(
        [str(BIN / "lichtpunt"), "serve", "--data", str(data), "--visitor-port", str(free_port()), "--staff-port",
         str(free_port()), "--partner-port", str(free_port()), *map(str, arguments)],
        capture_output=True, text=True, cwd=ROOT, timeout=timeout, check=False, env=environment(database))


def refused(run, *words):
    """It failed in an orderly way, in one readable message that names what is wrong."""
    assert run.returncode not in (0, -4, -6, -11, 132, 134, 139), run
    said = run.stdout + run.stderr
    for word in words:
        assert word.lower() in said.lower(), said
    assert "Fatal error" not in said and "Swift runtime" not in said


@pytest.fixture
def empty(tmp_path, database):
    """Where an installation comes that has nothing yet."""
    if database == "sqlite":
        yield {"data": tmp_path / "own"}
        return
    made = Postgres.empty()
    yield {"data": tmp_path / "own", "database": made}
    made.drop()


@ON_BOTH
def test_the_published_figures_of_2021_come_out_while_the_server_runs(site, conversation, empty, tmp_path):
    visitor, bram = conversation
    imported = lichtpunt("cases", "import", CASES_2021, **empty)
    assert imported.returncode == 0, imported.stderr
    built = lichtpunt("report", "build", "--year", 2021, "--output", tmp_path / "report", **empty)
    assert built.returncode == 0, built.stderr

    pages = "\n".join(path.read_text() for path in (tmp_path / "report").rglob("*") if path.suffix in (".html", ".csv"))
    for figure in ("314", "285", "29", "278", "15", "21"):
        assert figure in pages
    assert "40" in pages
    audited = lichtpunt("report", "audit", tmp_path / "report")
    assert audited.returncode == 0, audited.stderr
    assert "Exactly known after calculation: 0." in audited.stdout

    # The same on the store that a server has open: talk goes on.
    assert site.run("cases", "import", CASES_2021).returncode in (0, 1, 65)
    assert site.run("report", "build", "--year", 2021, "--output", tmp_path / "second").returncode == 0
    visitor.sends("En we praten gewoon door")
    bram.sees_message("En we praten gewoon door")


@ON_BOTH
def test_importing_twice_adds_nothing(empty):
    first = lichtpunt("cases", "import", CASES_2021, **empty)
    kept = stored_cases(**empty)
    second = lichtpunt("cases", "import", CASES_2021, **empty)

    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert stored_cases(**empty) == kept > 400
    assert "care column" in first.stdout + first.stderr


def break_cell(tmp_path, column, value, line=7):
    rows = list(csv.reader(CASES_2021.open(encoding="utf-8")))
    rows[line - 1][rows[0].index(column)] = value
    broken = tmp_path / "broken.csv"
    with broken.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return broken


def stored_cases(data, database=None):
    if database is not None:
        return int(database.run("SELECT count(*) FROM case_record"))
    path = data / "lichtpunt.sqlite"
    if not path.exists():
        return 0
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    table = next(name for name in tables if name in ("case_record", "cases", "case_", "case"))
    count = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    database.close()
    return count


@ON_BOTH
def test_a_broken_file_changes_nothing_and_names_the_place(empty, tmp_path):
    broken = break_cell(tmp_path, "role", "klant")

    refused(lichtpunt("cases", "import", broken, **empty), "7", "role", "klant", "bystander")
    assert stored_cases(**empty) == 0


def test_a_file_that_is_no_table_is_refused(tmp_path):
    nonsense = tmp_path / "picture.csv"
    nonsense.write_bytes(bytes(range(256)) * 20)

    refused(lichtpunt("cases", "import", nonsense, data=tmp_path / "data"))
    refused(lichtpunt("cases", "import", tmp_path / "absent.csv", data=tmp_path / "data"), "absent.csv")


def test_a_port_in_use_is_named(demonstration, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(demonstration[0], data)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        refused(serve(data, "--demo", "--visitor-port", port), str(port))


def test_a_missing_template_is_named(demonstration, tmp_path):
    data, assets = tmp_path / "data", tmp_path / "Assets"
    shutil.copytree(demonstration[0], data)
    shutil.copytree(ASSETS, assets)
    victim = next(path for path in sorted((assets / "templates" / "staff").rglob("workspace.mustache")))
    victim.unlink()

    refused(serve(data, "--demo", "--assets", assets), "workspace")


def test_a_truncated_database_is_refused_and_left_as_it_was(demonstration, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(demonstration[0], data)
    database = data / "lichtpunt.sqlite"
    for rest in data.glob("lichtpunt.sqlite-*"):
        rest.unlink()
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 3 + 100])
    before = database.read_bytes()

    refused(serve(data, "--demo"), "damaged", "backup")
    assert database.read_bytes() == before
    assert lichtpunt("doctor", data=data).returncode != 0


def test_a_demonstration_store_is_never_served_in_earnest(demonstration, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(demonstration[0], data)

    refused(serve(data), "demo")


def test_a_demonstration_is_for_this_machine_only(tmp_path):
    config = tmp_path / "config.json"
    config.write_text('{"visitor": {"host": "0.0.0.0"}}')

    refused(serve(tmp_path / "data", "--demo", "--config", config))


@ON_BOTH
def test_doctor_is_content_with_a_healthy_installation(site):
    run = site.run("doctor")

    assert run.returncode in (0, 1), run.stderr
    assert run.stdout.strip()


def test_a_misspelt_setting_is_named_with_what_is_allowed(tmp_path):
    config = tmp_path / "config.json"
    config.write_text('{"visitor": {"prot": 8080}}')

    refused(serve(tmp_path / "data", "--config", config), "visitor.prot", "visitor.port")


@pytest.mark.parametrize("command", [
    [], ["serve"], ["cases"], ["cases", "import"], ["report"], ["report", "build"], ["report", "publish"], ["report", "audit"], ["doctor"], ["audit", "verify"],
    ["demo", "accounts"], ["backup"], ["backup", "keys"], ["restore"], ["database"], ["database", "copy"]])
def test_help_that_a_person_can_learn_from(command):
    run = lichtpunt(*command, "--help")

    assert run.returncode == 0
    assert "OVERVIEW" in run.stdout and "USAGE" in run.stdout


@ON_BOTH
def test_a_second_start_goes_on_where_the_first_stopped(site, conversation):
    visitor, bram = conversation

    site.stop()
    site.start()
    visitor.sends("Na de herstart")

    bram.sees_message("Na de herstart")


def test_a_full_disk_refuses_messages_and_loses_none(demonstration, small_disk, new_context):
    data, accounts = demonstration
    site = Installation(small_disk / "site")
    site.log = ROOT / ".build" / "full-disk.log"
    shutil.copytree(data, site.data)
    site.start()
    try:
        visitor = Visitor(new_context(viewport={"width": 360, "height": 740}), site)
        bram = Counsellor(new_context(viewport={"width": 1280, "height": 900}), site, accounts["bram"])
        visitor.starts()
        bram.signs_in().claims()
        visitor.sends("Voor het vol was")
        bram.sees_message("Voor het vol was")
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as out:
            try:
                while True:
                    out.write(b"x" * 4096)
            except OSError:
                pass
        # The browser keeps twenty; above that it says so and takes no more.
        for number in range(15):
            visitor.sends(f"Vol {number}")
        visitor.page.wait_for_timeout(3_000)
        assert bram.messages() == ["Voor het vol was"], "the premise: nothing was taken while the disk was full"

        filler.unlink()

        expect(bram.log().locator(".bubble__text")).to_have_count(16, timeout=120_000)
        assert bram.messages() == visitor.messages()
    finally:
        site.stop()
