"""A server, a small weights file, and an empty place for it."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cnngui.networks import weights
from cnngui.networks.weights import WeightsFile, import_folder
from tests.networks.downloads.shop import SMALL, Shop, forget_proxies, serving


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin with an empty data folder, without bundled weights and without a proxy; give where weights come to lie."""
    monkeypatch.setattr(weights, "resources", lambda: tmp_path / "nothing")
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "Données de l'élève"))
    forget_proxies(monkeypatch)
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


@pytest.fixture
def file() -> WeightsFile:
    """Return what is known of a small file."""
    return SMALL


@pytest.fixture
def shop() -> Iterator[Shop]:
    """Return a server that has it."""
    with serving(Shop()) as shop:
        yield shop
