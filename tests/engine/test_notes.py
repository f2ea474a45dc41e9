"""Tests of notes."""

from cnngui.engine.notes import Note


def test_notes_compare_by_value() -> None:
    """Two notes that say the same are the same; another field makes another note."""
    assert Note("{count} pictures", {"count": 2}) == Note("{count} pictures", {"count": 2})
    assert Note("{count} pictures", {"count": 2}) != Note("{count} pictures", {"count": 3})
    assert str(Note("No fields.")) == "No fields."
