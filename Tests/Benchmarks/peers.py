"""The same load on this server and on what others run: nginx with nchan over Redis that syncs, and Prosody with its archive.

Run by `make bench-peers`, which installs them from Debian; they are started here on loopback with folders of their own, and stopped.
All contestants are up during the whole run, take turns, and have the same core; what counts is the ratio.
"""

import os
import pathlib
import shutil
import tempfile
import time

import bench
import contestants
import machine
import prosody
from tables import head, interleaved, latencies, row

PARTS = ("messages", "chat", "idle")


class Nchan(contestants.Contestant):
    """A channel for each side of a conversation, pushed as server-sent events.

    - durable: over Redis, which syncs every command before it answers; otherwise in nginx's own memory.
    """

    def __init__(self, folder, port, durable):
        super().__init__(folder)
        self.port, self.durable = port, durable
        self.name = "nchan + Redis, synced" if durable else "nchan in memory"
        self.load = ["--nchan", str(port)]

    def start(self):
        redis = self.port + 1
        if self.durable:
            self.spawn("redis-server", "--port", redis, "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes",
                       "--appendfsync", "always", "--dir", self.folder)
            time.sleep(1)
        store = "nchan_redis_pass redis;" if self.durable else ""
        (self.folder / "nginx.conf").write_text(f"""
            load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
            worker_processes 1; daemon off; user root; worker_rlimit_nofile 20000;
            pid {self.folder}/pid; error_log {self.folder}/error.log;
            events {{ worker_connections 19000; }}
            http {{
                access_log off; keepalive_requests 1000000000; keepalive_timeout 600;
                client_body_temp_path {self.folder}/body; nchan_shared_memory_size 512M;
                {f"upstream redis {{ nchan_redis_server redis://127.0.0.1:{redis}; }}" if self.durable else ""}
                server {{
                    listen 127.0.0.1:{self.port} backlog=4096;
                    location / {{ return 204; }}
                    location ~ ^/pub/(.+)$ {{
                        nchan_publisher http; nchan_channel_id $1; {store}
                        nchan_message_buffer_length 1000; nchan_message_timeout 1h;
                    }}
                    location ~ ^/sub/(.+)$ {{
                        nchan_subscriber eventsource; nchan_channel_id $1; {store} nchan_subscriber_first_message newest;
                    }}
                }}
            }}""")
        self.spawn("nginx", "-c", self.folder / "nginx.conf")
        self.wait_for(f"http://127.0.0.1:{self.port}/")


def messages(loads, options):
    head("64 ping-pong conversations", "messages/s", "p50 ms", "p99 ms", "CPU s/1,000")
    closed = interleaved(options.rounds, loads, f"closed 64 {options.messages}")
    for load, result in zip(loads, closed):
        row(load.contestant.name, f"{result['perSecond']:,.0f}", f"{result['delivered']['p50']:.2f}",
            f"{result['delivered']['p99']:.2f}", f"{result['cpu']:.3f}")
    head("1,000 a second, 200 conversations", "messages/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "CPU s/1,000")
    steady = interleaved(options.rounds, loads, f"open 1000 {options.seconds}")
    for load, result in zip(loads, steady):
        row(load.contestant.name, f"{result['perSecond']:,.0f}", *latencies(result), f"{result['cpu']:.3f}")
    ours, theirs = closed
    head("ratio to nchan + Redis", "here", "must")
    must("messages a second", ours["perSecond"] / theirs["perSecond"], 0.5, at_least=True)
    ours, theirs = steady
    must("p50 at 1,000 a second", ours["delivered"]["p50"] / theirs["delivered"]["p50"], 1.5)
    must("p99 at 1,000 a second", ours["delivered"]["p99"] / theirs["delivered"]["p99"], 1.5)
    must("CPU for 1,000 messages", ours["cpu"] / theirs["cpu"], 1)
    return closed[0]


def must(what, ratio, bound, at_least=False):
    met = ratio >= bound if at_least else ratio <= bound
    row(what, f"{ratio:.2f}", f"{'at least' if at_least else 'at most'} {bound}: {'met' if met else '**not met**'}")


def chat(folder, ours):
    head("64 ping-pong conversations", "messages/s", "p50 ms", "p99 ms", "Lichtpunt is")
    for kind in ("sql", "internal"):
        server = prosody.Prosody(folder / f"prosody-{kind}", kind)
        with server:
            result = prosody.closed(server, 64, 20 if kind == "sql" else 100)
        row(server.name, f"{result['perSecond']:,.0f}", f"{result['p50']:.2f}", f"{result['p99']:.2f}",
            f"{ours['perSecond'] / result['perSecond']:.1f} times as fast")


def idle(contestant, programs, visitors, conversations):
    """Kilobytes a visitor, in all and of those after the first quarter, when caches are full."""
    with contestant, contestants.Load(contestant, programs, conversations=conversations) as load:
        sizes = [machine.memory_kilobytes(contestant.pids)]
        for held in (visitors // 4, visitors):
            load.hold(held)
            time.sleep(3)
            sizes.append(machine.memory_kilobytes(contestant.pids))
        return (sizes[2] - sizes[0]) / visitors, (sizes[2] - sizes[1]) / (visitors - visitors // 4)


def main():
    options = bench.arguments(__doc__, PARTS)
    bench.raise_file_limit()
    missing = [program for program in ("nginx", "redis-server", "prosody") if not shutil.which(program)]
    if missing or os.getuid() != 0:
        raise SystemExit(f"missing: {', '.join(missing) or 'the rights of root, for real-time priority and the ports'}")
    print(machine.describe())
    with tempfile.TemporaryDirectory(prefix="lichtpunt-peers-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        ours = contestants.Lichtpunt(folder / "lichtpunt", options.programs)
        result = None
        if {"messages", "chat"} & set(options.only):
            theirs = Nchan(folder / "nchan-redis", 18090, durable=True)
            with ours, theirs:
                with contestants.Load(ours, options.programs) as a, contestants.Load(theirs, options.programs) as b:
                    result = messages([a, b], options)
        if "chat" in options.only:
            chat(folder, result)
        if "idle" in options.only:
            visitors = options.idle[0]
            head(f"{visitors:,} idle visitors", "kB each", "kB each after the first quarter")
            memory = Nchan(folder / "nchan-memory", 18092, durable=False)
            yardstick = idle(memory, options.programs, visitors, 2)
            row(memory.name, *(f"{size:.1f}" for size in yardstick))
            own = idle(ours, options.programs, visitors, 2)
            row(ours.name, *(f"{size:.1f}" for size in own))
            head("ratio to nchan in memory", "here", "must")
            must("memory of an idle visitor", own[0] / yardstick[0], 2)
            must("after the first quarter", own[1] / yardstick[1], 2)


main()
