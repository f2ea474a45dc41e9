"""Run every benchmark, each in a process of its own, and write one table of all rows to ``build/bench.json``.

``python -m tests.benchmarks [OUT.json]`` ends with 1 where a row missed its target, or a benchmark broke off.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.harness import heading, line

FIRST = Path("build") / "bench.json"


def main(arguments: list[str]) -> int:
    """Run them by name."""
    output = Path(arguments[0]) if arguments else FIRST
    output.parent.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, object]] = []
    broken = []
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        found, is_whole = measured(file.stem)
        rows += found
        if not is_whole:
            broken.append(file.stem)
        sys.stdout.write("\n")
    _write(output, rows)
    sys.stdout.write("\n".join([heading("All rows", ""), *map(line, rows)]) + "\n")
    missed = [row for row in rows if not row["ok"]]
    sys.stdout.write(f"\n{len(rows)} rows, {len(missed)} missed their target; written to {output}.\n")
    for name in broken:
        sys.stdout.write(f"{name} broke off.\n")
    return 1 if missed or broken else 0


def measured(name: str) -> tuple[list[dict[str, object]], bool]:
    """Run one benchmark; return its rows, and whether it came to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.json"
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        command = [sys.executable, "-m", f"tests.benchmarks.{name}", "--json", str(path)]
        status = subprocess.run(command, env=environment, check=False).returncode
        rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return rows, status == 0 or (status == 1 and any(not row["ok"] for row in rows))


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    """Write beside, then rename."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
