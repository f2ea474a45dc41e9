"""The translation tools find every text, and refuse every translation that would look bad on screen."""

from pathlib import Path

import pytest
from check_translations import check, compiled_troubles, message_troubles
from translations import Message, TextError, Translations, find_texts, merge, read_ts, source_files, write_ts
from update_translations import compile_ts

SOURCE = '''
"""A module."""
WORDS = (QT_TRANSLATE_NOOP("Words", "one"), QT_TRANSLATE_NOOP("Words", "two " "parts"))
class Lab(QWidget):
    def __init__(self):
        self.tr("Open {name}").format(name=1)
        QCoreApplication.translate("Bar", "%n more", None, count)
        translate = QCoreApplication.translate
        translate("Bar", "short")
        translate("Words", word)
        self.tr("short", "another sense")
def plain():
    return tr("Bar", "short")
'''


def texts_of(tmp_path: Path, source: str) -> list[Message]:
    """Return the texts that are found in a source."""
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    return find_texts([path])


def test_every_kind_of_mark_is_found_once(tmp_path: Path) -> None:
    """Under the context that Qt will look it up by."""
    assert texts_of(tmp_path, SOURCE) == [
        Message("Words", "one"),
        Message("Words", "two parts"),
        Message("Lab", "Open {name}"),
        Message("Bar", "%n more"),
        Message("Bar", "short"),
        Message("Lab", "short", "another sense"),
    ]


@pytest.mark.parametrize(
    "line", ['self.tr(f"Open {name}")', 'translate("Bar", f"{count} more")', 'QT_TRANSLATE_NOOP("A", f"x")']
)
def test_an_f_string_is_refused(tmp_path: Path, line: str) -> None:
    """It would be found here and never at run time."""
    with pytest.raises(TextError, match=r"module\.py:3: an f-string"):
        texts_of(tmp_path, f"class A:\n    def a(self):\n        {line}\n")


def test_tr_outside_a_class_is_refused(tmp_path: Path) -> None:
    """Its context would be anybody's guess."""
    with pytest.raises(TextError, match="for self in a class"):
        texts_of(tmp_path, 'def a(widget):\n    widget.tr("x")\n')


def test_the_file_is_read_back_as_written(tmp_path: Path) -> None:
    """With plurals, comments, quotes and what is still missing."""
    there: Translations = {
        Message("B", 'say "<é>" & go'): ('dire "<é>" & aller',),
        Message("A", "%n more"): ("%n autre", "%n autres"),
        Message("A", "x", "in a sense"): ("y",),
        Message("A", "missing"): (),
    }
    path = tmp_path / "cnngui_fr.ts"
    write_ts(path, "fr", there)
    assert read_ts(path) == there
    assert path.read_text(encoding="utf-8").count("unfinished") == 1


def test_merging_keeps_what_is_wanted() -> None:
    """What is gone from the source goes; what is new is empty; English has plurals only."""
    old: Translations = {Message("A", "old"): ("vieux",), Message("A", "kept"): ("gardé",)}
    texts = [Message("A", "kept"), Message("A", "new"), Message("A", "%n more")]
    assert merge(texts, old, "fr") == {texts[0]: ("gardé",), texts[1]: (), texts[2]: ()}
    assert merge(texts, old, "en") == {texts[2]: ()}


def test_a_text_that_moves_takes_its_translation_along() -> None:
    """Where all contexts that it stood in agree on it, and only in the same sense."""
    old: Translations = {
        Message("Saver", "Save"): ("Enregistrer",),
        Message("Keeper", "Save"): ("Enregistrer",),
        Message("Menu", "Save"): (),
        Message("Saver", "Map"): ("Carte",),
        Message("Legend", "Map"): ("Plan",),
        Message("Saver", "%n more"): ("%n autre", "%n autres"),
        Message("Saver", "short", "of time"): ("bref",),
    }
    moved = [Message("MapsSaver", source) for source in ("Save", "Map", "%n more")]
    sense, other_sense = Message("MapsSaver", "short", "of time"), Message("MapsSaver", "short", "of length")
    assert merge([*moved, sense, other_sense], old, "fr") == {
        moved[0]: ("Enregistrer",),
        moved[1]: (),
        moved[2]: ("%n autre", "%n autres"),
        sense: ("bref",),
        other_sense: (),
    }
    there = Message("Legend", "Map")
    assert merge([there], old, "fr") == {there: ("Plan",)}


@pytest.mark.parametrize(
    ("source", "forms", "trouble"),
    [
        ("Open", (), "not translated"),
        ("Open", ("",), "not translated"),
        ("Open {name}", ("Ouvrir {nom}",), "other {fields}"),
        ("%n more", ("un autre", "%n autres"), "other {fields}"),
        ("%n more", ("%n autre",), "not as many plurals"),
        ("&Open", ("Ouvrir",), "“&” in one language"),
        ("Open…", ("Ouvrir",), "“…” in one language"),
        ("Open", ("Open",), "the same as in English"),
        ("Really?", ("Vraiment?",), "before ; : ? ! or »"),
        ("Really?", ("Vraiment ?",), "before ; : ? ! or »"),
        ("Stop: {x}", ("Arrêter: {x}",), "before :"),
        ("“x”", ("« x »",), "inside « »"),
        ("the eye", ("l'œil",), "typewriter apostrophe"),
    ],
)
def test_a_bad_translation_is_named(source: str, forms: tuple[str, ...], trouble: str) -> None:
    """Each fault by itself."""
    assert any(trouble in found for found in message_troubles(Message("A", source), forms, "fr"))


@pytest.mark.parametrize(
    ("source", "french"),
    [
        ("Stop: {x}; really?", "Arrêter\u00a0: {x}\u202f; vraiment\u202f?"),
        ("“x” is 1:2", "«\u00a0x\u00a0» vaut 1:2"),
        ("&Open the eye…", "&Ouvrir l’œil…"),
        ("Photo", "Photo"),
        ("Pictures (*.png);;All (*)", "Images (*.png);;Toutes (*)"),
    ],
)
def test_a_good_translation_passes(source: str, french: str) -> None:
    """With the rules of French spacing."""
    assert list(message_troubles(Message("A", source), (french,), "fr")) == []


def test_a_stale_compiled_file_is_named(tmp_path: Path) -> None:
    """The app loads the .qm: it must say what the .ts says."""
    path = tmp_path / "cnngui_fr.ts"
    message = Message("A", "Open")
    write_ts(path, "fr", {message: ("Ouvrir",)})
    assert any("cannot be loaded" in trouble for trouble in compiled_troubles(path, {message: ("Ouvrir",)}))
    compile_ts(path)
    assert list(compiled_troubles(path, {message: ("Ouvrir",)})) == []
    assert any("not as in" in trouble for trouble in compiled_troubles(path, {message: ("Ouvre",)}))


def test_a_text_that_is_gone_is_named(tmp_path: Path) -> None:
    """So that the files do not fill up."""
    path = tmp_path / "cnngui_fr.ts"
    write_ts(path, "fr", {Message("A", "Open"): ("Ouvrir",)})
    compile_ts(path)
    assert any("no longer in the source" in trouble for trouble in check("fr", [], tmp_path))


def test_the_real_source_is_found() -> None:
    """Hundreds of texts, and no context without a name."""
    texts = find_texts(source_files())
    assert len(texts) > 250
    assert all(message.context and message.source for message in texts)
