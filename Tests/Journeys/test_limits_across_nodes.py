"""Two servers, one PostgreSQL: who guesses gets no more guesses by asking both, nor by waiting for a restart."""

import base64
import hashlib
import json
import secrets
import urllib.error
import urllib.request

import pytest

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)


@pytest.fixture
def nodes(installed, tmp_path):
    running = [installed(tmp_path / name).start() for name in ("one", "two")]
    yield running
    for node in running:
        node.stop()


def word(size=32):
    return base64.urlsafe_b64encode(secrets.token_bytes(size)).decode().rstrip("=")


def asked(address, body, **fields):
    """The answer to a POST, as from a page of that site."""
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin", **fields})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return json.loads(error.read())


def guesses(node, name):
    """A sign-in with a secret that is not his; gives why not."""
    return asked(f"{node.staff_site}/sign-ins", {"name": name, "secret": word(), "code": "123456"})["code"]


def solved(node):
    """A puzzle of this node, worked out as docs/protocol.md says."""
    puzzle = asked(f"{node.visitor_site}/puzzles", {})
    for number in range(1 << 20):
        worked = hashlib.pbkdf2_hmac("sha256", str(number).encode(), puzzle["challenge"].encode(), puzzle["iterations"])
        if int.from_bytes(worked, "big") >> (256 - puzzle["bits"]) == 0:
            return {"challenge": puzzle["challenge"], "nonce": str(number)}
    raise AssertionError("no solution")


def tries(node, locator, puzzle=None):
    """A return code that nobody has; gives why not."""
    return asked(
        f"{node.visitor_site}/returns", {"locator": locator, "secret": word(), "puzzle": puzzle or solved(node)},
        Authorization=f"Bearer {word()}")["code"]


def test_five_guesses_at_an_account_are_all_whichever_node_is_asked(nodes):
    one, two = nodes

    assert [guesses(node, "bram") for node in (one, two, one, two, one)] == ["wrong-sign-in"] * 5
    assert [guesses(node, "bram") for node in (one, two)] == ["too-many"] * 2
    assert guesses(two, "chris") == "wrong-sign-in", "another account is not slowed down"
    # A name that nobody has tells by nothing that it is one.
    assert [guesses(node, "niemand") for node in (one, two, one, two, one, two)] == ["wrong-sign-in"] * 5 + ["too-many"]


def test_a_node_that_starts_again_has_not_forgotten(nodes):
    one, _ = nodes
    assert [guesses(one, "bram") for _ in range(6)] == ["wrong-sign-in"] * 5 + ["too-many"]

    one.stop()
    one.start()

    assert guesses(one, "bram") == "too-many"


def test_five_tries_of_a_return_code_are_all_whichever_node_is_asked(nodes):
    one, two = nodes
    locator, other = word(), word()

    # Of the sixth neither node has seen more than three: it is the code that waits, not the address.
    assert [tries(node, locator) for node in (one, two, one, two, one)] == ["wrong-code"] * 5
    assert tries(two, locator) == "too-many"
    assert tries(two, other) == "wrong-code"


def test_a_solved_puzzle_is_worth_one_try_at_all_nodes_together(nodes):
    one, two = nodes
    puzzle = solved(one)

    assert tries(two, word(), puzzle) == "wrong-code"
    assert [tries(node, word(), puzzle) for node in (one, two)] == ["puzzle"] * 2
