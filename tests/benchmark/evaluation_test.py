"""The judge must see what is wrong: each case is a small output with one thing amiss."""

import copy
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from benchmark import cells, evaluation, evidence, layouts, mutants, printed, prose  # noqa: E402

FAMILIES = {
    "rules": {
        "column_total": ["table.*"],
        "prose_table": ["prose.*"],
        "rate": ["rate.*"],
        "share": ["share.*"],
    },
    "repairs": {"inner_space": ["ocr.inner_space"]},
}
EXPECTED = {
    "tables": 1,
    "must_report": [
        {
            "id": "total",
            "rule": "column_total",
            "severity": "error",
            "once": True,
            "numbers": ["2064", "2080"],
            "units": ["某局"],
        },
        {
            "id": "base",
            "rule": "share.base",
            "severity": "note",
            "most": "note",
            "once": True,
            "numbers": ["64.3"],
            "explanation": "other_base",
        },
        {
            "id": "follows",
            "severity": "warning",
            "once": True,
            "numbers": ["98.58"],
            "may_depend_on": ["total"],
        },
    ],
    "must_not": [
        {"id": "closed", "numbers": ["119", "247"], "about": "119 + 247 = 366"},
        {"id": "rates", "rule": "rate", "tables": [1]},
    ],
}


def operand(**changes):
    return {
        "role": "total",
        "label": "某局",
        "text": "2,064",
        "value": "2064",
        "source": "table",
        "table": 1,
        "row": 3,
        "column": 2,
        "page": 1,
        "line": 9,
        "box": [10.0, 20.0, 30.0, 32.0],
        **changes,
    }


def finding(name, **changes):
    return {
        "id": name,
        "document": "sha256:1",
        "rule": "table.column_total",
        "verdict": "contradicted",
        "severity": "error",
        "subject": {"unit": None, "table": 1},
        "stated": None,
        "computed": None,
        "explanation": {"kind": "none"},
        "root": None,
        "operands": [operand()],
        "message": "",
        **changes,
    }


def correct_output():
    return {
        "documents": [
            {
                "id": "sha256:1",
                "path": "a.pdf",
                "format": "pdf",
                "pages": 2,
                "status": "read",
                "tables": 1,
            }
        ],
        "findings": [
            finding("f1", message="某局合计为 2064，各行相加得 2080"),
            finding(
                "f2",
                rule="rate.handled",
                verdict="explained",
                severity="note",
                stated="64.30%",
                explanation={"kind": "other_base"},
            ),
            finding("f3", rule="rate.handled", severity="warning", root="f1", computed="98.5842%"),
            finding("f4", verdict="holds", severity="note"),
        ],
        "repairs": [],
        "problems": [],
    }


def evaluate(output, expected=None, listed=()):
    return evaluation.evaluate("a.pdf", output, expected or EXPECTED, FAMILIES, listed)


class CorrectRun(unittest.TestCase):
    def test_meets_every_entry_and_is_good(self):
        outcome = evaluate(correct_output())
        self.assertEqual([name for name, _ in outcome.met], ["total", "base", "follows"])
        self.assertTrue(outcome.good, outcome)


