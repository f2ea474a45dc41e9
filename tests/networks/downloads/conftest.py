"""A server, a small weights file, and an empty place for it."""

import hashlib
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnngui.networks import weights
from cnngui.networks.weights import VGG16_FULL, WeightsFile, import_folder
from tests.networks.downloads.shop import Shop, serving


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin with an empty data folder, without bundled weights and without a proxy; give where weights come to lie."""
    monkeypatch.setattr(weights, "resources", lambda: tmp_path / "nothing")
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "Données de l'élève"))
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)
    return import_folder()


@pytest.fixture(autouse=True)
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Know no host but this one, so that no test asks the internet for anything."""
    known = socket.getaddrinfo

    def looked_up(host: str, *others: Any) -> Any:  # noqa: ANN401
        if host not in {"127.0.0.1", "localhost"}:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *others)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


@pytest.fixture(scope="session")
def content() -> bytes:
    """Return about a megabyte that is never the same twice."""
    return np.random.default_rng(1).bytes(1_000_003)


@pytest.fixture
def file(content: bytes) -> WeightsFile:
    """Return what is known of that file."""
    return replace(VGG16_FULL, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


@pytest.fixture
def shop(content: bytes) -> Iterator[Shop]:
    """Return a server that has it."""
    with serving(Shop(content)) as shop:
        yield shop
