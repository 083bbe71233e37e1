#!/usr/bin/env python3
"""Checks an export of phasemodel without phasemodel: a record (`export --format jsonl`) or a bundle (`--format bundle`).

Written from the description of the formats alone, with Python's standard library alone, so that an auditor can read it
through in a few minutes and need not trust the program that made the files.

    verify.py FILE.jsonl              exit 0: consistent; 1: something is wrong (each entry is named); 2: no such file
    verify.py FOLDER [--key FILE]     FILE holds the log's public key, from anywhere but the folder itself

A record: a header line, one line an event, a trailer line. An event's hash is the SHA-256 of the bytes that stand
after "event": in its line; its member "prev" is the hash of the event before it in the same stream, 64 zeros for the
first. A text that somebody typed stands in the event as {"sha256": H}; "texts" opens it: H is the SHA-256 of the salt's
16 bytes followed by the text in UTF-8. The trailer counts, and holds the SHA-256 of every byte before it.

A bundle: manifest.json names every file with its SHA-256. `checkpoint` is a C2SP tlog-checkpoint: origin, size and root
of a Merkle tree (RFC 9162) over all events of the log, an entry being the 32 bytes of an event's hash, signed by Ed25519
as a C2SP signed-note. proof.json has for each event of events.jsonl, in its order, the position and the path to the root.
manifest.note is such a note over "phasemodel-bundle", a line end, and the manifest's SHA-256. A key is a line
"name+key id+base64 of 0x01 and 32 bytes". The manifest's "keys" tell of later ones: each was signed by the one before.
"""
import base64, hashlib, json, pathlib, sys

NO_HASH, EVENT, DASH = "0" * 64, b'{"event":', "\u2014 ".encode()

DECODER = json.JSONDecoder(parse_float=int, parse_constant=int)  # int refuses what is no whole number

def parse(raw):
    # JSON as it is hashed (RFC 8785): written again it gives the same bytes, so no member stands twice.
    text = raw.decode("utf-8")
    value = DECODER.decode(text)
    if not isinstance(value, dict) or json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8") != raw:
        raise ValueError("not one object in the canonical form that is hashed")
    return text, value

def commitments(value):
    if isinstance(value, dict) and set(value) == {"sha256"} and isinstance(value["sha256"], str) and len(value["sha256"]) == 64:
        yield value["sha256"]
    elif isinstance(value, (dict, list)):
        for member in value.values() if isinstance(value, dict) else value:
            yield from commitments(member)