class WrongRun(unittest.TestCase):
    def setUp(self):
        self.output = correct_output()
        self.findings = self.output["findings"]

    def assert_bad(self, expected=None, listed=(), **counts):
        """`counts`: list of the Outcome -> its length; the others are empty."""
        outcome = evaluate(self.output, expected, listed)
        lists = ["missed", "extra", "forbidden", "unexpected", "faults"]
        self.assertEqual(
            {n: len(getattr(outcome, n)) for n in lists},
            {n: counts.get(n, 0) for n in lists},
            outcome,
        )
        self.assertFalse(outcome.good)
        return outcome

    def test_empty_output_misses_everything(self):
        self.output = {}
        self.assert_bad(missed=3, faults=1)

    def test_output_about_another_document_misses_everything(self):
        self.output["documents"][0]["path"] = "b.pdf"
        self.assert_bad(missed=3, faults=1)

    def test_document_listed_twice_is_a_fault(self):
        self.output["documents"] *= 2
        self.assert_bad(missed=3, faults=1)

    def test_findings_of_another_document_do_not_count(self):
        for item in self.findings:
            item["document"] = "sha256:2"
        self.assert_bad(missed=3, faults=1)

    def test_run_in_which_nothing_holds_did_not_check(self):
        del self.findings[3]
        self.assert_bad(faults=1)

    def test_document_not_read_or_with_another_number_of_tables_is_a_fault(self):
        self.output["documents"][0].update(status="partly", tables=2)
        self.assert_bad(faults=2)

    def test_problem_of_the_file_is_a_fault(self):
        self.output["problems"] = [{"path": "a.pdf", "message": "page 2 is damaged"}]
        self.assert_bad(faults=1)

    def test_unchecked_finding_reports_nothing(self):
        self.findings[1]["verdict"] = "unchecked"
        self.assert_bad(missed=1)

    def test_severity_below_the_entry_is_a_miss(self):
        self.findings[0]["severity"] = "warning"
        # What follows from it is lost with it, and a rate that follows from nothing is forbidden.
        outcome = self.assert_bad(missed=2, forbidden=1, unexpected=1)
        self.assertIn("is only warning", outcome.missed[0][1])

    def test_severity_above_the_most_is_a_miss(self):
        self.findings[1]["severity"] = "warning"
        self.assert_bad(missed=1, forbidden=1)

    def test_other_explanation_is_a_miss(self):
        self.findings[1]["explanation"]["kind"] = "truncation"
        self.assert_bad(missed=1)

    def test_unit_that_is_not_named_is_a_miss(self):
        self.findings[0]["operands"][0]["label"] = "另一单位"
        self.findings[0]["message"] = "合计为 2064，各行相加得 2080"
        self.assert_bad(missed=2, forbidden=1, unexpected=1)

    def test_number_inside_a_longer_one_is_a_miss(self):
        self.findings[0]["message"] = "某局合计为 2064，各行相加得 12080"
        self.assert_bad(missed=2, forbidden=1, unexpected=1)

    def test_same_thing_reported_twice_is_extra(self):
        self.findings.append(finding("f5", message="某局 2064 与 2080"))
        self.assert_bad(extra=1)

    def test_dependent_without_its_root_does_not_meet(self):
        self.findings[2]["root"] = "f2"
        self.assert_bad(missed=1)

    def test_forbidden_numbers_in_a_warning_are_found(self):
        self.findings.append(
            finding("f5", rule="parts.sum", severity="warning", message="119 + 247")
        )
        self.assert_bad(forbidden=1)

    def test_forbidden_numbers_count_together_unless_any_is_asked_for(self):
        self.findings.append(finding("f5", rule="prose.table", severity="warning", message="119"))
        self.assert_bad(unexpected=1)
        expected = copy.deepcopy(EXPECTED)
        expected["must_not"][0]["match"] = "any"
        self.assert_bad(expected, forbidden=1)

    def test_forbidden_family_is_found_in_its_table_only(self):
        self.findings.append(finding("f5", rule="rate.handled"))
        self.assert_bad(forbidden=1)
        self.findings[-1].update(subject={"table": 2}, operands=[operand(table=2)])
        self.assert_bad(unexpected=1)

    def test_rule_without_a_family_counts_for_every_family(self):
        self.findings.append(finding("f5", rule="new.rule"))
        self.assert_bad(forbidden=1)

    def test_error_that_no_entry_mentions_is_unexpected(self):
        self.findings.append(finding("f5", rule="prose.table", message="9 与 8"))
        self.assert_bad(unexpected=1)

    def test_errors_that_are_each_other_s_root_are_both_unexpected(self):
        self.findings += [
            finding("f5", rule="prose.table", root="f6"),
            finding("f6", rule="prose.table", root="f5"),
        ]
        self.assert_bad(unexpected=2)

    def test_error_that_is_its_own_root_is_unexpected(self):
        self.findings.append(finding("f5", rule="prose.table", root="f5"))
        self.assert_bad(unexpected=1)

    def test_error_below_a_note_that_no_entry_asks_for_is_unexpected(self):
        self.findings += [
            finding("f5", rule="prose.table", root="f6"),
            finding("f6", severity="note"),
        ]
        self.assert_bad(unexpected=1)

    def test_error_below_a_finding_that_holds_is_unexpected(self):
        self.findings.append(finding("f5", rule="prose.table", root="f4"))
        self.assert_bad(unexpected=1)

    def test_error_below_an_unexpected_one_counts_with_it(self):
        self.findings += [
            finding("f5", rule="prose.table", root="f6"),
            finding("f6", rule="prose.table"),
        ]
        self.assert_bad(unexpected=1)

    def test_pair_that_must_stand_below_may_not_stand_alone(self):
        expected = copy.deepcopy(EXPECTED)
        expected["must_report"][0]["dependent"] = [["3.09", "2.47"]]
        self.findings.append(
            finding("f5", rule="prose.table", severity="note", message="3.09 与 2.47")
        )
        self.assert_bad(expected, extra=1)

    def test_operand_without_page_or_box_is_a_fault(self):
        for place in (
            {"page": None},
            {"page": 3},
            {"box": None},
            {"box": [1, 1, 1, 1]},
            {"box": [2, 1, 1, 2]},
            {"box": [1, 2, 2, 1]},
            {"row": None},
            {"source": None},
        ):
            with self.subTest(place):
                self.findings[0]["operands"] = [operand(**place)]
                self.assert_bad(faults=1)

    def test_operand_of_a_text_without_a_line_is_a_fault(self):
        self.output["documents"][0]["format"] = "text"
        self.findings[0]["operands"] = [operand(line=None)]
        self.assert_bad(faults=1)

    def test_finding_of_computed_operands_only_is_a_fault(self):
        self.findings[0]["operands"] = [operand(source="computed")]
        self.assert_bad(faults=1)

    def test_ids_must_differ(self):
        self.findings[3]["id"] = "f2"
        self.assert_bad(faults=1)

    def test_repairs_are_counted_and_compared_one_by_one(self):
        expected = {**EXPECTED, "repairs": {"inner_space": 2}}
        listed = [{"line": "4", "printed": "98. 72", "repaired": "98.72"}]
        repair = {
            "document": "sha256:1",
            "line": 4,
            "raw": "98. 72",
            "text": "98.72",
            "rule": "ocr.inner_space",
        }
        self.output["repairs"] = [repair, {**repair, "line": 5}]
        self.assertTrue(evaluate(self.output, expected, listed).good)
        self.output["repairs"] = [{**repair, "line": 5}]
        self.assert_bad(expected, listed, missed=2)
        self.output["repairs"] = [repair, repair, repair]
        self.assert_bad(expected, listed, missed=1)

    def test_unit_over_two_rows_is_one_repair_and_a_wrapped_name_is_none(self):
        listed = [
            {"line": "9", "printed": "某总局/某分局", "repaired": "某总局某分局"},
            {"line": "4", "printed": "某总局 某分局", "repaired": "某总局某分局"},
        ]
        repair = {"document": "sha256:1", "line": 8, "raw": "某总局 / 某分局"}
        self.output["repairs"] = [{**repair, "text": "某总局某分局", "rule": "row.split"}]
        self.assertTrue(evaluate(self.output, listed=listed).good)
        self.output["repairs"][0]["line"] = 7
        self.assert_bad(listed=listed, missed=1)

    def test_repair_entry_is_met_once_and_by_repairs_only(self):
        entry = {"id": "lost", "rule": "repair", "once": True, "units": ["某局"]}
        expected = {**EXPECTED, "must_report": [*EXPECTED["must_report"], entry]}
        self.assert_bad(expected, missed=1)
        repair = {"document": "sha256:1", "raw": "——", "text": "某局", "rule": "name.elimination"}
        self.output["repairs"] = [repair]
        self.assertTrue(evaluate(self.output, expected).good)
        self.output["repairs"] *= 2
        self.assert_bad(expected, extra=1)

    def test_note_on_an_unread_name_quotes_it_but_is_no_repair(self):
        garbled = {"id": "garbled", "rule": "repair", "texts": ["田弘川"]}
        lost = {"id": "lost", "rule": "repair", "units": ["某局"]}
        expected = {**EXPECTED, "must_report": [*EXPECTED["must_report"], garbled, lost]}
        message = 'no unit is known by the name "田弘川" (某局?)'
        self.output["notes"] = [{"document": "sha256:1", "line": 3, "message": message}]
        outcome = self.assert_bad(expected, missed=1)
        self.assertEqual(outcome.missed[0][0], "lost")
        self.output["notes"][0]["document"] = "sha256:2"
        self.assert_bad(expected, missed=2)

    def test_repair_entry_needs_every_text_quoted(self):
        entry = {"id": "garbled", "rule": "repair", "once": False, "texts": ["即11", "分纪"]}
        self.output["repairs"] = [
            {"document": "sha256:1", "raw": "即11", "text": "部门", "rule": "header.by_part"}
        ]
        self.assert_bad({"must_report": [*EXPECTED["must_report"], entry]}, missed=1)


