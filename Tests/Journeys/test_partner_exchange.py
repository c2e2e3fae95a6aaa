"""The partner directory goes from one organisation to another, in both forms, and comes back as it left."""

import stat

import pytest

from databases import ON_BOTH

OURS = """kind,name_nl,name_en,reach_nl,phone,regions,hours
womens-shelter,Huis aan de Dijk,House on the Dike,Bel ons.,020-1234567,ze;nb,1=09:00-17:00;2026-12-25=
police,Wijkteam,Neighbourhood team,,0900-8844,,
"""


@ON_BOTH
@pytest.mark.parametrize("form", ["csv", "hsds"])
def test_a_directory_that_went_elsewhere_comes_back_as_it_left(organisation, tmp_path, form):
    here, elsewhere = organisation("here"), organisation("elsewhere")
    (tmp_path / "ours.csv").write_text(OURS)
    said = here.run("partners", "import", tmp_path / "ours.csv", "--language", "nl")
    assert "2 nieuw, 0 vervangen, 0 bleven" in said.stdout, said.stderr

    first = exported(here, tmp_path / "first", form)
    taken = elsewhere.run("partners", "import", tmp_path / "first", "--format", form, "--language", "en")

    assert taken.stdout == "2 new, 0 replaced, 0 stayed as they were.\n", taken.stderr
    assert exported(elsewhere, tmp_path / "second", form) == first
    assert "2 stayed" in here.run("partners", "import", tmp_path / "second", "--language", "en").stdout
    again = here.run("partners", "export", tmp_path / "first", "--format", form)
    assert again.returncode == 73 and "exists already" in again.stderr
    assert here.run("audit", "verify").returncode == 0


@ON_BOTH
def test_nothing_is_taken_from_a_file_with_one_wrong_row(organisation, tmp_path):
    site = organisation("here")
    (tmp_path / "ours.csv").write_text(OURS + "sheriff,Wild West,,,bel mij,,\n")

    refused = site.run("partners", "import", tmp_path / "ours.csv", "--language", "nl")

    assert refused.returncode == 65
    assert "ours.csv, regel 4, kolom kind: dit kan niet; mogelijk is: emergency, police" in refused.stderr
    assert "Fouten: 1. Er is niets opgenomen." in refused.stderr
    (tmp_path / "ours.csv").write_text(OURS)
    trial = site.run("partners", "import", tmp_path / "ours.csv", "--trial", "--language", "en")
    assert "This was a trial: nothing was taken." in trial.stdout
    assert "0 organisations" in site.run("partners", "export", tmp_path / "empty.csv", "--format", "csv").stdout


def exported(site, path, form):
    said = site.run("partners", "export", path, "--format", form)
    assert said.returncode == 0, said.stderr
    files = sorted(path.iterdir()) if form == "hsds" else [path]
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return {file.name if form == "hsds" else "": file.read_bytes() for file in files}
