"""What the two translation scripts share: find the texts of the source, read, write and merge .ts files.

The texts are found with Python's own parser and not with ``lupdate``: that one (6.11) takes a text for a plural only
where the number stands there as digits, takes a context for a text where ``translate`` has a short name, and takes
f-strings, which never match at run time. The .ts files are those of Qt all the same, so that Qt Linguist opens them.
"""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = {"fr": "fr_FR", "en": "en_US"}


@dataclass(frozen=True)
class Message:
    """A text of the source.

    Parameters
    ----------
    context, source, comment : str
        What Qt looks a translation up by.
    """

    context: str
    source: str
    comment: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether a number stands in it that changes its grammar."""
        return "%n" in self.source


Translations = dict[Message, tuple[str, ...]]
"""One text a message, or one for each form of the plural; () where there is none yet."""


class TextError(Exception):
    """A text that cannot be translated, and where it stands."""


def find_texts(paths: Iterable[Path]) -> list[Message]:
    """Return the texts marked for translation, each once, in the order of files and lines.

    Raises
    ------
    TextError
        When a marked text is an f-string, or `tr` is called on anything but ``self`` in a class.
    """
    found: dict[Message, None] = {}
    for path in paths:
        for message in _texts_of(ast.parse(path.read_text(encoding="utf-8")), path, ""):
            found.setdefault(message)
    return list(found)


def source_files() -> list[Path]:
    """Return the files that texts are looked for in."""
    return sorted((ROOT / "cnngui").rglob("*.py"))


def _texts_of(node: ast.AST, path: Path, owner: str) -> Iterator[Message]:
    """Walk the tree; ``owner`` is the class around it."""
    if isinstance(node, ast.ClassDef):
        owner = node.name
    if isinstance(node, ast.Call):
        message = _marked(node, path, owner)
        if message is not None:
            yield message
    for child in ast.iter_child_nodes(node):
        yield from _texts_of(child, path, owner)


def _marked(call: ast.Call, path: Path, owner: str) -> Message | None:
    """Return the message of ``self.tr(text)``, ``translate(context, text)`` or ``QT_TRANSLATE_NOOP(context, text)``."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name not in {"tr", "translate", "QT_TRANSLATE_NOOP"} or not call.args:
        return None
    if any(isinstance(argument, ast.JoinedStr) for argument in call.args):
        raise TextError(f"{path}:{call.lineno}: an f-string is never found again; use str.format")
    if isinstance(function, ast.Attribute) and name == "tr":
        texts = _literals(call.args[:2])
        if not texts:
            return None
        if not owner or getattr(function.value, "id", "") != "self":
            raise TextError(f"{path}:{call.lineno}: tr() is for self in a class; use QCoreApplication.translate")
        return Message(owner, *texts)
    texts = _literals(call.args[:3])
    return Message(*texts) if len(texts) >= 2 else None


def _literals(arguments: list[ast.expr]) -> list[str]:
    """Return the strings at the front."""
    texts = []
    for argument in arguments:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            break
        texts.append(argument.value)
    return texts


def read_ts(path: Path) -> Translations:
    """Read a .ts file; a missing one is empty, and what is marked as unfinished is not there."""
    if not path.exists():
        return {}
    read: Translations = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  (a file of our own)
        for element in context.iter("message"):
            texts = {tag: element.findtext(tag) or "" for tag in ("source", "comment")}
            translation = element.find("translation")
            forms: tuple[str, ...] = ()
            if translation is not None and translation.get("type") is None:
                plural = [form.text or "" for form in translation.iter("numerusform")]
                forms = tuple(plural) if plural else (translation.text or "",)
            read[Message(context.findtext("name") or "", texts["source"], texts["comment"])] = forms
    return read


def write_ts(path: Path, language: str, translations: Translations) -> None:
    """Write a .ts file, contexts by name, as ``lupdate -locations none`` lays it out."""
    root = ET.Element("TS", version="2.1", language=LANGUAGES[language], sourcelanguage="en_US")
    for name in sorted({message.context for message in translations}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for message, forms in translations.items():
            if message.context == name:
                _add(context, message, forms)
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _add(context: ET.Element, message: Message, forms: tuple[str, ...]) -> None:
    element = ET.SubElement(context, "message", {"numerus": "yes"} if message.is_plural else {})
    ET.SubElement(element, "source").text = message.source
    if message.comment:
        ET.SubElement(element, "comment").text = message.comment
    translation = ET.SubElement(element, "translation", {} if forms and all(forms) else {"type": "unfinished"})
    if message.is_plural:
        for form in forms or ("", ""):
            ET.SubElement(translation, "numerusform").text = form
    elif forms:
        translation.text = forms[0]


def merge(texts: Iterable[Message], old: Translations, language: str) -> Translations:
    """Return the texts of today with the translations that there are; English is needed for plurals only.

    A text whose context is new, such as that of a class with another name, takes its translation along.
    """
    moved = _agreed(old)
    wanted = [message for message in texts if language != "en" or message.is_plural]
    return {message: old.get(message) or moved.get((message.source, message.comment), ()) for message in wanted}


def _agreed(old: Translations) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the translations on which all contexts that have one agree, by source and comment."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for message, forms in old.items():
        if forms and all(forms):
            found.setdefault((message.source, message.comment), set()).add(forms)
    return {text: next(iter(several)) for text, several in found.items() if len(several) == 1}


def ts_path(language: str, folder: Path = FOLDER) -> Path:
    """Return the .ts file of a language."""
    return folder / f"cnngui_{language}.ts"
