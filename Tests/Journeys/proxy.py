"""A load balancer in small: one address, and behind it whichever server is named; and a line that can be cut."""

import socket
import threading


class Proxy:
    """Passes bytes on to a port of this machine. When that does not answer, the connection is refused by closing it."""

    def __init__(self, port):
        self.target = port
        self._passes = threading.Event()
        self._passes.set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def leads_to(self, port):
        """New connections go there; those that are open stay where they are."""
        self.target = port

    def cut(self):
        """Nothing gets through any more, not even that one side left; nobody is told so."""
        self._passes.clear()

    def mend(self):
        """What was under way arrives after all, late."""
        self._passes.set()

    def carries(self, data, asks, connection):
        """For who listens in: bytes that are handed on, whether to the server (`asks`) or from it, and on which connection."""

    def close(self):
        self._passes.set()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._passes.wait()
            try:
                node = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            except OSError:
                client.close()
                continue
            node.settimeout(None)
            for one, other in ((client, node), (node, client)):
                threading.Thread(target=self._pass_on, args=(one, other, client), daemon=True).start()

    def _pass_on(self, one, other, client):
        try:
            while data := one.recv(65536):
                self._passes.wait()
                self.carries(data, one is client, client)
                other.sendall(data)
        except OSError:
            pass  # the other side is gone, and so is this one
        self._passes.wait()
        for each in (one, other):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
