"""How fast sealed messages are kept and delivered, what a waiting visitor costs, and whether that stays so as the file grows.

Run by `make bench`; what the numbers mean is in docs/operate/measuring.md. Ratios within one run are what to compare: absolute
times vary from machine to machine and from day to day.
"""

import argparse
import json
import pathlib
import resource
import statistics
import tempfile
import time

import contestants
import filling
import machine
from tables import head, interleaved, latencies, row

PARTS = ("limits", "start", "messages", "rates", "idle", "growth", "search")
# As many as a directory holds.
PARTNERS = 5000
# Conversations that talk beside the visitors who only wait.
LIVE = 500


def limits(folder):
    head("this machine", "a second")
    row("append + fdatasync", f"{machine.held_to_core(['syncs', str(folder)]):,.0f}")
    row("bare SQLite, one row a commit", f"{machine.held_to_core(['commits', str(folder)]):,.0f}")
    inserts = machine.inserts_per_second(folder)
    row("PostgreSQL, one-row inserts of 32 clients", f"{inserts:,.0f}" if inserts else "not measured: no PostgreSQL, or not root")


def start(folder, programs):
    """Of a demonstration whose earlier years are there: publishing them is the demonstration's work, not the server's."""
    server = contestants.Lichtpunt(folder / "start", programs)
    with server:
        pass
    seconds = []
    for _ in range(5):
        seconds.append(server.start())
        time.sleep(1)
        idle = machine.memory_kilobytes(server.pids)
        server.stop()
    head("start", "")
    row("start to first answer, s", f"{statistics.median(seconds):.3f}")
    row("memory at idle, MB", f"{idle / 1024:.1f}")


