"""Settings are a sparse JSON file that never brings the app down."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cnngui.gui.services.settings import SETTINGS, Setting, Settings, SettingsError
from cnngui.gui.window.address_rows import ADDRESSES

TABLE = (
    Setting("theme", "light", "Theme", (("light", "Light"), ("dark", "Dark"))),
    Setting("size", 1024, "Size", ((0, "Full"), (1024, "1024"))),
    Setting("grid", default=False),
    Setting("recent", ()),
    Setting("name", "nobody"),
)


def settings_in(path: Path) -> Settings:
    """Open the settings of this test."""
    return Settings(path, TABLE)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    """Nothing is written before something differs."""
    settings = settings_in(tmp_path / "none" / "settings.json")
    assert settings.text("theme") == "light"
    assert settings.integer("size") == 1024
    assert settings.texts("recent") == ()
    assert settings.trouble is None
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_signalled_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    """What was set is there the next time, of the same type."""
    path = tmp_path / "a" / "settings.json"
    settings = settings_in(path)
    with qtbot.waitSignal(settings.changed) as signal:
        settings.set("theme", "dark")
    assert signal.args == ["theme"]
    settings.set("recent", ("é.png", "b.png"))
    settings.set("grid", value=True)
    settings.set("size", 0)
    again = settings_in(path)
    values = [again.value(row.key) for row in TABLE]
    assert values == ["dark", 0, True, ("é.png", "b.png"), "nobody"]


def test_only_what_differs_is_in_the_file(tmp_path: Path, qtbot: QtBot) -> None:
    """A setting that comes back to its default leaves the file; setting the same value again says nothing."""
    path = tmp_path / "settings.json"
    settings = settings_in(path)
    settings.set("theme", "dark")
    settings.set("name", "Ada")
    settings.set("theme", "light")
    assert json.loads(path.read_text(encoding="utf-8")) == {"name": "Ada"}
    with qtbot.assertNotEmitted(settings.changed):
        settings.set("name", "Ada")


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    """Unknown keys survive a change."""
    path = tmp_path / "settings.json"
    path.write_text('{"hologram": 3}', encoding="utf-8")
    settings_in(path).set("name", "Ada")
    assert json.loads(path.read_text(encoding="utf-8")) == {"hologram": 3, "name": "Ada"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null", b"[" * 100_000])
def test_a_broken_file_is_kept_aside_and_told(tmp_path: Path, content: bytes) -> None:
    """The app starts with its own settings and says where the old file is."""
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = settings_in(path)
    assert settings.text("theme") == "light"
    assert isinstance(settings.trouble, SettingsError)
    aside = tmp_path / "settings.broken.json"
    assert str(aside) in str(settings.trouble)
    assert aside.read_bytes() == content
    settings.set("theme", "dark")
    assert settings_in(path).text("theme") == "dark"


@pytest.mark.parametrize(
    "stored", [{"theme": "green"}, {"theme": 3}, {"size": True}, {"size": 7}, {"grid": 1}, {"recent": [1]}]
)
def test_a_value_that_makes_no_sense_is_the_default(tmp_path: Path, stored: dict[str, object]) -> None:
    """One odd value costs that value only."""
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"name": "Ada"} | stored), encoding="utf-8")
    settings = settings_in(path)
    (key,) = stored
    assert settings.value(key) == next(row.default for row in TABLE if row.key == key)
    assert settings.text("name") == "Ada"


def test_mistakes_in_our_own_code_are_refused(tmp_path: Path) -> None:
    """An unknown key, a value that the table does not have, and a wrong accessor."""
    settings = settings_in(tmp_path / "settings.json")
    with pytest.raises(KeyError):
        settings.set("colour", "red")
    with pytest.raises(ValueError, match="green"):
        settings.set("theme", "green")
    with pytest.raises(TypeError):
        settings.integer("theme")


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    """The change holds until the app is closed."""
    blocked = tmp_path / "file"
    settings = settings_in(blocked / "settings.json")
    blocked.write_text("in the way of the folder", encoding="utf-8")
    with qtbot.waitSignal(settings.troubled) as signal:
        settings.set("theme", "dark")
    assert signal.args is not None
    assert "settings.json" in str(signal.args[0])
    assert settings.text("theme") == "dark"
    with qtbot.assertNotEmitted(settings.troubled):
        settings.set("theme", "light")


def test_no_half_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full in the middle of it, the old file is still whole and nothing lies around."""
    path = tmp_path / "settings.json"
    settings = settings_in(path)
    settings.set("name", "Ada")
    before = path.read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    settings.set("name", "Grace")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert "No space left on device" in str(settings.trouble)


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    """Those who keep their settings in a folder of their own, under version control say, go on doing so."""
    kept, link = tmp_path / "kept.json", tmp_path / "settings.json"
    kept.write_text("{}", encoding="utf-8")
    link.symlink_to(kept)
    settings_in(link).set("name", "Ada")
    assert link.is_symlink()
    assert json.loads(kept.read_text(encoding="utf-8")) == {"name": "Ada"}


