"""The device chip shows the last time, readably."""

from pytestqt.qtbot import QtBot

from cnngui.gui.window.device_chip import DeviceChip, spoken_time


def test_the_first_time_shows_at_once_and_the_last_stays(qtbot: QtBot) -> None:
    """Of many times in a row, the first and the last are shown."""
    chip = DeviceChip()
    qtbot.addWidget(chip)
    assert chip.text() == ""
    for time in (84.2, 90.0, 3.0):
        chip.show_time("CPU", time)
    assert chip.text() == "CPU · 84 ms"
    qtbot.waitUntil(lambda: chip.text() == "CPU · 3 ms")
    assert chip.accessibleDescription() == "CPU · 3 ms"
    qtbot.waitUntil(lambda: not chip._hold.isActive())
    chip.show_time("CUDA H100", 3.1)
    assert chip.text() == "CUDA H100 · 3 ms"
    qtbot.waitUntil(lambda: not chip._hold.isActive())


def test_times_have_figures_that_mean_something() -> None:
    """At the borders of the ranges."""
    assert spoken_time(0) == "0.0 ms"
    assert spoken_time(0.96) == "1.0 ms"
    assert spoken_time(999.4) == "999 ms"
    assert spoken_time(1000) == "1.0 s"


def test_a_long_name_gives_way(qtbot: QtBot) -> None:
    """Where there is no room for it, the time alone is shown; screen readers hear both."""
    chip = DeviceChip()
    qtbot.addWidget(chip)
    chip.show()
    chip.show_time("ROCm RX 7900 XTX", 84.2)
    chip.resize(chip.sizeHint())
    assert chip.text() == "ROCm RX 7900 XTX · 84 ms"
    assert chip.minimumSizeHint().width() < chip.sizeHint().width() / 2
    chip.resize(chip.minimumSizeHint())
    assert chip.text() == "84 ms"
    assert chip.accessibleDescription() == "ROCm RX 7900 XTX · 84 ms"
    qtbot.waitUntil(lambda: not chip._hold.isActive())


def test_a_time_of_another_lab_goes(qtbot: QtBot) -> None:
    """Also one that waits; the next one shows."""
    chip = DeviceChip()
    qtbot.addWidget(chip)
    chip.show_time("CPU", 84)
    chip.show_time("CPU", 90)
    chip.clear()
    assert (chip.text(), chip.accessibleDescription()) == ("", "")
    chip.show_time("CPU", 3)
    qtbot.waitUntil(lambda: chip.text() == "CPU · 3 ms")
