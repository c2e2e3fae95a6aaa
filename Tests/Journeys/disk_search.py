"""Looks for words on a disk in every form in which a program might have written them down."""

import base64
import json
import sqlite3
import urllib.parse
from pathlib import Path


def forms(text):
    """Every spelling of a text, by name."""
    raw = text.encode()
    found = {
        "text": raw,
        "UTF-16 little-endian": text.encode("utf-16-le"),
        "UTF-16 big-endian": text.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "hex, capitals": raw.hex().upper().encode(),
        "JSON": json.dumps(text)[1:-1].encode(),
        "percent-encoded": urllib.parse.quote(text, safe="").encode(),
        "form-encoded": urllib.parse.quote_plus(text).encode(),
    }
    for offset in range(3):
        # Only the part that does not depend on what stood before or after.
        encoded = base64.b64encode(b"\0" * offset + raw)
        start, end = (0, 2, 3)[offset], len(encoded) - (4 if (offset + len(raw)) % 3 else 0)
        found[f"base64 at offset {offset}"] = encoded[start:end]
        found[f"base64url at offset {offset}"] = encoded[start:end].replace(b"+", b"-").replace(b"/", b"_")
    return found


def contents(folder):
    """Every file below the folder, and every column of every table of its databases."""
    for path in sorted(Path(folder).rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield str(path), data
        if data.startswith(b"SQLite format 3\0"):
            yield f"{path} (columns)", columns(path)


def columns(path):
    dumped = []
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    database.text_factory = bytes
    try:
        tables = [row[0].decode() for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):
                dumped += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    finally:
        database.close()
    return b"\n".join(dumped)


def traces(folder, words):
    """What was found below the folder: (word, form, where)."""
    return found(contents(folder), words)


def found(written, words):
    """What was found in what was written, (where, bytes): (word, form, where)."""
    searched = [(word, name, needle) for word in words for name, needle in forms(word).items()]
    return [(word, name, where) for where, data in written for word, name, needle in searched if needle in data]
