"""bench numbers: what became of each number of the prose: claimed, typed or unclaimed."""

import argparse
import collections
import pathlib

import yaml

from benchmark import program

FATES = ["claimed", "typed", "unclaimed"]


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
        good &= status in (0, 1) and bool(numbers) and counts["other"] == 0
        kinds = collections.Counter(n.get("kind") for n in numbers if n.get("fate") == "typed")
        frequent = " ".join(f"{kind} {times}" for kind, times in kinds.most_common(5))
        rows.append([path.name, len(numbers), *counts.values(), frequent])
        if options.list:
            _print_unclaimed(path.name, numbers)
    rows.append(["total", *(sum(row[i] for row in rows) for i in range(1, 6)), ""])
    program.print_table(["document", "numbers", *FATES, "other", "most frequent types"], rows)
    return good
