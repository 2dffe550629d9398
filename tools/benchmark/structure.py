"""bench tables: the structure of tables on the PDFs of a shared folder, whose truth is not ours.

SHARED holds icdar2013/eu (PDFs with the truth of the competition), zh_tables (Chinese pages, some
with gold) and tools/score_tables.py (the competition's scorer).
"""

import argparse
import importlib.util
import pathlib
import unicodedata

from benchmark import program, speed

LEAST_DOCUMENT_F = 0.90
LEAST_FOUND = 0.95
MOST_PREDICTED = 1.10
LEAST_EXACT = 0.5
LEAST_RASTER_F = 0.97
MOST_TIMES_PDFTOTEXT = 1.2
MOST_MEGABYTES = 60

# Pages of zh_tables on which no table is printed.
WITHOUT_TABLE = ["plumber_issue-71-duplicate-chars.pdf", "playa_issue150_fontsize0.pdf"]
RASTER_WITHOUT_TABLE = ["tsr_wired_no_table.jpg", "mineru_small_ocr.pdf"]
ONE_LONG_TABLE = ("ipylibs_csrc.pdf", 85)


def add_arguments(parser):
    parser.add_argument("--shared", metavar="DIR", default=argparse.SUPPRESS, help="where the PDFs are")
    parser.add_argument("--per-document", action="store_true", help="print the score of each document")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of the timing (5)")


def _scorer(shared):
    path = shared / "tools" / "score_tables.py"
    if not path.exists():
        raise program.BenchError(f"no {path}")
    spec = importlib.util.spec_from_file_location("score_tables", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _plain(text):
    """Superscripts as the digits that they are: the truth does not know them."""
    return "".join(
        unicodedata.normalize("NFKC", c) if unicodedata.decomposition(c).startswith("<su") else c
        for c in text
    )


def _read(gouji, files):
    """{stem: tables in the form of the scorer} of one run over `files`."""
    status, output = program.run_json([gouji, "tables", "--format", "json", *files])
    if status not in (0, 3) or len(output) != len(files):
        raise program.BenchError(f"gouji tables: exit status {status}, {len(output)} files")
    return {
        pathlib.Path(file["path"]).stem: [
            {
                "page": table["page"],
                "last_page": table["last_page"],
                "cells": [
                    {
                        "r": c["row"],
                        "c": c["column"],
                        "rs": c["row_span"],
                        "cs": c["column_span"],
                        "text": _plain(c["text"]),
                    }
                    for c in table["cells"]
                ],
            }
            for table in file["tables"]
        ]
        for file in output
    }


def _measure_icdar(scorer, gouji, folder, per_document):
    documents = scorer.evaluate(str(folder), _read(gouji, sorted(folder.glob("*.pdf"))), None, False)
    if per_document:
        rows = [
            [name, f"{d['P']:.3f}", f"{d['R']:.3f}", f"{d['F']:.3f}", d["n_gt"], d["n_pred"], d["exact"]]
            for name, d in documents.items()
        ]
        program.print_table(["document", "P", "R", "F", "true", "found", "exact"], rows)
    total = scorer.summary(documents)
    true, found = total["tables_gt"], total["tables_pred"]
    print(
        f"icdar2013: document F {total['doc_F']:.4f} (at least {LEAST_DOCUMENT_F}), "
        f"{total['det_tp']} of {true} found, {found} predicted, {total['exact']} exact"
    )
    return (
        total["doc_F"] >= LEAST_DOCUMENT_F
        and total["det_tp"] >= LEAST_FOUND * true
        and found <= MOST_PREDICTED * true
        and total["exact"] >= LEAST_EXACT * true
    )


def _cell_f(scorer, gold, found):
    cells = [
        {
            (n, r, c, scorer.norm(text))
            for n, table in enumerate(document)
            for r, row in enumerate(table.grid)
            for c, text in enumerate(scorer.norm(table.cells[i][4]) if i is not None else "" for i in row)
        }
        for document in (scorer.load_pred(gold), scorer.load_pred(found))
    ]
    return 2 * len(cells[0] & cells[1]) / (len(cells[0]) + len(cells[1]))


def _measure_raster(scorer, gouji, folder):
    gold = scorer.json.load((folder / "gold_images.json").open(encoding="utf-8"))
    images = [path for path in sorted(folder.iterdir()) if path.stem in gold or path.name in RASTER_WITHOUT_TABLE]
    found = _read(gouji, images)
    good = True
    for stem, tables in gold.items():
        f = _cell_f(scorer, tables, found[stem])
        print(f"{stem}: cell F {f:.4f} (at least {LEAST_RASTER_F})")
        good &= f >= LEAST_RASTER_F
    for name in RASTER_WITHOUT_TABLE:
        count = len(found[pathlib.Path(name).stem])
        print(f"{name}: {count} tables (0 printed)")
        good &= count == 0
    return good


def _measure_chinese(scorer, gouji, folder):
    found = _read(gouji, sorted(folder.glob("*.pdf")))
    good = True
    for gold in sorted(folder.glob("*.gold.json")):
        for stem, tables in scorer.json.load(gold.open(encoding="utf-8")).items():
            f = _cell_f(scorer, tables, found[stem])
            print(f"{stem}: cell F {f:.4f}")
            good &= f == 1
    for name in WITHOUT_TABLE:
        count = len(found[pathlib.Path(name).stem])
        print(f"{name}: {count} tables (0 printed)")
        good &= count == 0
    name, pages = ONE_LONG_TABLE
    tables = found[pathlib.Path(name).stem]
    span = [table["last_page"] - table["page"] + 1 for table in tables]
    print(f"{name}: {len(tables)} table(s) over {span} pages (one over {pages})")
    return good and span == [pages]


def _measure_cost(gouji, files, runs):
    ours, theirs, memory = speed.compare(
        # Recognising pixels is measured by scan-speed; pdftotext does nothing of the kind.
        [gouji, "tables", "--ocr", "never", "--format", "json"], files, runs
    )
    pages = sum(map(program.page_count, files))
    print(
        f"{len(files)} files, {pages} pages: {1000 * ours / pages:.2f} ms/page, pdftotext -bbox "
        f"{1000 * theirs / pages:.2f}: ratio {ours / theirs:.2f} (at most {MOST_TIMES_PDFTOTEXT}), "
        f"peak {memory:.0f} MB (at most {MOST_MEGABYTES})"
    )
    return ours <= MOST_TIMES_PDFTOTEXT * theirs and memory <= MOST_MEGABYTES


def run(options, programs):
    if not getattr(options, "shared", None):
        raise program.BenchError("tables: --shared DIR says where the PDFs are")
    shared = pathlib.Path(options.shared)
    scorer, gouji = _scorer(shared), programs.gouji
    eu, chinese = shared / "icdar2013" / "eu", shared / "zh_tables"
    good = [
        _measure_icdar(scorer, gouji, eu, options.per_document),
        _measure_chinese(scorer, gouji, chinese),
        _measure_raster(scorer, gouji, chinese),
        _measure_cost(gouji, sorted([*eu.glob("*.pdf"), *chinese.glob("*.pdf")]), options.runs),
    ]
    return all(good)
