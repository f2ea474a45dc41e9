"""Language: which one, its translators, and numbers written as it writes them.

The chosen language lives in Qt's default locale, so that every widget can ask for it and nobody keeps a global.
"""

from collections.abc import Callable
from functools import lru_cache
from math import floor, isfinite, log10
from typing import Literal, SupportsFloat
from unicodedata import combining, normalize

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.numbers import Written, weight, written

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")

OF_QT: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
)
"""Texts that Qt looks up: its French lacks the first five, and has odd words for the others."""

_OURS = "cnngui translator"
"""Object name by which the translators of the former language are found."""


def choose(setting: str, system: list[str] | None = None) -> Language:
    """Return the language for a setting "system", "en" or "fr"; English when the system speaks neither.

    >>> choose("fr"), choose("system", ["de-DE", "fr-CH", "en"]), choose("system", ["zh-Hans-CN"])
    ('fr', 'fr', 'en')
    """
    wishes = QLocale.system().uiLanguages() if system is None else system
    for wish in [setting] if setting != "system" else wishes:
        for known in LANGUAGES:
            if wish.replace("_", "-").split("-")[0] == known:
                return known
    return "en"


def install(app: QCoreApplication, setting: str) -> Language:
    """Let ``app`` speak the language of the setting from now on: our texts, Qt's own, and numbers.

    Widgets that exist keep their texts: the window is built anew.
    """
    chosen = choose(setting)
    QLocale.setDefault(QLocale(chosen))
    for former in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(former)
        former.setParent(None)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt_folder), ("cnngui", str(paths.resources() / "i18n"))):
        translator = QTranslator(app)
        translator.setObjectName(_OURS)
        if translator.load(f"{name}_{chosen}", folder):
            app.installTranslator(translator)
    return chosen


def locale() -> QLocale:
    """Return the locale of the language on screen."""
    return QLocale(language())


def language() -> Language:
    """Return the language on screen.

    >>> language()
    'en'
    """
    return "fr" if QLocale().language() == QLocale.Language.French else "en"


def number(value: SupportsFloat, digits: int | None = None) -> str:
    """Write a number as the language on screen does, rounded as by `written`.

    Parameters
    ----------
    value : int, float or a NumPy number
    digits : int, optional
        Decimals; without it a whole number has none, and any other as many as it needs, six at most.

    Examples
    --------
    >>> number(-1234567), number(2.5), number(0.125, 2), number(-0.001, 2), number(1 / 3)
    ('−1,234,567', '2.5', '0.13', '0.00', '0.333333')
    """
    return _number(float(value), digits, language())


def number_writer(digits: int | None = None) -> Callable[[float], str]:
    """Return `number` in the language that is on screen now, to write many: asking for the language takes longest.

    >>> [number_writer(2)(value) for value in (0.5, -1.0)]
    ['0.50', '−1.00']
    """
    spoken = language()
    return lambda value: _number(value, digits, spoken)


def bare_letters(text: str) -> str:
    """Return a text in small letters without accents, with the apostrophe of the keyboard, as it is searched.

    >>> bare_letters("Thème"), bare_letters("L’œil")
    ('theme', "l'œil")
    """
    typed = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "".join(letter for letter in normalize("NFD", typed) if not combining(letter))


def number_seen(value: float, digits: int) -> str:
    """Write a number as `number` does, but with more decimals rather than as 0 where it is none.

    >>> number_seen(0.7, 2), number_seen(-0.0042, 2), number_seen(0.0, 2)
    ('0.70', '−0.0042', '0.00')
    """
    if not value or abs(value) >= 10.0**-digits:
        return number(value, digits)
    return weight(value, digits, locale().decimalPoint()).text


def labelled(name: str, text: str) -> str:
    """Write what something is and then what it says, with the language's space before the colon.

    >>> labelled("Layer", "1")
    'Layer: 1'
    """
    space = "\N{NO-BREAK SPACE}" if language() == "fr" else ""
    return f"{name}{space}: {text}"


def short_number(value: float) -> str:
    """Write a number with three digits that count, so that small ones are not 0 and large ones stay short.

    >>> [short_number(value) for value in (511.6, -12.34, 0.00412, 0.5, 1.25e-8)]
    ['512', '−12.3', '0.00412', '0.5', '1.25·10⁻⁸']
    """
    return short(value).text


def short(value: float, figures: int = 3) -> Written:
    """Write a number as `short_number` does, or with more digits, so that one can tell what they say.

    >>> short(0.0041234, 4)
    Written(text='0.004123', exact=False)
    """
    used = locale()
    digits = max(figures - 1 - floor(log10(abs(value))), 0) if value and isfinite(value) else 0
    return weight(value, min(digits, figures + 3), used.decimalPoint(), used.groupSeparator())


@lru_cache(maxsize=4096)  # while a number is dragged, hundreds of others are drawn again and again
def _number(value: float, digits: int | None, spoken: Language) -> str:
    used = QLocale(spoken)
    point = used.decimalPoint()
    text = written(value, 6 if digits is None else digits, point, used.groupSeparator()).text
    if not digits or not text[-1].isdecimal():  # NaN, infinity, a power of ten
        return text
    whole, _, part = text.partition(point)
    return f"{whole}{point}{part.ljust(digits, '0')}"
