"""A server of our own that gives one file, and misbehaves in every way that servers do."""

import hashlib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import numpy as np
import pytest

from cnngui.networks.weights import VGG16_FULL

CONTENT = np.random.default_rng(1).bytes(1_000_003)
"""About a megabyte that is never the same twice."""

SMALL = replace(VGG16_FULL, bytes=len(CONTENT), sha256=hashlib.sha256(CONTENT).hexdigest())
"""What is known of it, under the name of VGG-16."""

PATIENCE = 10.0


@dataclass(frozen=True)
class Manner:
    """How one request is answered; by default as it should be.

    Parameters
    ----------
    cut : int, optional
        After so many bytes of the body the line breaks off.
    status : int
        Other than 200, no file is given.
    leads_to : str
        Address that a redirect gives.
    knows_ranges, knows_conditions : bool
        Whether it reads ``Range`` and ``If-Range``.
    content : bytes, optional
        Another file.
    etag, modified : str
        "" for none.
    told : int, optional
        A length that is not true; -1 for none at all.
    kind : str
        Of the content.
    starts_late : int
        By so many bytes a range begins later than asked.
    waits : bool
        Says nothing after the cut, and keeps the line open.
    slowness : float
        Seconds between two pieces of 64 kB.
    """

    cut: int | None = None
    status: int = 200
    leads_to: str = ""
    knows_ranges: bool = True
    knows_conditions: bool = True
    content: bytes | None = None
    etag: str = '"one"'
    modified: str = "Mon, 01 Jan 2024 00:00:00 GMT"
    told: int | None = None
    kind: str = "application/octet-stream"
    starts_late: int = 0
    waits: bool = False
    slowness: float = 0.0


HONEST = Manner()


@dataclass
class Shop:
    """The server, as tests see it.

    Parameters
    ----------
    content : bytes
        The file.
    address : str
    manners : list of Manner
        Of the next requests; after the last, all are honest.
    asked : list of dict
        Headers of the requests so far, with ``path``.
    """

    content: bytes = CONTENT
    address: str = ""
    manners: list[Manner] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def ranges(self) -> list[str]:
        """Return what was asked for: "" for all."""
        return [headers.get("Range", "") for headers in self.asked]


def forget_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no proxy stand between a test and its server."""
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)


class _Handler(BaseHTTPRequestHandler):
    shop: Shop

    def do_GET(self) -> None:
        """Answer in the manner that is due."""
        self.close_connection = True
        self.shop.asked.append({**dict(self.headers), "path": self.path})
        manner = self.shop.manners.pop(0) if self.shop.manners else HONEST
        if manner.status != 200:
            self.send_response(manner.status)
            if manner.leads_to:
                self.send_header("Location", manner.leads_to)
            self.send_header("Content-Length", "0")
            self.send_header("ETag", '"of the page"')
            self.end_headers()
        else:
            self._give(manner)

    def do_CONNECT(self) -> None:
        """Be a proxy that wants a password for a safe line; for open ones, `do_GET` is one too."""
        self.close_connection = True
        self.send_response(407)
        self.end_headers()

    def _give(self, manner: Manner) -> None:
        content = self.shop.content if manner.content is None else manner.content
        start = self._start(manner)
        body = content[max(start, 0) :]
        self.send_response(200 if start < 0 else 206)
        if start >= 0:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        for name, value in (("ETag", manner.etag), ("Last-Modified", manner.modified), ("Content-Type", manner.kind)):
            if value:
                self.send_header(name, value)
        length = len(body) if manner.told is None else manner.told
        if length >= 0:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self._send(body[: manner.cut], manner)

    def _start(self, manner: Manner) -> int:
        """Return where to begin; -1 where all is given."""
        asked, condition = self.headers.get("Range", ""), self.headers.get("If-Range", "")
        is_changed = bool(condition) and condition not in {manner.etag, manner.modified}
        if not (asked and manner.knows_ranges) or (is_changed and manner.knows_conditions):
            return -1
        return int(asked.removeprefix("bytes=").removesuffix("-")) + manner.starts_late

    def _send(self, body: bytes, manner: Manner) -> None:
        for at in range(0, len(body), 2**16):
            try:
                self.wfile.write(body[at : at + 2**16])
            except OSError:  # nobody listens any more
                return
            self.shop.closing.wait(manner.slowness)
        if manner.waits:
            self.shop.closing.wait(PATIENCE)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Say nothing of lines that break off: they are meant to."""


@contextmanager
def serving(shop: Shop, secured_by: Callable[[Any], ssl.SSLSocket] | None = None) -> Iterator[Shop]:
    """Run a shop while the block does, at ``shop.address``, which names the folder of its file."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"shop": shop}))
    if secured_by is not None:
        server.socket = secured_by(server.socket)
    shop.address = f"http{'s' if secured_by else ''}://127.0.0.1:{server.server_address[1]}/weights/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield shop
    finally:
        shop.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def secured(certificate: Path) -> Callable[[Any], ssl.SSLSocket]:
    """Return what makes a socket a safe one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return lambda socket: context.wrap_socket(socket, server_side=True, do_handshake_on_connect=False)
