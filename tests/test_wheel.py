"""The wheel holds what runs and nothing else, and works outside the checkout.

The source distribution holds all of the checkout: unpacked, its tests pass (`.ci/run` runs them).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import cleaner
from cleaner.fast import LEAVES

pytest.importorskip("build")
pytest.importorskip("hatchling")
pytest.importorskip("Cython")

ROOT = Path(__file__).parent.parent
#: Endings of compiled files, which an editable install puts beside their sources.
COMPILED = {".so", ".pyd"}
SAMPLE = ROOT / "fixtures" / "pages" / "sample"
CAN_COMPILE = bool(shutil.which("cc")) and Path(sysconfig.get_path("include"), "Python.h").is_file()


def build_wheel(target: Path, **environment: str) -> tuple[Path, str]:
    """A wheel of the checkout, built without the network, and what was said meanwhile."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(target)]
    done = subprocess.run(
        [*command, str(ROOT)],
        env={**os.environ, "CLEANER_PURE": "0", **environment},
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = target.glob("*.whl")
    return built, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel with the compiled core, if there is a compiler here."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))[0]


@pytest.fixture(scope="module")
def without_compiler(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return build_wheel(tmp_path_factory.mktemp("wheel"), CC="/bin/false")


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_source_distribution_holds_what_its_tests_look_at(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir"]
    done = subprocess.run(
        [*command, str(tmp_path), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("benchmarks", "cleaner", "docs", "examples", "fixtures", "tests", "training")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    paths += [*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "pyproject.toml", ROOT / "mkdocs.yml"]
    paths += [ROOT / ".pre-commit-hooks.yaml", ROOT / "hatch_build.py"]
    paths += [ROOT / ".ci" / "run", *(ROOT / ".ci").glob("*.py")]
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in paths
        if "__pycache__" not in path.parts and path.suffix not in COMPILED
    }
    assert wanted - held == set()
    assert held - wanted == {"PKG-INFO", ".gitignore"}


def test_it_holds_every_file_of_the_package(names: set[str]) -> None:
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "cleaner").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in COMPILED
    }
    assert package <= names
    assert {"cleaner/py.typed", "cleaner/model/weights.npz", "cleaner/__main__.py"} <= names


def test_it_holds_nothing_else(names: set[str]) -> None:
    info = f"cleaner-{cleaner.__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"cleaner", info}
    assert f"{info}/licenses/LICENSE" in names
    assert not [name for name in names if name.endswith((".pyc", ".pkl", ".pickle"))]


def test_it_is_small(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.getinfo("cleaner/model/weights.npz").file_size <= 1_000_000
    # The compiled core takes half of it.
    assert wheel.stat().st_size < 3_500_000


def test_what_it_says_of_itself(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = f"cleaner-{cleaner.__version__}.dist-info"
        stated = Parser().parsestr(archive.read(f"{info}/METADATA").decode("utf-8"))
        scripts = archive.read(f"{info}/entry_points.txt").decode("utf-8")
    assert stated["Name"] == "cleaner"
    assert stated["Version"] == cleaner.__version__
    assert stated["License-Expression"] == "MIT"
    assert stated["Requires-Python"] == ">=3.11"
    assert "# cleaner" in str(stated.get_payload())
    assert "cleaner = cleaner.tools.cli:main" in scripts


def clean_sample(wheel: Path, folder: Path) -> str:
    """What the command line of a wheel makes of the sample, and which core it ran.

    The wheel is unpacked, since a new environment would need the network; the checkout is not in
    sight.
    """
    unpacked, empty = folder / "unpacked", folder / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    code = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r}); import cleaner, cleaner.tools.cli; "
        f"assert cleaner.__file__.startswith({str(unpacked)!r}), cleaner.__file__; "
        f"print(cleaner.COMPILED); "
        f"sys.exit(cleaner.tools.cli.main([{str(SAMPLE / 'input.txt')!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=empty, env={**os.environ, "CLEANER_PURE": "0"},
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_cleans_the_sample_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    article = cleaner.clean((SAMPLE / "input.txt").read_bytes())
    assert clean_sample(wheel, tmp_path).partition("\n")[2] == str(article) + "\n"


@pytest.mark.skipif(not CAN_COMPILE, reason="no C compiler with Python's headers")
def test_it_holds_the_compiled_core(wheel: Path, names: set[str], tmp_path: Path) -> None:
    compiled = [name for name in names if Path(name).suffix in COMPILED]
    assert sorted(Path(name).name.partition(".")[0] for name in compiled) == sorted(LEAVES)
    assert "-none-any" not in wheel.name
    assert clean_sample(wheel, tmp_path).startswith("True\n")


def test_without_a_compiler_it_is_plain_python_and_says_so_once(
    without_compiler: tuple[Path, str], tmp_path: Path
) -> None:
    built, said = without_compiler
    assert built.name == f"cleaner-{cleaner.__version__}-py3-none-any.whl"
    assert built.stat().st_size < 2_200_000
    assert said.count("without its compiled core") == 1
    article = cleaner.clean((SAMPLE / "input.txt").read_bytes())
    assert clean_sample(built, tmp_path) == f"False\n{article}\n"


def test_plain_python_that_was_asked_for_needs_no_word(tmp_path: Path) -> None:
    built, said = build_wheel(tmp_path, CLEANER_PURE="1")
    assert built.name == f"cleaner-{cleaner.__version__}-py3-none-any.whl"
    assert "compiled core" not in said
