"""Ports for servers under test."""

import random
import socket


def free_port():
    """A port that nobody listens on now.

    Below those that the machine gives to outgoing connections, and drawn by chance, so that neither such a connection nor a test that
    runs beside takes it before the server does.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
