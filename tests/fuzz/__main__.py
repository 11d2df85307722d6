"""Coverage-guided fuzzing of the readers, of JSON-LD, and of the whole cleaning behind them.

    python -m tests.fuzz html -max_total_time=3600
    python -m tests.fuzz flat build/fuzz/flat/crash-…       # replay a finding

The first argument names a target of `targets.py`; what follows goes to libFuzzer. New inputs are
kept in `build/fuzz/<target>`, findings too; the seeds are `tests/fuzz/corpus/<target>`, and the
golden pages where pages are read. Needs the extra `fuzz` (atheris).
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
#: Seeds beside the target's own corpus.
GOLDEN = ROOT / "fixtures" / "pages"
OF_PAGES = ("html", "flat")

with atheris.instrument_imports(include=["cleaner"]):
    from tests.fuzz.targets import TARGETS


def main(arguments: list[str]) -> None:
    """Fuzz a target until libFuzzer's own flags stop it."""
    name, *flags = arguments[1:] or [""]
    if name not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [libFuzzer flags]")
    kept = ROOT / "build" / "fuzz" / name
    kept.mkdir(parents=True, exist_ok=True)
    inputs = [flag for flag in flags if not flag.startswith("-")]
    seeds = [] if inputs else [str(kept), str(HERE / "corpus" / name)]
    if name in OF_PAGES and not inputs:
        seeds.append(str(GOLDEN))
    defaults = [f"-artifact_prefix={kept}/", f"-dict={HERE / 'words.dict'}", "-max_len=16000"]
    defaults += ["-timeout=30", "-rss_limit_mb=3000", "-print_final_stats=1"]
    atheris.Setup([arguments[0], *defaults, *flags, *seeds], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
