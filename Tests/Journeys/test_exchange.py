"""Cases go from one organisation to another: with a reason, without care fields, and the same when they come back."""

import stat

import pytest

from databases import ON_BOTH
from installation import ROOT

CASES_2021 = ROOT / "Tests" / "CasesTests" / "Data" / "cases-2021.csv"
WHY = "CoMensha, agreement of 3 May"


@pytest.fixture
def here(organisation):
    """An organisation with the cases of 2021."""
    site = organisation("here")
    said = site.run("cases", "import", CASES_2021)
    assert said.returncode == 0, said.stderr
    return site


@pytest.fixture
def elsewhere(organisation):
    return organisation("elsewhere")


def exported(site, file, form="csv", year=2021):
    said = site.run("cases", "export", file, "--year", year, "--format", form, "--reason", WHY)
    assert said.returncode == 0, said.stderr
    return file.read_bytes()


@ON_BOTH
@pytest.mark.parametrize("form", ["csv", "htcds"])
def test_a_year_that_went_elsewhere_comes_back_as_it_left(here, elsewhere, tmp_path, form):
    first = exported(here, tmp_path / "first.csv", form)

    taken = elsewhere.run("cases", "import", tmp_path / "first.csv")

    assert taken.returncode == 0, taken.stderr
    assert "461 rows: 461 new" in taken.stdout
    assert exported(elsewhere, tmp_path / "second.csv", form) == first
    assert "461 skipped" in elsewhere.run("cases", "import", tmp_path / "second.csv").stdout


@ON_BOTH
def test_nothing_leaves_without_a_reason_and_a_trace(here, tmp_path):
    file = tmp_path / "cases.csv"

    for reason in ([], ["--reason", " "], ["--reason", "two\nlines"]):
        refused = here.run("cases", "export", file, "--year", 2021, "--format", "csv", *reason)
        assert refused.returncode == 64, refused
        assert "reason" in refused.stderr
        assert not file.exists()
    assert "No cases were exported" in here.run("cases", "exports").stdout

    content = exported(here, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert content.count(b"\r\n") == 462
    assert b"objected" not in content and b"sexual_kind" not in content
    assert f"2021  csv  {WHY}" in here.run("cases", "exports").stdout
    assert here.run("audit", "verify").returncode == 0

    again = here.run("cases", "export", file, "--year", 2021, "--format", "csv", "--reason", WHY)
    assert again.returncode == 73 and "exists already" in again.stderr
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir() if "cases.csv" in path.name] == ["cases.csv"]


@ON_BOTH
def test_a_file_of_elsewhere_says_what_it_could_not_bring(elsewhere, tmp_path):
    file = tmp_path / "partner.csv"
    file.write_text(
        "prs_FirstName,prs_Gender,vic_TraffickingStatus,vic_RelationshipToTrafficker\n"
        "Adalgonde Quist,Feminine,PossibleVictimOfTrafficking,Familial\n")

    refused = elsewhere.run("cases", "import", file)
    assert refused.returncode == 65 and "--year" in refused.stderr
    trial = elsewhere.run("cases", "import", file, "--year", 2022, "--trial")
    assert trial.returncode == 0 and "nothing was imported" in trial.stdout
    taken = elsewhere.run("cases", "import", file, "--year", 2022)

    assert "1 rows: 1 new" in taken.stdout
    assert "Column vic_RelationshipToTrafficker: 1 values stand for several codes" in taken.stdout
    assert "prs_FirstName" in taken.stdout and "Adalgonde" not in taken.stdout
    assert "1 skipped" in elsewhere.run("cases", "import", file, "--year", 2022).stdout
    assert all(b"Adalgonde" not in written for _, written in elsewhere.written())


def test_a_line_without_an_end_is_refused_early(elsewhere, tmp_path):
    """A hundred million bytes without a line break: an answer, and not the memory of the machine."""
    file = tmp_path / "long.csv"
    with file.open("wb") as long:
        long.write(CASES_2021.read_bytes())
        for _ in range(100):
            long.write(b"a" * 1_000_000)

    refused = elsewhere.run("cases", "import", file)

    assert refused.returncode == 65
    assert "a value is longer than 10000 bytes" in refused.stderr and "nothing was imported" in refused.stderr
    assert "No cases were exported" in elsewhere.run("cases", "exports").stdout
