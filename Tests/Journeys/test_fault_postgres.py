"""PostgreSQL restarts, is lost for a standby, or cannot be reached, in mid-traffic between two nodes."""

import re
import shutil
import sys
import time
import urllib.error
import urllib.request

import pytest

from databases import At, server
from installation import ROOT, Installation, free_port
from proxy import Proxy
from traffic import Traffic, raise_limits

sys.path.insert(0, str(ROOT / "Support" / "postgres"))

from clusters import Cluster, url_of  # noqa: E402


@pytest.fixture
def new_cluster():
    """Servers of one's own, so that nobody else's stops."""
    made = []

    def make():
        made.append(Cluster.make())
        return made[-1]

    yield make
    for cluster in reversed(made):
        cluster.remove()


@pytest.fixture
def nodes_at(tmp_path):
    """Two running nodes, each with its own address of the same database."""
    running = []

    def start(first, second):
        one, two = Installation(tmp_path / "one", database=At(first)), Installation(tmp_path / "two", database=At(second))
        one.start()
        one.stop()
        raise_limits(one)
        shutil.copytree(one.data, two.data)
        running.extend([one.start(), two.start()])
        return one, two

    yield start
    for node in running:
        node.stop()


def traffic_between(one, two, folder, visitor_port=None):
    """The visitors are on the one node, the counsellors on the other."""
    return Traffic(two, folder, pace=100, visitor_port=visitor_port or one.visitor_port)


def acknowledged(traffic, side=None):
    return sum(line["event"] == "acknowledged" and side in (None, line["side"]) for line in traffic.lines())


@pytest.mark.timeout(300)
def test_restarts_of_postgresql_lose_double_and_disorder_nothing(new_cluster, nodes_at, tmp_path):
    cluster = new_cluster()
    cluster.start()
    one, two = nodes_at(cluster.url, cluster.url)
    traffic = traffic_between(one, two, tmp_path)

    for mode in ("fast", "immediate"):
        cluster.stop(mode)
        time.sleep(1)
        before = acknowledged(traffic)
        time.sleep(1)
        assert acknowledged(traffic) == before, "nothing is acknowledged while there is no PostgreSQL"
        cluster.serve()
        print(f"after {mode}: {traffic.flows(after=time.time()):.1f} s")

    traffic.ends()


@pytest.mark.timeout(300)
def test_a_standby_that_takes_over_has_all_that_was_acknowledged(new_cluster, nodes_at, tmp_path):
    primary, standby = new_cluster(), new_cluster()
    primary.start()
    standby.start_as_standby(primary)
    address = url_of(primary, standby)
    one, two = nodes_at(address, address)
    traffic = traffic_between(one, two, tmp_path)

    primary.kill()
    standby.promote()
    print(f"after the promotion: {traffic.flows(after=time.time()):.1f} s")

    traffic.ends()
    assert one.run("audit", "verify").returncode == 0


class Witness(Proxy):
    """Stands before a node, and counts the messages that it refused because it could not write them."""

    def __init__(self, port):
        super().__init__(port)
        self.refused = 0
        self.longest_held = 0.0
        self._sending = {}

    def carries(self, data, asks, connection):
        if asks:
            if asked := re.match(rb"[A-Z]+ \S+ HTTP/1", data):
                is_message = re.match(rb"POST /conversations/[^/ ]+/messages ", asked[0]) is not None
                self._sending[connection] = time.monotonic() if is_message else None
        elif data.startswith(b"HTTP/1.1 503") and self._sending.get(connection):
            self.refused += 1
            self.longest_held = max(self.longest_held, time.monotonic() - self._sending[connection])


def ready(node):
    """What the load balancer is told, and how long that took."""
    asked = time.monotonic()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{node.operations_port}/ready", timeout=30) as answer:
            word = answer.read().decode()
    except urllib.error.HTTPError as error:
        word = error.read().decode()
    return word, time.monotonic() - asked


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.timeout(300)
def test_a_node_cut_off_from_postgresql_refuses_and_goes_on_when_it_is_back(installed, tmp_path):
    one, two = installed(tmp_path / "one"), installed(tmp_path / "two")
    line = Proxy(server().address.port)
    one.database = At(one.database.url.replace(f":{server().address.port}/", f":{line.port}/"))
    one.operations_port = free_port()
    for node in (one, two):
        raise_limits(node)
    raise_limits(one, operations={"port": one.operations_port})
    witness = Witness(one.visitor_port)
    try:
        one.start()
        two.start()
        traffic = traffic_between(one, two, tmp_path, witness.port)
        assert ready(one)[0] == "ready\n"

        line.cut()
        word, took = ready(one)
        assert word == "not ready: database\n"
        print(f"not ready after {took:.1f} s")
        time.sleep(1)
        before = acknowledged(traffic, "visitor")
        deadline = time.monotonic() + 60
        while witness.refused < traffic.conversations:
            assert time.monotonic() < deadline, "a message that cannot be written is refused, not kept waiting for ever"
            time.sleep(0.1)
        assert acknowledged(traffic, "visitor") == before, "what is not written is not acknowledged"
        print(f"a message was held {witness.longest_held:.1f} s at most before it was refused")
        line.mend()
        print(f"after the cut: {traffic.flows(after=time.time()):.1f} s")
        assert ready(one)[0] == "ready\n"

        traffic.ends()
    finally:
        line.close()
        witness.close()
        one.stop()
        two.stop()
