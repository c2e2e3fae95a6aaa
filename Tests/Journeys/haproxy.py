"""HAProxy with the configuration of deploy/two-nodes; only addresses, ports and the certificates' folder are put in."""

import os
import socket
import subprocess
import time

from installation import ROOT, free_port

EXAMPLE = ROOT / "deploy" / "two-nodes" / "haproxy.cfg"
VISITORS, TEAM, GUESTS = "start.example.org", "team.example.org", "gast.example.org"
SERVERS = [f"{site}/{node}" for site in ("visitors", "team", "guests") for node in ("one", "two")]


class HAProxy:
    """In front of two nodes; what it writes anywhere is in `said()`."""

    def __init__(self, folder, authority, one, two):
        self.folder, self.port, self.log = folder, free_port(), folder / "log"
        folder.mkdir()
        certificates = folder / "certs"
        certificates.mkdir()
        for name in (VISITORS, TEAM, GUESTS):
            certificate, key = authority.certificate(name)
            (certificates / f"{name}.pem").write_text(certificate.read_text() + key.read_text())
        self.configuration = filled_in(EXAMPLE.read_text(), {
            "bind :443": f"bind 127.0.0.1:{self.port}", "maxconn 20000": "maxconn 200", "/etc/haproxy/certs/": f"{certificates}/",
            "10.0.0.11:8080": f"127.0.0.1:{one.visitor_port}", "10.0.0.12:8080": f"127.0.0.1:{two.visitor_port}",
            "10.0.0.11:8081": f"127.0.0.1:{one.staff_port}", "10.0.0.12:8081": f"127.0.0.1:{two.staff_port}",
            "10.0.0.11:8082": f"127.0.0.1:{one.partner_port}", "10.0.0.12:8082": f"127.0.0.1:{two.partner_port}"})
        if os.geteuid() != 0:
            self.configuration = filled_in(self.configuration, {"    user haproxy\n": "", "    group haproxy\n": ""})
        self.process = None

    def start(self):
        file, control = self.folder / "haproxy.cfg", self.folder / "control.cfg"
        file.write_text(self.configuration)
        # How a test says who is where. It changes nothing else.
        control.write_text(f"global\n    stats socket {self.folder}/control level admin\n")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                ["haproxy", "-db", "-f", str(file), "-f", str(control)], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while {self.state(server) for server in SERVERS} != {"UP"}:
            assert self.process.poll() is None and time.monotonic() < deadline, self.said()
            time.sleep(0.05)
        return self

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def tell(self, command):
        with socket.socket(socket.AF_UNIX) as control:
            try:
                control.connect(str(self.folder / "control"))
            except OSError:
                return ""
            control.sendall(command.encode() + b"\n")
            return b"".join(iter(lambda: control.recv(65536), b"")).decode()

    def state(self, server):
        """`UP` once the health check has succeeded often enough."""
        rows = [line.split(",") for line in self.tell("show stat").splitlines() if line.count(",") > 18]
        return next((row[17] for row in rows if "/".join(row[:2]) == server and row[36] == "L7OK"), None)

    def sends_newcomers_to(self, visitors, team):
        """The next who comes to a site goes to this node of it."""
        for site, chosen in (("visitors", visitors), ("team", team)):
            for node in ("one", "two"):
                self.tell(f"set server {site}/{node} state {'ready' if node == chosen else 'drain'}")

    def sends_newcomers_anywhere(self):
        for server in SERVERS:
            self.tell(f"set server {server} state ready")

    def said(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""


def filled_in(text, values):
    for old, new in values.items():
        assert old in text, f"the example has no {old!r} any more"
        text = text.replace(old, new)
    return text
