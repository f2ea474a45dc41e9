"""`cnngui` and `python -m cnngui`: the command line, guarded from its first import on."""

import sys

_INTERRUPTED = 130
"""The exit status of Ctrl+C, as in `cnngui.cli.guard`, which is not there yet."""


def main() -> int:
    """Do what the words say, see `cnngui.cli.main`; Ctrl+C while it is loaded shows no traceback."""
    try:
        from cnngui.cli import main as work  # noqa: PLC0415  (half of the start is spent here)

        return work()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
