#!/usr/bin/env python3
"""Says what a record holds: the cases and how they ended, how often each row of the transition table was used, and how often
each requirement gave each answer when it let a transition through. Ends with 1 when a row or an outcome never occurs.

    summary.py RECORD.jsonl ROWS.json      the record of `phasemodel export --format jsonl`, the rows of `model show --format json`
"""
import json
import sys
from collections import Counter, defaultdict

STATUSES = ("met", "not_applicable", "overridden", "unmet", "unknown")
OUTCOMES = ("INGEN-1", "INGEN-2", "UTENFOR-1", "UTENFOR-2", "UTENFOR-3", "DEKKET", "TRUKKET", "OVERF", "SLATT", "DELT")


class Record:
    """What the events of a record come to, case by case."""

    def __init__(self, lines):
        self.events = self.votes = self.ties = self.recused = self.comments = 0
        self.names, self.steps = {}, defaultdict(list)
        self.rows, self.outcomes, self.answers = Counter(), Counter(), defaultdict(Counter)
        for line in lines:
            entry = json.loads(line)
            if "event" in entry and isinstance(entry["event"], dict):
                self.take(entry["event"], entry.get("texts", {}))

    def take(self, event, texts):
        body, case = event["body"], event["stream"]
        self.events += 1
        self.votes += event["event"] == "vote_cast"
        self.comments += event["event"] == "comment_given"
        self.ties += body.get("casting_vote") is True
        self.recused += event["event"] == "ballot_opened" and sum(seat["recused"] for seat in body["electorate"])
        if "transition" not in body or "answers" not in body:
            return
        if event["event"] in ("register", "import_historical"):
            opened = texts.get(body.get("name", {}).get("sha256", ""), {})
            self.names[case] = opened.get("text", "(name withheld)")
        self.steps[case].append((body["transition"], event["event"], body["to"], body.get("outcome", "")))
        self.rows[body["transition"], event["event"], body.get("from")] += 1
        if body["to"] == "closed":
            self.outcomes[body["outcome"]] += 1
        for requirement, status in body["answers"].items():
            self.answers[requirement][status] += 1


def print_cases(record):
    print(f"\n{'case':<16}{'diagnosis':<50}{'stands':<24}transitions")
    for case in sorted(record.steps):
        steps = record.steps[case]
        ids = " ".join(step[0] for step in steps)
        last = [step for step in steps if step[1] != "resume"][-1]
        parked = steps[-1][1] == "park"
        stands = f"closed {last[3]}" if last[2] == "closed" else last[2] + (" (parked)" if parked else "")
        print(f"{case.split('/')[1]:<16}{record.names.get(case, ''):<50}{stands:<24}{ids}")


def print_rows(record, rows):
    print(f"\n{'row':<6}{'event':<26}{'from':<26}{'to':<26}times")
    for row in rows:
        times = record.rows[row["id"], row["event"], row["from"]]
        print(f"{row['id']:<6}{row['event']:<26}{row['from'] or '—':<26}{row['to']:<26}{times or 'never'}")


def print_answers(record):
    print(f"\n{'requirement':<26}" + "".join(f"{status:>16}" for status in STATUSES))
    for requirement in sorted(record.answers):
        print(f"{requirement:<26}" + "".join(f"{record.answers[requirement][status] or '':>16}" for status in STATUSES))


def main(record_file, rows_file):
    with open(record_file, encoding="utf-8") as lines:
        record = Record(lines)
    with open(rows_file, encoding="utf-8") as file:
        rows = json.load(file)
    print_cases(record)
    print_rows(record, rows)
    print_answers(record)
    print("\noutcomes: " + ", ".join(f"{code} {record.outcomes[code] or 'never'}" for code in OUTCOMES))
    print(f"{len(record.steps)} cases, {record.events} events, {record.votes} votes, {record.ties} ties broken by the chair, "
          f"{record.recused} recused, {record.comments} comments")
    missing = [f"row {row['id']} {row['event']} from {row['from']}" for row in rows if not record.rows[row["id"], row["event"], row["from"]]]
    missing += [f"outcome {code}" for code in OUTCOMES if not record.outcomes[code]]
    for what in missing:
        print(f"never occurred: {what}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
