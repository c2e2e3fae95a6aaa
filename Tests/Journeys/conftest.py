"""People and places for the journeys."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import axe  # noqa: E402
from databases import Postgres  # noqa: E402
from installation import Installation, lichtpunt  # noqa: E402
from navigators.counsellor import Counsellor  # noqa: E402
from navigators.visitor import Visitor  # noqa: E402

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium):
    opened = chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """A demonstration store, seeded once; every story gets a copy."""
    site = Installation(tmp_path_factory.mktemp("demonstration"))
    site.start()
    site.stop()
    said = lichtpunt("demo", "accounts", "--json")
    assert said.returncode == 0, said.stderr
    accounts = json.loads(said.stdout)
    return site.data, {account["name"]: account for account in accounts}


@pytest.fixture(scope="session")
def demonstration_in_postgres(tmp_path_factory):
    """The same in PostgreSQL: the folder with its key file, and the database that every story gets a copy of."""
    original = Postgres(f"demonstration_{os.getpid()}")
    site = Installation(tmp_path_factory.mktemp("demonstration"), database=original)
    site.start()
    site.stop()
    yield site.data, original
    original.drop()


@pytest.fixture
def database(request):
    """The file in the data folder, unless the story is marked ON_BOTH."""
    return getattr(request, "param", "sqlite")


@pytest.fixture
def installed(request, demonstration, database):
    """Gives a demonstration of its own, not yet running, in a folder; in PostgreSQL, all that ask share one database."""
    data, accounts = demonstration
    copy = None
    if database == "postgres":
        data, original = request.getfixturevalue("demonstration_in_postgres")
        copy = original.copy()

    def make(folder):
        installation = Installation(folder, database=copy)
        shutil.copytree(data, installation.data)
        installation.accounts = accounts
        return installation

    yield make
    if copy is not None:
        copy.drop()


@pytest.fixture
def organisation(tmp_path, database):
    """Makes an organisation that knows nobody yet; for stories without a server."""
    made = []

    def make(name):
        if database == "postgres":
            made.append(Postgres.empty())
        return Installation(tmp_path / name, demonstration=False, database=made[-1] if made else None)

    yield make
    for each in made:
        each.drop()


@pytest.fixture
def site(installed, tmp_path):
    """A running demonstration of its own for one story."""
    installation = installed(tmp_path / "site").start()
    yield installation
    installation.stop()


@pytest.fixture
def new_context(browser):
    contexts = []

    def make(**options):
        context = browser.new_context(**{"locale": "nl-NL", "reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(site, new_context):
    return Visitor(new_context(viewport={"width": 360, "height": 740}), site)


@pytest.fixture
def other_visitor(site, new_context):
    return Visitor(new_context(viewport={"width": 360, "height": 740}), site)


def professional(name):
    @pytest.fixture(name=name)
    def fixture(site, new_context):
        return Counsellor(new_context(viewport={"width": 1280, "height": 900}), site, site.accounts[name])

    return fixture


bram = professional("bram")
chris = professional("chris")
dina = professional("dina")


@pytest.fixture
def conversation(visitor, bram):
    """Ada and Bram, talking."""
    visitor.starts()
    bram.signs_in().claims()
    visitor.sends("Hoi, ben je daar?")
    bram.sees_message("Hoi, ben je daar?")
    bram.sends("Ja, ik ben er. Neem je tijd.")
    visitor.sees_message("Ja, ik ben er. Neem je tijd.")
    return visitor, bram


@pytest.fixture
def small_disk(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("2026-11-22: a small disk is a tmpfs, which only root may mount; CI runs as root and has it")
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.fail("This machine does not let root mount a tmpfs, which stands in for a small disk: allow it (CAP_SYS_ADMIN).")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def is_whole(config):
    """Whether this is the first process of a run of every journey."""
    asked = config.option
    is_all = [Path(place).resolve() for place in config.args] == [Path(__file__).parent] and asked.markexpr == "not soak"
    return is_all and not asked.keyword and not asked.collectonly and not hasattr(config, "workerinput")


def pytest_configure(config):
    """A run of everything ends red where a part of the sites was never shown to axe."""
    if is_whole(config):
        config.shown_to_axe = os.environ[axe.SEEN] = tempfile.mkdtemp(prefix="lichtpunt-shown-")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    if folder := getattr(session.config, "shown_to_axe", None):
        session.config.unseen = axe.unseen(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if session.config.unseen and exitstatus == 0:
            session.exitstatus = 1


def pytest_terminal_summary(terminalreporter):
    if unseen := getattr(terminalreporter.config, "unseen", []):
        terminalreporter.write_line(f"Never shown to axe: {', '.join(unseen)}. Give each a state in a journey that judges it.", red=True)
    count = {name: len(terminalreporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
    terminalreporter.failed_line = f"{count['passed']} passed, {count['failed'] + count['error']} failed"


def pytest_unconfigure(config):
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and hasattr(reporter, "failed_line"):
        print(reporter.failed_line)
