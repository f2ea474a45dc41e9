"""How pictures of the labs are drawn; `tests.e2e.test_shots` looks at the pictures."""

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from cnngui.gui.shots import _quiet_platform, wait_until


def test_waiting_ends_with_the_condition_or_the_time(qapp: QApplication) -> None:
    """It looks again while Qt works."""
    looks: list[int] = []

    def third_time() -> bool:
        looks.append(1)
        return len(looks) == 3

    assert wait_until(third_time, 20)
    assert len(looks) == 3
    assert not wait_until(lambda: False, 0.01)


def test_only_the_platforms_excuses_are_kept_quiet(qapp: QApplication, capfd: pytest.CaptureFixture[str]) -> None:
    """Any other line is told, and afterwards all are again."""
    former = qInstallMessageHandler(None)
    try:
        with _quiet_platform():
            qWarning("This plugin does not support raise()")
            qWarning("something else")
        said = capfd.readouterr().err
        assert "something else" in said
        assert "plugin" not in said
        qWarning("This plugin does not support raise()")
        assert "plugin" in capfd.readouterr().err
    finally:
        qInstallMessageHandler(former)