class Numbers(unittest.TestCase):
    def test_are_compared_as_values(self):
        text = printed.Printed({"message": "共 72，201 件（９8.50%），去年1,234,567", "computed": "98.5842"})
        for number in ("98.5", "1234567", "98.58", "98.6"):
            self.assertTrue(text.has_number(number), number)
        self.assertTrue(printed.Printed({"message": "第1,2345号"}).has_number("2345"))
        for number in ("98.59", "99", "234567", "8.5", "98.584"):
            self.assertEqual(text.has_number(number), number == "98.584", number)

    def test_of_names_for_programs_do_not_count(self):
        self.assertFalse(
            printed.Printed(
                {"id": "21", "rule": "21", "power": "21", "operands": [{"row": 21}]}
            ).has_number("21")
        )

    def test_of_the_prose_have_one_of_three_fates(self):
        counts = prose.count(
            [{"fate": "claimed"}, {"fate": "typed"}, {"fate": "typed"}, {"fate": ""}, {}]
        )
        self.assertEqual(counts, {"claimed": 1, "typed": 2, "unclaimed": 0, "other": 2})


class LostNumbers(unittest.TestCase):
    TEXT = "共162件,其中3\n0件\n附件 1:\n2023年评价表\n甲\n5\n备注:截止31日\n另有7件"
    TABLE = {"title": "2023年评价表", "notes": ["备注:截止31日"], "cells": [{"line": 5}, {"line": 6}]}
    NUMBERS = [{"line": 1, "text": "162件"}, {"line": 1, "text": "3\n0件"}, {"line": 8, "text": "7件"}]

    def test_are_none_if_listed_or_in_a_table(self):
        self.assertEqual(prose.lost(self.TEXT, self.NUMBERS, [self.TABLE]), [])

    def test_are_found_line_by_line(self):
        self.assertEqual(prose.lost(self.TEXT, self.NUMBERS[:2], [self.TABLE]), [(8, "7")])
        moved = [*self.NUMBERS[:2], {"line": 5, "text": "7件"}]
        self.assertEqual(prose.lost(self.TEXT, moved, [self.TABLE]), [(8, "7")])

    def test_of_a_table_that_was_not_read_are_lost(self):
        expected = [(4, "2023"), (6, "5"), (7, "31")]
        self.assertEqual(prose.lost(self.TEXT, self.NUMBERS, []), expected)

    def test_are_not_part_of_a_longer_number(self):
        self.assertEqual(prose.lost("16件", [{"line": 1, "text": "162件"}], []), [(1, "16")])


