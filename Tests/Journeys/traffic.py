"""Conversations that go on while something is done to the server, and a count of what both clients wrote down."""

import json
import subprocess
import time
from collections import Counter, defaultdict

from installation import BIN

# One program on one address plays everybody: what protects against one address is raised (docs/operate/configuration.md).
RAISED = {
    "queueCap": 500, "conversationsPerProfessional": 500, "opensPerAddress": 10_000, "puzzlesPerAddress": 10_000,
    "signInsPerAddress": 10_000, "streamsPerAddress": 10_000, "messageBurst": 100_000, "messagesPerMinute": 100_000, "puzzlesPerCalmMinute": 100_000,
}


def raise_limits(site, **more):
    """Takes effect at the next start."""
    settings = site.data / "lichtpunt.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"limits": RAISED} | more))


class Traffic:
    """`lichtpunt-load endure`: visitors who send, counsellors who answer, until `ends`."""

    def __init__(self, site, folder, *arguments, conversations=6, pace=20, patience=400, visitor_port=None):
        self.conversations = conversations
        self.record = folder / "record.jsonl"
        self.over = folder / "over"
        self.process = subprocess.Popen(
            [BIN / "lichtpunt-load", "endure", "--visitor-url", f"http://127.0.0.1:{visitor_port or site.visitor_port}",
             "--staff-url", site.staff_site, "--conversations", str(conversations), "--pace", str(pace), "--record",
             str(self.record), "--until", str(self.over), "--patience", str(patience), *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.flows(after=0)

    def lines(self):
        """What was written so far; a last line without its end is still being written."""
        text = self.record.read_text() if self.record.exists() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def flows(self, after, patience=60):
        """Waits until every conversation has had a message acknowledged and one heard, on both sides, after that moment; gives how many
        seconds that took."""
        wanted = {(side, event) for side in ("visitor", "counsellor") for event in ("acknowledged", "heard")}
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.process.stdout.read()
            first = {}
            for line in self.lines():
                if line["at"] > after:
                    first.setdefault((line["conversation"], line["side"], line["event"]), line["at"])
            whole = [line for line in {key[0] for key in first}
                     if all((line, side, event) in first for side, event in wanted)]
            if len(whole) == self.conversations:
                return max(at for (_, side, event), at in first.items() if (side, event) in wanted) - after
            time.sleep(0.1)
        raise AssertionError(f"not every conversation goes on after {patience} s")

    def ends(self):
        """Lets everybody finish, counts from the record, and compares with what the program counted itself."""
        self.over.touch()
        try:
            said, _ = self.process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            # Who waits for a message that is lost waits for ever: the count tells which.
            self.process.kill()
            said, _ = self.process.communicate()
        counts = count(self.lines())
        print(said, counts)
        assert self.process.returncode == 0, (said, counts)
        assert counts["acknowledged"] > 0 and (counts["lost"], counts["doubled"], counts["out of order"]) == (0, 0, 0), counts
        return counts


def count(lines):
    """Of every acknowledged message: did the other side hear it, once, and in the order of the log?"""
    acknowledged, heard = defaultdict(dict), defaultdict(list)
    for line in lines:
        place = (line["conversation"], "visitor" if "visitor" in line["text"] else "counsellor")
        if line["event"] == "acknowledged":
            acknowledged[place][line["text"]] = line["sequence"]
        elif line["event"] == "heard":
            heard[place].append((line["sequence"], line["text"]))
    counts = Counter({"acknowledged": 0, "lost": 0, "doubled": 0, "out of order": 0})
    for place, messages in acknowledged.items():
        texts = [text for _, text in heard[place]]
        sequences = [sequence for sequence, _ in heard[place]]
        counts["acknowledged"] += len(messages)
        counts["lost"] += len(set(messages) - set(texts))
        counts["doubled"] += len(texts) - len(set(texts))
        counts["out of order"] += sum(a >= b for a, b in zip(sequences, sequences[1:]))
        # The same message stands in one place only, whoever tells it.
        counts["out of order"] += sum(messages.get(text, sequence) != sequence for sequence, text in heard[place])
    return counts
