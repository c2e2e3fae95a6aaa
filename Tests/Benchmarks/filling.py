"""Closed conversations full of messages, written straight into the installation's file: how it is after years of use."""

import os
import sqlite3
import time
import uuid

MESSAGES_EACH = 100


def fill(database, messages):
    """Adds closed conversations with so many messages in all; the server must not be running."""
    file = sqlite3.connect(database, isolation_level=None)
    file.execute("PRAGMA synchronous = OFF")
    now = int(time.time()) // 3600 * 3600 * 1000
    file.execute("BEGIN")
    first = file.execute("SELECT coalesce(max(key_slot), 0) FROM conversation").fetchone()[0] + 10_000_000
    for number in range(messages // MESSAGES_EACH):
        conversation = uuid.uuid4().bytes
        file.execute(
            """
            INSERT INTO conversation (id, state, language, danger, waiting_since, last_sequence, last_epoch, last_message_at,
                last_message_hour, team_epoch, sealed_root, key_slot)
            VALUES (?, 'closed', 'nl', 0, ?, ?, 1, ?, ?, 1, zeroblob(100), ?)
            """, (conversation, now, MESSAGES_EACH, now, now, first + number))
        file.executemany(
            """
            INSERT INTO entry (conversation, sequence, at, kind, message, epoch, instance, counter, envelope)
            VALUES (?, ?, ?, 'message', ?, 1, ?, ?, ?)
            """, (
                (conversation, sequence, now, os.urandom(16), b"instance", sequence, os.urandom(312))
                for sequence in range(1, MESSAGES_EACH + 1)))
    file.execute("COMMIT")
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.close()
