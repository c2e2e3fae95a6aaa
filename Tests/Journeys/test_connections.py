"""A flood of sockets on the visitor site takes neither the team's places nor the server."""

import json
import select
import socket
import urllib.request


def opened(site):
    connection = socket.create_connection(("127.0.0.1", site.visitor_port), timeout=60)
    connection.settimeout(60)
    return connection


def asks(connection):
    connection.sendall(b"GET /service HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")


def status(connection):
    return connection.recv(4096).split(b"\r\n")[0]


def test_visitors_sockets_leave_the_teams_places_free(site):
    settings = site.data / "lichtpunt.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"limits": {"visitorConnections": 10}}))
    site.stop()
    site.start()
    silent = [opened(site) for _ in range(60)]
    late = opened(site)
    asks(late)

    for _ in range(5):
        with urllib.request.urlopen(site.staff_site + "/inloggen", timeout=60) as page:
            assert page.status == 200
    # The first of those in the house is served; who came after the last place waits.
    asks(silent[0])
    assert status(silent[0]) == b"HTTP/1.1 200 OK"
    assert select.select([late], [], [], 0)[0] == []
    for connection in silent:
        connection.close()

    assert status(late) == b"HTTP/1.1 200 OK"
    late.close()
