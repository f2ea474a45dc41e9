"""Write the page of SHA-256 sums: ``sums.py FOLDER`` hashes every installer in it into SHA256SUMS and SHA256.md."""

import hashlib
import sys
from pathlib import Path

KINDS = (".deb", ".run", ".exe", ".dmg", ".whl")


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def page(sums: dict[str, str]) -> str:
    """Return the page, in English and French.

    >>> print(page({"a.run": "12"}).splitlines()[-1])
    | `a.run` | `12` |
    """
    lines = [
        "Before you install, compare the sum of what you downloaded with the one below. On Linux:",
        "`sha256sum -c SHA256SUMS`; on macOS: `shasum -a 256 FILE`; on Windows: `Get-FileHash FILE`.",
        "",
        "Avant d’installer, comparez la somme du fichier téléchargé avec celle-ci, par les mêmes commandes.",
        "",
        "| File | SHA-256 |",
        "|---|---|",
        *(f"| `{name}` | `{value}` |" for name, value in sums.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write both files beside the installers."""
    folder = Path(sys.argv[1])
    sums = {path.name: sum_of(path) for path in sorted(folder.iterdir()) if path.suffix in KINDS}
    if not sums:
        print(f"sums: there is no installer in {folder}")
        return 1
    (folder / "SHA256SUMS").write_text("".join(f"{value}  {name}\n" for name, value in sums.items()), encoding="utf-8")
    (folder / "SHA256.md").write_text(page(sums), encoding="utf-8")
    print(page(sums))
    return 0


if __name__ == "__main__":
    sys.exit(main())
