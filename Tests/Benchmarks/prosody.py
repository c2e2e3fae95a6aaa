"""Prosody with its message archive, and a client for it: the protocol is another, the shape of the load the same."""

import asyncio
import base64
import os
import re
import time

import contestants

ENVELOPE = base64.urlsafe_b64encode(os.urandom(284)).decode()


class Prosody(contestants.Contestant):
    """- storage: `sql` is SQLite, which syncs each archived message; `internal` are files that nobody syncs."""

    port = 18095

    def __init__(self, folder, storage):
        super().__init__(folder)
        self.storage = storage
        self.name = "Prosody, archive in SQLite" if storage == "sql" else "Prosody, archive in files, not synced"

    def start(self, people=128):
        accounts = self.folder / "data" / "localhost" / "accounts"
        accounts.mkdir(parents=True)
        for number in range(people):
            (accounts / f"p{number}.dat").write_text('return { ["password"] = "secret"; };\n')
        (self.folder / "prosody.cfg.lua").write_text(f"""
            run_as_root = true; daemonize = false; pidfile = "{self.folder}/pid"; data_path = "{self.folder}/data"
            modules_enabled = {{ "saslauth", "mam" }}; modules_disabled = {{ "s2s", "offline" }}
            interfaces = {{ "127.0.0.1" }}; c2s_ports = {{ {self.port} }}
            c2s_require_encryption = false; allow_unencrypted_plain_auth = true; authentication = "internal_plain"
            storage = {{ archive = "{self.storage}" }}; default_archive_policy = true; limits = {{ }}
            sql = {{ driver = "SQLite3", database = "archive.sqlite" }}; log = {{ warn = "{self.folder}/prosody.log" }}
            VirtualHost "localhost"
            """)
        self.spawn("prosody", "--config", self.folder / "prosody.cfg.lua", "-F")
        asyncio.run(self.listening())

    async def listening(self):
        for _ in range(500):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                return writer.close()
            except OSError:
                await asyncio.sleep(0.02)
        raise SystemExit(f"Prosody does not start: {(self.folder / 'log').read_text()[-2000:]}")


class Person(asyncio.Protocol):
    """One signed-in client; `heard` gets the number of each message that arrives."""

    found = re.compile(rb"<body>(\d+) ")

    def __init__(self, name, heard):
        self.name, self.heard, self.rest, self.waiting = name, heard, b"", None

    async def sign_in(self, port):
        self.transport, _ = await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", port)
        proof = base64.b64encode(f"\0{self.name}\0secret".encode()).decode()
        stream = "<stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
        await self.ask(f"<?xml version='1.0'?>{stream}", b"</stream:features>")
        await self.ask(f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{proof}</auth>", b"<success")
        await self.ask(stream, b"</stream:features>")
        await self.ask("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", b"</iq>")
        self.transport.write(b"<presence/>")
        self.rest = b""

    async def ask(self, text, expected):
        self.rest, self.waiting = b"", (expected, asyncio.get_running_loop().create_future())
        self.transport.write(text.encode())
        await asyncio.wait_for(self.waiting[1], 10)

    def data_received(self, data):
        self.rest += data
        if self.waiting:
            expected, future = self.waiting
            if expected in self.rest and not future.done():
                self.waiting = None
                future.set_result(None)
            return
        end = 0
        for match in self.found.finditer(self.rest):
            self.heard(int(match[1]))
            end = match.end()
        self.rest = self.rest[max(end, len(self.rest) - 64):]

    def send(self, to, number):
        self.transport.write(
            f"<message to='{to}@localhost' type='chat'><body>{number} {ENVELOPE}</body></message>".encode())


def closed(server, conversations, messages):
    """Ping-pong in each conversation; archived before it is delivered, so a delivery is the promise too."""
    return asyncio.run(ping_pong(server, conversations, messages))


async def ping_pong(server, conversations, messages):
    total = conversations * messages
    sent, heard, people, done = [0.0] * total, [0.0] * total, [], asyncio.get_running_loop().create_future()
    left = total

    def send(number):
        conversation, side = number % conversations, number // conversations % 2
        sent[number] = time.monotonic()
        people[conversation * 2 + side].send(f"p{conversation * 2 + 1 - side}", number)

    def hear(number):
        nonlocal left
        if heard[number]:
            return
        heard[number] = time.monotonic()
        left -= 1
        if number + conversations < total:
            send(number + conversations)
        elif left == 0:
            done.set_result(None)

    people += [Person(f"p{number}", hear) for number in range(conversations * 2)]
    for person in people:
        await person.sign_in(server.port)
    start = time.monotonic()
    for number in range(conversations):
        send(number)
    await asyncio.wait_for(done, 300)
    times = sorted((b - a) * 1000 for a, b in zip(sent, heard))
    return {
        "perSecond": total / (max(heard) - start), "p50": times[total // 2], "p99": times[int(total * 0.99)]}
