"""The shape of the package: what may import what, and what must agree with what.

Imports follow the way data flows. Every module stands on a floor and imports only from floors
below it, or from its own package. The imports are read from the sources, not from what happens to
be loaded.
"""

from __future__ import annotations

import ast
import dataclasses
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner
from cleaner import filters
from cleaner.fast import LEAVES
from cleaner.filters import FILTERS
from cleaner.page import Elements, Page

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cleaner"

#: The floors, lowest first: modules, or packages with all that is in them. `docs/HOUSE.md` draws
#: them.
FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(f"cleaner.{name}" for name in names.split())
    for names in (
        "version errors addresses fast",
        "text",
        "phrases",
        "limits markup",
        "page",
        "look pipeline",
        "model",
        "read",
        "filters problems shown",
        "write",
        "article",
        "sites",
        "cleaning workers",
        "many",
    )
)
#: `import cleaner`: clean() and the public names.
FACE = "cleaner"
#: Whatever is not named above stands on top and may import all of it.
TOP = len(FLOORS) + 1


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


MODULES = dict(modules())


def imports(name: str, path: Path) -> set[str]:
    """The modules of the package that a module imports, anywhere in it."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
                base = f"{above}.{base}".rstrip(".")
            inner = {f"{base}.{alias.name}" for alias in node.names}
            found |= {one if one in MODULES else base for one in inner}
    return {one for one in found if one == "cleaner" or one.startswith("cleaner.")} - {name}


IMPORTS = {name: imports(name, path) for name, path in MODULES.items()}


def home(name: str) -> str:
    """The module or package right under `cleaner` that a module is or lies in."""
    return ".".join(name.split(".")[:2])


def floor(name: str) -> int:
    if name == FACE:
        return len(FLOORS)
    return next((at for at, names in enumerate(FLOORS) if home(name) in names), TOP)


def test_every_floor_is_built() -> None:
    assert {name for names in FLOORS for name in names} <= {home(name) for name in MODULES} | set(
        MODULES
    )


def test_the_floors_are_drawn_as_they_are() -> None:
    drawing = (ROOT / "docs" / "HOUSE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^ +(\d+)  (\w+(?:  \w+)*) {3,}\S", drawing, re.MULTILINE)
    drawn = {int(number): set(names.split()) for number, names in rows}
    houses = {home(name).removeprefix(f"{FACE}.") for name in MODULES} - {FACE}
    built = {at: {name for name in houses if floor(f"{FACE}.{name}") == at} for at in drawn}
    assert drawn == built | {floor(FACE): {"__init__"}}
    assert sorted(drawn) == list(range(TOP + 1))


@pytest.mark.parametrize("name", MODULES)
def test_imports_come_from_floors_below(name: str) -> None:
    wrong = [
        f"{name} (floor {floor(name)}) imports {other} (floor {floor(other)})"
        for other in sorted(IMPORTS[name])
        if home(other) != home(name) and floor(other) >= floor(name) and floor(name) < TOP
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("folder", "above"),
    [("cleaner", {"training", "benchmarks", "tests"}), ("training", {"benchmarks", "tests"}),
     ("benchmarks", {"tests"})],
)  # fmt: skip
def test_benchmarks_stand_on_training_and_training_on_the_package(
    folder: str, above: set[str]
) -> None:
    """Else what a benchmark measures could be what it has changed."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in every_import(path)
        if name.partition(".")[0] in above
    ]
    assert wrong == []


