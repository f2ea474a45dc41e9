"""Addresses as people type them."""

import pytest

from cnngui.networks.downloads.addresses import FetchError, address_of, host_of, proxies_of

SOURCE = "https://a.org/models/b.pth"


@pytest.mark.parametrize(
    ("mirror", "address"),
    [
        ("", SOURCE),
        ("  ", SOURCE),
        ("https://c.org/d.pth", "https://c.org/d.pth"),
        (" HTTP://c.org/e/ ", "http://c.org/e/b.pth"),
        ("http://c.org", "http://c.org/b.pth"),
        ("http://c.org/?file=1", "http://c.org/?file=1"),
        ("http://école.fr/à b/%20/", "http://xn--cole-9oa.fr/%C3%A0%20b/%20/b.pth"),
        ("http://[::1]:80/x#y", "http://[::1]:80/x"),
    ],
)
def test_mirrors(mirror: str, address: str) -> None:
    """Of the file, or of a folder; signs that no line takes are written as it does."""
    assert address_of(SOURCE, "b.pth", mirror) == address


@pytest.mark.parametrize(
    "mirror",
    [
        *("c.org/d.pth", "file:///d.pth", "ftp://c.org/", "http://", "http:///x", "http://c.org:x/", "http://[::1/"),
        *("http://c.org:99999/", "http://a b/", "http://c.org/\r\nHost: d", "http://me:secret@c.org/"),
        *("C:\\weights\\b.pth", f"http://{80 * 'x'}.org/", "http://c..org/"),
    ],
)
def test_no_mirrors(mirror: str) -> None:
    """One sentence, in which nothing breaks the line."""
    with pytest.raises(FetchError, match="is no address to fetch from: it begins with https:// or http://") as caught:
        address_of(SOURCE, "b.pth", mirror)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("proxy", "proxies"),
    [
        ("", None),
        (" None ", {}),
        ("aucun", {}),
        ("proxy:3128", "http://proxy:3128"),
        ("http://proxy.school/", "http://proxy.school"),
        ("http://me:s%40cret@[::1]:80", "http://me:s%40cret@[::1]:80"),
    ],
)
def test_proxies(proxy: str, proxies: str | dict[str, str] | None) -> None:
    """The same for both kinds of lines."""
    expected = {"http": proxies, "https": proxies} if isinstance(proxies, str) else proxies
    assert proxies_of(proxy) == expected


@pytest.mark.parametrize(
    "proxy", ["socks5://me:secret@a:1", "https://proxy", "http://", "a b", "proxy/x", "me:secret@:1"]
)
def test_no_proxies(proxy: str) -> None:
    """The sentence does not tell the password."""
    with pytest.raises(FetchError, match="is no address of a proxy: write it as http://name:3128") as caught:
        proxies_of(proxy)
    assert "secret" not in str(caught.value)


def test_a_host_as_it_is_named() -> None:
    """Without what is nobody's business."""
    assert host_of("http://me:secret@a.org:80/x") == "a.org:80"
    assert host_of("me:secret@a.org") == "a.org"
