"""`cnngui --self-test` tries five things, in words; 0 where all works, 2 where something does not."""

import sys
from collections.abc import Callable

import pytest

from cnngui.cli import main, self_test
from cnngui.networks.devices import Device
from cnngui.packages import Package


def fails_with(error: Exception) -> Callable[[], str]:
    """Return a check that fails so."""

    def check() -> str:
        raise error

    return check


def test_all_works(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line says what was found; the last one that all is well; without Qt, some packages are missing."""
    kept = [check for check in self_test.CHECKS if check[0] != "versions"]
    monkeypatch.setattr(self_test, "CHECKS", tuple(kept))
    assert main(["--self-test"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("CNNGUI ")
    names = ["device", "filter", "layer", "photo"]
    assert [line.split()[:2] for line in lines[1:-1]] == [["ok", name] for name in names]
    assert "−5, −4, 0, 8" in lines[2]
    assert "cat in chelsea.png" in lines[4]
    assert lines[-1].startswith("Everything works; it took ")


@pytest.mark.gui
def test_names_every_package() -> None:
    """With their versions."""
    found = self_test.versions()
    assert "numpy " in found
    assert f"torch {sys.modules['torch'].__version__}" in found


@pytest.mark.parametrize("error", [OSError("libtorch_cpu.so: cannot open"), ImportError("no numpy"), ValueError("")])
def test_what_fails_is_told_and_the_rest_is_tried(
    error: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """2, a line with the reason, and at the end what to do."""
    monkeypatch.setattr(self_test, "CHECKS", (("layer", fails_with(error)), ("filter", self_test.one_filter)))
    assert main(["--self-test"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"  FAILS  layer     {str(error) or 'ValueError'}"
    assert lines[2].startswith("  ok     filter")
    assert lines[3] == "layer: not as it should be. Install CNNGUI again, or ask: cnngui doctor"


def test_wrong_numbers_are_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that computes something else is noticed."""
    monkeypatch.setattr(self_test, "_ON_PAPER", ((1, 2, 3, 4),) * 4)
    with pytest.raises(self_test.SelfTestError, match="numbers on paper"):
        self_test.one_filter()
    monkeypatch.setattr(self_test, "_CLOSE", 0.0)
    with pytest.raises(self_test.SelfTestError, match="differ by"):
        self_test.one_layer()


def test_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named."""
    monkeypatch.setattr("cnngui.packages.PACKAGES", (Package("no-such-package", "no_such_package"),))
    with pytest.raises(self_test.SelfTestError, match="no-such-package: not installed"):
        self_test.versions()


def test_nothing_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then there is no device to name."""
    broken = Device("cpu", "CPU", works=False, reason="broken", milliseconds=None)
    monkeypatch.setattr("cnngui.networks.devices.probe", lambda: (broken,))
    with pytest.raises(self_test.SelfTestError, match="nothing computes here"):
        self_test.device()
