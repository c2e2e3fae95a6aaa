"""One installation of Lichtpunt under test: its data folder, its server process and its clock."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from disk_search import contents

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Support"))

from ports import free_port  # noqa: E402

BIN = Path(os.environ.get("LICHTPUNT_BIN", ROOT / ".build" / "debug"))
ASSETS = Path(os.environ.get("LICHTPUNT_ASSETS", ROOT / "Assets"))


def environment(database):
    """An address may hold a password, so it is no argument: those are shown to every account of the machine."""
    named = {} if database is None else {"LICHTPUNT_DATABASE": database.url}
    return {**os.environ, "SWIFT_BACKTRACE": "enable=no", **named}


def lichtpunt(*arguments, data=None, database=None, cwd=None, timeout=120, typed=None):
    """Runs one command of the product and returns what it said and its exit code."""
    command = [str(BIN / "lichtpunt"), *map(str, arguments)]
    if data is not None:
        command += ["--data", str(data)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd or ROOT, timeout=timeout, check=False, env=environment(database),
        input=typed)


class Installation:
    """A server that can be started, killed and started again on the same data and ports."""

    def __init__(self, folder, demonstration=True, database=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.clock_file = self.folder / "clock"
        self.clock_file.write_text("0")
        self.demonstration = demonstration
        # A PostgreSQL that others may use too; without one, the file in the data folder.
        self.database = database
        self.visitor_port, self.staff_port, self.partner_port = free_port(), free_port(), free_port()
        self.settings = {}
        self.assets = ASSETS
        self.environment = {}
        self.wrapper = []
        self.arguments = []
        self.process = None

    @property
    def visitor_site(self):
        return f"http://127.0.0.1:{self.visitor_port}"

    @property
    def staff_site(self):
        return f"http://127.0.0.1:{self.staff_port}"

    @property
    def partner_site(self):
        return f"http://127.0.0.1:{self.partner_port}"

    def start(self):
        arguments = [
            *self.wrapper, str(BIN / "lichtpunt-under-test"), *(["--demo"] if self.demonstration else []), "--data", str(self.data),
            "--visitor-port", str(self.visitor_port), "--staff-port", str(self.staff_port), "--partner-port", str(self.partner_port),
            "--assets", str(self.assets), "--clock-file", str(self.clock_file), *map(str, self.arguments)]
        if self.settings:
            file = self.folder / "settings.json"
            file.write_text(json.dumps(self.settings))
            arguments += ["--config", str(file)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                arguments, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=ROOT,
                env={**environment(self.database), **self.environment})
        self._wait_until_it_answers()
        return self

    def _wait_until_it_answers(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server stopped by itself:\n{self.said()}")
            try:
                with urllib.request.urlopen(self.visitor_site + "/service", timeout=2):
                    pass
                with urllib.request.urlopen(self.staff_site + "/inloggen", timeout=2):
                    pass
                with urllib.request.urlopen(self.partner_site + "/", timeout=2):
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the server does not answer:\n{self.said()}")

    def kill(self):
        """As a power cut: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()

    def said(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def clock_offset(self):
        return int(self.clock_file.read_text())

    def let_pass(self, seconds):
        """Moves the server's clock, and gives it the moment it needs to notice."""
        fresh = self.clock_file.with_suffix(".new")
        fresh.write_text(str(self.clock_offset() + int(seconds)))
        fresh.replace(self.clock_file)
        time.sleep(0.5)

    def notices(self):
        """Gives the server the moment it needs to hear that a connection is gone."""
        time.sleep(2)

    def now(self):
        return time.time() + self.clock_offset()

    def run(self, *arguments, timeout=120, typed=None):
        return lichtpunt(*arguments, data=self.data, database=self.database, timeout=timeout, typed=typed)

    def written(self):
        """Everything this installation has written to a disk: (where, bytes)."""
        yield from contents(self.folder)
        if self.database is not None:
            yield from self.database.written()
