"""Addresses as people type them: of a file, of the folder of a mirror, of a proxy."""

import string
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.weight_files import WeightsError

DIRECT = ("none", "aucun")
"""What stands for no proxy at all."""

_PLACES = {"https": 443, "http": 80}


class FetchError(WeightsError):
    """Weights that cannot be fetched."""


def address_of(source: str, file: str, mirror: str = "") -> str:
    """Return where a file is fetched from.

    Parameters
    ----------
    source : str
        Its own address, taken where no mirror is named.
    file : str
        Its name.
    mirror : str
        The file's address elsewhere, or that of a folder, which ends in a slash.

    Raises
    ------
    FetchError
        When a mirror is no address that begins with https:// or http://.

    Examples
    --------
    >>> address_of("https://a.org/b.pth", "b.pth"), address_of("", "b.pth", "http://school/été/")
    ('https://a.org/b.pth', 'http://school/%C3%A9t%C3%A9/b.pth')
    """
    wanted = mirror.strip() or source
    parts = _split(wanted)
    if parts is None or parts.scheme not in _PLACES or "@" in parts.netloc:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "“{address}” is no address to fetch from: it begins with https:// or http://, "
            "and names the file, or a folder with / at its end.",
        )
        raise FetchError(text, address=_printable(wanted))
    path = parts.path or "/"
    path = f"{path}{file}" if path.endswith("/") and not parts.query else path
    path, query = (quote(each, safe=string.punctuation) for each in (path, parts.query))
    return urlunsplit((parts.scheme, _ascii(parts), path, query, ""))


def proxies_of(proxy: str = "") -> dict[str, str] | None:
    """Return the proxies for `urllib`; None for those of the environment or the system.

    Parameters
    ----------
    proxy : str
        "" for the system's, "none" for none at all, or an address, which may hold name and password.

    Raises
    ------
    FetchError
        When it is no address of an HTTP proxy.

    Examples
    --------
    >>> proxies_of("none"), proxies_of("proxy.school:3128")["https"], proxies_of() is None
    ({}, 'http://proxy.school:3128', True)
    """
    wanted = proxy.strip()
    if not wanted:
        return None
    if wanted.lower() in DIRECT:
        return {}
    parts = _split(wanted if "://" in wanted else f"http://{wanted}")
    if parts is None or parts.scheme != "http" or parts.path.strip("/"):
        raise no_proxy(wanted)
    user = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    return dict.fromkeys(_PLACES, f"http://{user}{_ascii(parts)}")


def no_proxy(address: str) -> FetchError:
    """Return the error about an address that is none of an HTTP proxy."""
    text = QT_TRANSLATE_NOOP(
        "Errors", "“{address}” is no address of a proxy: write it as http://name:3128, or none to do without."
    )
    return FetchError(text, address=_printable(_without_password(address)))


def host_of(address: str) -> str:
    """Return the host of an address, as sentences name it, without name and password.

    >>> host_of("https://pupil:secret@download.org:8443/a.pth"), host_of("?")
    ('download.org:8443', '?')
    """
    parts = _split(address)
    return _printable(parts.netloc.rpartition("@")[2] if parts else _without_password(address))


def _split(address: str) -> SplitResult | None:
    """Take an address apart; None for what is none, or has letters that would break out of a request."""
    try:
        parts = urlsplit(address)
        is_address = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        _ascii(parts)
    except ValueError:  # also what no host may be called
        return None
    return parts if is_address and address.isprintable() and " " not in parts.netloc else None


def _ascii(parts: SplitResult) -> str:
    """Return host and port as they go over the line."""
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    return name if parts.port is None else f"{name}:{parts.port}"


def _without_password(address: str) -> str:
    before, at, after = address.rpartition("@")
    scheme = before.rpartition("://")[0]
    return f"{scheme}://{after}" if at and scheme else after


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text)
