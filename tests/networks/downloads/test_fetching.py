"""Fetching weights from a server of ours: the right bytes are there in the end, or none, and a sentence says why."""

import hashlib
import shutil
import ssl
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from cnngui.engine.following import finish
from cnngui.networks.downloads import line
from cnngui.networks.downloads.addresses import FetchError
from cnngui.networks.downloads.fetching import Fetched, Patience, fetching
from cnngui.networks.downloads.lock import alone
from cnngui.networks.downloads.part import part_of
from cnngui.networks.weight_files import WeightsError
from cnngui.networks.weight_import import Outcome
from cnngui.networks.weights import WeightsFile
from tests.networks.downloads.shop import HONEST, Manner, Shop

ONCE = Patience(silence=5.0, pauses=())
TWICE = Patience(silence=5.0, pauses=(0.0, 0.0))
OTHER = np.random.default_rng(2).bytes(1_000_003)


@pytest.fixture(autouse=True)
def without_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read none of the system's, which takes 40 ms each time: no line here is a safe one."""
    monkeypatch.setattr(line, "trusting", lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


def fetch(file: WeightsFile, shop: Shop, patience: Patience = ONCE) -> Outcome:
    """Fetch in one go."""
    return finish(fetching(file, shop.address, "", patience))


def refused(file: WeightsFile, shop: Shop, patience: Patience = ONCE) -> str:
    """Fetch in vain, and return why."""
    with pytest.raises(FetchError) as caught:
        fetch(file, shop, patience)
    return str(caught.value)


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def part(data: Path, file: WeightsFile) -> Path:
    """Return where a part lies."""
    return data / f"{file.file}.part"


class TestAsItShouldBe:
    """An honest server."""

    def test_a_file(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """It lies where an imported one would, and nothing else is left; it was asked for once and plainly."""
        outcome = fetch(file, shop)
        assert (outcome.file, outcome.place, outcome.is_new) == (file, data / file.file, True)
        assert (data / file.file).read_bytes() == shop.content
        assert names(data) == [file.file]
        (asked,) = shop.asked
        assert asked["path"] == f"/weights/{file.file}"
        assert asked["Accept-Encoding"] == "identity"
        assert asked["User-Agent"].startswith("CNNGUI/")

    def test_it_is_here_already(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """Then nobody is asked; a damaged one is replaced."""
        fetch(file, shop)
        outcome = fetch(file, shop)
        assert (outcome.place, outcome.is_new, len(shop.asked)) == (data / file.file, False, 1)
        (data / file.file).write_bytes(OTHER)
        assert fetch(file, shop).is_new
        assert (data / file.file).read_bytes() == shop.content

    def test_nothing_is_asked_before_it_begins(self, file: WeightsFile, shop: Shop) -> None:
        """Making the generator is no request, nor is throwing it away."""
        fetching(file, shop.address).close()
        assert shop.asked == []

    def test_progress(self, file: WeightsFile, shop: Shop) -> None:
        """It only grows, ends at the whole, and has a speed and the time left."""
        shop.manners = [Manner(slowness=0.02)]
        steps = list(fetching(file, shop.address, patience=ONCE))
        done = [step.done for step in steps]
        assert done == sorted(done)
        assert {step.total for step in steps} == {file.bytes}
        last = steps[-1]
        assert isinstance(last, Fetched)
        assert (last.fraction, last.time_left) == (1.0, 0.0)
        assert last.speed == pytest.approx(2**16 / 0.02, rel=0.9)

    def test_a_redirect(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """To another address of the web it is followed, with the range that is asked for."""
        shop.manners = [Manner(cut=5000)]
        refused(file, shop)
        shop.manners = [Manner(status=302, leads_to=f"{shop.address}cdn/1")]
        fetch(file, shop)
        assert [asked["path"] for asked in shop.asked[-2:]] == [f"/weights/{file.file}", "/weights/cdn/1"]
        assert shop.ranges()[-2:] == ["bytes=5000-", "bytes=5000-"]
        assert (data / file.file).read_bytes() == shop.content

    @pytest.mark.parametrize("manner", [Manner(told=-1), Manner(etag="", modified=""), Manner(kind="text/html")])
    def test_what_servers_leave_out(self, file: WeightsFile, shop: Shop, data: Path, manner: Manner) -> None:
        """No length, no version, a wrong kind: the hash is what counts."""
        shop.manners = [manner]
        assert fetch(file, shop).is_new


class Case(NamedTuple):
    """A server that breaks off, and what it does when it is asked again."""

    name: str
    again: tuple[Manner, ...]
    asks_anew: bool = False


CASES = [
    Case("honest", ()),
    Case("cuts again", (Manner(cut=300_000), Manner(cut=1), Manner(cut=77_777))),
    Case("no versions", (Manner(etag="", modified=""),)),
    Case("a weak tag", (Manner(etag='W/"one"'),)),
    Case("ignores ranges", (Manner(knows_ranges=False),) * 9),
    Case("another range", (Manner(starts_late=17),), asks_anew=True),
    Case("renamed", (Manner(etag='"two"', modified=""),) * 9),
]


class TestRandomCuts:
    """The line breaks off after a random byte."""

    @pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
    def test_one_hundred(self, file: WeightsFile, shop: Shop, data: Path, case: Case) -> None:
        """The part is the file's begin, and the whole file is there after the next try, which goes on from there."""
        random = np.random.default_rng(len(case.name))
        for _ in range(100 if case.name in {"honest", "ignores ranges"} else 20):
            cut = int(random.integers(1, len(shop.content)))
            shop.manners, shop.asked = [Manner(cut=cut)], []
            assert "kept" in refused(file, shop)
            assert part(data, file).read_bytes() == shop.content[:cut]
            assert part_of(file) == cut
            assert not (data / file.file).exists()
            shop.manners = list(case.again)
            assert fetch(file, shop, Patience(5.0, (0.0,) * 4)).is_new
            assert shop.ranges()[1] == f"bytes={cut}-"
            assert ("" in shop.ranges()[1:]) is case.asks_anew
            assert (data / file.file).read_bytes() == shop.content
            assert names(data) == [file.file]
            (data / file.file).unlink()

    def test_one_hundred_without_a_pause(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """One try bears with a hundred cuts, as long as each brings something."""
        random = np.random.default_rng(3)
        shop.manners = [Manner(cut=int(cut)) for cut in random.integers(1, 9999, 100)]
        assert fetch(file, shop, TWICE).is_new
        assert len(shop.asked) == 101
        assert (data / file.file).read_bytes() == shop.content

    def test_one_hundred_changed_files(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """Another file after the cut, told of by its version or not, is never taken for ours."""
        random = np.random.default_rng(4)
        outcomes: set[tuple[str, ...]] = set()
        for _ in range(100):
            shop.manners = [Manner(cut=int(random.integers(1, len(shop.content))))]
            refused(file, shop)
            etag, is_back = str(random.choice(['"one"', '"two"', ""])), random.random() < 0.5
            shop.manners = [Manner(content=OTHER, etag=etag, modified="" if etag != '"one"' else HONEST.modified)]
            shop.manners *= 1 if is_back else 9
            with suppress(FetchError):
                fetch(file, shop, TWICE)
            outcomes.add(tuple(names(data)))
            if names(data):
                assert (data / file.file).read_bytes() == shop.content
                (data / file.file).unlink()
        assert outcomes == {(file.file,), ()}


class TestLies:
    """What a server says is not so."""

    @pytest.mark.parametrize("told", [10, 999_999, 2_000_000])
    def test_of_its_length(self, file: WeightsFile, shop: Shop, data: Path, told: int) -> None:
        """It is another file, and not one byte of it is taken."""
        shop.manners = [Manner(told=told)]
        assert f"has another file there, of {told} bytes and not 1000003" in refused(file, shop)
        assert names(data) == []

    def test_longer_than_told(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """What comes after the end is nobody's."""
        shop.manners = [Manner(content=shop.content + b"more", told=len(shop.content))]
        assert fetch(file, shop).is_new
        (data / file.file).unlink()
        shop.manners = [Manner(content=shop.content + b"more", told=-1)]
        assert fetch(file, shop).is_new
        assert (data / file.file).read_bytes() == shop.content

    def test_another_file_of_that_length(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """The hash tells, at once, and nothing of it is kept."""
        shop.manners = [Manner(content=OTHER)] * 2
        assert "its SHA-256 is wrong, and was thrown away" in refused(file, shop)
        assert (names(data), len(shop.asked)) == ([], 1)

    def test_it_changes_each_time(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """Once is borne with."""
        shop.manners = [Manner(cut=1000 * each, etag=f'"{each}"', modified="") for each in range(1, 9)]
        assert "changes while it is fetched" in refused(file, shop, Patience(5.0, (0.0,) * 9))
        assert len(shop.asked) == 3

    def test_a_changed_version_in_a_range(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """A server that does not read If-Range gives the rest of another version; it is not put behind ours."""
        for etag, modified in (('"two"', HONEST.modified), (HONEST.etag, "Tue, 02 Jan 2024 00:00:00 GMT")):
            shop.manners, shop.asked = [Manner(cut=500_000)], []
            refused(file, shop)
            shop.manners = [Manner(content=OTHER, etag=etag, modified=modified, knows_conditions=False)]
            assert fetch(file, shop, TWICE).is_new
            assert shop.ranges() == ["", "bytes=500000-", ""]
            assert (data / file.file).read_bytes() == shop.content
            (data / file.file).unlink()

    def test_a_length_without_end(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """Nobody counts to it; it is as if none had been told."""
        shop.manners = [Manner(told=10**400)]
        assert fetch(file, shop).is_new

    def test_a_page_to_sign_in(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """As a hotel's network sends it, instead of anything; what has come is kept."""
        shop.manners = [Manner(cut=700), Manner(content=b"<html>", kind="text/html", knows_ranges=False)]
        refused(file, shop)
        assert "sign in to the network in your browser first" in refused(file, shop)
        assert part(data, file).read_bytes() == shop.content[:700]


class TestRefusals:
    """Statuses, redirects, silence."""

    @pytest.mark.parametrize(
        ("manner", "said", "requests"),
        [
            (Manner(status=404), "does not give the file (404 Not Found): choose another mirror.", 1),
            (Manner(status=403), "does not give the file (403 Forbidden): choose another mirror.", 1),
            (Manner(status=503), "is busy (503 Service Unavailable): try again later", 3),
            (Manner(status=416), "broke off", 3),
            (Manner(status=302, leads_to="ftp://a.org/b"), "leads on to a.org without encryption, which is refused", 1),
            (Manner(status=302, leads_to="file:///etc/passwd"), "leads to no file", 1),
            (Manner(status=302, leads_to="/weights/x"), "leads to no file", 5),
            (Manner(status=302, leads_to="http://a b\x01/"), "choose another mirror", 1),
        ],
    )
    def test_statuses(
        self, file: WeightsFile, shop: Shop, data: Path, manner: Manner, said: str, requests: int
    ) -> None:
        """What may pass is tried again; nothing is left."""
        shop.manners = [manner] * 20
        assert said in refused(file, shop, TWICE)
        assert (len(shop.asked), names(data)) == (requests, [])

    def test_a_busy_server_is_no_change(self, file: WeightsFile, shop: Shop) -> None:
        """Its pages about that have versions of their own."""
        shop.manners = [Manner(cut=500_000), *[Manner(status=503)] * 3]
        assert fetch(file, shop, Patience(5.0, (0.0,) * 4)).is_new
        assert shop.ranges() == ["", *["bytes=500000-"] * 4]

    def test_silence(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """It is waited for so long, and no longer; what had come is kept."""
        shop.manners = [Manner(cut=70_000, waits=True)] * 2
        said = refused(file, shop, Patience(0.2, ()))
        assert "127.0.0.1" in said
        assert "is silent: try again later, or choose another mirror. 0.07 of 1 MB are kept" in said
        assert part_of(file) == 70_000

    def test_nobody_there(self, file: WeightsFile, data: Path) -> None:
        """At once, without a second try."""
        with pytest.raises(FetchError, match=r"127.0.0.1:9 cannot be reached .*: check the network"):
            finish(fetching(file, "http://127.0.0.1:9/"))
        assert names(data) == []

    def test_offline(self, file: WeightsFile) -> None:
        """A name that nobody knows, as without a network."""
        with pytest.raises(FetchError, match=r"nowhere\.invalid is not found: connect this machine to the internet"):
            finish(fetching(file, "http://nowhere.invalid/"))


class TestStopping:
    """By people, by another process, by a disk."""

    def test_a_stop_keeps_the_part(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """The lock goes, the line too, and the next try goes on."""
        shop.manners = [Manner(cut=300_000, waits=True)]
        steps = fetching(file, shop.address, patience=ONCE)
        while next(steps).done < 300_000:
            pass
        steps.close()
        assert names(data) == [f"{file.file}.part", f"{file.file}.part.json"]
        shop.closing.set()
        assert fetch(file, shop).is_new
        assert shop.ranges() == ["", "bytes=300000-"]

    def test_two_at_once(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """The second is told, and touches nothing."""
        data.mkdir(parents=True)
        with alone(data / f".{file.file}.lock") as is_ours:
            assert is_ours
            assert "vgg16 is being fetched by another CNNGUI: wait for it" in refused(file, shop)
        assert (shop.asked, names(data)) == ([], [])
        assert fetch(file, shop).is_new

    def test_no_room(self, file: WeightsFile, shop: Shop, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is asked for before anybody is asked for anything; only the rest counts."""
        usage = shutil.disk_usage(data.parent.parent)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=999_999))
        assert "has no room for 1 MB: free some, or set CNNGUI_DATA_DIR" in refused(file, shop)
        assert shop.asked == []
        data.mkdir(parents=True, exist_ok=True)
        part(data, file).write_bytes(shop.content[:10])
        assert fetch(file, shop).is_new

    def test_a_folder_that_cannot_be_made(
        self, file: WeightsFile, shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file stands in its way."""
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "file"))
        with pytest.raises(WeightsError, match="cannot be made"):
            fetch(file, shop)

    def test_a_part_that_cannot_be_written(self, file: WeightsFile, shop: Shop, data: Path) -> None:
        """A folder lies in its place."""
        part(data, file).mkdir(parents=True)
        assert "set CNNGUI_DATA_DIR to one that can." in refused(file, shop)

    @pytest.mark.parametrize("spoilt", ["longer", "whole", "other"])
    def test_odd_parts(self, file: WeightsFile, shop: Shop, data: Path, spoilt: str) -> None:
        """A part that is too long or of something else is fetched anew; one that is whole asks nobody."""
        data.mkdir(parents=True)
        parts = {"longer": shop.content + b"x", "whole": shop.content, "other": OTHER[:5000]}
        part(data, file).write_bytes(parts[spoilt])
        (data / f"{file.file}.part.json").write_text("[" * 5000)
        assert fetch(file, shop).is_new
        assert shop.ranges() == {"longer": [""], "whole": [], "other": ["bytes=5000-", ""]}[spoilt]
        assert hashlib.sha256((data / file.file).read_bytes()).hexdigest() == file.sha256
