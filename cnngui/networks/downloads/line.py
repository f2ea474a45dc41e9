"""One request, waited for in a thread of its own: nothing else can turn its back on a server that is silent."""

import os
import ssl
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
    getproxies,
    proxy_bypass,
)

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.downloads.addresses import FetchError, host_of, no_proxy

_AHEAD = 16
"""Pieces that may wait to be written."""

_PIECE = 2**18

_LOOK = 0.1
"""Seconds after which whoever waits is asked whether to go on."""

_BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
"""Where systems keep their certificates: Debian's kin, Red Hat's kin, macOS and Alpine."""


@dataclass(frozen=True)
class Answer:
    """How a server's answer begins.

    Parameters
    ----------
    status : int
    reason : str
        The status in words.
    headers : Message
    """

    status: int
    reason: str
    headers: Message

    def header(self, name: str) -> str:
        """Return a header; "" where there is none."""
        return str(self.headers.get(name, "")).strip()


@dataclass(frozen=True)
class Given:
    """A piece of an answer; the first is empty, and comes as soon as the server answers.

    Parameters
    ----------
    answer : Answer
    piece : bytes
    is_last : bool
        Whether the answer ends here.
    """

    answer: Answer
    piece: bytes = b""
    is_last: bool = False


class Line:
    """A request under way.

    Parameters
    ----------
    opener : OpenerDirector
    address : str
    headers : mapping
    silence : float
        Seconds that the server may say nothing.
    """

    def __init__(self, opener: OpenerDirector, address: str, headers: Mapping[str, str], silence: float) -> None:
        self._opener, self._silence = opener, silence
        self._request = Request(address, headers=dict(headers))  # noqa: S310  (`address_of` lets only http(s) in)
        self._given: Queue[Given | Exception] = Queue(_AHEAD)
        self._closed = Event()
        self._thread = Thread(target=self._run, name="cnngui-download", daemon=True)
        self._thread.start()

    def next(self) -> Generator[None, None, Given]:
        """Wait for more of the answer, and yield every tenth of a second.

        Raises
        ------
        OSError, HTTPException, ValueError, FetchError
            When there is no answer, or it breaks off.
        """
        while True:
            with suppress(Empty):
                given = self._given.get(timeout=_LOOK)
                if isinstance(given, Exception):
                    raise given
                return given
            yield

    def close(self) -> None:
        """Want no more of it. The thread ends with the next bytes, or once the server has been silent for too long."""
        self._closed.set()
        self._thread.join(_LOOK)

    def _run(self) -> None:
        try:
            with self._open() as response:
                answer = Answer(response.status or 0, response.reason, response.headers)
                given = Given(answer, is_last=isinstance(response, HTTPError))  # what a refusal says is for people
                while self._hand_on(given) and not given.is_last:
                    piece = response.read1(_PIECE)
                    given = Given(answer, piece, is_last=not piece)
        except (OSError, HTTPException, ValueError, FetchError) as error:
            self._hand_on(error)

    def _open(self) -> HTTPResponse | HTTPError:
        try:
            response: HTTPResponse = self._opener.open(self._request, timeout=self._silence)
        except HTTPError as refusal:
            return refusal
        return response

    def _hand_on(self, given: Given | Exception) -> bool:
        """Hand something on once there is room; tell whether anybody still wants it."""
        while not self._closed.is_set():
            with suppress(Full):
                self._given.put(given, timeout=_LOOK)
                return True
        return False


class _Redirects(HTTPRedirectHandler):
    """Follows to other hosts, but never from a safe line to an open one."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Refuse what is no longer encrypted, or no address of the web at all."""
        is_safe = newurl.startswith("https:") or (newurl.startswith("http:") and req.type == "http")
        if not is_safe:
            fp.close()
            text = QT_TRANSLATE_NOOP(
                "Errors", "{host} leads on to {other} without encryption, which is refused: choose another mirror."
            )
            raise FetchError(text, host=host_of(req.full_url), other=host_of(newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def opener_for(proxies: dict[str, str] | None) -> OpenerDirector:
    """Return what opens addresses: with the system's certificates, through ``proxies`` (None for the system's)."""
    return build_opener(ProxyHandler(proxies), HTTPSHandler(context=trusting()), _Redirects())


def trusting() -> ssl.SSLContext:
    """Return the rules for a safe line: the certificates that the system trusts, and no others.

    A packaged Python may look for them where another system keeps them; then they are looked for where this one does.
    """
    context = ssl.create_default_context()
    if not (context.cert_store_stats()["x509_ca"] or _has_default_place()):
        with suppress(OSError, StopIteration):
            context.load_verify_locations(next(filter(os.path.isfile, _BUNDLES)))
    return context


def _has_default_place() -> bool:
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or bool(paths.capath and any(Path(paths.capath).iterdir()))


def proxy_for(proxies: dict[str, str] | None, address: str) -> str:
    """Return the host of the proxy through which an address is reached; "" for none.

    Raises
    ------
    FetchError
        When it is of another kind, such as SOCKS, which the system may name.

    Examples
    --------
    >>> proxy_for({"https": "http://me:secret@proxy.school:3128"}, "https://a.org/b.pth")
    'proxy.school:3128'
    """
    parts = urlsplit(address)
    used = (getproxies() if proxies is None else proxies).get(parts.scheme, "")
    if not used or proxy_bypass(parts.netloc):
        return ""
    if "://" in used and not used.lower().startswith(("http://", "https://")):
        raise no_proxy(used)
    return host_of(used)
