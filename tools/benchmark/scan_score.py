"""How well the tables of one scanned page were read: its truth beside the JSON of `gouji tables`."""

import collections
import dataclasses
import re
import unicodedata

from benchmark import cells

KINDS = ("number", "grade", "name", "header", "label")
_FOLD = {ord("−"): "-", ord("–"): "-"}


def folded(text):
    """Without blanks, in half width: what a reader of tables must get right."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_FOLD)


@dataclasses.dataclass
class Wrong:
    """A cell that was not read as printed."""

    table: int
    row: int
    column: int
    kind: str
    printed: str
    before: str | None  # None where no cell of its place was found
    after: str | None
    confidence: float | None
    proved: bool

    def __str__(self):
        if self.after is None:
            read = "no such cell"
        else:
            read = f"“{self.after}”"
            if self.before != self.after:
                read += f" (before arithmetic “{self.before}”)"
            if self.confidence is not None:
                read += f", confidence {self.confidence:.3f}"
        proved = ", PROVED" if self.proved else ""
        return f"table {self.table + 1} [{self.row}, {self.column}] {self.kind}: “{self.printed}” read as {read}{proved}"


class Score:
    """Sums over pages. Cells are counted by what they hold, places by whether rules part the rows and columns."""

    def __init__(self):
        self.pages = self.failed = 0
        self.tables = self.found_tables = self.extra_tables = 0
        self.cells = collections.Counter()  # kind -> printed
        self.before = collections.Counter()  # kind -> exact before arithmetic
        self.after = collections.Counter()
        self.places = collections.Counter()  # ruled, unruled -> printed
        self.placed = collections.Counter()
        self.extra_cells = 0
        self.proved = self.proved_wrong = 0  # of numbers
        self.changed_right = self.changed_wrong = 0  # numbers that arithmetic has made right, or wrong
        self.planted = self.kept = self.corrected = 0
        self.wrong = []

    def __iadd__(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    def share(self, counts, totals, key):
        return counts[key] / totals[key] if totals[key] else None


def _marks(table):
    """What two tables that are the same have in common: places of cells, and what is read there."""
    marks = set()
    for cell in table["cells"]:
        place = (cell["row"], cell["column"], cell["row_span"], cell["column_span"])
        marks.add(place)
        if text := folded(cell["text"]):
            marks.add((*place, text))
            marks.add(text)
    return marks


def compare(truth, found):
    """The Score of one page; `found` is the list of tables of `gouji tables`, None if it could not be read."""
    score = Score()
    score.pages, score.failed = 1, int(found is None)
    found, true = found or [], truth["tables"]
    score.tables = len(true)
    planted = {(p["table"], p["row"], p["column"]): p for p in truth["planted"]}
    for i, j in cells.align([_marks(t) for t in found], [_marks(t) for t in true]):
        if j is None:
            score.extra_tables += 1
            continue
        score.found_tables += i is not None
        _compare_table(score, j, true[j], found[i] if i is not None else {"cells": []}, planted)
    return score


def _compare_table(score, number, true, found, planted):
    there = {(c["row"], c["column"], c["row_span"], c["column_span"]): c for c in found["cells"]}
    for cell in true["cells"]:
        read = there.pop((cell["row"], cell["column"], cell["row_span"], cell["column_span"]), None)
        score.places[true["class"]] += 1
        score.placed[true["class"]] += read is not None
        _compare_cell(score, number, cell, read)
        if mistake := planted.get((number, cell["row"], cell["column"])):
            text = folded(read["text"]) if read else None
            score.planted += 1
            score.kept += text == folded(mistake["printed"])
            score.corrected += text == folded(mistake["consistent"])
    score.extra_cells += len(there)


def _compare_cell(score, number, cell, read):
    kind, printed = cell["class"], folded(cell["text"])
    after = folded(read["text"]) if read else None
    before = folded(read.get("read") or read["text"]) if read else None
    proved = bool(read and read.get("proved"))
    score.cells[kind] += 1
    score.before[kind] += before == printed
    score.after[kind] += after == printed
    if kind == "number":
        score.proved += proved
        score.proved_wrong += proved and after != printed
        score.changed_right += before != printed and after == printed
        score.changed_wrong += before == printed and after != printed
    if before != printed or after != printed:
        confidence = read.get("confidence") if read else None
        place = (number, cell["row"], cell["column"])
        score.wrong.append(Wrong(*place, kind, printed, before, after, confidence, proved))
