"""The one door to the bundled resources and to the folders of settings, caches and data.

Nothing is created or looked up on import, and no function makes a folder: who writes there makes it.
"""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

_NAME = "cnngui"


def resources() -> Path:
    """Return the folder of bundled photos, grids, styles and translations.

    An installed wheel carries it inside the package (``cnngui/_resources``), a checkout beside it (``resources``).

    Examples
    --------
    >>> (resources() / "LICENCES.md").is_file()
    True
    """
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def bundled_photos() -> tuple[Path, ...]:
    """Return the photos that come with the app, the cat first, the others by name.

    Examples
    --------
    >>> [path.stem for path in bundled_photos()][:3]
    ['chelsea', 'astronaut', 'brick']
    """
    folder = resources() / "photos"
    return tuple(sorted(folder.glob("*.[jp]*g"), key=lambda path: (path.stem != "chelsea", path.name)))


def bundled_styles() -> tuple[Path, ...]:
    """Return the style pictures for style transfer, by name.

    Examples
    --------
    >>> [path.stem for path in bundled_styles()][:3]
    ['autumn-leaves', 'batik', 'brush-strokes']
    """
    return tuple(sorted((resources() / "styles").glob("*.jpg")))


def bundled_grids() -> tuple[Path, ...]:
    """Return the course's grids of numbers, by name.

    Examples
    --------
    >>> [path.name for path in bundled_grids()]
    ['course-6x6.csv', 'course-6x6x3.csv', 'course-7x7.csv']
    """
    return tuple(sorted((resources() / "grids").glob("*.csv")))


def bundled_digits() -> Path:
    """Return the file of digits for the Digits lab: 10,000 of MNIST's training digits, 5,000 of its test digits.

    Examples
    --------
    >>> bundled_digits().name
    'mnist-15000.npz'
    """
    return resources() / "digits" / "mnist-15000.npz"


def bundled_cutouts() -> Path:
    """Return the folder of cut-out photographs, a folder of its own for each kind; they have a licence of their own.

    Examples
    --------
    >>> (bundled_cutouts() / "LICENCE.txt").is_file()
    True
    """
    return resources() / "cutouts"


def guide(language: str) -> Path | None:
    """Return the first page of the guide in "en" or "fr": as `make docs` built it, else its Markdown in a checkout.

    Examples
    --------
    >>> guide("xx") is None
    True
    """
    built = resources() / "guide" / language / "index.html"
    written = resources().parent / "docs" / language / "index.md"
    return next((page for page in (built, written) if page.is_file()), None)


def config_folder() -> Path:
    """Return the folder of settings; ``CNNGUI_CONFIG_DIR`` overrides it."""
    return _overridden("CNNGUI_CONFIG_DIR") or user_config_path(_NAME, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be made again; ``CNNGUI_CACHE_DIR`` overrides it."""
    return _overridden("CNNGUI_CACHE_DIR") or user_cache_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """Return the folder of what must be kept, such as imported weights; ``CNNGUI_DATA_DIR`` overrides it."""
    return _overridden("CNNGUI_DATA_DIR") or user_data_path(_NAME, appauthor=False)


def _overridden(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
