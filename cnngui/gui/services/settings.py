"""What the app remembers from one day to the next: a small JSON file of what differs from the table `SETTINGS`."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QLockFile, QObject, Signal

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, PhotoError
from cnngui.engine.files import atomic_write

_PATIENCE = 200
"""Milliseconds to wait for another window that writes the same file; then one writes all the same."""

Value = str | int | bool | tuple[str, ...]
Kind = TypeVar("Kind")


class SettingsError(CnnguiError):
    """Settings that cannot be read or kept."""


@dataclass(frozen=True)
class Setting:
    """One row of the table.

    Parameters
    ----------
    key : str
        Its name in the file.
    default : str, int, bool or tuple of str
        Its type says which of `Settings.text`, `integer` and `texts` reads it.
    title : str
        English, marked for translation in the context ``"Settings"``; "" keeps it out of the settings dialog.
    choices : tuple of (value, title)
        What may be chosen; empty for anything. The titles are marked like ``title``.
    """

    key: str
    default: Value
    title: str = ""
    choices: tuple[tuple[Value, str], ...] = ()

    def accepts(self, value: object) -> bool:
        """Tell whether ``value`` may stand here.

        >>> Setting("theme", "light", choices=(("light", "Light"), ("dark", "Dark"))).accepts("green")
        False
        """
        if self.choices:
            return any(value == choice and type(value) is type(choice) for choice, _ in self.choices)
        return type(value) is type(self.default) and (type(value) is not tuple or all(type(v) is str for v in value))


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("en", QT_TRANSLATE_NOOP("Settings", "English")),
            ("fr", QT_TRANSLATE_NOOP("Settings", "Français")),
        ),
    ),
    Setting(
        "theme",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
        ),
    ),
    Setting(
        "working_size",
        1024,
        QT_TRANSLATE_NOOP("Settings", "Working size of photos"),
        (
            (0, QT_TRANSLATE_NOOP("Settings", "Full")),
            (2048, QT_TRANSLATE_NOOP("Settings", "2048 px")),
            (1024, QT_TRANSLATE_NOOP("Settings", "1024 px")),
            (512, QT_TRANSLATE_NOOP("Settings", "512 px")),
        ),
    ),
    Setting(
        "start",
        "session",
        QT_TRANSLATE_NOOP("Settings", "At the start"),
        (
            ("session", QT_TRANSLATE_NOOP("Settings", "Go on where I left off")),
            ("fresh", QT_TRANSLATE_NOOP("Settings", "Begin anew")),
        ),
    ),
    Setting("weights_mirror", "", QT_TRANSLATE_NOOP("Settings", "Mirror for weights")),
    Setting("proxy", "", QT_TRANSLATE_NOOP("Settings", "Proxy")),
    Setting("device", "auto"),
    Setting("zoom", 100),
    Setting("recent_photos", ()),
    Setting("last_folder", ""),
    Setting("save_folder", ""),
    Setting("lab", ""),
    Setting("geometry", ""),
)


class Settings(QObject):
    """Reads and keeps settings; each change is written at once, atomically, beside what other windows have changed.

    Parameters
    ----------
    path : Path, optional
        The file; by default ``settings.json`` in the user's folder. A missing file is an empty one; a broken one is
        kept aside and told of in `trouble`.
    table : tuple of Setting
    """

    changed = Signal(str)
    """Carries the key."""

    troubled = Signal(object)
    """Carries a `SettingsError` when the file cannot be written; the settings hold until the app is closed."""

    def __init__(
        self, path: Path | None = None, table: tuple[Setting, ...] = SETTINGS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path or paths.config_folder() / "settings.json"
        self.table = table
        self.trouble: SettingsError | None = None
        self._rows = {row.key: row for row in table}
        self._stored = self._read()

    def text(self, key: str) -> str:
        """Return a setting that is a text."""
        return self._typed(key, str)

    def integer(self, key: str) -> int:
        """Return a setting that is a whole number."""
        return self._typed(key, int)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a setting that is a list of texts."""
        return self._typed(key, tuple)

    def value(self, key: str) -> Value:
        """Return a setting of any type: what is kept, or else the default."""
        row = self._rows[key]
        stored = self._stored.get(key, row.default)
        value: Any = tuple(stored) if isinstance(stored, list) else stored
        return value if row.accepts(value) else row.default

    def set(self, key: str, value: Value) -> None:
        """Keep ``value``; a value equal to the default is taken out of the file.

        Raises
        ------
        KeyError, ValueError
            When the table has no such key, or the row does not accept the value.
        """
        row = self._rows[key]
        if not row.accepts(value):
            message = f"{key} cannot be {value!r}"
            raise ValueError(message)
        if value == self.value(key):
            return
        self._put(self._stored, key, value)
        self._write(key, value)
        self.changed.emit(key)

    def look_again(self, key: str) -> None:
        """Take over what another window has kept under a key, such as the photos that it opened; nothing is signalled.

        A file that cannot be read changes nothing.
        """
        there = self._there()
        if there is not None:
            self._stored.pop(key, None)
            if key in there:
                self._stored[key] = there[key]

    def _put(self, stored: dict[str, object], key: str, value: Value) -> None:
        stored.pop(key, None)
        if value != self._rows[key].default:
            stored[key] = value

    def _typed(self, key: str, kind: type[Kind]) -> Kind:
        value = self.value(key)
        if not isinstance(value, kind):
            message = f"{key} is no {kind.__name__}"
            raise TypeError(message)
        return value

    def _read(self) -> dict[str, object]:
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            content = None
        if isinstance(content, dict):
            return content
        self.trouble = self._put_aside()
        return {}

    def _put_aside(self) -> SettingsError:
        aside = self.path.with_suffix(".broken.json")
        try:
            self.path.replace(aside)
        except OSError:
            text = QT_TRANSLATE_NOOP("Errors", "The settings in {path} cannot be read. The app starts with its own.")
            return SettingsError(text, path=str(self.path))
        text = QT_TRANSLATE_NOOP(
            "Errors", "The settings were broken. The app starts with its own; the old file is kept as {path}."
        )
        return SettingsError(text, path=str(aside))

    def _there(self) -> dict[str, object] | None:
        """Return what the file holds now; None where it is broken, or has never been."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        return content if isinstance(content, dict) else None

    def _write(self, key: str, value: Value) -> None:
        """Change one key in the file, whatever another window has made of the others in the meantime."""
        lock = QLockFile(str(self.path.with_suffix(".lock")))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.tryLock(_PATIENCE)
            stored = self._there()
            if stored is None:
                stored = dict(self._stored)
            self._put(stored, key, value)
            with atomic_write(self.path) as stream:
                stream.write(_as_json(stored))
        except (OSError, PhotoError) as error:
            text = QT_TRANSLATE_NOOP(
                "Errors", "The settings cannot be kept in {path} ({reason}). They hold until you close the app."
            )
            cause = error.__cause__ if isinstance(error, PhotoError) else error
            trouble = SettingsError(text, path=str(self.path), reason=getattr(cause, "strerror", None) or str(error))
            if self.trouble is None:  # once is enough
                self.trouble = trouble
                self.troubled.emit(trouble)
        finally:
            lock.unlock()


def _as_json(stored: dict[str, object]) -> bytes:
    r"""Write settings as text; names of files that are no UTF-8, as old systems left them, with escapes.

    >>> _as_json({"name": "\udce9"})
    b'{\n  "name": "\\udce9"\n}\n'
    """
    try:
        return f"{json.dumps(stored, indent=2, ensure_ascii=False)}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(stored, indent=2)}\n".encode()
