"""The operator's side with PostgreSQL: who gets it wrong is told what to do, and no password is shown."""

import pytest

from databases import At, Postgres, server
from installation import lichtpunt
from test_command_line import refused, serve

IN_POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)


@IN_POSTGRES
def test_doctor_says_what_the_server_is_and_how_it_is_reached(site):
    said = site.run("doctor").stdout

    assert "ok    database: PostgreSQL 127.0.0.1" in said and "every commit synced" in said
    assert "ok    connection: to PostgreSQL on this machine" in said
    assert "ok    copies: PostgreSQL sees no standby" in said
    assert "ok    key file" in said and "ok    audit trail" in said
    assert "MEND  database" not in said


@IN_POSTGRES
def test_a_wrong_password_is_named_and_not_shown(site):
    right = server().url(site.database.name)
    wrong = right.replace(server().address.password, "kanariewachtwoord")

    run = lichtpunt("audit", "verify", data=site.data, database=At(wrong))

    refused(run, "password authentication failed")
    assert "kanariewachtwoord" not in run.stdout + run.stderr
    assert server().address.password not in site.said()


@IN_POSTGRES
def test_nobody_at_the_address_is_named(site):
    refused(
        lichtpunt("audit", "verify", data=site.data, database=At("postgres://someone:secret@127.0.0.1:1/none")),
        "PostgreSQL cannot be reached", "127.0.0.1")


def test_a_database_of_another_program_is_left_alone(tmp_path):
    other = Postgres.empty()
    other.run("CREATE TABLE invoices (number int)")

    refused(lichtpunt("cases", "import", __file__, data=tmp_path / "data", database=other), "another program")

    assert other.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").strip() == b"1"
    other.drop()


def test_a_server_that_may_lose_what_it_acknowledged_is_refused(tmp_path):
    careless = Postgres.empty()
    careless.run(f'ALTER DATABASE "{careless.name}" SET synchronous_commit = off')

    refused(lichtpunt("cases", "import", __file__, data=tmp_path / "data", database=careless), "synchronous_commit")

    careless.drop()


@IN_POSTGRES
def test_a_node_with_another_key_file_is_refused(installed, tmp_path):
    node = installed(tmp_path / "node")
    node.data.joinpath("lichtpunt.key").write_bytes(bytes(range(32)))

    refused(serve(node.data, "--demo", database=node.database), "not this installation's key file", "every node")


@IN_POSTGRES
def test_a_demonstration_in_postgres_is_never_served_in_earnest(installed, tmp_path):
    node = installed(tmp_path / "node")

    refused(serve(node.data, database=node.database), "demonstration", "PostgreSQL 127.0.0.1")


@IN_POSTGRES
def test_a_node_without_the_demonstrations_files_is_told_to_copy_them(installed, tmp_path):
    node = installed(tmp_path / "node")

    refused(serve(tmp_path / "elsewhere", "--demo", database=node.database), "lichtpunt.key", "copy")


@IN_POSTGRES
def test_a_copy_that_is_put_back_goes_on_with_the_conversation(site, conversation, tmp_path):
    """The drill of docs/operate/postgres.md."""
    visitor, bram = conversation
    copy = str(tmp_path / "lichtpunt.dump")
    server().runs("pg_dump", "--format=custom", f"--file={copy}", name=site.database.name)
    head = site.run("audit", "verify").stdout.strip().split("Head: ")[1]
    site.stop()
    lost, site.database = site.database, Postgres.empty()
    lost.drop()

    server().runs(
        "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={site.database.name}", copy, name=site.database.name)

    assert site.run("audit", "verify", "--head", head).returncode == 0
    site.start()
    visitor.sends("Na het terugzetten")
    bram.sees_message("Na het terugzetten")
    assert visitor.messages() == bram.messages()
    site.stop()
    site.database.drop()
