"""bench layouts: made tables in many styles, each cell against what was typeset.

The layouts of the sets "held-out", "judging" and "judging-2" were made after the table finder, by other
hands, one set after the other. When it first saw them it read, of the cells of ruled tables, 1.000,
.999 and 1.000, of others .679, .615 and .997. What the first two showed has been mended since, before
the third was read.
"""

import collections
import json

from benchmark import cells, program

LAYOUTS = program.ROOT / "fixtures" / "layouts"
# Class -> the least share of exact cells, of those read and of those printed.
FLOORS = {"ruled": 1.0, "other": 0.98}
OPEN = "open"  # the set of layouts that name none


def add_arguments(parser):
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="this layout only; may be repeated"
    )
    parser.add_argument(
        "--set", default="all", metavar="NAME", help="the set whose floors decide (all)"
    )
    parser.add_argument(
        "--all", action="store_true", help="print every wrong cell, not the first three of a table"
    )


def true_cells(table):
    spans = {(row, column): (down, right) for row, column, down, right in table["spans"]}
    return cells.truth_cells(table["rows"], spans)


def holds(kind, found_tables, score):
    """Whether a layout or the sum of its class reaches the floor of the class."""
    if kind == "none":
        return found_tables == 0
    return min(score.precision, score.recall) >= FLOORS[kind]


def _measure(found, truth_file, limit):
    """(set, class, tables printed, tables read, Score), with the wrong cells printed."""
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    name = truth_file.stem
    true = [true_cells(table) for table in truth["tables"]]
    total = cells.Score()
    for i, j in cells.align(found, true):
        here, there = found[i] if i is not None else set(), true[j] if j is not None else set()
        total += cells.score(here, there)
        if here != there:
            whose = f"table {j + 1}" if j is not None else f"(none): read as table {i + 1}"
            cells.print_wrong(f"{name} {whose}", None if i is None else here, there, limit)
    return truth.get("set", OPEN), truth["class"], len(true), len(found), total


def _row(name, group, kind, printed, read, score, good):
    shares = [f"{score.precision:.3f}", f"{score.recall:.3f}"] if kind != "none" else ["", ""]
    counts = [f"{printed}/{read}", score.true, score.found, score.right]
    return [name, group, kind, *counts, *shares, "" if good else "below"]


def run(options, programs):
    files = sorted(LAYOUTS.glob("*.json"))
    unknown = set(options.only or []) - {f.stem for f in files}
    if not files or unknown:
        raise program.BenchError(f"no layout {', '.join(sorted(unknown)) or 'in fixtures/layouts'}")
    rows = []
    sums = collections.defaultdict(lambda: [0, 0, cells.Score(), 0, 0])  # (set, class) -> sums
    files = [f for f in files if not options.only or f.stem in options.only]
    read = cells.read_tables(programs.gouji, [f.with_suffix(".pdf") for f in files])
    for file, found in zip(files, read, strict=True):
        group, kind, *tables, score = _measure(found, file, None if options.all else 3)
        good = holds(kind, tables[1], score)
        rows.append(_row(file.stem, group, kind, *tables, score, good))
        for total in (sums[group, kind], sums["all", kind]):
            for i, value in enumerate([*tables, score, 1, good]):
                total[i] += value
    good = True
    # All of a class last.
    for group, kind in sorted(sums, key=lambda key: (key[1], key[0] == "all", key)):
        printed, read, score, layouts, reached = sums[group, kind]
        # Not layout by layout: the floor is of the class, the layouts say where it is lost.
        reaches = holds(kind, read, score)
        rows.append(_row(f"{reached} of {layouts} layouts", group, kind, printed, read, score, reaches))
        good = good and (reaches or group != options.set)
    header = ["layout", "set", "class", "tables/read", "cells", "read", "exact", "precision", "recall", ""]
    program.print_table(header, rows)
    return good
