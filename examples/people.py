#!/usr/bin/env python3
"""Adds the demonstration's people (people.jsonl, deputies.jsonl) to a database by `phasemodel user …`, one after another.

    people.py PHASEMODEL DATABASE PASSWORD
"""
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST_DAY = "2014-01-01"


def rows(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def main(program, database, password):
    def phasemodel(*words, said=None):
        done = subprocess.run([program, "--database", database, *words], input=said, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"phasemodel {' '.join(words)}: {done.stderr.strip()}")

    for person in rows("people.jsonl"):
        options = [word for name, value in person.items() for word in (f"--{name}", value)]
        phasemodel("user", "add", *options, "--from", FIRST_DAY)
        phasemodel("user", "password", "--email", person["email"], "--stdin", said=password + "\n")
    for deputy in rows("deputies.jsonl"):
        phasemodel("user", "deputy", *[word for name, value in deputy.items() for word in (f"--{name}", value)], "--accept")


if __name__ == "__main__":
    main(*sys.argv[1:])
