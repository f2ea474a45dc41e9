"""`cnngui weights fetch` fetches from a server of ours, says how far it is, and how to go on when it was stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnngui.cli import main, weights_fetch
from cnngui.networks import weights
from cnngui.networks.downloads import fetching
from cnngui.networks.downloads.fetching import Fetched, Patience
from cnngui.networks.weight_files import Progress
from cnngui.networks.weights import VGG16_FULL, import_folder
from tests.networks.downloads.shop import CONTENT, SMALL, Manner, Shop, forget_proxies, serving

PLACE = VGG16_FULL.file


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let VGG-16 be a megabyte, and begin with an empty data folder, without a proxy, without patience."""
    monkeypatch.setattr(weights, "VGG16_FULL", SMALL)
    monkeypatch.setattr(fetching, "PATIENCE", Patience(5.0, ()))
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "data"))
    forget_proxies(monkeypatch)


@pytest.fixture
def shop() -> Iterator[Shop]:
    """Return a server that has it."""
    with serving(Shop()) as shop:
        yield shop


def test_a_file(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    """What is done is said before, where it lies afterwards; a second time nobody is asked."""
    assert main(["weights", "fetch", "--from", shop.address]) == 0
    host = shop.address.split("/")[2]
    said = capsys.readouterr()
    assert said.out == f"fetched   vgg16: {import_folder() / PLACE}\n"
    assert said.err == f"fetching vgg16, 1 MB, BSD-3-Clause, from {host} into {import_folder()}\n"
    assert main(["weights", "fetch", "--from", shop.address]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"kept      vgg16: {import_folder() / PLACE}, which is sound\n", "")
    assert len(shop.asked) == 1


def test_json(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    """As import says it, and not a word beside it."""
    assert main(["weights", "fetch", "--from", shop.address, "--json"]) == 0
    said = capsys.readouterr()
    place = str(import_folder() / PLACE)
    file = {"source": place, "name": "vgg16", "path": place, "is_new": True, "trouble": ""}
    assert json.loads(said.out) == {"works": True, "files": [file]}
    assert said.err == ""


def test_it_breaks_off(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, status 2; the next time it goes on, and says what is here."""
    shop.manners = [Manner(cut=250_000)]
    assert main(["weights", "fetch", "--from", shop.address]) == 2
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .endswith(
            "broke off: try again, or choose another mirror. "
            "0.25 of 1 MB are kept, and fetching again goes on from there."
        )
    )
    assert main(["weights", "fetch", "--from", shop.address]) == 0
    assert "1 MB (0.25 MB of it are here)" in capsys.readouterr().err
    assert shop.ranges() == ["", "bytes=250000-"]


def test_through_a_proxy(shop: Shop) -> None:
    """Which is asked instead."""
    assert main(["weights", "fetch", "--from", "http://a.invalid/x", "--proxy", shop.address.split("/")[2]]) == 0
    assert shop.asked[0]["path"] == "http://a.invalid/x"


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--from", "a.org"], "is no address to fetch from"), (["--proxy", "socks5://a:1"], "is no address of a proxy")],
)
def test_no_addresses(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is done."""
    assert main(["weights", "fetch", *words]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not import_folder().exists()


def test_the_line_on_the_terminal() -> None:
    """Bytes, speed, time left; a size that is not 0 is not written as 0."""
    line = weights_fetch._line
    assert line("vgg16", Progress(1, 2)) == "checking vgg16"
    assert line("vgg16", Fetched(1_000, 553_433_881)) == "vgg16: 0.001 of 553 MB"
    assert line("vgg16", Fetched(53_433_881, 553_433_881, 4.2e6)) == "vgg16: 53.4 of 553 MB, 4.2 MB/s, 2 min left"
    assert line("vgg16", Fetched(453_433_881, 553_433_881, 4.2e6)) == "vgg16: 453 of 553 MB, 4.2 MB/s, 24 s left"


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of Unix")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_stopped(shop: Shop, name: str) -> None:
    """A process that is stopped says what it keeps, and how to go on."""
    number = getattr(signal, name)
    shop.manners = [Manner(cut=300_000, told=VGG16_FULL.bytes, waits=True)]
    command = [sys.executable, "-m", "cnngui", "weights", "fetch", "--from", shop.address]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        part = import_folder() / f"{PLACE}.part"
        until = time.monotonic() + 60
        while not (part.exists() and part.stat().st_size > 200_000) and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(number)
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 128 + number
    assert said.splitlines()[-1] == "stopped: 0.3 MB are kept, and the same command goes on from there"
    assert part.read_bytes() == CONTENT[:300_000]
    assert sorted(path.name for path in import_folder().iterdir()) == [f"{PLACE}.part", f"{PLACE}.part.json"]
