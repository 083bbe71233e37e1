#!/usr/bin/env python3
"""Asks, for every case that is open, why each step from its phase is possible now or not (`phasemodel case why`), and prints what
the step forward still lacks, and how often each requirement gave each answer. Nothing is changed by asking.

    ahead.py PHASEMODEL DATABASE ROWS.json
"""
import json
import subprocess
import sys
from collections import Counter, defaultdict

STATUSES = ("met", "not_applicable", "overridden", "unmet", "unknown")
FORWARD = ("accept", "complete_assessment", "complete_evidence", "close_hearing", "decide_need", "place", "complete_start_up", "continue_offer")
ASKED_BY = {"case_officer": "saksbehandler", "administrative_leader": "tjenesteleder", "leader_group": "tjenesteleder"}


def main(program, database, rows_file):
    def phasemodel(person, *words):
        done = subprocess.run([program, "--database", database, *words, "--format", "json", "--as", f"{person}@demo.example"],
                              capture_output=True, text=True)
        return json.loads(done.stdout)

    with open(rows_file, encoding="utf-8") as file:
        rows = json.load(file)
    answers, asked = defaultdict(Counter), 0
    print(f"{'case':<12}{'diagnosis':<50}{'next step':<22}lacks")
    for case in phasemodel("saksbehandler", "case", "list"):
        for row in rows:
            if case["status"] == "closed" or row["from"] != case["phase"]:
                continue
            person = ASKED_BY.get(row["decided_by"][0]) or (case["primary_centre"] or "trs").lower()
            said = phasemodel(person, "case", "why", case["id"], row["event"])
            asked += 1
            for answer in said["requirements"]:
                answers[answer["requirement"]][answer["status"]] += 1
            lacking = [answer["requirement"] for answer in said["requirements"] if answer["status"] in ("unmet", "unknown")]
            if row["event"] in FORWARD:
                print(f"{case['id']:<12}{case['name']:<50}{row['event']:<22}{', '.join(lacking) or 'nothing'}")
    print(f"\nanswers to {asked} such questions\n{'requirement':<26}" + "".join(f"{status:>16}" for status in STATUSES))
    for requirement in sorted(answers):
        print(f"{requirement:<26}" + "".join(f"{answers[requirement][status] or '':>16}" for status in STATUSES))


if __name__ == "__main__":
    main(*sys.argv[1:])
