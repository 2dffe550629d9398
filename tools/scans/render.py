"""Writes the files of a scanned page: its image, that image as a PDF, and the truth."""

import json
import pathlib
import subprocess
import tempfile

import cv2
import numpy

from scans import damage, files, levels, pages, typeset


def make_page(set_name, entry, variant, scans, source):
    """Writes the files of the Scans of one page; `source` is noted in their truth."""
    cv2.setNumThreads(1)
    page = pages.make(entry, variant)
    sheet = typeset.typeset(page)
    for scan in scans:
        scan.folder.mkdir(parents=True, exist_ok=True)
        if scan.level == levels.PRINTED:
            typeset.print_pdf(page, scan.pdf)
            _write_truth(scan, _truth(page, sheet, set_name, scan), source)
            continue
        level = levels.LEVELS[scan.level]
        rng = numpy.random.default_rng(pages.seed_of(set_name, page.name, scan.level, scan.dpi))
        image, warp, stamp = damage.scan(sheet, level, scan.dpi, rng)
        image = numpy.ascontiguousarray(numpy.rot90(image, -page.turned))
        kind, data = files.encode(image, level)
        data = files.stamp_dpi(kind, data, scan.dpi)
        scan.image.write_bytes(data)
        scan.pdf.write_bytes(files.pdf([(kind, data, image, scan.dpi)]))
        lay = _how_it_lay(sheet, warp) | {"stamp": _rounded(stamp) if stamp else None}
        _write_truth(scan, _truth(page, sheet, set_name, scan) | lay, source)


def _write_truth(scan, truth, source):
    """After the other files of a scan, as a truth says that they are there."""
    truth["source"] = source
    scan.truth.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _table_truth(table, boxes, box):
    return {
        "title": table.title,
        "unit": table.measure,
        "rules": table.rules,
        "class": "ruled" if table.rules in typeset.ENCLOSED + ("open",) else "unruled",
        "box": _rounded(box),
        "header_rows": table.header_rows,
        "rows": table.grid(),
        "spans": [
            [c.row, c.column, c.row_span, c.column_span] for c in table.cells if (c.row_span, c.column_span) != (1, 1)
        ],
        "cells": [
            {
                "row": c.row,
                "column": c.column,
                "row_span": c.row_span,
                "column_span": c.column_span,
                "text": c.plain,
                "class": c.kind,
                "box": _rounded(boxes[c.row, c.column]),
            }
            for c in table.cells
        ],
    }


def _how_it_lay(sheet, warp):
    corners = [(x, y) for x0, y0, x1, y1 in sheet.tables for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    return {
        "warp": {
            "skew": round(numpy.degrees(warp.angle).item(), 4),
            "lean": [round(v, 5) for v in warp.lean],
            "curl": round(warp.curl, 3),
            # Where the corners of the tables lie on the scanned page before it is turned.
            "corners": [_rounded(warp.to_image(x, y)) for x, y in corners],
        }
    }


def _truth(page, sheet, set_name, scan):
    return {
        "name": page.name,
        "set": set_name,
        "level": scan.level,
        "dpi": scan.dpi,
        "page": {"width": sheet.width, "height": sheet.height, "turned": page.turned},
        "type": {"family": page.family, "digits": page.digits, "size": page.size},
        "tables": [_table_truth(t, b, box) for t, b, box in zip(page.tables, sheet.boxes, sheet.tables, strict=True)],
        "planted": page.planted,
    }


def _rounded(box):
    return [round(float(v), 2) for v in box]


def scan_pdf(path, level_name, dpi, out):
    """Prints a PDF and scans it: all pages at one level, as one PDF. Returns its path."""
    level = levels.LEVELS[level_name]
    scanned = []
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(typeset.INK_DPI), "-gray", str(path), f"{folder}/page"]
        subprocess.run(command, check=True)
        for number, printed in enumerate(sorted(pathlib.Path(folder).glob("page*")), 1):
            ink = 255 - cv2.imread(str(printed), cv2.IMREAD_GRAYSCALE)
            height, width = (n * 72 / typeset.INK_DPI for n in ink.shape)
            # Where its rules and tables are is not known, so none breaks, and a stamp falls anywhere.
            sheet = typeset.Sheet(width, height, ink, [], [], [])
            rng = numpy.random.default_rng(pages.seed_of(path.stem, number, level_name, dpi))
            image, _, _ = damage.scan(sheet, level, dpi, rng)
            kind, data = files.encode(image, level)
            scanned.append((kind, data, image, dpi))
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{path.stem}-{level_name}-{dpi}.pdf"
    target.write_bytes(files.pdf(scanned))
    return target
