"""PostgreSQL servers for tests: made in a moment, stopped, killed, followed by a standby, and gone without a trace.

Each lies in a temporary folder. PostgreSQL refuses to run as root: then it runs as the account `postgres`, which Debian's
package makes.
"""

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ports import free_port  # noqa: E402

PREFIX = "lichtpunt-postgres-"
ACCOUNT = "postgres"
# Durable as in earnest; small, since several may run on one machine. Its log is kept, so that who looks for words in it finds what
# was written a moment ago, whatever else is written meanwhile.
SETTINGS = {
    "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "32MB",
    # In the cluster's own folder, so that it goes with it even when the server was killed.
    "dynamic_shared_memory_type": "mmap",
    "max_connections": "300", "max_wal_size": "256MB", "wal_keep_size": "1GB", "wal_level": "replica", "max_wal_senders": "4",
    "listen_addresses": "127.0.0.1", "logging_collector": "off", "log_min_messages": "warning",
}


def programs():
    """The folder of PostgreSQL's programs, the newest version that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        sys.exit("PostgreSQL is missing. Install it with: apt-get install postgresql")
    return found[-1].parent


def as_account(command):
    """The command as the account that PostgreSQL may run as."""
    return ["runuser", "-u", ACCOUNT, "--", *command] if os.geteuid() == 0 else command


def quietly(command, **environment):
    """Runs it in a folder that every account may enter, and gives what it wrote; a failure ends this program with what was said."""
    done = subprocess.run(
        as_account(command), cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        env={**os.environ, **environment})
    if done.returncode != 0:
        raise SystemExit(f"The tests' PostgreSQL: {Path(command[0]).name} failed.\n{done.stdout}{done.stderr}")
    return done.stdout


def try_quietly(command):
    """What may fail because there is nothing left to do."""
    subprocess.run(as_account(command), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


class Cluster:
    """One server in one folder. As long as its maker lives, it holds the lock on `maker`."""

    def __init__(self, folder):
        self.folder = folder
        self.bin = programs()
        # Known once it was started.
        self.password = self.port = None

    @property
    def data(self):
        return self.folder / "data"

    @classmethod
    def make(cls):
        # Claimed before it has the name that others look for leftovers by.
        draft = Path(tempfile.mkdtemp(prefix="draft-of-" + PREFIX))
        cluster = cls(draft)
        cluster.claim()
        cluster.move(draft.with_name(draft.name.removeprefix("draft-of-")))
        if os.geteuid() == 0:
            shutil.chown(cluster.folder, ACCOUNT, ACCOUNT)
        return cluster

    def claim(self):
        """Whether nobody else holds it; the kernel lets go when the holder ends, however it ends."""
        self.maker = (self.folder / "maker").open("w")
        try:
            fcntl.flock(self.maker, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False

    def move(self, folder):
        self.folder = self.folder.rename(folder)

    @property
    def url(self):
        return url_of(self)

    def start(self):
        """Makes it anew and empty, and serves it."""
        self.password, self.port = secrets.token_urlsafe(18), free_port()
        secret = self.folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        if os.geteuid() == 0:
            shutil.chown(secret, ACCOUNT, ACCOUNT)
        quietly([
            str(self.bin / "initdb"), "-D", str(self.data), "-U", ACCOUNT, "--auth=scram-sha-256", f"--pwfile={secret}",
            "--encoding=UTF8", "--locale=C.UTF-8"])
        self.serve()

    def start_as_standby(self, primary):
        """Copies what runs there, and follows it; from then on a commit there waits for the disk here."""
        self.password, self.port = primary.password, free_port()
        # The parameters of its connection, password included, go into the copy's own configuration.
        quietly([
            str(self.bin / "pg_basebackup"), "-D", str(self.data), "-h", "127.0.0.1", "-p", str(primary.port), "-U", ACCOUNT,
            "--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf"], PGPASSWORD=primary.password)
        self.serve()
        # Only now: the copy would wait for a standby of its own.
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        primary.ask("SELECT pg_reload_conf()")
        deadline = time.monotonic() + 60
        while primary.ask("SELECT sync_state FROM pg_stat_replication") != "sync":
            if time.monotonic() > deadline:
                raise SystemExit("The tests' PostgreSQL: the standby does not follow.")
            time.sleep(0.1)

    def serve(self):
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        log = self.folder / "log"
        try:
            self.control("start", "-w", "-t", "60", "-l", str(log), "-o", f"-p {self.port} -k {self.folder} {options}")
        except SystemExit as failure:
            said = log.read_text(errors="replace").splitlines()[-20:] if log.exists() else []
            raise SystemExit("\n".join([str(failure), *said])) from None

    def admits_tls_only(self, certificate, key):
        """From now on it has this certificate, and who comes without TLS is turned away."""
        for source, name in ((certificate, "server.crt"), (key, "server.key")):
            file = self.data / name
            file.touch(mode=0o600)
            file.write_bytes(source.read_bytes())
            if os.geteuid() == 0:
                shutil.chown(file, ACCOUNT, ACCOUNT)
        self.ask("ALTER SYSTEM SET ssl = on")
        (self.data / "pg_hba.conf").write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n")
        self.ask("SELECT pg_reload_conf()")

    def stop(self, mode):
        """`fast` says goodbye to everybody; `immediate` is a crash, and the next start recovers from it."""
        self.control("stop", "-w", "-m", mode)

    def kill(self):
        """As when the machine is lost: every process at once, none of which says goodbye."""
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in (first, *map(int, others)):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue  # it ended meanwhile

    def promote(self):
        """Makes a standby the one that may be written to."""
        self.control("promote", "-w", "-t", "60")

    def control(self, *arguments):
        quietly([str(self.bin / "pg_ctl"), "-D", str(self.data), *arguments])

    def ask(self, statement):
        return quietly(
            [str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U",
             ACCOUNT, "-d", "postgres", "-c", statement], PGPASSWORD=self.password).strip()

    def remove(self):
        running = self.data / "postmaster.pid"
        if running.exists():
            try_quietly([str(self.bin / "pg_ctl"), "-D", str(self.data), "-m", "immediate", "-w", "stop"])
        if running.exists():
            # It was killed, and could not give its shared memory back. Where that stands: miscadmin.h, LOCK_FILE_LINE_SHMEM_KEY.
            lines = running.read_text().splitlines()
            if len(lines) >= 7 and lines[6].split():
                try_quietly(["ipcrm", "-m", lines[6].split()[1]])
        shutil.rmtree(self.folder, ignore_errors=True)


def url_of(*clusters):
    """The address of a database that any of them may have: a primary and its standbys."""
    hosts = ",".join(f"127.0.0.1:{cluster.port}" for cluster in clusters)
    choice = "?target_session_attrs=read-write" if len(clusters) > 1 else ""
    return f"postgres://{ACCOUNT}:{clusters[0].password}@{hosts}/postgres{choice}"


def remove_leftovers():
    """Clusters whose maker was killed before it could stop them."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        try:
            cluster = Cluster(folder)
            if cluster.claim():
                cluster.remove()
        except OSError:
            continue  # another account's
