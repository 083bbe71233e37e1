#!/usr/bin/python3
"""A real mail server for tests: mail_server.py FOLDER. Prints its port. What it took goes into FOLDER/mails.jsonl, read as a mail
program would read it. How it behaves stands in FOLDER/mode: "" takes all, "refuse" and "busy" answer 550 and 451, "slow" waits,
"drop" takes a message and breaks the connection before saying so, "drop once" so once."""
import asyncio
import email
import email.policy
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP

folder = pathlib.Path(sys.argv[1])


def mode():
    return (folder / "mode").read_text().strip()


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode() == "refuse":
            return "550 5.1.1 no such person here"
        if mode() == "busy":
            return "451 4.3.2 later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if mode() == "slow":
            await asyncio.sleep(30)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        part = lambda kind: message.get_body((kind,)).get_content()
        taken = {
            "to": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in message.items()},
            "parts": [one.get_content_type() for one in message.iter_parts()],
            "plain": part("plain"),
            "html": part("html"),
        }
        with open(folder / "mails.jsonl", "a") as file:
            file.write(json.dumps(taken) + "\n")
        if mode().startswith("drop"):
            if mode() == "drop once":
                (folder / "mode").write_text("")
            server.transport.abort()
        return "250 taken"


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), hostname="test", enable_SMTPUTF8=False), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
