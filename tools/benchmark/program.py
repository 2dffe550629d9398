"""Where the programs under measurement are, and how they are run."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BULLETINS = ROOT / "fixtures" / "bulletins"


class BenchError(Exception):
    """The measurement itself could not be made: exit status 2."""


@dataclasses.dataclass
class Programs:
    """Paths of the programs; those that were not given are built as a release when first needed."""

    gouji_path: str | None = None
    vectors_path: str | None = None

    @property
    def gouji(self):
        if not self.gouji_path:
            self.gouji_path = str(build_release("gouji") / "bin" / "gouji")
        return self.gouji_path

    @property
    def vectors(self):
        if not self.vectors_path and self.gouji_path:
            beside = pathlib.Path(self.gouji_path).with_name("gouji_bench_vectors")
            self.vectors_path = str(beside) if beside.exists() else None
        if not self.vectors_path:
            self.vectors_path = str(
                build_release("gouji_bench_vectors") / "bin" / "gouji_bench_vectors"
            )
        return self.vectors_path


def build_release(target):
    """Builds `target` in build/release and returns that folder; quick if nothing is to be done."""
    folder = ROOT / "build" / "release"
    commands = [
        [str(ROOT / "tools" / "setup"), "test"],
        ["cmake", "--preset", "release"],
        ["cmake", "--build", str(folder), "--target", target],
    ]
    for command in commands:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode != 0:
            sys.stderr.write(done.stdout)
            raise BenchError(f"{' '.join(command)}: exit status {done.returncode}")
    return folder


def is_release(program):
    """Whether the build folder of bin/`program` is that of a release without sanitizers."""
    cache = pathlib.Path(program).resolve().parent.parent / "CMakeCache.txt"
    if not cache.exists():
        return False
    settings = dict(
        line.split("=", 1)
        for line in cache.read_text().splitlines()
        if "=" in line and line[0] not in "/#"
    )
    return (
        settings.get("CMAKE_BUILD_TYPE:STRING") in ("Release", "RelWithDebInfo")
        and settings.get("GOUJI_SANITIZE:BOOL", "OFF") != "ON"
    )


def run(arguments):
    """(exit status, standard output, standard error); a death by signal is a BenchError."""
    try:
        done = subprocess.run(
            [str(a) for a in arguments], capture_output=True, text=True, errors="replace"
        )
    except OSError as error:
        raise BenchError(f"{arguments[0]}: {error.strerror}") from error
    if done.returncode < 0 or done.returncode not in (0, 1, 2, 3, 4):
        tail = "\n".join(done.stderr.splitlines()[-30:])
        raise BenchError(f"{' '.join(map(str, arguments))}: exit status {done.returncode}\n{tail}")
    return done.returncode, done.stdout, done.stderr


def run_json(arguments):
    """(exit status, the JSON that it printed)."""
    status, output, errors = run(arguments)
    try:
        return status, json.loads(output)
    except json.JSONDecodeError as error:
        command = " ".join(map(str, arguments))
        raise BenchError(
            f"{command}: exit status {status}, no JSON ({error})\n{errors.strip()}"
        ) from error


def relative(path):
    """`path` as a person would type it from the root of the repository."""
    path = pathlib.Path(path).resolve()
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def pdf_fixtures():
    files = sorted(BULLETINS.glob("*.pdf"))
    if not files:
        raise BenchError(f"no PDF in {relative(BULLETINS)}")
    return files


def page_count(pdf):
    for line in run(["pdfinfo", pdf])[1].splitlines():
        if line.startswith("Pages:"):
            return int(line.split()[1])
    raise BenchError(f"pdfinfo says nothing of the pages of {pdf}")


def print_table(header, rows):
    """Columns aligned, counting characters of East Asian scripts as two."""
    import unicodedata

    def width(text):
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

    lines = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(width(line[i]) for line in lines) for i in range(len(header))]
    for line in lines:
        cells = [text + " " * (widths[i] - width(text)) for i, text in enumerate(line)]
        print("  ".join(cells).rstrip())
