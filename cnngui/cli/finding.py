"""One thing that `cnngui doctor` looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Parameters
    ----------
    section : str
        "program", "packages", "devices", "libraries", "display", "resources" or "folders".
    name : str
    found : str
        What was found, or why it does not work.
    works : bool
    needed : bool
        Whether CNNGUI cannot do its main job without it.
    remedy : str
        What to do where it does not work.

    Examples
    --------
    >>> Finding("packages", "torch", "not installed", works=False, remedy="pip install torch").missing
    True
    """

    section: str
    name: str
    found: str
    works: bool = True
    needed: bool = True
    remedy: str = ""

    @property
    def missing(self) -> bool:
        """Whether it is needed and does not work."""
        return self.needed and not self.works