def messages(server, options):
    head(f"{server.name}, closed load", "messages/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "promised p50 ms", "CPU s/1,000")
    for conversations in (50, 200, 1000):
        with contestants.Load(server, options.programs, conversations) as load:
            [result] = interleaved(options.rounds, [load], f"closed {conversations} {options.messages * 64 // conversations // server.fewer or 1}")
        row(f"{conversations} conversations", f"{result['perSecond']:,.0f}", *latencies(result),
            f"{result['promised']['p50']:.2f}", f"{result['cpu']:.3f}")


def rates(load, options):
    head(f"{load.contestant.name}, open load over 200 conversations", "messages/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "promised p99 ms", "CPU s/1,000")
    for rate in load.contestant.rates:
        [result] = interleaved(options.rounds, [load], f"open {rate} {options.seconds}")
        row(f"{rate} a second", f"{result['perSecond']:,.0f}", *latencies(result), f"{result['promised']['p99']:.2f}",
            f"{result['cpu']:.3f}")


def idle(server, load, options):
    head("idle visitors", "memory MB", "kB a visitor", "kB each more", "CPU % while idle")
    before = last = machine.memory_kilobytes(server.pids)
    held = 0
    row("0", f"{before / 1024:.1f}", "", "", "")
    for visitors in options.idle:
        if visitors + 1000 > resource.getrlimit(resource.RLIMIT_NOFILE)[0]:
            row(f"{visitors:,}", "the limit of open files forbids it", "", "", "")
            continue
        load.hold(visitors)
        time.sleep(3)
        cpu = machine.cpu_seconds(server.pids)
        time.sleep(15)
        cpu = (machine.cpu_seconds(server.pids) - cpu) / 15
        now = machine.memory_kilobytes(server.pids)
        row(f"{visitors:,}", f"{now / 1024:.1f}", f"{(now - before) / visitors:.1f}",
            f"{(now - last) / (visitors - held):.1f}", f"{cpu * 100:.1f}")
        last, held = now, visitors
    head(f"{LIVE} live conversations beside {held:,} idle visitors", "messages/s", "p50 ms", "p95 ms", "p99 ms", "max ms",
         "CPU % of a core")
    # Of a client of their own, that came when the others were there.
    with contestants.Load(server, options.programs, conversations=LIVE) as live:
        for rate in (100, 500):
            [result] = interleaved(options.rounds, [live], f"open {rate} {options.seconds}")
            row(f"{rate} a second", f"{result['perSecond']:,.0f}", *latencies(result), f"{result['cpu'] * rate / 10:.0f}")


def growth(folder, programs, options):
    head("messages stored", "messages/s, 64 conversations", "p50 ms at 1,000/s", "p99 ms", "CPU s/1,000")
    stored = 0
    for size in options.stored:
        server = contestants.Lichtpunt(folder / "growth", programs)
        if not server.data.exists():
            server.seed()
        filling.fill(server.data / "lichtpunt.sqlite", size - stored)
        stored = size
        with server, contestants.Load(server, programs) as load:
            [closed] = interleaved(options.rounds, [load], f"closed 64 {options.messages}")
            [steady] = interleaved(options.rounds, [load], f"open 1000 {options.seconds}")
        row(f"{size:,}", f"{closed['perSecond']:,.0f}", f"{steady['delivered']['p50']:.2f}",
            f"{steady['delivered']['p99']:.2f}", f"{steady['cpu']:.3f}")


def search(folder, programs, options):
    """Of a full partner directory, beside one with the national numbers alone. LICHTPUNT_DATABASE names an empty PostgreSQL instead."""
    server = contestants.Lichtpunt(folder / "search", programs)
    server.seed()
    head("organisations searched", "found", "p50 ms", "p95 ms", "p99 ms", "max ms")
    with server:
        told = json.loads(server.client("search", "--rounds", str(options.searches)))
        row("a few, nothing asked", str(told["found"]["nothing"]), *latencies(told["milliseconds"], "nothing"))
        file = folder / "partners.csv"
        file.write_text("kind,name_nl,regions,forms,from_age,to_age,hours\n" + "".join(
            f"womens-shelter,Huis {number},{'ze' if number % 3 else ''},{'sex;crim' if number % 2 else ''},12,{18 + number % 50},"
            f'"{"" if number % 5 == 0 else ";".join(f"{day}=09:00-12:30" for day in range(1, 6))}"\n'
            for number in range(PARTNERS - told["found"]["nothing"])))
        server.command("partners", "import", file)
        time.sleep(31)  # A sign-in code counts once.
        told = json.loads(server.client("search", "--rounds", str(options.searches)))
        for need, found in sorted(told["found"].items()):
            row(f"{PARTNERS:,}, {need}", str(found), *latencies(told["milliseconds"], need))


def arguments(description, parts):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("programs", nargs="?", default=".build/release", type=pathlib.Path)
    parser.add_argument("--only", nargs="+", choices=parts, default=parts)
    parser.add_argument("--rounds", type=int, default=3, help="interleaved runs of which the median counts")
    parser.add_argument("--seconds", type=int, default=6, help="of an open load")
    parser.add_argument("--messages", type=int, default=200, help="in each of 64 conversations of a closed load")
    parser.add_argument("--idle", nargs="+", type=int, default=[1000, 5000, 10000], help="visitors who only wait")
    parser.add_argument("--searches", type=int, default=200, help="of the partner directory, for each need")
    parser.add_argument("--stored", nargs="+", type=int, default=[10_000, 1_000_000], help="10000000 takes minutes and 6 GB")
    return parser.parse_args()


def raise_file_limit():
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def servers(folder, options):
    """On each database that is here, where messages are to be measured."""
    if not {"messages", "rates"} & set(options.only):
        return
    yield contestants.Lichtpunt(folder / "sqlite", options.programs)
    if contestants.LichtpuntOnPostgres.is_possible():
        yield contestants.LichtpuntOnPostgres(folder / "postgres", options.programs)
    else:
        print("\nOn PostgreSQL nothing was measured: install it with apt-get install postgresql.")


def main():
    options = arguments(__doc__, PARTS)
    raise_file_limit()
    print(machine.describe())
    with tempfile.TemporaryDirectory(prefix="lichtpunt-bench-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        if "limits" in options.only:
            limits(folder)
        if "start" in options.only:
            start(folder, options.programs)
        for server in servers(folder, options):
            with server:
                if "messages" in options.only:
                    messages(server, options)
                if "rates" in options.only:
                    with contestants.Load(server, options.programs) as load:
                        rates(load, options)
        if "idle" in options.only:
            with contestants.Lichtpunt(folder / "idle", options.programs) as server:
                with contestants.Load(server, options.programs, conversations=2) as load:
                    idle(server, load, options)
        if "growth" in options.only:
            growth(folder, options.programs, options)
        if "search" in options.only:
            search(folder, options.programs, options)


if __name__ == "__main__":
    main()
