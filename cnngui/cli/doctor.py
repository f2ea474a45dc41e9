"""`cnngui doctor`: versions, devices, libraries, what is missing and how to get it."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from cnngui.cli.checkup import examine
from cnngui.cli.console import answer
from cnngui.cli.finding import Finding
from cnngui.cli.parsing import Command, Parser

_NOTES = """\
It needs no display and changes nothing. It ends with 0 where all that CNNGUI needs is there, with 2 where something
is missing.
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui doctor", "Say what is installed, what is missing and how to get it.", _NOTES)
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    return words


def run(options: argparse.Namespace) -> int:
    """Look at everything and print it; 0 or 2."""
    findings = tuple(examine())
    answer(as_json(findings) if options.json else as_text(findings))
    return 2 if any(finding.missing for finding in findings) else 0


def as_json(findings: Sequence[Finding]) -> str:
    """Return the findings as JSON.

    >>> print(as_json([]))
    {
      "works": true,
      "findings": []
    }
    """
    works = not any(finding.missing for finding in findings)
    facts = {"works": works, "findings": [asdict(finding) for finding in findings]}
    return json.dumps(facts, indent=2, ensure_ascii=False)


def as_text(findings: Sequence[Finding]) -> str:
    """Return the findings as a table a section, and what to do at the end.

    >>> print(as_text([Finding("packages", "numpy", "2.4.6")]))
    Packages
      ok       numpy  2.4.6
    <BLANKLINE>
    Everything that CNNGUI needs is there.
    """
    width = max((len(finding.name) for finding in findings), default=0)
    blocks = []
    for section, group in groupby(findings, key=lambda finding: finding.section):
        lines = [f"  {_mark(finding)}  {finding.name:{width}}  {finding.found}" for finding in group]
        blocks.append("\n".join([section.capitalize(), *lines]))
    blocks += [block for block in (_missing(findings), _advice(findings)) if block]
    return "\n\n".join(blocks)


def _mark(finding: Finding) -> str:
    word = "ok" if finding.works else "MISSING" if finding.needed else "no"
    return f"{word:7}"


def _missing(findings: Sequence[Finding]) -> str:
    lines = [f"  {finding.name}: {finding.remedy or finding.found}" for finding in findings if finding.missing]
    return "\n".join(["Needed and missing:", *lines]) if lines else "Everything that CNNGUI needs is there."


def _advice(findings: Sequence[Finding]) -> str:
    idle = [finding for finding in findings if not finding.works and not finding.needed and finding.remedy]
    lines = [f"  {finding.name}: {finding.remedy}" for finding in idle]
    return "\n".join(["It works without, but would be better with:", *lines]) if lines else ""


COMMAND = Command(parser, run)