# Ed25519 (RFC 8032 section 6), as far as verifying goes.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(number, point):
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found
def point_of(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signature_holds(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(point_of(r), times(k, point_of(key)))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)

def from_base64(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw) not in (text, text if isinstance(text, bytes) else text.encode("ascii")):
        raise ValueError("not base64")
    return raw

def read_key(line):
    name, key_id, text = line.strip().split("+", 2)
    raw = from_base64(text)
    if len(raw) != 33 or hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() != key_id or raw[0] != 1:
        raise ValueError("no public key of a log")
    return name.encode(), raw[1:]

def trusted(line, told):
    # The key from outside, and those that it vouches for, step by step.
    texts = [line.strip()]
    for step in told:
        message = f"phasemodel-log-key\n{step['vouched_by']}\n{step['key']}\n".encode()
        if step["vouched_by"] in texts and signature_holds(read_key(step["vouched_by"])[1], message, from_base64(step["signature"])):
            texts.append(step["key"])
    return [read_key(text) for text in texts]

def split_note(note):
    blank = note.rfind(b"\n\n")
    if blank < 0 or not note.endswith(b"\n"):
        raise ValueError("no signed note")
    return note[:blank + 1], note[blank + 2:]

def is_signed(note, key):
    (text, signatures), holds = split_note(note), False
    key_id = hashlib.sha256(key[0] + b"\n\x01" + key[1]).digest()[:4]
    for line in signatures.split(b"\n")[:-1]:
        name, _, signature = line[len(DASH):].partition(b" ")
        signature = from_base64(signature)
        if not line.startswith(DASH) or len(signature) < 5:
            return False
        if name == key[0] and signature[:4] == key_id:
            holds = signature_holds(key[1], text, signature[4:])
            if not holds:
                return False
    return holds

def root_of(leaf, index, size, path):
    # RFC 9162 section 2.1.3.2
    fn, sn, root = index, size - 1, leaf
    for step in path:
        if sn == 0 or len(step) != 32 or not 0 <= index < size:
            return None
        if fn & 1 or fn == sn:
            root = hashlib.sha256(b"\x01" + step + root).digest()
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            root = hashlib.sha256(b"\x01" + root + step).digest()
        fn, sn = fn >> 1, sn >> 1
    return root if sn == 0 and 0 <= index < size else None

class Verifier:
    def __init__(self, proved=None):
        self.faults, self.heads, self.header, self.trailer, self.digest = [], {}, None, None, hashlib.sha256()
        self.events = self.opened = self.unopened = 0
        self.proved = proved  # called with every event's name and hash; gives what is wrong, or nothing

    def fault(self, number, what, event=None):
        place = f", {event.get('stream')} number {event.get('seq')}" if isinstance(event, dict) else ""
        self.faults.append(f"line {number}{place}: {what}")

    def file(self, path):
        for number, raw in enumerate(open(path, "rb"), 1):
            self.line(number, raw)
        if self.header is None or self.trailer is None:
            self.faults.append("the file has no header or no trailer: it may be cut off")
        return self

    def line(self, number, raw):
        if not raw.endswith(b"\n"):
            self.fault(number, "the line is cut off")
        try:
            text, value = parse(raw.rstrip(b"\n"))
            self.read(number, raw, text, value)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            self.fault(number, f"not a line of a record: {error!r}")
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
            self.event(number, value, text[len(EVENT):DECODER.raw_decode(text, len(EVENT))[1]].encode("utf-8"))
        else:
            self.fault(number, "neither header, event nor trailer")

    def event(self, number, value, hashed):
        event = value["event"]
        self.events += 1
        if hashlib.sha256(hashed).hexdigest() != value["hash"]:
            self.fault(number, "the event was changed: its bytes do not give its hash", event)
        stream, seq = event["stream"], event["seq"]
        before = self.heads.get(stream)
        if before is None:
            if seq == 1 and event["prev"] != NO_HASH:
                self.fault(number, "the first event names a predecessor", event)
            if seq != 1 and (self.header is None or self.header.get("part") is None):
                self.fault(number, "earlier events are missing", event)
        elif seq != before[0] + 1:
            self.fault(number, f"stands after number {before[0]}: missing, repeated or out of order", event)
        elif event["prev"] != before[1]:
            self.fault(number, "does not follow from the event before it", event)
        self.heads[stream] = (seq, value["hash"])
        self.texts(number, event, value["texts"])
        if wrong := self.proved and self.proved(f"{stream}/{seq}", hashlib.sha256(hashed).digest()):
            self.fault(number, wrong, event)

    def texts(self, number, event, texts):
        committed = list(commitments(event["body"]))
        for sha256 in committed:
            if sha256 not in texts:
                self.unopened += 1
                continue
            self.opened += 1
            salt, text = bytes.fromhex(texts[sha256]["salt"]), texts[sha256]["text"].encode("utf-8")
            if hashlib.sha256(salt + text).hexdigest() != sha256:
                self.fault(number, "a text is not the one that was recorded", event)
        if set(texts) - set(committed):
            self.fault(number, "a text that the event knows nothing of", event)

    def end_of_file(self, number, trailer):
        self.trailer, counts = trailer, trailer["counts"]
        if set(trailer) - {"tree"} != {"counts", "sha256"}:
            self.fault(number, "not a trailer this program knows")
        for what, said, counted in (("events", counts["events"], self.events), ("streams", counts["streams"], len(self.heads)),
                                    ("opened texts", counts["opened"], self.opened),
                                    ("texts not opened", counts["redacted"] + sum(counts["withheld"].values()), self.unopened)):
            if said != counted:
                self.fault(number, f"the trailer says {said} {what}, the file has {counted}")
        if trailer["sha256"] != self.digest.hexdigest():
            self.fault(number, "the bytes before the trailer are not those it was made for")

def check_manifest(folder, faults):
    raw = (folder / "manifest.json").read_bytes()
    manifest = parse(raw[:-1])[1]
    if raw[-1:] != b"\n" or manifest["format"] != "phasemodel-bundle" or manifest["v"] != 1:
        raise ValueError("a format this program does not know")
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    for name in sorted(set(manifest["files"]) | {"events.jsonl", "proof.json", "checkpoint"} | found - {"manifest.json", "manifest.note"}):
        if name not in found:
            faults.append(f"{name}: the file is missing")
        elif name not in manifest["files"]:
            faults.append(f"{name}: the manifest does not name this file")
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != manifest["files"][name]["sha256"]:
            faults.append(f"{name}: the file was changed")
    if split_note((folder / "manifest.note").read_bytes())[0] != b"phasemodel-bundle\n" + hashlib.sha256(raw).hexdigest().encode() + b"\n":
        faults.append("manifest.note: signs another manifest")
    return manifest

def check_bundle(folder, line):
    faults, verifier, size, key = [], Verifier(), 0, read_key(line) if line else None
    try:
        manifest = check_manifest(folder, faults)
        note = (folder / "checkpoint").read_bytes()
        origin, said, root = split_note(note)[0].split(b"\n")[:3]
        size, root = int(said), from_base64(root)
        if origin.decode() != manifest["origin"] or (key and origin != key[0]):
            faults.append("checkpoint: of another origin")
        if str(size).encode() != said or len(root) != 32 or size != manifest["counts"]["log"]:
            faults.append("checkpoint: not of the size the manifest names")
        for name in ("checkpoint", "manifest.note") if key else ():
            if not any(is_signed((folder / name).read_bytes(), one) for one in trusted(line, manifest.get("keys", []))):
                faults.append(f"{name}: the signature is not this key's, nor of one that it vouches for")
        with open(folder / "proof.json", "rb") as proofs:
            if proofs.readline() != b'{"proofs":[\n':
                faults.append("proof.json: line 1: not a list of proofs")

            def proved(name, entry):
                proof = parse(proofs.readline().rstrip(b"\n").removesuffix(b","))[1]
                path = [from_base64(step) for step in proof["path"]]
                if proof["event"] != name:
                    return f"its proof is missing: proof.json goes on with {proof['event']}"
                if root_of(hashlib.sha256(b"\0" + entry).digest(), proof["position"], size, path) != root:
                    return "is not in the log that was signed"
            verifier.proved = proved
            faults += [f"events.jsonl: {fault}" for fault in verifier.file(folder / "events.jsonl").faults]
            if proofs.read() != (b"]}\n" if verifier.events else b"\n]}\n"):
                faults.append("proof.json: proofs of events that are not here")
        if manifest["counts"]["events"] != verifier.events:
            faults.append("manifest.json: counts other events than there are")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        faults.append(f"the bundle cannot be read: {error!r}")
    return faults, verifier, size

def main(arguments):
    if len(arguments) not in (1, 3) or arguments[1:2] not in ([], ["--key"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        path = pathlib.Path(arguments[0])
        line = pathlib.Path(arguments[2]).read_text("ascii") if len(arguments) == 3 else None
        key = read_key(line) if line else None
        faults, verifier, size = check_bundle(path, line) if path.is_dir() else ((record := Verifier().file(path)).faults, record, 0)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{verifier.events} events in {len(verifier.heads)} streams, {verifier.opened} texts opened, "
          f"{verifier.unopened} not opened, {len(faults)} faults")
    if not faults:
        print(f"Signed by {key[0].decode()}, whose log had {size} entries; {verifier.events} of them are here." if key and size else
              "Internally consistent only: no key from outside vouches for it, it could have been rewritten as a whole.")
        print("Not proved: that what was entered was true, and that nothing was left out before it was signed or exported.")
    return 1 if faults else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
