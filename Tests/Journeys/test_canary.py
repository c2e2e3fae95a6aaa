"""No sentence, nickname, passphrase, return word or address is on the server's disk in any form (protection.md)."""

import http.client
import ipaddress
import shutil
import sqlite3

import pytest

from databases import ON_BOTH
from disk_search import forms, found, traces

SENTENCES = ["Ik zit opgesloten in een huis in Zuidbroek bij oom Evert", "مرحبا أنا خائفة من عمي", "Bel Marijke op nul zes één twee"]
ADDRESS, FORWARDED, FORWARDED_6 = "127.83.201.17", "203.0.113.199", "2001:db8:7e1d:c0de::beef"
AGENT = "KanarieBrowser/7.7 (gele veren)"


def visit_from(address, site):
    """Somebody's plain requests, from an address of her own and with all that a browser tells."""
    for path in ("/", "/service", "/lezen", "/bestaat-niet-" + "kanariepad", "/static/css/visitor.css"):
        connection = http.client.HTTPConnection("127.0.0.1", site.visitor_port, source_address=(address, 0), timeout=10)
        connection.request("GET", path, headers={
            "User-Agent": AGENT, "X-Forwarded-For": f"{FORWARDED}, {FORWARDED_6}", "Forwarded": f'for="[{FORWARDED_6}]"',
            "Referer": "https://kanarie.example/zoek?q=hulp"})
        connection.getresponse().read()
        connection.close()


def packed(address):
    return ipaddress.ip_address(address).packed


@ON_BOTH
def test_nothing_that_was_said_or_known_is_on_the_disk(site, new_context, visitor, bram):
    visitor.context.set_extra_http_headers({"X-Forwarded-For": FORWARDED})
    visit_from(ADDRESS, site)
    visitor.starts()
    bram.signs_in()
    nickname = bram.claims()
    for sentence in SENTENCES:
        visitor.sends(sentence)
        bram.sees_message(sentence)
        bram.sends(f"Ik lees: {sentence}")
        visitor.sees_message(f"Ik lees: {sentence}")
    bram.writes("Concept dat nog niet weg is: kanarieconcept")
    bram.page.wait_for_timeout(2_000)
    words = visitor.asks_a_return_code()
    site.stop()

    said = [*SENTENCES, nickname, words, "kanarieconcept"]
    known = [ADDRESS, FORWARDED, FORWARDED_6, AGENT, "kanarie.example", "kanariepad"]
    assert found(site.written(), [*said, *known]) == []
    # A demonstration prints its passphrases at the start, and so into this log; its data does not hold them.
    assert traces(site.data, [bram.account["passphrase"], bram.account["totpSecret"]]) == []
    assert not [where for where, data in site.written() if packed(FORWARDED_6) in data]


@pytest.mark.parametrize("form", sorted(forms("x" * 9)))
def test_the_search_finds_a_leak_of_every_form(tmp_path, form):
    """The positive control: a search that finds nothing must be one that can find."""
    folder = tmp_path / "leaking"
    folder.mkdir()
    (folder / "some.log").write_bytes(b"before " + forms(SENTENCES[0])[form] + b" after")

    assert (SENTENCES[0], form) in {(word, name) for word, name, _ in traces(folder, SENTENCES)}


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_the_search_finds_a_leak_in_postgres(site):
    site.stop()
    site.database.run("CREATE TABLE leak (words text)")
    site.database.run(f"INSERT INTO leak VALUES ('{SENTENCES[0]}')")
    # So much of the same that PostgreSQL keeps it compressed.
    site.database.run(f"INSERT INTO leak VALUES (repeat('{SENTENCES[1]}', 2000))")

    places = found(site.written(), SENTENCES[:2])

    assert any(word == SENTENCES[0] and "pg_wal" in where for word, _, where in places)
    assert any(word == SENTENCES[0] and "base" in where for word, _, where in places)
    assert any(word == SENTENCES[1] and "columns" in where for word, _, where in places)


def test_the_search_finds_a_leak_in_a_column(site, tmp_path):
    site.stop()
    folder = tmp_path / "leaking"
    shutil.copytree(site.data, folder)
    database = sqlite3.connect(folder / "lichtpunt.sqlite")
    database.execute("CREATE TABLE leak (words TEXT)")
    # Long enough to be spread over overflow pages, where a search of the raw file would miss it.
    database.execute("INSERT INTO leak VALUES (?)", ("x" * 4050 + SENTENCES[0] + "x" * 9000,))
    database.commit()
    database.close()

    assert any(word == SENTENCES[0] and "columns" in where for word, _, where in traces(folder, SENTENCES))
