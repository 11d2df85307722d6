"""Completion: the scripts are sound in their shells, and complete what the parsers know."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cleaner.tools import cli, completion
from cleaner.tools.cli import main
from cleaner.write import FORMATS


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def shell(name: str, commands: str, folder: Path) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [path, "-c", commands], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_can_read_its_script(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "script").write_text(script(name, capsys), encoding="utf-8")
    if name == "zsh":
        asked = "autoload -U compinit; compinit -D; source script; print $_comps[cleaner]"
        assert shell(name, asked, tmp_path) == "_cleaner\n"
    else:
        assert shell(name, "source ./script", tmp_path) == ""


#: A command that is being typed, and what is offered for its last word.
CASES = [
    (["cleaner", "--fo"], ["--format"]),
    (["cleaner", "a.html", "--format", ""], list(FORMATS)),
    (["cleaner", "rev"], ["review"]),
    (["cleaner", "--skip", "drop_hid"], ["drop_hidden"]),
    (["cleaner", "review", "--po"], ["--port"]),
    (["cleaner", "completion", "z"], ["zsh"]),
    (["cleaner", "page o"], ["page one.html"]),
    (["cleaner", "-o", "page o"], ["page one.html"]),
]


@pytest.mark.parametrize(("words", "offered"), CASES, ids=" ".join)
def test_bash_completes(
    words: list[str], offered: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page one.html").touch()
    typed = " ".join(f"'{word}'" for word in words)
    asked = f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _cleaner"
    shown = "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\""
    found = shell("bash", f"{script('bash', capsys)}\n{asked}\n{shown}", tmp_path)
    assert found.splitlines() == offered


@pytest.mark.parametrize(("words", "offered"), CASES[:6], ids=" ".join)
def test_fish_completes(
    words: list[str], offered: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = f"complete -C '{' '.join(words)}'"
    found = shell("fish", f"{script('fish', capsys)}\n{asked}", tmp_path)
    assert sorted(line.partition("\t")[0] for line in found.splitlines()) == sorted(offered)


def test_every_command_and_every_option_is_completed(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(completion.HELP) == set(cli.COMMANDS)
    written = script("zsh", capsys)
    for flag in completion.arguments.parser().flags:
        assert f"'*{flag}[" in written


def test_another_shell_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["completion", "tcsh"])
    assert stopped.value.code == 2
    assert "invalid choice" in capsys.readouterr().err
