"""What goes wrong on the line, in one sentence each; what may pass by itself is a `PassingError`."""

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import URLError

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.downloads.addresses import FetchError
from cnngui.networks.downloads.line import Answer

_PASSING = {408, 425, 429, 500, 502, 503, 504}
"""Statuses of servers that are busy, or being mended."""


class PassingError(FetchError):
    """What another try may get over: a line that breaks off, a server that is busy."""


@dataclass(frozen=True)
class Route:
    """Whom sentences name.

    Parameters
    ----------
    host : str
        That has the file.
    proxy : str
        Through which it is reached; "" for none.
    """

    host: str
    proxy: str = ""


def in_words(error: Exception, route: Route) -> FetchError:
    """Say why no answer came, or why it broke off.

    >>> print(in_words(TimeoutError("timed out"), Route("a.org")))
    a.org is silent: try again later, or choose another mirror.
    """
    if isinstance(error, FetchError):
        return error
    inner = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    reason = (getattr(inner, "strerror", None) or str(inner) or type(inner).__name__).strip().rstrip(".")
    if isinstance(inner, ssl.SSLCertVerificationError):
        return _untrusted(inner, route)
    if isinstance(inner, socket.gaierror):
        return _not_found(route)
    if reason.startswith("Tunnel connection failed"):
        return _no_passage(route, reason.partition(": ")[2] or reason)
    return _of_the_line(error, inner, route, reason)


def _of_the_line(error: Exception, inner: Exception, route: Route, reason: str) -> FetchError:
    if isinstance(inner, TimeoutError):
        text = QT_TRANSLATE_NOOP("Errors", "{host} is silent: try again later, or choose another mirror.")
        return PassingError(text, host=route.proxy or route.host)
    if isinstance(error, URLError):
        return _out_of_reach(route, reason)
    if isinstance(error, OSError | HTTPException):
        text = QT_TRANSLATE_NOOP("Errors", "{host} broke off ({reason}): try again, or choose another mirror.")
        return PassingError(text, host=route.host, reason=reason)
    text = QT_TRANSLATE_NOOP("Errors", "{host} leads to an address that is none ({reason}): choose another mirror.")
    return FetchError(text, host=route.host, reason=reason)


def _no_passage(route: Route, reason: str) -> FetchError:
    text = QT_TRANSLATE_NOOP("Errors", "The proxy {proxy} refuses ({reason}): check its address, name and password.")
    return FetchError(text, proxy=route.proxy, reason=reason)


def _untrusted(error: ssl.SSLCertVerificationError, route: Route) -> FetchError:
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "The certificate of {host} is not trusted here ({reason}): set this machine's clock, "
        "or have the certificate of your school or company put into the system.",
    )
    return FetchError(text, host=route.host, reason=error.verify_message)


def _not_found(route: Route) -> PassingError:
    if route.proxy:
        text = QT_TRANSLATE_NOOP(
            "Errors", "There is no proxy {proxy}, or no network: check its address and the network."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{host} is not found: connect this machine to the internet, or choose another mirror."
        )
    return PassingError(text, host=route.host, proxy=route.proxy)


def _out_of_reach(route: Route, reason: str) -> PassingError:
    if route.proxy:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The proxy {proxy} cannot be reached ({reason}): check its address and the network."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{host} cannot be reached ({reason}): check the network, or choose another mirror."
        )
    return PassingError(text, host=route.host, proxy=route.proxy, reason=reason)


def cut_short(route: Route) -> PassingError:
    """Say that an answer ended before its time."""
    text = QT_TRANSLATE_NOOP("Errors", "{host} broke off: try again, or choose another mirror.")
    return PassingError(text, host=route.host)


def refusal(answer: Answer, route: Route) -> FetchError:
    """Say what a status means that brings no file.

    >>> from http.client import HTTPMessage
    >>> print(refusal(Answer(404, "Not Found", HTTPMessage()), Route("a.org")))
    a.org does not give the file (404 Not Found): choose another mirror.
    """
    reason = f"{answer.status} {answer.reason}".strip()
    if answer.status in _PASSING:
        text = QT_TRANSLATE_NOOP("Errors", "{host} is busy ({reason}): try again later, or choose another mirror.")
        return PassingError(text, host=route.host, reason=reason)
    if answer.status == 407:
        return _no_passage(route, reason)
    if 300 <= answer.status < 400:
        text = QT_TRANSLATE_NOOP("Errors", "{host} leads to no file: choose another mirror.")
        return FetchError(text, host=route.host)
    text = QT_TRANSLATE_NOOP("Errors", "{host} does not give the file ({reason}): choose another mirror.")
    return FetchError(text, host=route.host, reason=reason)


def another_file(route: Route, found: int, wanted: int) -> FetchError:
    """Say that a server has something of another length under that address."""
    text = QT_TRANSLATE_NOOP(
        "Errors", "{host} has another file there, of {found} bytes and not {bytes}: choose another mirror."
    )
    return FetchError(text, host=route.host, found=found, bytes=wanted)


def a_page(route: Route) -> FetchError:
    """Say that a page for people came, as where a network wants one to sign in first."""
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "{host} sends a page instead of the file: sign in to the network in your browser first, "
        "or choose another mirror.",
    )
    return FetchError(text, host=route.host)


def changing(route: Route) -> FetchError:
    """Say that a server's file is another each time."""
    text = QT_TRANSLATE_NOOP(
        "Errors", "The file at {host} changes while it is fetched: try again later, or choose another mirror."
    )
    return FetchError(text, host=route.host)


def of_other_bytes(route: Route) -> FetchError:
    """Say that all bytes came, and are not those that were published."""
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "What {host} sent is damaged or another file, because its SHA-256 is wrong, and was thrown away: "
        "choose another mirror.",
    )
    return FetchError(text, host=route.host)


def kept(error: PassingError, done: int, total: int) -> FetchError:
    """Say after a `PassingError` how much is kept; the error itself where nothing is."""
    if not done:
        return error
    text = QT_TRANSLATE_NOOP(
        "Errors", "{trouble} {done} of {total} MB are kept, and fetching again goes on from there."
    )
    return FetchError(text, trouble=error, done=megabytes(done), total=megabytes(total))


def megabytes(count: int) -> float:
    """Return bytes in millions, with three digits that count.

    >>> megabytes(553_433_881), megabytes(1_234), megabytes(0)
    (553.0, 0.00123, 0.0)
    """
    return float(f"{count / 1e6:.3g}")
