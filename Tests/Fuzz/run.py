"""Feeds every parser invented bytes for a while: `run.py PROGRAM [SECONDS] [TARGET...]`.

A finding ends the run with 1 and names the file that repeats it: `LICHTPUNT_FUZZ_TARGET=TARGET PROGRAM FILE`.
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FINDINGS = ROOT / "output" / "fuzz"

EPOCH = {"number": 1, "teamEpoch": 1, "audience": ["team", "visitor"], "reason": "start", "sealed": {"team": "A" * 60, "visitor": "A" * 60}}
MESSAGE = {"id": "5b8eab89-c33b-4eff-bc34-745612cad51e", "epoch": 1, "instance": "0123456789abcdef", "counter": 0, "envelope": "A" * 379}


def texts(value):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from texts(inner)


def statements():
    for file in sorted((ROOT / "Tests/SealingTests/Vectors").glob("sealed-by-*.json")):
        for text in texts(json.loads(file.read_text())):
            try:
                decoded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            except ValueError:
                continue
            if b"statement" in decoded:
                yield decoded


PARTNERS = """id,kind,name_nl,reach_nl,next_nl,name_en,reach_en,next_en,phone,website,regions,groups,forms,from_age,to_age,languages,urgency,hours,review
2b7e1516-28ae-42a6-abf7-158809cf4f3c,shelter,Nachtopvang,Bel,Je slaapt er,Night shelter,Call,You sleep there,020 1234567,https://a.example,nh,women,sex,16,23,nl;ti,days,1=09:00-17:00,2027-01-31
"""

PACKAGE = """=organization
id,name,description
ae2d8a57-1e03-4c9c-9eb7-6fac45af8e51,Dijkhuizen,Since 1901
=service
id,organization_id,name,status,minimum_age,maximum_age,application_process
2b7e1516-28ae-42a6-abf7-158809cf4f3c,ae2d8a57-1e03-4c9c-9eb7-6fac45af8e51,Nachtopvang,active,16,23.0,Bel
=phone
id,service_id,number,type
1,2b7e1516-28ae-42a6-abf7-158809cf4f3c,+31 (0)20.123,voice
=language
id,service_id,name,code
1,2b7e1516-28ae-42a6-abf7-158809cf4f3c,Tigrinya,ti
"""


def every_target():
    """Name and seeds: what each parser is for, so that the fuzzer begins inside it."""
    cases = (ROOT / "Tests/CasesTests/Data/cases-2021.csv").read_bytes()
    return {
        "statement": list(statements()),
        "csv": [cases[:3000], b'a,"b ""c""\r\nd"\r\n'],
        "caseFile": [b"\n".join(cases.splitlines()[:n]) + b"\n" for n in (1, 2, 8)],
        "message": [json.dumps(MESSAGE).encode()],
        "epoch": [json.dumps(EPOCH).encode()],
        "registration": [b'{"age":17,"role":"self","form":["sexual","criminal"],"consent":"unk"}'],
        "address": [b"10.0.0.0/8", b"2001:db8::1/48", b"::ffff:1.2.3.4"],
        "language": [b"nl,en;q=0.8, *;q=0.1", b"lang=nl&x=1"],
        "identifier": [MESSAGE["id"].encode()],
        "name": [b"bram.dejong", "Zoë-Anne".encode()],
        "puzzle": [b"1700000000.5.AAAAAAAAAAAAAAAAAAAAAA." + b"A" * 43 + b"\n42"],
        "partnerFile": [PARTNERS.encode()],
        "partnerPackage": [PACKAGE.encode()],
        "token": [b"AAECAwQFBgcICQ", b"-_-_"],
    }


def main(program, seconds="60", *chosen):
    seeds = every_target()
    targets = chosen or list(seeds)
    FINDINGS.mkdir(parents=True, exist_ok=True)
    found = []
    for target in targets:
        assert seeds[target], f"no seeds for {target}"
        with tempfile.TemporaryDirectory() as corpus:
            for number, seed in enumerate(seeds[target]):
                (pathlib.Path(corpus) / str(number)).write_bytes(seed)
            run = subprocess.run(
                [program, f"-max_total_time={seconds}", "-timeout=5", "-rss_limit_mb=1024", "-max_len=4096", "-print_final_stats=1",
                 f"-artifact_prefix={FINDINGS}/{target}-", "-verbosity=0", corpus],
                env=os.environ | {"SWIFT_BACKTRACE": "enable=no", "LICHTPUNT_FUZZ_TARGET": target}, capture_output=True, text=True)
        stats = dict(line.removeprefix("stat::").split(":", 1) for line in run.stderr.splitlines() if line.startswith("stat::"))
        executed = stats.get("number_of_executed_units", "?").strip()
        print(f"{target:14} {executed:>10} inputs  {'nothing found' if run.returncode == 0 else 'FOUND'}", flush=True)
        if run.returncode:
            print(run.stderr[-2000:])
            found.append(target)
    print(f"{len(targets)} parsers, {len(found)} with a finding" + (f": {', '.join(found)}; see {FINDINGS}" if found else ""))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
