#!/usr/bin/env python3
"""Checks an export of phasemodel (`phasemodel export --format jsonl`) without phasemodel.

Written from the description of the format alone, with Python's standard library alone, so that an auditor can read
it through in a few minutes and need not trust the program that made the file.

    verify.py FILE.jsonl        exit 0: consistent; 1: something is wrong (each entry is named); 2: no such file

The format: a header line, one line an event, a trailer line. An event's hash is the SHA-256 of the bytes that stand
after "event": in its line; its member "prev" is the hash of the event before it in the same stream, 64 zeros for the
first. A text that somebody typed stands in the event as {"sha256": H}; "texts" opens it: H is the SHA-256 of the salt's
16 bytes followed by the text in UTF-8. The trailer counts, and holds the SHA-256 of every byte before it.

What this cannot prove: that the file was not rewritten as a whole. For that one must know a hash from elsewhere.
"""
import hashlib
import json
import sys

NO_HASH = "0" * 64
EVENT = b'{"event":'


def refuse_repeated(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


DECODER = json.JSONDecoder(object_pairs_hook=refuse_repeated)


def commitments(value):
    """Every {"sha256": H} inside a body."""
    if isinstance(value, dict):
        if set(value) == {"sha256"}:
            yield value["sha256"]
            return
        value = value.values()
    elif not isinstance(value, list):
        return
    for member in value:
        yield from commitments(member)


class Verifier:
    def __init__(self):
        self.faults = []
        self.heads = {}
        self.header = self.trailer = None
        self.events = self.opened = self.unopened = 0
        self.digest = hashlib.sha256()

    def fault(self, number, what, event=None):
        place = f"line {number}"
        if event:
            place += f", {event.get('stream')} number {event.get('seq')}"
        self.faults.append(f"{place}: {what}")

    def line(self, number, raw):
        if not raw.endswith(b"\n"):
            self.fault(number, "the line is cut off")
        try:
            text = raw.rstrip(b"\n").decode("utf-8")
            value, end = DECODER.raw_decode(text)
            if end != len(text) or not isinstance(value, dict):
                raise ValueError("more than one object on the line")
        except ValueError as error:
            self.fault(number, f"not JSON: {error}")
        else:
            self.read(number, raw, text, value)
        self.digest.update(raw)

    def read(self, number, raw, text, value):
        if self.trailer is not None:
            self.fault(number, "something stands after the trailer")
        elif "format" in value:
            if number != 1:
                self.fault(number, "a second header: two exports in one file")
            if value["format"] != "phasemodel-events" or value.get("v") != 1:
                self.fault(number, "a format this program does not know")
            self.header = value
        elif "counts" in value:
            self.end_of_file(number, value)
        elif raw.startswith(EVENT) and set(value) == {"event", "hash", "texts"}:
            start = len(EVENT.decode())
            _, end = DECODER.raw_decode(text, start)
            self.event(number, value, text[start:end].encode("utf-8"))
        else:
            self.fault(number, "neither header, event nor trailer")

    def event(self, number, value, hashed):
        event = value["event"]
        self.events += 1
        if hashlib.sha256(hashed).hexdigest() != value["hash"]:
            self.fault(number, "the event was changed: its bytes do not give its hash", event)
        stream, seq = event.get("stream"), event.get("seq")
        before = self.heads.get(stream)
        whole = self.header is None or self.header.get("part") is None
        if before is None:
            if seq == 1 and event.get("prev") != NO_HASH:
                self.fault(number, "the first event names a predecessor", event)
            if seq != 1 and whole:
                self.fault(number, "earlier events are missing", event)
        elif seq != before[0] + 1:
            self.fault(number, f"stands after number {before[0]}: missing, repeated or out of order", event)
        elif event.get("prev") != before[1]:
            self.fault(number, "does not follow from the event before it", event)
        self.heads[stream] = (seq, value["hash"])
        self.texts(number, event, value["texts"])

    def texts(self, number, event, texts):
        committed = list(commitments(event.get("body", {})))
        for sha256 in committed:
            opening = texts.get(sha256)
            if opening is None:
                self.unopened += 1
                continue
            self.opened += 1
            found = hashlib.sha256(bytes.fromhex(opening["salt"]) + opening["text"].encode("utf-8")).hexdigest()
            if found != sha256:
                self.fault(number, "a text is not the one that was recorded", event)
        if set(texts) - set(committed):
            self.fault(number, "a text that the event knows nothing of", event)

    def end_of_file(self, number, trailer):
        self.trailer = trailer
        counts = trailer["counts"]
        unopened = counts["redacted"] + sum(counts["withheld"].values())
        for what, said, counted in (("events", counts["events"], self.events),
                                    ("streams", counts["streams"], len(self.heads)),
                                    ("opened texts", counts["opened"], self.opened),
                                    ("texts not opened", unopened, self.unopened)):
            if said != counted:
                self.fault(number, f"the trailer says {said} {what}, the file has {counted}")
        if trailer["sha256"] != self.digest.hexdigest():
            self.fault(number, "the bytes before the trailer are not those it was made for")

    def finish(self):
        if self.header is None:
            self.faults.append("the file has no header")
        if self.trailer is None:
            self.faults.append("the file has no trailer: it may be cut off")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    verifier = Verifier()
    try:
        with open(arguments[0], "rb") as file:
            for number, raw in enumerate(file, 1):
                verifier.line(number, raw)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    verifier.finish()
    for fault in verifier.faults:
        print(fault)
    print(f"{verifier.events} events in {len(verifier.heads)} streams, {verifier.opened} texts opened, "
          f"{verifier.unopened} not opened, {len(verifier.faults)} faults")
    if not verifier.faults:
        print("Internally consistent. Not proved: that the file was not rewritten as a whole.")
    return 1 if verifier.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