class Evidence(unittest.TestCase):
    PAGES = [[((10, 10, 60, 20), "共受理诉求162件。"), ((70, 10, 90, 20), "1 53")]]

    def test_text_in_a_word_or_over_words_is_found(self):
        for text, box in (("162", [40, 11, 50, 19]), ("1 53", [71, 11, 89, 19])):
            self.assertEqual(
                evidence.misplaced(
                    finding("f", operands=[operand(text=text, box=box)]), self.PAGES
                ),
                [],
            )

    def test_text_elsewhere_is_misplaced(self):
        for text, box in (
            ("162", [71, 11, 89, 19]),
            ("162", [40, 30, 50, 40]),
            ("163", [40, 11, 50, 19]),
        ):
            self.assertEqual(
                len(
                    evidence.misplaced(
                        finding("f", operands=[operand(text=text, box=box)]), self.PAGES
                    )
                ),
                1,
            )


def table(rows, spans=()):
    covered = {
        (r + i, c + j)
        for r, c, down, right in spans
        for i in range(down)
        for j in range(right)
        if i or j
    }
    sizes = {(r, c): (down, right) for r, c, down, right in spans}
    found = [
        {
            "row": r,
            "column": c,
            "row_span": sizes.get((r, c), (1, 1))[0],
            "column_span": sizes.get((r, c), (1, 1))[1],
            "text": text,
            "page": 1,
            "box": [0, 0, 1, 1],
        }
        for r, texts in enumerate(rows)
        for c, text in enumerate(texts)
        if (r, c) not in covered
    ]
    return {"rows": rows, "cells": found}


