"""bench numbers: what became of each number of the prose: claimed, typed or unclaimed.

For texts the program is not believed: digits of the file that stand neither in a listed number nor
in a table are lost.
"""

import argparse
import collections
import pathlib
import re

import yaml

from benchmark import printed, program

FATES = ["claimed", "typed", "unclaimed"]
_DIGITS = re.compile(r"[0-9]+")
# A line that is only the label of an annex belongs to the table below it.
_ANNEX = re.compile(r"\s*附[件表]\s*[0-9]+\s*[:：]?\s*")


def add_arguments(parser):
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="bulletins; without, those of the fixtures"
    )
    parser.add_argument(
        "--shared", metavar="DIR", default=argparse.SUPPRESS, help="the seeds in DIR/seeds"
    )
    parser.add_argument(
        "--list", action="store_true", help="print each unclaimed number with its context"
    )


def _files(options):
    if options.files:
        return [pathlib.Path(name) for name in options.files]
    if options.shared:
        return sorted(pathlib.Path(options.shared).glob("seeds/*.txt"))
    files = []
    for key in sorted(program.BULLETINS.glob("*/expected.yaml")):
        files += [
            program.BULLETINS / name
            for name in yaml.safe_load(key.read_text(encoding="utf-8"))["inputs"]
        ]
    return files


def count(numbers):
    """Fate -> count; a fate that is none of the three is a number that is not accounted for."""
    counts = collections.Counter(number.get("fate") for number in numbers)
    return {fate: counts.pop(fate, 0) for fate in FATES} | {"other": sum(counts.values())}


def _table_lines(lines, tables):
    """The numbers (from 1) of the lines that tables cover, with their titles and notes."""
    covered = set()
    words = {"".join(printed.normal(t).split()) for x in tables for t in [x["title"], *x["notes"]]}
    for table in tables:
        places = [cell["line"] for cell in table["cells"] if cell.get("line")]
        covered.update(range(min(places), max(places) + 1) if places else ())
    for number, line in enumerate(lines, 1):
        squeezed = "".join(line.split())
        if _ANNEX.fullmatch(line) or (squeezed and any(squeezed in word for word in words)):
            covered.add(number)
    return covered


def lost(text, numbers, tables):
    """[(line, digits)] of a text that are in no number begun on that line or the one before."""
    listed = collections.defaultdict(set)
    for number in numbers:
        for line in (number.get("line"), (number.get("line") or 0) + 1):
            listed[line].update(_DIGITS.findall(printed.normal(number.get("text") or "")))
    lines = printed.normal(text).split("\n")
    covered = _table_lines(lines, tables)
    return [
        (number, digits)
        for number, line in enumerate(lines, 1)
        if number not in covered
        for digits in _DIGITS.findall(line)
        if digits not in listed[number]
    ]


def _lost_of_file(gouji, path, numbers):
    if path.suffix == ".pdf":
        return []
    _, output = program.run_json([gouji, "tables", "--format", "json", str(path)])
    return lost(path.read_text(encoding="utf-8"), numbers, output[0]["tables"])


def _print_unclaimed(name, numbers):
    for number in numbers:
        if number.get("fate") not in ("claimed", "typed"):
            place = number.get("line") or number.get("page")
            print(f"{name}:{place}: {number.get('text')}  {number.get('context')}")


def run(options, programs):
    files = _files(options)
    rows, good = [], bool(files)
    for path in files:
        command = [programs.gouji, "check", "--format", "json", "--show", "numbers", str(path)]
        status, output = program.run_json(command)
        numbers = output.get("numbers") or []
        counts = count(numbers)
        # Every bulletin has at least a date: none at all means that the prose was not read.
        missing = _lost_of_file(programs.gouji, path, numbers)
        good &= status in (0, 1) and bool(numbers) and counts["other"] == 0 and not missing
        kinds = collections.Counter(n.get("kind") for n in numbers if n.get("fate") == "typed")
        frequent = " ".join(f"{kind} {times}" for kind, times in kinds.most_common(5))
        rows.append([path.name, len(numbers), *counts.values(), len(missing), frequent])
        for line, digits in missing:
            print(f"{path.name}:{line}: {digits} is lost")
        if options.list:
            _print_unclaimed(path.name, numbers)
    rows.append(["total", *(sum(row[i] for row in rows) for i in range(1, 7)), ""])
    header = ["document", "numbers", *FATES, "other", "lost", "most frequent types"]
    program.print_table(header, rows)
    return good
