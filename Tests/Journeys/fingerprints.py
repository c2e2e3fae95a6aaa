"""What a table of the file comes to, computed without any of the program's code."""

import hashlib
import sqlite3
import struct


def number(value):
    return struct.pack(">q", value)


def form(value):
    if value is None:
        return b"\0"
    if isinstance(value, int):
        return b"\1" + number(value)
    content = value.encode() if isinstance(value, str) else value
    return (b"\2" if isinstance(value, str) else b"\3") + number(len(content)) + content


def fingerprint(site, table):
    """Number of rows and SHA-256 as docs/operate/postgres.md writes them down."""
    database = sqlite3.connect(site.data / "lichtpunt.sqlite")
    info = database.execute(f"SELECT name, pk FROM pragma_table_info('{table}')").fetchall()
    columns = sorted(name for name, _ in info)
    key = [name for place, name in sorted((place, name) for name, place in info if place)]
    quoted = [", ".join(f'"{name}"' for name in names) for names in (columns, key)]
    whole, rows = hashlib.sha256(b"".join(map(form, [table, len(columns), *columns]))), 0
    for row in database.execute(f'SELECT {quoted[0]} FROM "{table}" ORDER BY {quoted[1]}'):
        whole.update(b"".join(map(form, row)))
        rows += 1
    database.close()
    return f"{table}: {rows} rows, SHA-256 {whole.hexdigest()[:16]}…"
