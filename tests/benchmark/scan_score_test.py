"""The judge of scanned pages: a perfect reading has no fault, and each kind of fault shows where it belongs."""

import copy
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from benchmark import scan_score, scans  # noqa: E402

GRID = [
    ["单位", "受理", "", "等次"],
    ["", "件数", "占比", ""],
    ["甲县", "60", "60.00%", "优秀"],
    ["乙县", "40", "40.00%", "良好"],
    ["合计", "100", "100.00%", ""],
]
SPANS = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}
COVERED = {(1, 0), (0, 2), (1, 3)}


def kind(row, column, text):
    if row < 2:
        return "header"
    if not text:
        return "blank"
    return ("label" if text == "合计" else "name") if column == 0 else "grade" if column == 3 else "number"


def truth():
    cells = []
    for row, texts in enumerate(GRID):
        for column, text in enumerate(texts):
            if (row, column) not in COVERED:
                down, right = SPANS.get((row, column), (1, 1))
                cell = {"row": row, "column": column, "row_span": down, "column_span": right, "text": text}
                cells.append({**cell, "class": kind(row, column, text)})
    return {"tables": [{"class": "ruled", "rows": GRID, "cells": cells}], "planted": []}


def perfect(true):
    """What `gouji tables` would say if it read the page without a fault."""
    return [
        {"rows": table["rows"], "cells": [{**cell, "confidence": 0.99, "proved": True} for cell in table["cells"]]}
        for table in copy.deepcopy(true["tables"])
    ]


class Reading(unittest.TestCase):
    def setUp(self):
        self.true = truth()
        self.found = perfect(self.true)

    def cell(self, row, column):
        [cell] = [c for c in self.found[0]["cells"] if (c["row"], c["column"]) == (row, column)]
        return cell

    def score(self):
        return scan_score.compare(self.true, self.found)

    def test_that_is_perfect_has_no_fault(self):
        score = self.score()
        self.assertEqual((score.tables, score.found_tables, score.extra_tables, score.extra_cells), (1, 1, 0, 0))
        self.assertEqual(score.wrong, [])
        self.assertEqual(score.cells, {"header": 5, "number": 6, "name": 2, "label": 1, "grade": 2, "blank": 1})
        self.assertEqual((score.before, score.after), (score.cells, score.cells))
        self.assertEqual((score.places, score.placed), ({"ruled": 17}, {"ruled": 17}))
        self.assertEqual((score.proved, score.proved_wrong), (6, 0))
        self.assertEqual(scans.missed("L0", 300, score), [])

    def test_does_not_depend_on_width_and_blanks(self):
        self.cell(2, 2)["text"] = " ６０．００ ％"
        self.assertEqual(self.score().wrong, [])

    def test_that_loses_a_point_is_a_wrong_number_that_was_proved(self):
        self.cell(3, 2)["text"] = "4000%"
        score = self.score()
        self.assertEqual((score.before["number"], score.after["number"], score.proved_wrong), (5, 5, 1))
        [wrong] = score.wrong
        self.assertEqual((wrong.printed, wrong.after, wrong.confidence), ("40.00%", "4000%", 0.99))
        names = [name for name, _, _ in scans.missed("L0", 300, score)]
        self.assertEqual(names, ["before", "after", "proved that are right"])

    def test_that_arithmetic_mended_is_wrong_before_and_right_after(self):
        self.cell(3, 2)["read"] = "4000%"
        score = self.score()
        self.assertEqual((score.before["number"], score.after["number"]), (5, 6))
        self.assertEqual((score.changed_right, score.changed_wrong, score.proved_wrong), (1, 0, 0))

    def test_that_arithmetic_spoilt_is_right_before_and_wrong_after(self):
        self.cell(2, 1).update(read="60", text="90")
        score = self.score()
        self.assertEqual((score.before["number"], score.after["number"]), (6, 5))
        self.assertEqual((score.changed_right, score.changed_wrong), (0, 1))

    def test_of_a_name_a_grade_and_a_header_counts_for_these_only(self):
        self.cell(2, 0)["text"] = "申县"
        self.cell(2, 3)["text"] = ""
        self.cell(1, 2)["text"] = "占此"
        score = self.score()
        self.assertEqual([score.after[k] for k in ("name", "grade", "header", "number")], [1, 1, 4, 6])

    def test_without_a_span_loses_that_cell(self):
        self.cell(0, 1)["column_span"] = 1
        score = self.score()
        self.assertEqual((score.placed["ruled"], score.extra_cells, score.after["header"]), (16, 1, 4))

    def test_with_a_row_too_many_above_loses_all_cells_but_not_the_table(self):
        for cell in self.found[0]["cells"]:
            cell["row"] += 1
        score = self.score()
        self.assertEqual((score.found_tables, score.extra_tables), (1, 0))
        self.assertLess(score.placed["ruled"], 17)
        self.assertEqual(score.after["number"], 0)

    def test_with_a_table_too_many_names_the_right_one(self):
        self.found.insert(0, {"rows": [["甲"]], "cells": [{**self.cell(2, 0), "row": 0}]})
        score = self.score()
        self.assertEqual((score.found_tables, score.extra_tables, len(score.wrong)), (1, 1, 0))

    def test_of_nothing_has_all_cells_wrong(self):
        for found in (None, []):
            score = scan_score.compare(self.true, found)
            self.assertEqual((score.failed, score.found_tables), (int(found is None), 0))
            self.assertEqual((score.placed["ruled"], len(score.wrong)), (0, 17))

    def test_sums_over_pages(self):
        total = scan_score.Score()
        total += self.score()
        total += scan_score.compare(self.true, None)
        self.assertEqual((total.pages, total.failed, total.tables, total.cells["number"]), (2, 1, 2, 12))
        self.assertEqual(total.share(total.after, total.cells, "number"), 0.5)


class Planted(unittest.TestCase):
    MISTAKE = {"table": 0, "row": 4, "column": 1, "printed": "700", "consistent": "100", "relation": "total"}

    def setUp(self):
        self.true = truth()
        [cell] = [c for c in self.true["tables"][0]["cells"] if (c["row"], c["column"]) == (4, 1)]
        cell["text"] = "700"
        self.true["planted"] = [self.MISTAKE]
        self.found = perfect(self.true)

    def test_error_that_is_read_as_printed_is_kept(self):
        score = scan_score.compare(self.true, self.found)
        self.assertEqual((score.planted, score.kept, score.corrected, score.wrong), (1, 1, 0, []))

    def test_error_that_is_made_consistent_was_repaired_away(self):
        [cell] = [c for c in self.found[0]["cells"] if c["text"] == "700"]
        cell.update(read="700", text="100")
        score = scan_score.compare(self.true, self.found)
        self.assertEqual((score.kept, score.corrected, score.changed_wrong), (0, 1, 1))

    def test_error_is_reported_only_by_a_finding_of_weight_that_quotes_it_and_does_not_blame_the_reading(self):
        finding = {"rule": "table.total", "severity": "error", "stated": "700", "operands": []}
        self.assertTrue(scans.is_reported([finding], self.MISTAKE))
        for change in (
            {"severity": "note"},
            {"stated": "100"},
            {"explanation": {"kind": "reading_error"}},
        ):
            self.assertFalse(scans.is_reported([{**finding, **change}], self.MISTAKE))
        quoting = {**finding, "stated": None, "operands": [{"text": "７００"}]}
        self.assertTrue(scans.is_reported([quoting], self.MISTAKE))


if __name__ == "__main__":
    unittest.main()
