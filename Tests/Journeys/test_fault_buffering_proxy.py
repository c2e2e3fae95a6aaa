"""A proxy on the way that keeps answers back until they are whole: the conversation goes on by asking instead of listening."""

import selectors
import socket
import threading

import pytest

from navigators.counsellor import Counsellor
from navigators.visitor import Visitor


def asking_once(request):
    """The request, with word to the server that the connection ends after the answer."""
    head, begun = request.split(b"\r\n\r\n", 1)
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + begun


class BufferingProxy:
    """Passes on every request, and its answer only once the server has closed the connection."""

    def __init__(self, port):
        self.upstream = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.held = 0
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        server = socket.create_connection(("127.0.0.1", self.upstream))
        waiting = selectors.DefaultSelector()
        waiting.register(client, selectors.EVENT_READ)
        waiting.register(server, selectors.EVENT_READ)
        answer, head, head_passed = b"", b"", False
        try:
            while True:
                for key, _ in waiting.select():
                    data = key.fileobj.recv(65536)
                    if key.fileobj is client:
                        if not data:
                            return
                        # One request a connection, so that the answer has an end. Its body may come by itself, later.
                        if not head_passed:
                            head += data
                            if b"\r\n\r\n" not in head:
                                continue
                            data, head_passed = asking_once(head), True
                        server.sendall(data)
                        continue
                    if not data:
                        client.sendall(answer)
                        return
                    answer += data
                    self.held += b"text/event-stream" in data
        except OSError:
            return
        finally:
            client.close()
            server.close()

    def close(self):
        self.listener.close()


@pytest.fixture
def proxied(site):
    proxy = BufferingProxy(site.visitor_port)
    direct = site.visitor_port
    site.visitor_port = proxy.port
    yield site, proxy
    site.visitor_port = direct
    proxy.close()


@pytest.mark.timeout(300)
def test_a_conversation_goes_on_behind_a_proxy_that_holds_streams_back(proxied, new_context):
    site, proxy = proxied
    visitor = Visitor(new_context(viewport={"width": 360, "height": 740}), site)
    bram = Counsellor(new_context(viewport={"width": 1280, "height": 900}), site, site.accounts["bram"])
    visitor.starts()
    bram.signs_in().claims()

    visitor.sends("Hoor je mij?")
    bram.sees_message("Hoor je mij?")
    bram.sends("Ja, ik hoor je.")
    visitor.log().locator(".bubble__text", has_text="Ja, ik hoor je.").first.wait_for(timeout=90_000)

    assert proxy.held > 0, "the premise: a stream was asked for, and held back"
    assert visitor.messages() == ["Hoor je mij?", "Ja, ik hoor je."]
