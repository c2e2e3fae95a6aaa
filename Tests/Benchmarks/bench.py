"""Sealed messages a second, their latency, and memory per idle visitor, beside what this disk and bare SQLite can do.

Run by `make bench`. Absolute times vary from machine to machine; the ratios in the last column are what to compare.
"""

import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

BIN = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".build/release")
VISITOR, STAFF = 18080, 18081
SITES = ["--visitor-url", f"http://127.0.0.1:{VISITOR}", "--staff-url", f"http://127.0.0.1:{STAFF}"]
ROW = b"x" * 400
# One program on one address plays everybody, so what protects against one address is raised (docs/operate/configuration.md).
LIMITS = {
    "queueCap": 20000, "conversationsPerProfessional": 2000, "opensPerAddress": 1000000, "puzzlesPerAddress": 1000000,
    "signInsPerAddress": 1000000, "visitorConnections": 60000, "staffConnections": 60000,
    "streamsPerAddress": 100000, "messageBurst": 1000000, "messagesPerMinute": 1000000, "puzzlesPerCalmMinute": 1000000,
}


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


def bare_commits_per_second(folder, seconds=2):
    """One row a transaction in SQLite, write-ahead log, fully synced: what a store without group commit could do at most."""
    database = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, bytes BLOB)")
    count, start = 0, time.monotonic()
    while time.monotonic() - start < seconds:
        database.execute("INSERT INTO message (bytes) VALUES (?)", (ROW,))
        count += 1
    database.close()
    return count / (time.monotonic() - start)


def start_server(folder):
    subprocess.run([BIN / "lichtpunt-operator", "demo", "seed", "--data", folder], check=True)
    file = folder / "lichtpunt.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"limits": LIMITS}))
    server = subprocess.Popen(
        [BIN / "lichtpunt", "serve", "--demo", "--data", folder, "--visitor-port", str(VISITOR), "--staff-port", str(STAFF)],
        stdout=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{VISITOR}/service", timeout=1).read()
            return server
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def memory_kilobytes(pid):
    """Proportional set size and what of it is swapped out."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Pss:", "SwapPss:")))


def accepted(conversations, messages):
    output = subprocess.run(
        [BIN / "lichtpunt-load", "bench", *SITES, "--conversations", str(conversations), "--messages", str(messages)],
        check=True, capture_output=True, text=True).stdout
    return json.loads(output)


def idle_memory(server, visitors):
    """Kilobytes the server grows by, per visitor that only waits."""
    before = memory_kilobytes(server.pid)
    load = subprocess.Popen(
        [BIN / "lichtpunt-load", "bench", *SITES, "--conversations", str(visitors), "--idle"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert load.stdout.readline().strip() == "ready"
    time.sleep(3)
    after = memory_kilobytes(server.pid)
    load.stdin.close()
    load.wait()
    return before, (after - before) / visitors


def main():
    with tempfile.TemporaryDirectory(dir=".build") as name:
        folder = pathlib.Path(name)
        syncs, commits = syncs_per_second(folder), bare_commits_per_second(folder)
        server = start_server(folder / "data")
        try:
            print(f"This machine: {syncs:,.0f} synced appends a second; bare SQLite, one row a commit: {commits:,.0f} a second.\n")
            print("| conversations | messages | accepted/s | p50 ms | p95 ms | p99 ms | max ms | of bare commits |")
            print("|--:|--:|--:|--:|--:|--:|--:|--:|")
            for conversations, messages in ((50, 100), (200, 40), (1000, 10)):
                line = accepted(conversations, messages)
                print(
                    f"| {conversations} | {line['messages']} | {line['perSecond']:,.0f} | {line['p50']:.1f} | {line['p95']:.1f} "
                    f"| {line['p99']:.1f} | {line['max']:.1f} | {line['perSecond'] / commits:.2f} |", flush=True)
            print("\n| idle visitors | server before kB | kB a visitor |\n|--:|--:|--:|")
            for visitors in (200, 1000):
                before, each = idle_memory(server, visitors)
                print(f"| {visitors} | {before:,} | {each:.1f} |", flush=True)
        finally:
            server.terminate()
            server.wait()


main()
