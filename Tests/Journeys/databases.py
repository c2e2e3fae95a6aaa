"""Which database an installation under test has: the file in its folder, or one in the PostgreSQL that was started for the tests."""

import os
import subprocess
import time
import urllib.parse
import uuid
from pathlib import Path

import pytest

# A story that carries this runs once on each.
ON_BOTH = pytest.mark.parametrize("database", ["sqlite", "postgres"], indirect=True)


class At:
    """A database by its address alone, which may be wrong."""

    def __init__(self, url):
        self.url = url


class Postgres:
    """One database in the tests' PostgreSQL."""

    def __init__(self, name, template="template0"):
        self.name = name
        self.made_at = time.time()
        server().run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\'')

    @property
    def url(self):
        return server().url(self.name)

    def run(self, statement):
        return server().run(statement, self.name)

    @classmethod
    def empty(cls):
        return cls(f"empty_{uuid.uuid4().hex[:12]}")

    def copy(self):
        """As if it had begun there: it does not take itself for one that was put back from a dump."""
        copy = Postgres(f"story_{uuid.uuid4().hex[:12]}", template=self.name)
        copy.run("DELETE FROM home")
        return copy

    def drop(self):
        server().run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def written(self):
        """What PostgreSQL has on its disk since this database was made, and every column, as large values are kept compressed."""
        self.run("CHECKPOINT")
        for path in sorted(server().folder.rglob("*")):
            try:
                if path.is_file() and path.stat().st_mtime >= self.made_at - 1:
                    yield str(path), path.read_bytes()
            except FileNotFoundError:
                continue  # PostgreSQL tidied up meanwhile
        for table in self.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").decode().split():
            yield f"{self.name}.{table} (columns)", self.run(f'COPY "{table}" TO STDOUT (FORMAT binary)')


class Server:
    """The PostgreSQL of Support/postgres/cluster."""

    def __init__(self):
        if "LICHTPUNT_TEST_POSTGRES" not in os.environ:
            raise AssertionError("These journeys need PostgreSQL: run `make journeys`, or put Support/postgres/cluster before the command.")
        self.address = urllib.parse.urlsplit(os.environ["LICHTPUNT_TEST_POSTGRES"])
        self.folder = Path(os.environ["LICHTPUNT_TEST_POSTGRES_FOLDER"])
        self.bin = Path(os.environ["LICHTPUNT_TEST_POSTGRES_BIN"])

    def url(self, name):
        return self.address._replace(path=f"/{name}").geturl()

    def run(self, statement, name="postgres"):
        return self.runs("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement, name=name)

    def runs(self, program, *arguments, name):
        """One of PostgreSQL's own programs on a database; what it wrote."""
        done = subprocess.run([self.bin / program, *arguments], capture_output=True, check=False, env={
            **os.environ, "PGHOST": self.address.hostname, "PGPORT": str(self.address.port), "PGUSER": self.address.username,
            "PGPASSWORD": self.address.password, "PGDATABASE": name, "PGOPTIONS": "-c client_min_messages=warning"})
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout


def server():
    return Server()
