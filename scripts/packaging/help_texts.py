"""Manual page and shell completion, from what `philint --help` prints."""

import re
import subprocess
from typing import NamedTuple

# Words of flags and arguments, where there is a closed list.
CHOICE = re.compile(
    r"^(?:Text of.*|The lowest that is \w+: )?((?:[a-z]+, )+[a-z]+(?: or |, )"
    r"[a-z]+)\b")


class Flag(NamedTuple):
    names: list[str]
    value: str  # "" where it takes none
    text: str


class Command(NamedTuple):
    name: str  # "" for the program itself
    text: str
    usage: str
    positionals: list[tuple[str, str]]
    flags: list[Flag]


def entries(text, title):
    """(head, text) of a part of the help; texts may start on the next line."""
    found = re.search(rf"^{title}:\n((?:  .*\n|\n(?=  ))*)", text, re.M)
    out = []
    for line in (found[1] if found else "").splitlines():
        head, _, told = line.strip().partition("  ")
        if line.startswith("   ") and out:
            out[-1] = (out[-1][0], (out[-1][1] + " " + line.strip()).strip())
        elif line.strip():
            out.append((head, told.strip()))
    return out


def command(program, name):
    words = [name] if name else []
    text = subprocess.run([program, *words, "--help"], check=True, text=True,
                          capture_output=True).stdout
    text += "\n"
    flags = []
    for head, told in entries(text, "Options"):
        names, _, value = head.partition(" ")
        flags.append(Flag(names.split(","), value.replace("TEXT", "VALUE"), told))
    about, _, rest = text.partition("Usage: ")
    return Command(name, " ".join(about.split()), rest.split("\n")[0],
                   entries(text, "Positionals"), flags), text


def read(program):
    """The program itself, then its commands."""
    whole, text = command(program, "")
    names = [head for head, _ in entries(text, "Subcommands")]
    return [whole, *(command(program, name)[0] for name in names)]


def choices(flag):
    found = CHOICE.match(flag.text)
    return re.findall(r"[a-z]+", found[1].replace(" or ", ", ")) if found else []


def takes_file(flag):
    return bool(flag.value) and not choices(flag) and re.search(
        r"policy|catalog|cache-dir|output|stats|baseline|models-only|check$",
        " ".join(flag.names)) is not None


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", text)
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def roff_flags(flags):
    out = []
    for flag in flags:
        if "--help" not in flag.names:
            names = ", ".join(f"\\fB{roff(name)}\\fR" for name in flag.names)
            value = f" \\fI{roff(flag.value)}\\fR" if flag.value else ""
            out += [".TP", names + value, roff(flag.text)]
    return out


def manual(commands, version):
    whole, *rest = commands
    lines = [
        f'.TH PHILINT 1 "" "philint {version}" "User Commands"', ".SH NAME",
        r"philint \- follows patient data through an application",
        ".SH SYNOPSIS", r"\fBphilint\fR \fICOMMAND\fR [\fIOPTIONS\fR]",
        ".SH DESCRIPTION", roff(whole.text), ".SH COMMANDS"]
    for one in rest:
        lines += [".SS " + roff(one.usage.replace("[OPTIONS]", "[OPTIONS]")),
                  roff(one.text) + "."]
        for head, text in one.positionals:
            lines += [".TP", f"\\fI{roff(head.split()[0])}\\fR", roff(text or " ")]
        lines += roff_flags(one.flags)
    lines += [
        ".SH EXIT STATUS", ".TP", "0", r"nothing at or above \-\-fail\-on",
        ".TP", "1", "findings", ".TP", "2",
        "wrong usage, or a policy that does not load", ".TP", "3",
        "the analysis itself failed",
        ".SH FILES", ".TP", r"\fIphilint.yaml\fR",
        "the policy of a project: its vendors, contracts, sources and waivers",
        ".TP", r"\fI$XDG_CACHE_HOME/philint\fR, \fI~/.cache/philint\fR",
        "facts of files that did not change, readable by their owner only", ""]
    return "\n".join(lines)


def bash(commands):
    whole, *rest = commands
    cases, values = [], []
    for one in rest:
        words = " ".join(name for f in one.flags for name in f.names)
        cases.append(f'    {one.name}) words="{words}" ;;')
        values += [f'    {one.name}:{name}) values="{" ".join(choices(flag))}" ;;'
                   for flag in one.flags for name in flag.names if choices(flag)]
    names = " ".join(one.name for one in rest)
    return "\n".join([
        "# bash completion for philint", "_philint() {",
        '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}',
        '  local command=${COMP_WORDS[1]} words="" values=""',
        "  COMPREPLY=()",
        "  if [ \"$COMP_CWORD\" = 1 ]; then",
        f'    COMPREPLY=($(compgen -W "{names} --help --version" -- "$word"))',
        "    return", "  fi",
        '  case "$command:$before" in', *values, "  esac",
        '  if [ -n "$values" ]; then',
        '    COMPREPLY=($(compgen -W "$values" -- "$word"))', "    return", "  fi",
        '  case "$command" in', *cases, "  esac",
        '  if [[ $word == -* ]]; then',
        '    COMPREPLY=($(compgen -W "$words" -- "$word"))', "  else",
        '    COMPREPLY=($(compgen -f -- "$word"))', "  fi", "}",
        "complete -o filenames -F _philint philint", ""])


def quoted(text):
    return text.replace("'", "'\\''")


def zsh(commands):
    whole, *rest = commands
    listed = [f"    '{one.name}:{quoted(one.text)}'" for one in rest]
    cases = []
    for one in rest:
        flags = []
        for flag in one.flags:
            told = quoted(flag.text).replace("[", "(").replace("]", ")")
            value = (f":value:({' '.join(choices(flag))})" if choices(flag)
                     else ":file:_files" if takes_file(flag)
                     else ":value:" if flag.value else "")
            flags += [f"      '*{name}[{told}]{value}' \\" for name in flag.names]
        cases += [f"    {one.name}) _arguments \\", *flags,
                  "      '*:file:_files' ;;"]
    return "\n".join([
        "#compdef philint", "local -a commands", "commands=(", *listed, ")",
        "if (( CURRENT == 2 )); then", "  _describe command commands", "else",
        "  case $words[2] in", *cases, "  esac", "fi", ""])


def fish(commands):
    whole, *rest = commands
    lines = ["# fish completion for philint"]
    for one in rest:
        lines.append("complete -c philint -n __fish_use_subcommand -f "
                     f"-a {one.name} -d '{one.text.replace(chr(39), '')}'")
        for flag in one.flags:
            names = " ".join(
                f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}"
                for n in flag.names)
            value = (f" -x -a '{' '.join(choices(flag))}'" if choices(flag)
                     else " -r" if flag.value else "")
            lines.append("complete -c philint -n '__fish_seen_subcommand_from "
                         f"{one.name}' {names}{value} "
                         f"-d '{flag.text.replace(chr(39), '')}'")
    return "\n".join(lines) + "\n"
