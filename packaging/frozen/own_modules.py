"""The modules of CNNGUI by name: commands and labs are imported by name only, where PyInstaller does not see it."""

from pathlib import Path


def own_modules(root: Path) -> list[str]:
    """Return every module of the package in ``root``.

    >>> "cnngui.cli.filter" in own_modules(Path.cwd())
    True
    """
    found = []
    for path in sorted((root / "cnngui").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found
