"""An SMTP server in a process of its own: prints its port, then one JSON line a letter.

Run as ``python -m tests.letters.postbox``; it ends when its input is closed. It does not know who is
``unknown@…``, is slow for ``slow@…``, and breaks off on ``dropped@…``.
"""

import asyncio
import json
import sys
from base64 import b64encode
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
PACE, SLOW = 0.02, 2.5  # seconds that it takes over a letter


class Postbox:
    async def handle_RCPT(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],
    ) -> str:
        if address.startswith("unknown@"):
            return "550 no such mailbox"
        if address.startswith("dropped@"):
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        await asyncio.sleep(SLOW if envelope.rcpt_tos[0].startswith("slow@") else PACE)
        _say({"to": envelope.rcpt_tos, "content": b64encode(envelope.content).decode()})
        return "250 OK"


def _say(line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Postbox(), loop=loop), HOST, 0)
    _say(server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
