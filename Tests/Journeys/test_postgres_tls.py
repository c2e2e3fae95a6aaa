"""The way to PostgreSQL over TLS: it is the right server, or nobody sends it a word; and no password is shown anywhere."""

import json
import sys
from pathlib import Path

import pytest

from certificates import Authority
from databases import At
from installation import ROOT, Installation, lichtpunt
from navigators.counsellor import Counsellor
from navigators.visitor import Visitor
from test_command_line import refused
from test_two_nodes import DESK, PHONE, talk

sys.path.insert(0, str(ROOT / "Support" / "postgres"))

from clusters import Cluster  # noqa: E402

NAME = "db.example.org"


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path / "authority")


@pytest.fixture
def cluster(authority):
    """One that is called db.example.org and lets nobody in without TLS."""
    made = Cluster.make()
    try:
        made.start()
        made.admits_tls_only(*authority.certificate(NAME))
        yield made
    finally:
        made.remove()


def address(cluster, sslmode, root=None, name=NAME, password=True):
    secret = f":{cluster.password}" if password else ""
    checked = f"&sslrootcert={root}" if root else ""
    return At(
        f"postgres://postgres{secret}@{name}:{cluster.port}/postgres?hostaddr=127.0.0.1&sslmode={sslmode}{checked}")


def command_lines(process):
    """What `ps` shows to every account of the machine: of the process and of all that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return Path(f"/proc/{process}/cmdline").read_bytes() + b"".join(map(command_lines, children))


def test_with_the_right_root_and_name_people_talk_over_tls_and_the_password_is_nowhere(
        cluster, authority, new_context, tmp_path, monkeypatch):
    file = tmp_path / "pgpass"
    file.touch(mode=0o600)
    file.write_text(f"{NAME}:{cluster.port}:*:postgres:{cluster.password}\n")
    monkeypatch.setenv("PGPASSFILE", str(file))
    database = address(cluster, "verify-full", authority.root, password=False)
    site = Installation(tmp_path / "site", database=database).start()
    try:
        site.accounts = demonstration_accounts()
        talk(Visitor(new_context(viewport=PHONE), site), Counsellor(new_context(viewport=DESK), site, site.accounts["bram"]))

        said = site.run("doctor").stdout

        assert "ok    connection: to PostgreSQL over TLS" in said
        encrypted = cluster.ask(
            "SELECT count(*) FILTER (WHERE ssl), count(*) FILTER (WHERE NOT ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
            " WHERE application_name = 'lichtpunt'")
        assert int(encrypted.split("|")[0]) > 2 and encrypted.endswith("|0")
        shown = command_lines(site.process.pid)
        assert b"lichtpunt" in shown, "the premise: it is the server's"
        for text in (shown, said.encode(), site.said().encode(), (cluster.folder / "log").read_bytes()):
            assert cluster.password.encode() not in text
    finally:
        site.stop()


def demonstration_accounts():
    accounts = json.loads(lichtpunt("demo", "accounts", "--json").stdout)
    return {account["name"]: account for account in accounts}


@pytest.mark.parametrize("wrong, words", [
    ("root", "certificate verify failed"), ("name", "does not match host name"), ("no TLS", "no encryption")])
def test_the_wrong_root_or_name_and_no_tls_at_all_are_refused(cluster, authority, tmp_path, wrong, words):
    right = address(cluster, "verify-full", authority.root)
    assert lichtpunt("audit", "verify", data=tmp_path / "data", database=right).returncode == 0, "the premise"
    database = {
        "root": lambda: address(cluster, "verify-full", Authority(tmp_path / "another").root),
        "name": lambda: address(cluster, "verify-full", authority.root, name="other.example.org"),
        "no TLS": lambda: address(cluster, "disable"),
    }[wrong]()

    run = lichtpunt("audit", "verify", data=tmp_path / "data", database=database)

    refused(run, "PostgreSQL cannot be reached", words)
    assert cluster.password not in run.stdout + run.stderr
