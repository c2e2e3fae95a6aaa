"""Who tries the demonstration finds figures of several years, without having waited for them."""

import re
import signal
import subprocess
import time
import urllib.error

import pytest
from playwright.sync_api import expect

from installation import ASSETS, BIN, ROOT, Installation, environment, free_port, lichtpunt
from test_published_figures import downloads, fetched
from test_publishing import CASES_2021


class Shown:
    """The demonstration as `make run` starts it."""

    def __init__(self, data):
        self.data = data
        self.visitor_site = f"http://127.0.0.1:{free_port()}"
        self.process = None

    def start(self):
        port = self.visitor_site.rpartition(":")[2]
        self.process = subprocess.Popen(
            [BIN / "lichtpunt", "serve", "--demo", "--data", self.data, "--visitor-port", port, "--staff-port", str(free_port()),
             "--partner-port", str(free_port()), "--assets", ASSETS], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment(None))
        for line in self.process.stdout:
            if line.startswith("Stop with"):
                return self
        raise AssertionError("it stopped by itself")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        said, _ = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, said
        assert "no earlier years" not in said, said


@pytest.fixture
def shown(tmp_path):
    demonstration = Shown(tmp_path / "data")
    yield demonstration.start()
    if demonstration.process.poll() is None:
        demonstration.process.kill()
        demonstration.process.communicate()


def comes(address, within=120):
    """They come one by one, some seconds after the sites are there."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            return fetched(address)
        except urllib.error.HTTPError:
            time.sleep(0.5)
    raise AssertionError(f"{address} did not come")


def test_the_demonstration_has_figures_of_three_years_which_a_stranger_can_check(shown, new_context, tmp_path):
    for year in (2018, 2019, 2020):
        comes(f"{shown.visitor_site}/cijfers/{year}/SHA256SUMS")
    page = new_context().new_page()
    page.goto(shown.visitor_site + "/cijfers/")
    expect(page.get_by_role("link", name=re.compile("^Cijfers over 20"))).to_have_text([re.compile(year) for year in ("2020", "2019", "2018")])
    page.get_by_role("link", name="Cijfers over 2020", exact=True).click()
    expect(page.get_by_text("In 2020 zochten 283 personen contact over mensenhandel")).to_be_visible()
    expect(page.get_by_role("heading", name="Vergeleken met eerdere jaren")).to_be_visible()

    folders = [tmp_path / str(year) for year in (2018, 2019, 2020)]
    for folder in folders:
        downloads(shown, folder.name, folder)
    first = fetched(shown.visitor_site + "/cijfers/2018/SHA256SUMS")
    audit = lichtpunt("report", "audit", *folders)
    assert audit.returncode == 0, audit.stdout + audit.stderr
    # Also who is how old and who is a minor are known to belong together.
    assert re.search(r"^\d+ tables, \d+ hidden cells, [1-9]\d* sums of classes;", audit.stdout, re.MULTILINE), audit.stdout

    # Once more: what is published stays as it is.
    shown.stop()
    shown.start()
    assert lichtpunt("demo", "years", data=shown.data).returncode == 0
    assert fetched(shown.visitor_site + "/cijfers/2018/SHA256SUMS") == first
    assert lichtpunt("audit", "verify", data=shown.data).returncode == 0


def test_nothing_is_invented_where_an_installation_is_real(tmp_path):
    site = Installation(tmp_path / "site", demonstration=False)
    assert site.run("cases", "import", CASES_2021).returncode == 0

    said = site.run("demo", "years")

    assert said.returncode == 1 and "is no demonstration" in said.stderr