def test_every_row_of_the_table_accepts_its_default() -> None:
    """The table of the app is sound, and its keys are different."""
    assert all(row.accepts(row.default) for row in SETTINGS)
    assert len({row.key for row in SETTINGS}) == len(SETTINGS)
    typed = {row.key for row in SETTINGS if row.title and not row.choices}
    assert typed == set(ADDRESSES), "the settings dialog shows choices, and addresses"


def test_two_windows_keep_what_each_changed(tmp_path: Path) -> None:
    """Key by key: neither writes back what it knew when it started, and a default is kept, too."""
    path = tmp_path / "settings.json"
    first, second = settings_in(path), settings_in(path)
    second.set("theme", "dark")
    second.set("name", "somebody")
    first.set("size", 0)
    assert json.loads(path.read_text()) == {"theme": "dark", "name": "somebody", "size": 0}
    second.set("theme", "light")
    first.set("grid", value=True)
    assert json.loads(path.read_text()) == {"name": "somebody", "size": 0, "grid": True}
    assert first.text("theme") == "light"
    assert first.text("name") == "nobody"  # what is on screen stays until the window is opened again
    assert sorted(file.name for file in tmp_path.iterdir()) == ["settings.json"]


def test_keys_of_other_versions_stay(tmp_path: Path) -> None:
    """What this version does not know is not thrown away."""
    path = tmp_path / "settings.json"
    settings = settings_in(path)
    path.write_text('{"of the future": [1, 2]}')
    settings.set("theme", "dark")
    assert json.loads(path.read_text()) == {"of the future": [1, 2], "theme": "dark"}


@pytest.mark.parametrize("content", ["{", "[]", "\x00"])
def test_a_file_that_another_window_broke(content: str, tmp_path: Path) -> None:
    """It is written anew, with all that this window knows."""
    path = tmp_path / "settings.json"
    settings = settings_in(path)
    settings.set("theme", "dark")
    path.write_text(content)
    settings.set("size", 0)
    assert json.loads(path.read_text()) == {"theme": "dark", "size": 0}


def test_what_another_window_kept_is_looked_up(tmp_path: Path) -> None:
    """Where it is asked for, such as the photos that were opened there."""
    path = tmp_path / "settings.json"
    first, second = settings_in(path), settings_in(path)
    second.set("recent", ("b",))
    assert first.texts("recent") == ()
    first.look_again("recent")
    assert first.texts("recent") == ("b",)
    path.write_text("{")
    first.look_again("recent")
    assert first.texts("recent") == ("b",)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """Names of files in Latin-1, from old sticks, are kept and come back the same."""
    path = tmp_path / "settings.json"
    name = b"\xe9t\xe9.png".decode("utf-8", "surrogateescape")
    settings_in(path).set("recent", (name, "été.png"))
    assert settings_in(path).texts("recent") == (name, "été.png")
    settings_in(path).set("theme", "dark")
    assert settings_in(path).texts("recent") == (name, "été.png")
    assert path.read_bytes().decode("ascii")
