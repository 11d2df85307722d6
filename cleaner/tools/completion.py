"""Scripts by which shells complete commands, options and their values, made of the parsers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cleaner import FILTERS
from cleaner.tools import arguments, comparison, teaching
from cleaner.tools.review import command as review
from cleaner.tools.selection import FIELDS
from cleaner.tools.terminal import Parser

HELP: Final = {
    "review": "look at golden pages in a browser",
    "diff": "show what an upgrade changed",
    "learn": "learn a site from a few of its pages",
    "completion": "print the completion of a shell",
}
# Values that are known, and that the parsers do not list.
_VALUES: Final = {"--skip": [filter.__name__ for filter in FILTERS], "--only": list(FIELDS)}
_OF_FILES: Final = frozenset({"FILE", "OUTPUT", "PAGES"})


@dataclass(frozen=True, slots=True)
class _Option:
    """An option as shells complete it.

    Attributes:
        flags: how it is written.
        help: what it does, in one line.
        value: what its value is called, "" where it takes none.
        values: the values that there are, if they are known.
        is_path: whether its value is the path of a file or folder.
        is_many: whether there may be more than one.
    """

    flags: Sequence[str]
    help: str
    value: str
    values: Sequence[str]
    is_path: bool
    is_many: bool


def completion(words: Sequence[str]) -> int:
    """Run `cleaner completion`: print the script of a shell; return the exit code."""
    options = parser().options(words)
    parsers = {
        "": arguments.parser(),
        "review": review.parser(),
        "diff": comparison.parser(),
        "learn": teaching.parser(),
        "completion": parser(),
    }
    sys.stdout.write(script(options.shell, parsers))
    return 0


def parser() -> Parser:
    """The parser of the command."""
    made = Parser(
        prog="cleaner completion",
        description="Print what completes commands, options and values by the Tab key.",
        epilog="bash, in ~/.bashrc:                 source <(cleaner completion bash)\n"
        "zsh, in ~/.zshrc behind compinit:   source <(cleaner completion zsh)\n"
        "fish, once:  cleaner completion fish > ~/.config/fish/completions/cleaner.fish",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("shell", choices=tuple(_SHELLS), help="for which shell")
    return made


def script(shell: str, parsers: Mapping[str, argparse.ArgumentParser]) -> str:
    """The script of a shell.

    Args:
        shell: bash, zsh or fish.
        parsers: those of the commands by their names; "" is the one without a name.
    """
    options = {name: list(_options(parser)) for name, parser in parsers.items()}
    return "\n".join(_SHELLS[shell](options)) + "\n"


def _options(parser: argparse.ArgumentParser) -> Iterator[_Option]:
    for action in parser._actions:  # argparse shows them nowhere else
        takes_value = action.nargs != 0
        name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
        yield _Option(
            flags=action.option_strings,
            help=" ".join((action.help or "").split()),
            value=name if takes_value else "",
            values=list(map(str, action.choices or _values(action.option_strings))),
            is_path=takes_value and (action.type is Path or name in _OF_FILES),
            is_many=action.nargs == "*",
        )


def _values(flags: Sequence[str]) -> Sequence[str]:
    return next((_VALUES[flag] for flag in flags if flag in _VALUES), [])


def _bash(commands: Mapping[str, Sequence[_Option]]) -> Iterator[str]:
    yield "_cleaner() {"
    yield "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}"
    yield "  local command=${COMP_WORDS[1]} IFS=$'\\n'"
    names = [name for name in commands if name]
    yield f"  case $command in {'|'.join(names)}) ;; *) command= ;; esac"
    yield "  [[ $COMP_CWORD -gt 1 ]] || command= before="
    yield "  COMPREPLY=()"
    yield '  case "$command $before" in'
    for name, options in commands.items():
        for option in options:
            if not option.flags or not option.value or option.is_path:
                continue
            cases = "|".join(f'"{name} {flag}"' for flag in option.flags)
            yield f"    {cases}) {_compgen(option.values)}return ;;"
    yield "  esac"
    yield '  case "$command $word" in'
    for name, options in commands.items():
        flags = [flag for option in options for flag in option.flags]
        yield f'    "{name} -"*) {_compgen(flags)}return ;;'
        values = [value for option in options if not option.flags for value in option.values]
        if values:
            yield f'    "{name} "*) {_compgen(values)}return ;;'
    yield "  esac"
    yield '  COMPREPLY=($(compgen -f -- "$word"))'
    yield f"  [[ $COMP_CWORD -gt 1 ]] || COMPREPLY+=({_generated(names)})"
    yield "}"
    yield "complete -o filenames -F _cleaner cleaner"


def _compgen(words: Sequence[str]) -> str:
    return f"COMPREPLY=({_generated(words)}); " if words else ""


def _generated(words: Sequence[str]) -> str:
    listed = "\\n".join(words)
    return f"""$(compgen -W $'{listed}' -- "$word")"""


def _zsh(commands: Mapping[str, Sequence[_Option]]) -> Iterator[str]:
    yield "#compdef cleaner"
    yield "_cleaner() {"
    yield "  if (( CURRENT > 2 )); then"
    yield "    case $words[2] in"
    for name, options in commands.items():
        if name:
            yield f"      {name})"
            yield "        shift words; (( CURRENT-- ))"
            yield f"        _arguments {' '.join(_zsh_words(options))}"
            yield "        return ;;"
    yield "    esac"
    yield "  fi"
    yield f"  _arguments {' '.join(_zsh_words(commands['']))} '1:command or file:_cleaner_first'"
    yield "}"
    yield "_cleaner_first() {"
    listed = " ".join(f"{name}\\:{_quoted_zsh(HELP[name])}" for name in commands if name)
    yield f"  _alternative 'commands:command:(({listed}))' 'files:file:_files'"
    yield "}"
    # Behind `source` it names itself; as a file of the search path it is already being asked.
    yield '[[ $funcstack[1] == _cleaner ]] && _cleaner "$@" || compdef _cleaner cleaner'


def _zsh_words(options: Sequence[_Option]) -> Iterator[str]:
    for option in options:
        action = f"({' '.join(option.values)})" if option.values else "_files"
        if not option.flags:
            yield f"'{'*' if option.is_many else ''}:{option.value}:{action}'"
            continue
        value = f":{_escaped_zsh(option.value)}:" if option.value else ""
        if option.values or option.is_path:
            value += action
        for flag in option.flags:
            yield f"'*{flag}[{_escaped_zsh(option.help)}]{value}'"


def _escaped_zsh(text: str) -> str:
    for sign in "\\[]:":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("'", "'\\''")


def _quoted_zsh(text: str) -> str:
    return text.replace(" ", "\\ ")


def _fish(commands: Mapping[str, Sequence[_Option]]) -> Iterator[str]:
    names = " ".join(name for name in commands if name)
    for name, options in commands.items():
        seen = f"__fish_seen_subcommand_from {name or names}"
        when = f"complete -c cleaner -n '{seen if name else f'not {seen}'}'"
        if name:
            help = _quoted_fish(HELP[name])
            yield f"complete -c cleaner -n __fish_is_first_arg -a {name} -d {help}"
        for option in options:
            said = list(_fish_words(option))
            if said:
                yield " ".join([when, *said])


def _fish_words(option: _Option) -> Iterator[str]:
    for flag in option.flags:
        yield f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
    if option.flags and option.value:
        yield "-r -F" if option.is_path else "-x"
    if not option.flags and option.values:
        yield "-f"
    if option.values:
        yield f"-a {_quoted_fish(' '.join(option.values))}"
    if option.flags:
        yield f"-d {_quoted_fish(option.help)}"


def _quoted_fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_SHELLS: Final[Mapping[str, Callable[[Mapping[str, Sequence[_Option]]], Iterator[str]]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
