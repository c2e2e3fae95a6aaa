"""A report is published once, by two people, and what came out stays as it is."""

import re
import sqlite3

from databases import ON_BOTH
from installation import ROOT, Installation, lichtpunt

CASES_2021 = ROOT / "Tests" / "CasesTests" / "Data" / "cases-2021.csv"


def built(site, year, folder):
    said = site.run("report", "build", "--year", year, "--output", folder)
    assert said.returncode == 0, said.stderr
    return contents(folder)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(said, *words):
    assert said.returncode == 1, said
    for word in words:
        assert word in said.stderr, said.stderr


def changes(site, in_file, in_postgres):
    """Somebody who may write to the database."""
    if site.database is not None:
        site.database.run(in_postgres)
        return
    connection = sqlite3.connect(site.data / "lichtpunt.sqlite")
    connection.executescript(in_file)
    connection.close()


@ON_BOTH
def test_two_people_publish_a_report_and_it_stays_as_it_came_out(site, dina, tmp_path):
    assert site.run("cases", "import", CASES_2021).returncode == 0
    folder = tmp_path / "report-2021"
    draft = built(site, 2021, folder)
    assert built(site, 2021, tmp_path / "again") == draft
    assert b"CONCEPT" in draft["index.html"]

    # Nobody gets a figure past the second person after she read it.
    table = folder / "tables" / "form.csv"
    table.write_bytes(re.sub(rb"(\d+)\r\n$", lambda total: b"%d\r\n" % (int(total[1]) + 1), draft["tables/form.csv"]))
    assert table.read_bytes() != draft["tables/form.csv"]
    refused(site.run("report", "publish", folder, "--without-approval", "Nobody is there"), "tables/form.csv", "again")
    table.write_bytes(draft["tables/form.csv"])
    refused(site.run("report", "publish", folder, "--approved-by", "dina", typed="abcdef\n"), "Not approved")
    refused(site.run("report", "publish", folder, "--approved-by", "nobody", typed=dina.code() + "\n"), "Not approved")

    published = site.run("report", "publish", folder, "--approved-by", "dina", typed=dina.code() + "\n")

    assert published.returncode == 0, published.stderr
    assert "Release 1, the report of 2021" in published.stdout
    released = contents(folder)
    assert b"CONCEPT" not in released["index.html"]
    tables = [path for path in released if path.startswith("tables/")]
    assert [released[path] for path in tables] == [draft[path] for path in tables]
    assert lichtpunt("report", "audit", folder).returncode == 0

    # The year is closed: what came out comes out again, whatever becomes of the cases.
    refused(site.run("report", "publish", folder, "--without-approval", "Once more"), "closed")
    assert built(site, 2021, tmp_path / "later") == released
    assert site.run("audit", "verify").returncode == 0


@ON_BOTH
def test_a_ledger_that_somebody_changed_stops_every_report(site, tmp_path):
    assert site.run("cases", "import", CASES_2021).returncode == 0
    built(site, 2021, tmp_path / "report")
    published = site.run("report", "publish", tmp_path / "report", "--without-approval", "Nobody is there")
    assert published.returncode == 0, published.stderr
    built(site, 2022, tmp_path / "next")

    update = "UPDATE report_release SET reason = 'All agreed' WHERE number = 1"
    changes(site, f"DROP TRIGGER report_release_stays; {update}", f"DROP TRIGGER report_release_stays ON report_release; {update}")

    refused(
        site.run("report", "build", "--year", 2022, "--output", tmp_path / "next"),
        "Release 1 in the ledger is not what was published")


def test_a_table_of_which_much_is_hidden_is_folded_when_asked(tmp_path):
    """The plan says how; the person says whether, and the report that is published is the one that was read."""
    site = Installation(tmp_path / "site", demonstration=False)
    assert site.run("cases", "import", CASES_2021).returncode == 0
    folder = tmp_path / "report"

    wrong = site.run("report", "build", "--year", 2021, "--output", folder, "--fold", "duration=2")
    assert wrong.returncode == 65 and "--fold duration=1 is the first" in wrong.stderr
    none = site.run("report", "build", "--year", 2021, "--output", folder, "--fold", "role=1")
    assert none.returncode == 65 and "no folding of role" in none.stderr
    folded = site.run("report", "build", "--year", 2021, "--output", folder, "--fold", "duration=1")
    assert folded.returncode == 0, folded.stderr
    assert b"gte1" in (folder / "tables" / "duration.csv").read_bytes()
    assert b"gte5" not in (folder / "tables" / "state-duration.csv").read_bytes()

    refused(site.run("report", "publish", folder, "--without-approval", "Nobody is there"), "tables/duration.csv", "--fold")
    published = site.run("report", "publish", folder, "--without-approval", "Nobody is there", "--fold", "duration=1")
    assert published.returncode == 0, published.stderr
    assert lichtpunt("report", "audit", folder).returncode == 0
