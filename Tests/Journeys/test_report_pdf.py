"""The report on paper: a tagged PDF where Chromium is, and a clear word where it is not."""

import os
import subprocess
import unicodedata

import pytest
from pypdf import PdfReader

from installation import BIN, ROOT, Installation, environment

CASES_2021 = ROOT / "Tests" / "CasesTests" / "Data" / "cases-2021.csv"


@pytest.fixture
def site(tmp_path):
    site = Installation(tmp_path / "site", demonstration=False)
    assert site.run("cases", "import", CASES_2021).returncode == 0
    return site


def text(file):
    """What a reader gets, without the ligatures and line ends of print."""
    pages = " ".join(page.extract_text() for page in PdfReader(file).pages)
    return " ".join(unicodedata.normalize("NFKC", pages).split())


def test_the_report_is_printed_with_tags_and_the_same_sentences(site, tmp_path):
    folder = tmp_path / "report"
    plain = site.run("report", "build", "--year", 2021, "--output", folder)
    assert plain.returncode == 0, plain.stderr
    assert not list(folder.glob("*.pdf"))
    checksums = (folder / "SHA256SUMS").read_bytes()

    said = site.run("report", "build", "--year", 2021, "--output", folder, "--pdf", timeout=300)

    assert said.returncode == 0, said.stderr
    assert "index.pdf" in said.stdout
    assert (folder / "SHA256SUMS").read_bytes() == checksums
    for name, language, sentences in (
        ("index.pdf", "nl", ["314 personen", "285 slachtoffers", "29 bezorgde omstanders", "278 van de 314", "60 %", "21 jaar"]),
        ("en.pdf", "en", ["314 people", "285 victims", "29 concerned bystanders", "278 of the 314", "60%", "age was 21"]),
    ):
        root = PdfReader(folder / name).trailer["/Root"]
        assert "/StructTreeRoot" in root and root["/MarkInfo"]["/Marked"] == True  # noqa: E712: it is pypdf's own
        assert root["/Lang"].startswith(language)
        for sentence in sentences:
            assert sentence in text(folder / name), sentence

    # The same report is the same print, and no print outlives the pages it was made of.
    first = (folder / "index.pdf").read_bytes()
    assert site.run("report", "build", "--year", 2021, "--output", folder, "--pdf", timeout=300).returncode == 0
    assert (folder / "index.pdf").read_bytes() == first
    published = site.run("report", "publish", folder, "--without-approval", "Nobody is there")
    assert published.returncode == 0, published.stderr
    assert not list(folder.glob("*.pdf"))


def test_without_chromium_it_says_so_and_makes_nothing(site, tmp_path):
    said = subprocess.run(
        [str(BIN / "lichtpunt"), "report", "build", "--year", "2021", "--output", str(tmp_path / "report"), "--pdf",
         "--data", str(site.data)],
        capture_output=True, text=True, timeout=120, check=False, cwd=ROOT,
        env={**environment(None), "PATH": os.fspath(tmp_path)})

    assert said.returncode == 69
    assert "apt install chromium" in said.stderr
    assert not (tmp_path / "report").exists()
