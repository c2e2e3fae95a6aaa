"""The servers that are measured: each starts, says which processes are its, and stops."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import urllib.request

import machine

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support" / "postgres"))

import clusters  # noqa: E402

# One program on one address plays everybody, so what protects against one address is raised (docs/operate/configuration.md).
LIMITS = {
    "queueCap": 20000, "conversationsPerProfessional": 10000, "opensPerAddress": 1000000, "puzzlesPerAddress": 1000000,
    "streamsPerAddress": 100000, "messageBurst": 1000000, "messagesPerMinute": 1000000, "puzzlesPerCalmMinute": 1000000,
    "puzzleBits": 1, "signInsPerAddress": 1000000, "visitorConnections": 60000, "staffConnections": 60000,
}


class Contestant:
    # Of its environment, beside what this program has.
    settings = {}

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        folder.mkdir(exist_ok=True)

    @property
    def environment(self):
        return {**os.environ, **self.settings}

    def spawn(self, *words):
        log = open(self.folder / "log", "a")
        self.processes.append(
            subprocess.Popen([*machine.SERVER, *map(str, words)], stdout=log, stderr=log, cwd=self.folder, env=self.environment))

    @property
    def pids(self):
        return [process.pid for process in self.processes]

    def wait_for(self, url, seconds=20):
        """Returns the seconds until the first answer."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            try:
                urllib.request.urlopen(url, timeout=1).read()
                return time.monotonic() - start
            except OSError:
                time.sleep(0.002)
        raise SystemExit(f"no answer from {url}: {(self.folder / 'log').read_text()[-2000:]}")

    def stop(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(timeout=60)
        self.processes = []

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *problem):
        self.stop()


class Lichtpunt(Contestant):
    name = "Lichtpunt on SQLite"
    visitor, staff = 18080, 18081
    # Messages a second of an open load; and how many times fewer of a closed one, so that it takes no longer.
    rates, fewer = (200, 500, 1000, 2000), 1

    def __init__(self, folder, programs):
        super().__init__(folder)
        self.programs, self.data = programs.resolve(), folder / "data"
        self.load = [
            "--visitor-url", f"http://127.0.0.1:{self.visitor}", "--staff-url", f"http://127.0.0.1:{self.staff}"]
        self.assets = pathlib.Path("Assets").resolve()

    def seed(self):
        subprocess.run([self.programs / "lichtpunt-operator", "demo", "seed", "--data", self.data], check=True, env=self.environment)
        file = self.data / "lichtpunt.json"
        file.write_text(json.dumps(json.loads(file.read_text()) | {"limits": LIMITS}))

    def command(self, *words):
        """One of the server's own commands, beside it."""
        subprocess.run([self.programs / "lichtpunt", *words, "--data", self.data], check=True, stdout=subprocess.DEVNULL)

    def client(self, *words):
        """What the load program says, held to its core."""
        said = subprocess.run(
            [*machine.CLIENT, self.programs / "lichtpunt-load", *words, *self.load], check=True, capture_output=True, text=True)
        return said.stdout

    def start(self):
        """Returns the seconds until the first answer."""
        if not self.data.exists():
            self.seed()
        self.spawn(
            self.programs / "lichtpunt", "serve", "--demo", "--data", self.data, "--assets", self.assets,
            "--visitor-port", self.visitor, "--staff-port", self.staff,
            "--partner-port", self.staff + 1)
        return self.wait_for(f"http://127.0.0.1:{self.visitor}/service")

    def __enter__(self):
        """Waits until the demonstration's earlier years are published: that is no work of the server."""
        self.start()
        time.sleep(2)
        while len(machine.tree(self.processes[0].pid)) > 1:
            time.sleep(0.5)
        return self


class LichtpuntOnPostgres(Lichtpunt):
    """Beside a PostgreSQL of its own, which syncs each commit, on the same core; its processor time and memory count."""

    name = "Lichtpunt on PostgreSQL"
    visitor, staff = 18280, 18281
    rates, fewer = (100, 200, 500), 8

    @staticmethod
    def is_possible():
        return any(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))

    def start(self):
        if not self.settings:
            self.cluster = clusters.Cluster.make()
            self.cluster.start()
            self.settings = {"LICHTPUNT_DATABASE": self.cluster.url}
        return super().start()

    @property
    def pids(self):
        first = int((self.cluster.data / "postmaster.pid").read_text().split()[0])
        return [*super().pids, first]

    def __enter__(self):
        super().__enter__()
        machine.hold(machine.tree(self.pids[-1]))
        return self

    def __exit__(self, *problem):
        super().__exit__(*problem)
        self.cluster.remove()


class Load:
    """The load program, held to its core: commands go in, one line of JSON comes out for each."""

    def __init__(self, contestant, programs, conversations=200):
        self.contestant = contestant
        self.process = subprocess.Popen(
            [*machine.CLIENT, programs / "lichtpunt-load", "bench", "--conversations", str(conversations), *contestant.load],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.read()

    def read(self):
        line = self.process.stdout.readline().strip()
        if not line:
            raise SystemExit(f"the load program ended ({self.process.wait()}) against {self.contestant.name}")
        return line

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def play(self, command):
        """One run with the server's processor time for a thousand messages."""
        self.say(command)
        self.read()
        before = machine.cpu_seconds(self.contestant.pids)
        self.say("go")
        result = json.loads(self.read())
        result["cpu"] = (machine.cpu_seconds(self.contestant.pids) - before) / result["messages"] * 1000
        return result

    def hold(self, visitors):
        self.say(f"idle {visitors}")
        assert json.loads(self.read())["idle"] == visitors

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.process.stdin.close()
        self.process.wait(timeout=60)