def every_import(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def test_nothing_imports_the_command_line() -> None:
    users = {name for name, found in IMPORTS.items() if "cleaner.tools.cli" in found}
    assert users <= {"cleaner.__main__"}


def test_there_is_no_import_cycle() -> None:
    """Only modules count: a package's `__init__` may gather what its modules export."""
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in sorted(IMPORTS[name] & MODULES.keys()):
                visit(other, (*trail, name))
            done.add(name)

    for name in MODULES:
        visit(name, ())


@pytest.mark.parametrize("path", sorted((PACKAGE / "filters").glob("*.py")), ids=lambda p: p.stem)
def test_filters_use_only_their_helpers_and_floors_below(path: Path) -> None:
    """A filter does not call another filter: order is the tuple's, and the trace has every step."""
    name = f"cleaner.filters.{path.stem}"
    if path.stem == "__init__":
        return
    others = {one for one in IMPORTS[name] if home(one) == "cleaner.filters"}
    assert all(one.rpartition(".")[2].startswith("_") for one in others)


def test_filters_meet_the_pipeline_in_doctests_only() -> None:
    users = {name for name, found in IMPORTS.items() if "cleaner.pipeline" in found}
    assert not [name for name in users if home(name) == "cleaner.filters"]


def test_files_and_order_and_fixtures_agree() -> None:
    ordered = [apply.__name__ for apply in FILTERS]
    files = {p.stem for p in (PACKAGE / "filters").glob("*.py") if not p.stem.startswith("_")}
    fixtures = {path.stem for path in (ROOT / "fixtures" / "filters").glob("*.txt")}
    assert len(ordered) == len(set(ordered))
    assert set(ordered) == files
    # What the learned filter does to a page depends on the whole page: its cases are the pages.
    assert set(ordered) - {"drop_boilerplate"} == fixtures


@pytest.mark.parametrize("apply", FILTERS, ids=lambda apply: apply.__name__)
def test_a_filter_lives_in_the_file_of_its_name_and_says_what_it_does(apply: object) -> None:
    name = getattr(apply, "__name__", "")
    assert getattr(apply, "__module__", "") == f"{filters.__name__}.{name}"
    first, *_ = (apply.__doc__ or "").splitlines()
    assert first.endswith(".")
    assert ">>> " in (apply.__doc__ or "")


def test_tests_lie_where_their_modules_do() -> None:
    """A file of tests is named like its module, or like the package that it tests as a whole."""
    for path in (ROOT / "tests").rglob("*/test_*.py"):
        if path.parent.name == "examples":
            assert (ROOT / "examples" / path.stem.removeprefix("test_")).is_dir(), path
            continue
        folder = PACKAGE / path.parent.relative_to(ROOT / "tests")
        name = path.stem.removeprefix("test_")
        places = [folder / f"{name}.{ending}" for ending in ("py", "pyx")]
        places += folder / f"_{name}.py", folder / name / "__init__.py"
        found = any(place.is_file() for place in places)
        assert found or (folder.name == name and folder.is_dir()), path


#: Names of the standard library and of lxml that begin with an underscore, and what a test puts in
#: place of libxml2's nodes, which cannot be laid out otherwise.
NOT_OURS = {"_replace", "_repr_html_", "_exit", "_Element", "_nodes"}


def test_no_test_asks_for_a_private_name() -> None:
    """What nothing outside its module uses can change without a test."""
    for path in (ROOT / "tests").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        asked = {name for node in ast.walk(tree) for name in names_of_others(node)}
        private = {name for name in asked if re.match(r"_[^_]", name)}
        assert private <= NOT_OURS, path


def names_of_others(node: ast.AST) -> Iterator[str]:
    """The names in an import or behind a dot, but for those of `self`; names that are replaced."""
    if isinstance(node, ast.ImportFrom):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.Attribute) and ast.unparse(node.value) != "self":
        yield node.attr
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("setattr"):
        yield from (str(word.value) for word in node.args[1:2] if isinstance(word, ast.Constant))


@pytest.mark.parametrize("name", [name for name in MODULES if name != "cleaner.__main__"])
def test_doctests(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cleaner"):
            raise
        pytest.skip(f"{error.name} is not installed")
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(module).failed == 0


def test_the_walk_finds_every_module() -> None:
    walked = {info.name for info in pkgutil.walk_packages(cleaner.__path__, "cleaner.")}
    # An installed core stands beside its sources.
    compiled = {f"cleaner.fast.{leaf}" for leaf in LEAVES}
    assert walked - compiled | {"cleaner"} == set(MODULES)


@pytest.mark.parametrize(
    "kind",
    [cleaner.Document, cleaner.Hints, cleaner.Article, Page, Elements],
    ids=lambda kind: kind.__name__,
)
def test_what_holds_text_is_frozen_and_slotted(kind: type) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert "__dict__" not in dir(kind)


def test_importing_the_package_leaves_slow_libraries_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """They are asked for when they are needed: the first page, integrations."""
    code = (
        "import sys, time; start = time.perf_counter(); import cleaner; "
        "print(time.perf_counter() - start, *sorted(sys.modules))"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    took, *loaded = done.stdout.split()
    with capsys.disabled():
        whole = time.perf_counter() - start
        print(f"\nimport cleaner: {float(took):.2f} s; with the interpreter {whole:.2f} s")
    late = set("numpy lxml tqdm pyarrow fastwarc scrapy datatrove pytest".split())
    assert not late & set(loaded)


def test_public_names_exist() -> None:
    assert all(hasattr(cleaner, name) for name in cleaner.__all__)
    assert len(set(cleaner.__all__)) == len(cleaner.__all__)
    assert (PACKAGE / "py.typed").is_file()
