"""tools/make_scans: makes test pages of scans and their truth."""

import argparse
import concurrent.futures
import dataclasses
import json
import pathlib
import subprocess
import sys
import tempfile
import zlib

import cv2
import numpy

from scans import choices, damage, files, levels, model, pages, typeset

RESOLUTIONS = (300, 200, 150)
OUT = pages.ROOT / "build" / "scans"


@dataclasses.dataclass(frozen=True)
class Scan:
    """One page at one level and resolution, as files of one stem."""

    folder: pathlib.Path
    page: str
    level: str
    dpi: int

    @property
    def stem(self):
        return f"{self.page}-{self.level}-{self.dpi}"

    @property
    def truth(self):
        return self.folder / f"{self.stem}.json"

    @property
    def pdf(self):
        return self.folder / f"{self.stem}.pdf"

    @property
    def image(self):
        level = levels.LEVELS[self.level]
        return self.folder / f"{self.stem}.{'tif' if level.bilevel else 'jpg' if level.quality else 'png'}"


def scans_of(set_name, chosen_levels=None, dpis=(300,), only=None, planted=0, out=OUT):
    """[Scan] of a set; with `planted` its pages with that many errors each, one on a page."""
    entries = {entry["name"]: entry for entry in pages.read_set(set_name)}
    unknown = set(only or []) - set(entries) | set(chosen_levels or []) - {levels.PRINTED, *levels.LEVELS}
    if unknown:
        raise model.ScanError(f"set {set_name} has no {', '.join(sorted(unknown))}")
    names = [name for name in entries if not only or name in only]
    if planted:
        names = [f"{name}+{n}" for name in names if _has_derived(entries[name], planted) for n in range(1, planted + 1)]
    return [Scan(out / set_name, n, level, dpi) for level in chosen_levels or levels.LEVELS for dpi in dpis for n in names]


def _has_derived(entry, planted):
    """Whether a page has figures enough that follow from others; tables of bulletins have errors of their own."""
    try:
        pages.make(entry, planted)
    except model.ScanError:
        return False
    return True


def source_of(entry):
    """A number that changes with what an entry says and with the code that makes pages of it."""
    code = b"".join(path.read_bytes() for path in sorted(pages.SETS.parent.glob("*.py")))
    return zlib.crc32(code + json.dumps(entry, sort_keys=True).encode())


def _is_made(scan, source):
    try:
        return json.loads(scan.truth.read_text(encoding="utf-8")).get("source") == source
    except (OSError, ValueError):
        return False


def make_missing(scans, set_name, jobs=1, force=False, tell=lambda line: None):
    """Makes those that are not there or out of date, typesetting a page once for all of its levels."""
    sources = {entry["name"]: source_of(entry) for entry in pages.read_set(set_name)}
    by_page = {}
    for scan in scans:
        if force or not _is_made(scan, sources[scan.page.split("+")[0]]):
            by_page.setdefault(scan.page, []).append(scan)
    if not by_page:
        return
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(_make_page, set_name, name, wanted) for name, wanted in by_page.items()]
        for done in concurrent.futures.as_completed(waiting):
            tell(done.result())


def _make_page(set_name, name, scans):
    cv2.setNumThreads(1)
    base, _, variant = name.partition("+")
    [entry] = [entry for entry in pages.read_set(set_name) if entry["name"] == base]
    page = pages.make(entry, int(variant or 0))
    sheet = typeset.typeset(page)
    for scan in scans:
        scan.folder.mkdir(parents=True, exist_ok=True)
        if scan.level == levels.PRINTED:
            typeset.print_pdf(page, scan.pdf)
            _write_truth(scan, _truth(page, sheet, set_name, scan), entry)
            continue
        level = levels.LEVELS[scan.level]
        rng = numpy.random.default_rng(pages.seed_of(set_name, name, scan.level, scan.dpi))
        image, warp, stamp = damage.scan(sheet, level, scan.dpi, rng)
        image = numpy.ascontiguousarray(numpy.rot90(image, -page.turned))
        kind, data = files.encode(image, level)
        data = files.stamp_dpi(kind, data, scan.dpi)
        scan.image.write_bytes(data)
        scan.pdf.write_bytes(files.pdf([(kind, data, image, scan.dpi)]))
        lay = _how_it_lay(sheet, warp) | {"stamp": _rounded(stamp) if stamp else None}
        _write_truth(scan, _truth(page, sheet, set_name, scan) | lay, entry)
    return f"{name}: {', '.join(f'{s.level}-{s.dpi}' for s in scans)}"


def _write_truth(scan, truth, entry):
    """After the other files of a scan, as a truth says that they are there."""
    truth["source"] = source_of(entry)
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


def scan_pdf(path, level_name, dpi, out=OUT / "printed"):
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


def chosen(options):
    return scans_of(options.set, options.levels, [int(dpi) for dpi in options.dpi], options.only, options.planted)


def main(arguments):
    likes = "; ".join(f"{name}: {level.like}" for name, level in levels.LEVELS.items())
    parser = argparse.ArgumentParser(
        prog="tools/make_scans",
        description=f"Makes test pages of scans in build/scans: image, PDF and truth (JSON). Levels of damage: {likes}; P: as printed, not scanned.",
    )
    choices.add(parser)
    parser.add_argument("--force", action="store_true", help="make also what is there and not out of date")
    parser.add_argument("--pdf", action="append", metavar="FILE.pdf", help="scan this PDF instead of a set; may be repeated")
    parser.add_argument("--list", action="store_true", help="only name the files")
    options = parser.parse_args(arguments)
    try:
        if options.pdf:
            for path in map(pathlib.Path, options.pdf):
                for level in options.levels or levels.LEVELS:
                    for dpi in options.dpi:
                        print(scan_pdf(path, level, int(dpi)), flush=True)
            return 0
        scans = chosen(options)
        if options.list:
            print("\n".join(str(scan.image) for scan in scans))
        else:
            make_missing(scans, options.set, options.jobs, options.force, lambda line: print(line, flush=True))
    except model.ScanError as error:
        print(f"make_scans: {error}", file=sys.stderr)
        return 2
    return 0
