"""A whole evening: sixty visitors, two counsellors whose connections come and go, handovers, closing time."""

import json
import subprocess
from collections import Counter, defaultdict

import pytest

from databases import ON_BOTH
from installation import BIN
from traffic import raise_limits

# The server says "we are still here" after five minutes; the rest is how fast the evening passes on a busy machine.
LONGEST_SILENCE = 8 * 60
# What her page shows of the log that is no message, and is a word to her all the same.
WORDS = {"left", "requeued", "unanswered", "ended", "closed"}


def hold_an_evening(site, folder, rate, seed=1):
    """Gives what was written down, a line for each thing that anybody sent or was told."""
    raise_limits(site)
    settings = site.data / "lichtpunt.json"
    kept = json.loads(settings.read_text())
    kept["limits"]["conversationsPerProfessional"] = 3
    settings.write_text(json.dumps(kept))
    site.stop()
    site.arguments = ["--rate", rate]
    site.start()
    record = folder / "record.jsonl"
    run = subprocess.run(
        [BIN / "lichtpunt-load", "shift", "--visitor-url", site.visitor_site, "--staff-url", site.staff_site, "--rate", str(rate),
         "--seed", str(seed), "--record", record], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return [json.loads(line) for line in record.read_text().splitlines()]


def judge(lines):
    """What must be nought, and what shows that the evening was one."""
    counts = Counter(dict.fromkeys(("lost", "told twice", "missing", "left without a word"), 0))
    pages, heard = defaultdict(list), defaultdict(set)
    for line in lines:
        if line["side"] == "visitor":
            pages[line["conversation"]].append(line)
        elif line["event"] == "heard":
            heard[line["conversation"]].add(line["text"])
    for conversation, page in pages.items():
        log = [line for line in page if "sequence" in line and line["event"] in ("told", "heard")]
        numbers = [line["sequence"] for line in log]
        counts["told twice"] += len(numbers) - len(set(numbers))
        counts["missing"] += max(numbers) - len(set(numbers))
        claimed = any(line["text"] == "joined" for line in log)
        sent = {line["text"] for line in page if line["event"] == "acknowledged"}
        counts["lost"] += len(sent - heard[conversation]) if claimed else 0
        counts["left without a word"] += silences(log)
        counts.update(f"{line['text']}" for line in log if line["event"] == "told")
        counts["answers"] += sum(line["event"] == "heard" for line in log)
    return counts


def silences(log):
    """How often a message of hers, once somebody had her, was followed by nothing for too long."""
    since, held, found = None, False, 0
    for line in sorted(log, key=lambda line: line["sequence"]):
        told = line["event"] == "heard" or line["text"] in WORDS
        if told and since is not None and held:
            found += line["moment"] - since > LONGEST_SILENCE
        if told:
            since = None
        if line["text"] == "joined":
            held, since = True, line["moment"] if since is not None else None
        elif line["text"] in ("left", "requeued"):
            held = False
        elif line["event"] == "told" and line["text"] == "message" and since is None:
            since = line["moment"]
    return found


def nobody_is_left_alone(counts):
    assert (counts["lost"], counts["told twice"], counts["missing"], counts["left without a word"]) == (0, 0, 0, 0), counts
    assert counts["message"] > 100 and counts["answers"] > 100, counts
    assert counts["left"] > 0, ("the premise: somebody's connection went, or handed her on", counts)


@pytest.mark.timeout(900)
def test_an_evening_of_sixty_visitors_leaves_nobody_without_a_word(site, tmp_path):
    counts = judge(hold_an_evening(site, tmp_path, rate=60))

    print(counts)
    nobody_is_left_alone(counts)


@ON_BOTH
@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_an_evening_in_its_own_time(site, tmp_path):
    counts = judge(hold_an_evening(site, tmp_path, rate=1, seed=2))

    print(counts)
    nobody_is_left_alone(counts)


def test_the_judge_sees_a_silence_a_loss_and_a_repeat():
    """The control: a judge that finds nothing must be one that can find."""
    def told(sequence, moment, text, event="told"):
        return {"side": "visitor", "conversation": "a", "event": event, "text": text, "sequence": sequence, "moment": moment}

    lines = [told(1, 0, "joined"), told(2, 10, "message"), told(3, 1000, "counsellor 1", "heard"), told(3, 1000, "counsellor 1", "heard"),
             told(5, 1001, "ended"), {"side": "visitor", "conversation": "a", "event": "acknowledged", "text": "visitor 0"}]

    counts = judge(lines)

    assert (counts["lost"], counts["told twice"], counts["missing"], counts["left without a word"]) == (1, 1, 1, 1)
