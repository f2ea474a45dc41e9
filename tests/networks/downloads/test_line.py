"""The line itself: certificates, proxies, redirects from a safe line, threads that end."""

import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnngui.engine.following import finish
from cnngui.networks.downloads import line
from cnngui.networks.downloads.addresses import FetchError, proxies_of
from cnngui.networks.downloads.fetching import Patience, fetching
from cnngui.networks.downloads.line import Line, opener_for, proxy_for, trusting
from cnngui.networks.weights import WeightsFile
from tests.networks.downloads.shop import Manner, Shop, secured, serving

SCHOOL = Path(__file__).with_name("school.pem")
ONCE = Patience(silence=5.0, pauses=())


@pytest.fixture
def safe_shop() -> Iterator[Shop]:
    """Return a server with a safe line, whose certificate only a school knows."""
    with serving(Shop(), secured(SCHOOL)) as shop:
        yield shop


def refused(file: WeightsFile, mirror: str, proxy: str = "") -> str:
    """Fetch in vain, and return why."""
    with pytest.raises(FetchError) as caught:
        finish(fetching(file, mirror, proxy, ONCE))
    return str(caught.value)


class TestCertificates:
    """Those of the system count."""

    def test_one_that_nobody_knows(self, file: WeightsFile, safe_shop: Shop) -> None:
        """It is refused before anything is asked."""
        said = refused(file, safe_shop.address)
        assert "is not trusted here (self-signed certificate): set this machine's clock" in said
        assert safe_shop.asked == []

    def test_one_of_the_school(self, file: WeightsFile, safe_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        """In the system's certificates, it is as good as any."""
        monkeypatch.setenv("SSL_CERT_FILE", str(SCHOOL))
        assert finish(fetching(file, safe_shop.address, "", ONCE)).is_new

    def test_another_name(self, file: WeightsFile, safe_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        """A trusted certificate of another host is none of this one's."""
        monkeypatch.setenv("SSL_CERT_FILE", str(SCHOOL))
        other = safe_shop.address.replace("127.0.0.1", "localhost")
        assert "is not trusted here (Hostname mismatch" in refused(file, other)

    def test_no_safe_line(self, file: WeightsFile, shop: Shop) -> None:
        """An open server that is asked for a safe line."""
        assert "cannot be reached" in refused(file, shop.address.replace("http:", "https:"))

    def test_it_leads_to_an_open_line(
        self, file: WeightsFile, safe_shop: Shop, shop: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """That is refused; from one safe line to another it may lead."""
        monkeypatch.setenv("SSL_CERT_FILE", str(SCHOOL))
        safe_shop.manners = [Manner(status=302, leads_to=f"{shop.address}x")]
        assert "leads on to 127.0.0.1" in (said := refused(file, safe_shop.address))
        assert "without encryption, which is refused" in said
        assert shop.asked == []
        safe_shop.manners = [Manner(status=302, leads_to=f"{safe_shop.address}x")]
        assert finish(fetching(file, safe_shop.address, "", ONCE)).is_new

    def test_they_are_looked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where Python's own place has none, in those of other systems; where that has some, nowhere else."""
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
        monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
        monkeypatch.setattr(line, "_BUNDLES", ("/nowhere/either", str(SCHOOL)))
        assert trusting().cert_store_stats()["x509_ca"] == 1
        monkeypatch.setattr(line, "_BUNDLES", ())
        assert trusting().cert_store_stats()["x509_ca"] == 0
        assert trusting().verify_mode == ssl.CERT_REQUIRED


class TestProxies:
    """That of the option, or of the environment."""

    def test_through_one(self, file: WeightsFile, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        """The proxy is asked for the whole address, with name and password; "none" goes round that of the system."""
        proxy = shop.address.removesuffix("/weights/").replace("//", "//pupil:secret@")
        outcome = finish(fetching(file, "http://a.invalid/", proxy, ONCE))
        assert outcome.is_new
        (asked,) = shop.asked
        assert asked["path"] == f"http://a.invalid/{file.file}"
        assert asked["Proxy-Authorization"] == "Basic cHVwaWw6c2VjcmV0"
        assert outcome.place is not None
        outcome.place.unlink()
        monkeypatch.setenv("http_proxy", proxy)
        finish(fetching(file, "http://a.invalid/", "", ONCE))
        assert len(shop.asked) == 2
        outcome.place.unlink()
        assert "a.invalid is not found" in refused(file, "http://a.invalid/", "none")

    def test_one_that_refuses(self, file: WeightsFile, shop: Shop) -> None:
        """Its own sentence, without the password."""
        proxy = shop.address.removesuffix("/weights/").replace("//", "//pupil:secret@")
        said = refused(file, "https://a.invalid/", proxy)
        assert said.startswith("The proxy 127.0.0.1:")
        assert said.endswith("refuses (407 Proxy Authentication Required): check its address, name and password.")
        shop.manners = [Manner(status=407)]
        assert said == refused(file, "http://a.invalid/", proxy)

    def test_one_that_is_not_there(self, file: WeightsFile) -> None:
        """It is the proxy that is named."""
        assert "The proxy 127.0.0.1:9 cannot be reached" in refused(file, "http://a.invalid/", "127.0.0.1:9")
        assert "There is no proxy b.invalid:1, or no network" in refused(file, "http://a.invalid/", "b.invalid:1")

    def test_one_of_another_kind(self, file: WeightsFile, monkeypatch: pytest.MonkeyPatch) -> None:
        """The system may name one that speaks SOCKS."""
        monkeypatch.setenv("https_proxy", "socks5://me:secret@proxy:1080")
        said = refused(file, "https://a.invalid/")
        assert said.startswith("“socks5://proxy:1080” is no address of a proxy")

    def test_hosts_of_the_house(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """They are reached without."""
        monkeypatch.setenv("no_proxy", "school.lan")
        proxies = proxies_of("proxy:3128")
        assert proxy_for(proxies, "https://school.lan/a.pth") == ""
        assert proxy_for(proxies, "https://a.org/a.pth") == "proxy:3128"


def threads() -> list[str]:
    """Return the threads that wait for a server."""
    return [thread.name for thread in threading.enumerate() if thread.name == "cnngui-download"]


def test_a_line_nobody_wants(shop: Shop) -> None:
    """Its thread ends with the next bytes, even where nothing that it has brought was taken."""
    shop.manners = [Manner(slowness=0.01)]
    request = Line(opener_for(None), shop.address, {}, 5.0)
    assert finish(request.next()).answer.status == 200
    assert threads()
    request.close()
    until = time.monotonic() + 5
    while threads() and time.monotonic() < until:
        time.sleep(0.01)
    assert not threads()


def test_waiting_never_blocks(shop: Shop) -> None:
    """Whoever waits is asked every tenth of a second whether to go on."""
    shop.manners = [Manner(cut=10, waits=True)]
    request = Line(opener_for(None), shop.address, {}, 5.0)
    assert finish(request.next()).piece == b""
    assert finish(request.next()).piece == shop.content[:10]
    waiting = request.next()
    for _ in range(3):
        before = time.monotonic()
        next(waiting)
        assert 0.05 < time.monotonic() - before < 1
    shop.closing.set()
    request.close()