class Cells(unittest.TestCase):
    ROWS = [["甲", "", "乙"], ["1", "2", "3"]]
    TRUE = cells.truth_cells(ROWS, {(0, 0): (1, 2)})

    def test_of_a_spanning_header_are_exact(self):
        self.assertEqual(cells.found_cells(table(self.ROWS, [(0, 0, 1, 2)])), self.TRUE)

    def test_without_the_span_are_wrong(self):
        found = cells.found_cells(table(self.ROWS))
        self.assertEqual(cells.score(found, self.TRUE), cells.Score(right=4, found=6, true=5))

    def test_that_overlap_or_have_no_place_or_differ_from_the_rows_are_refused(self):
        overlapping = table(self.ROWS, [(0, 0, 1, 2)])
        overlapping["cells"][0]["column_span"] = 3
        unplaced = table(self.ROWS)
        del unplaced["cells"][0]["box"]
        other_rows = {**table(self.ROWS), "rows": [["丙", "", "乙"], ["1", "2", "3"]]}
        for wrong in (overlapping, unplaced, other_rows):
            with self.assertRaises(ValueError):
                cells.found_cells(wrong)

    def test_of_a_table_too_many_or_too_few_count(self):
        other = cells.truth_cells([["丙"]], {})
        self.assertEqual(cells.align([other, self.TRUE], [self.TRUE]), [(0, None), (1, 0)])
        self.assertEqual(cells.align([self.TRUE], [other, self.TRUE]), [(None, 0), (0, 1)])
        self.assertEqual(cells.score(set(), self.TRUE).recall, 0)
        self.assertEqual(cells.score(other, set()).precision, 0)


class Layouts(unittest.TestCase):
    def test_without_a_table_allow_none_to_be_read(self):
        self.assertTrue(layouts.holds("none", 0, cells.Score()))
        self.assertFalse(layouts.holds("none", 1, cells.Score(right=0, found=4, true=0)))

    def test_that_are_ruled_allow_no_wrong_cell(self):
        self.assertTrue(layouts.holds("ruled", 1, cells.Score(right=999, found=999, true=999)))
        self.assertFalse(layouts.holds("ruled", 1, cells.Score(right=998, found=999, true=998)))

    def test_that_are_not_ruled_allow_two_cells_in_a_hundred_to_be_lost_or_added(self):
        self.assertTrue(layouts.holds("other", 1, cells.Score(right=98, found=100, true=100)))
        self.assertFalse(layouts.holds("other", 1, cells.Score(right=97, found=97, true=100)))
        self.assertFalse(layouts.holds("other", 1, cells.Score(right=97, found=100, true=97)))

    def test_name_row_column_and_both_spans_of_a_cell_in_that_order(self):
        true = layouts.true_cells({"rows": [["甲", "", "乙"]], "spans": [[0, 0, 1, 2]]})
        self.assertEqual(true, {cells.Cell(0, 0, 1, 2, "甲"), cells.Cell(0, 2, 1, 1, "乙")})


class Mutants(unittest.TestCase):
    FILES = [pathlib.Path(f"/m/{name}.pdf") for name in "abc"]

    def tally(self, command="info", **changes):
        result = mutants.Tally()
        run = {"status": 3, "output": "", "errors": "", "seconds": 0, "megabytes": 0, **changes}
        result.add(command, self.FILES, mutants.Run(**run))
        return result

    def test_are_the_same_for_the_same_seed_only(self):
        sources = mutants.sources(None)
        first = [mutants.mutant(sources, 1, number) for number in range(20)]
        self.assertEqual(first, [mutants.mutant(sources, 1, number) for number in range(20)])
        self.assertNotEqual(first, [mutants.mutant(sources, 2, number) for number in range(20)])

    def test_that_are_neither_read_nor_named_are_lost(self):
        errors = "gouji: /m/b.pdf: not a readable PDF file: /m/c.pdf\n"
        for command, output in (
            ("info", "/m/a.pdf\n  format pdf, 1 page(s)\n"),
            ("tables", '[{"path": "/m/a.pdf", "tables": []}]'),
        ):
            tally = self.tally(command, output=output, errors=errors)
            self.assertEqual(tally.read, 1)
            self.assertEqual(dict(tally.refused), {"not a readable PDF file": 1})
            self.assertEqual((tally.lost, tally.faults), (["/m/c.pdf"], []))

    def test_are_faults_with_another_status_no_json_or_a_report_of_a_sanitizer(self):
        self.assertEqual(len(self.tally(status=-11).faults), 1)
        self.assertEqual(len(self.tally("tables", output='[{"path": ').faults), 1)
        report = "==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x1"
        self.assertEqual(len(self.tally(errors=report).faults), 1)


if __name__ == "__main__":
    unittest.main()
