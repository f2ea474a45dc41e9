"""Fail where a text on screen has no good translation; changes nothing.

    python packaging/check_translations.py

For each language: every text of the source is there and translated, nothing else is, the same {fields}, mnemonics and
dots stand in both, French follows its rules of spacing and differs from English, and the .qm file says what the .ts
file says. ``python packaging/update_translations.py`` brings the files up to date.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTranslator
from translations import FOLDER, LANGUAGES, Message, Translations, find_texts, merge, read_ts, source_files, ts_path

SAME_IN_FRENCH = {
    "translation",
    "Proxy",
    "{seconds} s",
    "photo →",
    "2 gradients",
    "y",
    "x",
    "IoU",
    "score",
    "6 ReLU",
    "7 photo",
    "{time}\N{NO-BREAK SPACE}ms",
    "Grad-CAM",
    "CAM",
    "gradients",
    "IoU = {common} / ({first} + {second} − {common}) = {common} / {union} {sign} {iou} (px²)",
    "Activation",
    "test",
    "direction",
    "direction = gradient",
    "px",
    "Pixels",
    "Licence",
    "Galaxies",
    "{speed} / s",
    "notation",
    "convolution",
    "dropout",
    "maximum",
    "Classes",
    "Markdown (*.md)",
    "LaTeX (*.tex)",
    "PyTorch (*.py)",
    "Sessions (*{suffix})",
    "Photo, {width} × {height} px",
    "+, -, 0",
    "B",
    "R",
    "2048 px",
    "1024 px",
    "512 px",
    "English",
    "Français",
    "Pause",
    "Photo",
    "Photo · {width} × {height} px",
    "Source",
    "Batik",
    "Style",
    "style",
    "photo",
    "{width} × {height} px",
    "ReLU",
    "max",
    "{title} · {which}",
    "Page",
    "Translation",
    "Convolution",
    "Pooling",
    "Pooling ⌊(n − f)/s⌋ + 1",
    "{layer} · {number}",
    "Gram",
    "conv",
    "pool",
    "{count} {units}",
    "Date",
}
"""Texts that are the same in both languages, and meant to be."""

NARROW = "\N{NARROW NO-BREAK SPACE}"
WIDE = "\N{NO-BREAK SPACE}"


def main() -> int:
    """Say everything that is wrong, and give the exit status."""
    texts = find_texts(source_files())
    troubles = [trouble for language in LANGUAGES for trouble in check(language, texts, FOLDER)]
    for trouble in troubles:
        print(trouble)
    if troubles:
        print("Mend resources/i18n/*.ts, then run: python packaging/update_translations.py")
    else:
        print(f"{len(texts)} texts, all translated")
    return 1 if troubles else 0


def check(language: str, texts: list[Message], folder: Path) -> Iterator[str]:
    """Return each trouble with a language as one line."""
    path = ts_path(language, folder)
    there = read_ts(path)
    wanted = merge(texts, there, language)
    for message in there.keys() - wanted.keys():
        yield f"{path.name}: {message.context}: no longer in the source: {message.source}"
    for message, forms in wanted.items():
        for trouble in message_troubles(message, forms, language):
            yield f"{path.name}: {message.context}: {trouble}: {message.source}"
    yield from compiled_troubles(path, wanted)


def message_troubles(message: Message, forms: tuple[str, ...], language: str) -> Iterator[str]:
    """Return what is wrong with one translation.

    >>> list(message_troubles(Message("Lab", "{count} filters"), ("{nombre} filtres",), "fr"))
    ['other {fields}']
    """
    if not forms or not all(form.strip() for form in forms):
        yield "not translated"
        return
    if len(forms) != (2 if message.is_plural else 1):
        yield "not as many plurals as the language has"
    if any(_fields(form) != _fields(message.source) for form in forms):
        yield "other {fields}"
    for mark in ("&", "…"):
        if any((mark in form) != (mark in message.source) for form in forms):
            yield f"“{mark}” in one language only"
    if language == "fr":
        yield from _french_troubles(message, forms)


def _fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}|%n", text))


def _french_troubles(message: Message, forms: tuple[str, ...]) -> Iterator[str]:
    if message.source in forms and message.source not in SAME_IN_FRENCH:
        yield "the same as in English"
    for form in forms:
        if re.search(rf"(?<![{NARROW}\W])[;?!](?!\w)", form) or f" {'»'}" in form or re.search(r" [;:?!]", form):
            yield "a no-break space is missing before ; : ? ! or »"
        if re.search(rf"[^\W{NARROW}{WIDE}]:(?=\s|$)", form):
            yield "a no-break space is missing before :"
        if re.search(rf"«[^{NARROW}{WIDE}]|[^{NARROW}{WIDE}]»", form):
            yield "no-break spaces are missing inside « »"
        if "'" in form:
            yield "a typewriter apostrophe in place of ’"


def compiled_troubles(path: Path, translations: Translations) -> Iterator[str]:
    """Return the texts for which the .qm file does not say what the .ts file says."""
    compiled = path.with_suffix(".qm")
    translator = QTranslator()
    if not translator.load(str(compiled)) and translations:
        yield f"{compiled.name}: cannot be loaded"
        return
    for message, forms in translations.items():
        counts = (1, 5) if message.is_plural else (-1,)
        said = tuple(translator.translate(message.context, message.source, message.comment, n) for n in counts)
        if forms and all(forms) and said != forms:
            yield f"{compiled.name}: {message.context}: not as in {path.name}: {message.source}"


if __name__ == "__main__":
    sys.exit(main())
