"""The operator's side with PostgreSQL: who gets it wrong is told what to do, and no password is shown."""

import shutil

import pytest

from databases import At, Postgres, server
from installation import lichtpunt
from patience import until
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


def dumped(site, folder):
    """What `pg_dump` makes of it, beside the running server."""
    copy = str(folder / "lichtpunt.dump")
    server().runs("pg_dump", "--format=custom", f"--file={copy}", name=site.database.name)
    return copy


@pytest.fixture
def put_back(site):
    """Loses the database of a stopped site, and puts a dump back into an empty one."""
    made = []

    def put(copy):
        site.stop()
        lost, site.database = site.database, Postgres.empty()
        made.append(site.database)
        lost.drop()
        server().runs(
            "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={site.database.name}", copy, name=site.database.name)

    yield put
    site.stop()
    for database in made:
        database.drop()


@IN_POSTGRES
def test_a_copy_that_is_put_back_goes_on_with_the_conversation(site, conversation, put_back, tmp_path):
    """The drill of docs/operate/postgres.md."""
    visitor, bram = conversation
    copy = dumped(site, tmp_path)
    head = site.run("audit", "verify").stdout.strip().split("Head: ")[1]

    put_back(copy)

    assert site.run("audit", "verify", "--head", head).returncode == 0
    assert "MEND  erasures: the database was put back from a dump" in site.run("doctor").stdout
    refused(site.run("database", "erase-again"), "no list", "--without-erasures")
    assert "Erased again: 0" in site.run("database", "erase-again", "--without-erasures").stdout
    assert "MEND  erasures" not in site.run("doctor").stdout
    site.start()
    visitor.sends("Na het terugzetten")
    bram.sees_message("Na het terugzetten")
    assert visitor.messages() == bram.messages()


@IN_POSTGRES
def test_what_she_erased_after_the_dump_does_not_come_back_with_it(site, conversation, put_back, tmp_path):
    visitor, _ = conversation
    copy = dumped(site, tmp_path)
    visitor.erases()
    visitor.sees("bij ons gewist")
    kept_apart = tmp_path / "erased.list"
    shutil.move(site.data / "erased.list", kept_apart)

    put_back(copy)

    assert rows(site, "conversation") == 1, "the premise: the dump has it"
    refused(serve(site.data, "--demo", database=site.database), "put back from a dump", "erase-again")
    said = site.run("database", "erase-again", "--erasures", kept_apart)
    assert said.returncode == 0 and "Erased again: 1" in said.stdout
    assert (rows(site, "conversation"), rows(site, "entry"), rows(site, "erasure")) == (0, 0, 1)
    site.start()
    visitor.reloads()
    visitor.does_not_see("Hoi, ben je daar?")
    # This node knows it from now on by itself.
    assert (site.data / "erased.list").read_text() == kept_apart.read_text()


@IN_POSTGRES
def test_what_was_past_its_term_after_the_dump_does_not_come_back_with_it(site, conversation, put_back, tmp_path):
    copy = dumped(site, tmp_path)
    site.let_pass(31 * 86_400)
    until(lambda: rows(site, "conversation") == 0)
    until(lambda: " retention " in (site.data / "erased.list").read_text())

    put_back(copy)

    assert rows(site, "conversation") == 1, "the premise: the dump has it"
    assert "Erased again: 1" in site.run("database", "erase-again").stdout
    assert (rows(site, "conversation"), rows(site, "erasure")) == (0, 1)


@IN_POSTGRES
def test_a_node_erases_what_stands_on_its_own_list_before_it_serves_anybody(site, conversation, tmp_path):
    """As after a copy of the server's files was put back, of which PostgreSQL itself knows nothing."""
    visitor, _ = conversation
    copy = dumped(site, tmp_path)
    visitor.erases()
    visitor.sees("bij ons gewist")
    site.stop()
    mark = site.database.run("SELECT mark FROM home").decode().strip()
    server().runs(
        "pg_restore", "--clean", "--no-owner", "--exit-on-error", f"--dbname={site.database.name}", copy, name=site.database.name)
    now = "(SELECT system_identifier FROM pg_control_system())::text || '/' || (SELECT oid FROM pg_database WHERE datname = " \
          "current_database())::text || '/' || 'erasure'::regclass::oid::text"
    site.database.run(f"UPDATE home SET mark = {now}")
    assert rows(site, "conversation") == 1 and mark, "the premise: it is there again"

    site.start()

    assert (rows(site, "conversation"), rows(site, "erasure")) == (0, 1)
    visitor.reloads()
    visitor.does_not_see("Hoi, ben je daar?")


def rows(site, table):
    return int(site.database.run(f"SELECT count(*) FROM {table}"))
