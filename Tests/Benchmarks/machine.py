"""What this machine can do by itself, and how the programs under measurement are held to their cores."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

ROW = b"x" * 400
SERVER_CORE, CLIENT_CORE = 0, 1
TICK = os.sysconf("SC_CLK_TCK")


def allowed(*prefix):
    return shutil.which(prefix[0]) and subprocess.run([*prefix, "true"], capture_output=True).returncode == 0


# A woken normal task may wait a scheduler tick (4 ms) behind other work; a real-time one does not.
PROMPT = ["chrt", "-r", "1"] if allowed("chrt", "-r", "1") else []


def on_core(core):
    pin = ["taskset", "-c", str(core)]
    return PROMPT + (pin if os.cpu_count() > 1 and allowed(*pin) else [])


SERVER, CLIENT = on_core(SERVER_CORE), on_core(CLIENT_CORE)


def hold(pids):
    """Holds processes that run already, and what they start, to the server's core."""
    for pid in pids:
        if "taskset" in SERVER:
            subprocess.run(["taskset", "-acp", str(SERVER_CORE), str(pid)], check=True, capture_output=True)
        if PROMPT:
            subprocess.run(["chrt", "-a", "-r", "-p", "1", str(pid)], check=True, capture_output=True)


def describe():
    held = f"server `{' '.join(SERVER) or 'not held'}`, client `{' '.join(CLIENT) or 'not held'}`"
    refused = "" if PROMPT else " `chrt -r 1` was refused: other work on this machine adds up to 4 ms to a wake-up."
    return f"{os.cpu_count()} cores; {held}; load {os.getloadavg()[0]:.1f}.{refused}"


def tree(pid):
    """A process and all below it."""
    pids, waiting = [], [pid]
    while waiting:
        pids.append(waiting.pop())
        for task in pathlib.Path(f"/proc/{pids[-1]}/task").glob("*/children"):
            waiting += map(int, task.read_text().split())
    return pids


def cpu_seconds(pids):
    """User and system time that these processes and those below them have used."""
    total = 0
    for pid in {p for top in pids for p in tree(top)}:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def memory_kilobytes(pids):
    """Proportional set size and what of it is swapped out."""
    total = 0
    for pid in {p for top in pids for p in tree(top)}:
        lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith(("Pss:", "SwapPss:")))
    return total


def held_to_core(program):
    """Runs one of the `limits` below in a process of its own, on the server's core."""
    return float(subprocess.run([*SERVER, "python3", __file__, *program], check=True, capture_output=True, text=True).stdout)


def syncs_per_second(folder, seconds=2):
    """Appends a row and syncs it, one after the other."""
    descriptor = os.open(folder / "syncs", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    count, start = 0, time.monotonic()
    while time.monotonic() - start < seconds:
        os.write(descriptor, ROW)
        os.fdatasync(descriptor)
        count += 1
    os.close(descriptor)
    return count / (time.monotonic() - start)


def commits_per_second(folder, seconds=2):
    """One row a transaction in SQLite, write-ahead log, fully synced: what a store without group commit could do at most."""
    database = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, bytes BLOB)")
    count, start = 0, time.monotonic()
    while time.monotonic() - start < seconds:
        database.execute("INSERT INTO message (bytes) VALUES (?)", (ROW,))
        count += 1
    database.close()
    return count / (time.monotonic() - start)


def inserts_per_second(folder, seconds=3):
    """pgbench: one-row inserts of 32 clients into a PostgreSQL of its own; `None` where there is none."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"))
    if not programs or os.getuid() != 0:
        return None
    at, data = programs[-1].parent, folder / "postgres"
    data.mkdir()
    shutil.chown(data, "postgres")
    for parent in [folder, *folder.parents]:
        if not os.access(parent, os.X_OK) or parent.stat().st_mode & 1 == 0:
            return None
    as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    script = data / "insert.sql"

    def run(*words):
        return subprocess.run([*as_postgres, *map(str, words)], check=True, capture_output=True, text=True, cwd=data).stdout

    script.write_text("INSERT INTO message (bytes) VALUES (decode(repeat('78', 400), 'hex'));\n")
    run(at / "initdb", "-D", data / "data", "-A", "trust")
    options = f"-k {data} -c listen_addresses='' -p 5544"
    subprocess.run(
        [*SERVER, *as_postgres, at / "pg_ctl", "-D", data / "data", "-w", "-l", data / "log", "-o", options, "start"],
        check=True, capture_output=True, cwd=data)
    try:
        run(at / "psql", "-h", data, "-p", 5544, "-c", "CREATE TABLE message (id bigserial PRIMARY KEY, bytes bytea)", "postgres")
        output = run(at / "pgbench", "-h", data, "-p", 5544, "-n", "-c", 32, "-T", seconds, "-f", script, "postgres")
        return float(next(line for line in output.splitlines() if line.startswith("tps")).split()[2])
    finally:
        run(at / "pg_ctl", "-D", data / "data", "-m", "immediate", "stop")


if __name__ == "__main__":
    import sys
    print({"syncs": syncs_per_second, "commits": commits_per_second}[sys.argv[1]](pathlib.Path(sys.argv[2])))
