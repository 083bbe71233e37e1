#!/usr/bin/env python3
"""Many people at one open case: participation.py PROGRAM [--quick] [--no-heading] [--readers 500] [--writers 50] [--seconds 20] [--pause 5].

Serves a fresh database, lets every reader open the case's page again and again, with a pause as people make it, while every
writer comments, by the API, until the comment is taken. Prints rows of the benchmarks' table (tests/bench/report.hpp): how long
answers took, and whether any comment was lost or came twice; ends with 1 when one was, or a page was not answered. A goal that
was missed is a figure, not an error. Needs nobody else at work on the machine; asyncio here takes a fifth of what the server does."""
import argparse
import asyncio
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

GOAL = 0.250


class Connection:
    """One keep-alive connection, as a browser holds it."""

    def __init__(self, port, token):
        self.port, self.token, self.streams = port, token, None

    async def ask(self, method, path, body=None, headers=()):
        for again in (True, False):
            if self.streams is None:
                self.streams = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                return await self.exchange(method, path, body, headers)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.streams = None  # the server had closed it meanwhile
                if not again:
                    raise

    async def exchange(self, method, path, body, headers):
        reader, writer = self.streams
        data = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {self.token}", f"Content-Length: {len(data)}", *headers]
        if data:
            lines.append("Content-Type: application/json")
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        answer = await reader.readexactly(int(fields.get("content-length", 0)))
        if fields.get("connection") == "close":
            writer.close()
            self.streams = None
        return int(head.split()[1]), fields, answer


async def read(connection, path, until, pause, times, wrong):
    await asyncio.sleep(random.uniform(0, pause))
    while time.monotonic() < until:
        begin = time.monotonic()
        status, _, _ = await connection.ask("GET", path)
        times.append(time.monotonic() - begin)
        if status != 200:
            wrong.append(status)
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)


async def comment(connection, case, words, until, pause, times, attempts, sent):
    number = 0
    await asyncio.sleep(random.uniform(0, pause))
    while time.monotonic() < until:
        number += 1
        text, key = f"{words} {number}", f"key-{words}-{number}".replace(" ", "-")
        status = 0
        while status != 200:
            _, fields, _ = await connection.ask("GET", f"/api/v1/cases/{case}")
            begin = time.monotonic()
            status, _, answer = await connection.ask("POST", f"/api/v1/cases/{case}/comments", {"text": text},
                                                     (f"If-Match: {fields['etag']}", f"Idempotency-Key: {key}"))
            times.append(time.monotonic() - begin)
            attempts.append(status)
            if status not in (200, 412):
                raise SystemExit(f"a comment was answered with {status}: {answer.decode()[:300]}")
        sent.append(text)
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)


def quantile(times, share):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def set_up(program, environment, writers):
    def run(*words):
        return subprocess.run([program, *words], env=environment, check=True, capture_output=True, text=True).stdout.strip()

    run("init")
    run("user", "add", "--email", "officer@example.no", "--name", "Officer", "--role", "case_officer")
    case = json.loads(run("case", "act", "new", "register", "--name", "Prøvesyndrom", "--origin", "enquiry", "--as", "officer@example.no", "--format", "json"))
    tokens = [run("token", "create", "--as", "officer@example.no")]
    for number in range(writers):
        mail = f"user{number}@example.no"
        run("user", "add", "--email", mail, "--name", f"User {number}", "--role", "user_representative", "--organisation", "Foreningen", "--capacity", "user_organisation")
        tokens.append(run("token", "create", "--as", mail))
    return case, tokens


async def load(port, case, tokens, wish):
    until = time.monotonic() + wish.seconds
    reads, writes, attempts, sent, wrong = [], [], [], [], []
    people = [read(Connection(port, tokens[i % len(tokens)]), f"/cases/{case}", until, wish.pause, reads, wrong) for i in range(wish.readers)]
    people += [comment(Connection(port, tokens[1 + i]), case, f"Innspill fra {i}, nummer", until, wish.pause, writes, attempts, sent) for i in range(wish.writers)]
    await asyncio.gather(*people)
    _, _, answer = await Connection(port, tokens[0]).ask("GET", f"/api/v1/cases/{case}")
    stored = [one["text"] for one in json.loads(answer)["comments"]]
    return reads, writes, attempts, sent, stored, wrong


def heading(wish):
    """A row of the table, its heading printed first where it is wanted."""
    def row(measure, ours, goal, met):
        print(f"{measure:<65} {ours:<11} {'-':<11} {'-':<6} {goal:<11} {met}", flush=True)

    if not wish.no_heading:
        print(f"{'measure':<65} {'ours':<11} {'baseline':<11} {'ratio':<6} {'goal':<11} met")
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--no-heading", action="store_true")
    parser.add_argument("--readers", type=int, default=500)
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=5)
    wish = parser.parse_args()
    if wish.quick:
        wish.seconds = min(wish.seconds, 8)
    program = str(pathlib.Path(wish.program).resolve())
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.environ["PATH"], "PHASEMODEL_DATABASE": f"sqlite:{folder}/load.db", "PHASEMODEL_LISTEN": "127.0.0.1:0"}
        case, tokens = set_up(program, environment, wish.writers)
        case = case["case"] if "case" in case else case["stream"].split("/")[1]
        server = subprocess.Popen([program, "serve"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = int(server.stdout.readline().strip().rsplit(":", 1)[1])
            reads, writes, attempts, sent, stored, wrong = asyncio.run(load(port, case, tokens, wish))
        finally:
            server.terminate()
            server.wait()
    row = heading(wish)
    crowd = f"{wish.readers} read, {wish.writers} comment on one case"
    for what, times in (("its page, p99", reads), ("a comment, p99", writes)):
        p99 = quantile(times, 0.99)
        row(f"{crowd}: {what}", f"{p99 * 1000:.2f} ms", f"< {GOAL * 1000:.2f} ms", "yes" if p99 < GOAL else "NO")
    lost, twice = set(sent) - set(stored), len(stored) - len(set(stored))
    whole = not lost and not twice and not wrong
    row("    no comment lost or twice, no page refused", f"{len(sent)} sent", "must hold", "yes" if whole else "NO")
    print(f"participation: {len(reads)} pages (median {quantile(reads, 0.5) * 1000:.0f} ms, longest {max(reads) * 1000:.0f} ms), {len(writes)} comments tried (median "
          f"{quantile(writes, 0.5) * 1000:.0f} ms, longest {max(writes) * 1000:.0f} ms), {attempts.count(412)} sent again as others were faster, {len(lost)} lost, "
          f"{twice} twice, {len(wrong)} pages not 200; this client used {time.process_time() / wish.seconds:.0%} of a core; load average {os.getloadavg()[0]:.1f}", file=sys.stderr)
    return 0 if whole else 1


sys.exit(main())
