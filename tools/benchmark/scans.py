"""bench scans: test pages of scans, each cell against what was typeset.

Pages are made by tools/scans when they are missing. The floors are those that pages which the reader has
not seen must reach; a page whose grid is wrong loses all cells that are out of place.
"""

import collections
import concurrent.futures
import json

from benchmark import program, scan_score
from scans import choices

# Least shares at 300 dpi: exact numbers before and after arithmetic, grades, names, cells of ruled and of
# unruled tables in their place, numbers proved. None: no floor.
Floors = collections.namedtuple("Floors", "before after grades names ruled unruled proved", defaults=[None] * 7)
FLOORS = {
    "L0": Floors(0.9995, 1, 0.99, 0.99, 0.999, 0.97, 0.94),
    "L1": Floors(0.9995, 1, 0.99, 0.99, 0.999, 0.97, 0.94),
    "L2": Floors(0.996, 0.9995, 0.99, 0.99, 0.999, 0.97, 0.94),
    "L3": Floors(0.992, 0.999, None, 0.97, 0.999, None, 0.94),
    "L4": Floors(0.75, 0.90, None, None, 0.98),
    "L5": Floors(0.97, 0.997, None, None, 0.98),
}
FLOORS_200 = {"L0": Floors(0.999), "L1": Floors(0.999), "L2": Floors(0.98), "L3": Floors(0.95)}
MOST_PROVED_WRONG = 1e-4  # on L0 to L3
LEAST_REPORTED = 0.95  # of planted errors
SEVERE = ("critical", "error", "warning")


def add_arguments(parser):
    choices.add(parser)
    parser.add_argument("--format", choices=("pdf", "image"), default="pdf", help="what is read (pdf)")
    parser.add_argument("--verbose", action="store_true", help="print every cell that is not read as printed")


def floors_of(level, dpi):
    return {300: FLOORS, 200: FLOORS_200}.get(dpi, {}).get(level, Floors())


def read_page(gouji, path):
    """(the tables of a page, None if it could not be read; what was said of that)"""
    status, output, errors = program.run([gouji, "tables", "--format", "json", path])
    try:
        return [table for file in json.loads(output) for table in file["tables"]], ""
    except (json.JSONDecodeError, KeyError):
        return None, f"exit status {status}: {errors.strip()[:200]}"


def is_reported(findings, mistake):
    """Whether a finding of weight, which does not blame the reading, quotes the figure as printed."""
    printed = scan_score.folded(mistake["printed"])
    for finding in findings:
        kind = (finding.get("explanation") or {}).get("kind") or ""
        quoted = [finding.get("stated"), *(operand.get("text") for operand in finding.get("operands") or [])]
        if finding["severity"] in SEVERE and "reading" not in kind and "reading" not in finding["rule"]:
            if any(scan_score.folded(text or "") == printed for text in quoted):
                return True
    return False


def _findings(gouji, path):
    return program.run_json([gouji, "check", "--format", "json", "--jobs", "1", path])[1]["findings"]


def _measure(gouji, scan, options):
    """(Scan, Score, planted errors reported from the PDF with text, of these from the scan, what to say of the page)"""
    truth = json.loads(scan.truth.read_text(encoding="utf-8"))
    path = scan.pdf if options.format == "pdf" else scan.image
    found, said = read_page(gouji, path)
    score = scan_score.compare(truth, found)
    lines = [f"  {scan.stem}: {said}"] if said else []
    expected = kept = 0
    if mistakes := truth["planted"]:
        printed, scanned = _findings(gouji, scan.printed.pdf), _findings(gouji, path)
        mistakes = [mistake for mistake in mistakes if is_reported(printed, mistake)]
        lost = [mistake for mistake in mistakes if not is_reported(scanned, mistake)]
        expected, kept = len(mistakes), len(mistakes) - len(lost)
        lines += [f"  {scan.stem}: {m['printed']} for {m['consistent']} is not reported" for m in lost]
    if options.verbose:
        lines += _differences(scan, truth, found, score)
    return scan, score, expected, kept, lines


def _differences(scan, truth, found, score):
    lines = []
    shapes = [f"{len(t['rows'])}x{len(t['rows'][0])}" for t in truth["tables"]]
    read = [f"{len(t['rows'])}x{len(t['rows'][0]) if t['rows'] else 0}" for t in found or []]
    if shapes != read:
        lines.append(f"  {scan.stem}: tables of {', '.join(shapes) or 'nothing'} read as {', '.join(read) or 'nothing'}")
    return lines + [f"  {scan.stem}: {wrong}" for wrong in score.wrong]


def percent(share):
    return "" if share is None else f"{100 * share:.2f}"


def _row(level, dpi, score):
    cell = [percent(score.share(score.after, score.cells, kind)) for kind in scan_score.KINDS[1:]]
    numbers = score.cells["number"]
    return [
        f"{level} {dpi}",
        score.pages,
        f"{score.found_tables}/{score.tables}" + (f" +{score.extra_tables}" if score.extra_tables else ""),
        percent(score.share(score.placed, score.places, "ruled")),
        percent(score.share(score.placed, score.places, "unruled")),
        numbers,
        percent(score.share(score.before, score.cells, "number")),
        percent(score.share(score.after, score.cells, "number")),
        *cell,
        percent(score.proved / numbers if numbers else None),
        score.proved_wrong,
        f"+{score.changed_right} -{score.changed_wrong}",
    ]


HEADER = ["level", "pages", "tables", "ruled", "unruled", "numbers", "before", "after", *scan_score.KINDS[1:]]
HEADER += ["proved", "wrong", "mended"]


def missed(level, dpi, score):
    """What is below its floor: [(name, share, floor)]."""
    shares = Floors(
        score.share(score.before, score.cells, "number"),
        score.share(score.after, score.cells, "number"),
        score.share(score.after, score.cells, "grade"),
        score.share(score.after, score.cells, "name"),
        score.share(score.placed, score.places, "ruled"),
        score.share(score.placed, score.places, "unruled"),
        score.proved / score.cells["number"] if score.cells["number"] else None,
    )
    floors = floors_of(level, dpi)
    low = [
        (name, share, floor)
        for name, share, floor in zip(Floors._fields, shares, floors, strict=True)
        if share is not None and floor is not None and share < floor
    ]
    if level in ("L0", "L1", "L2", "L3") and score.proved_wrong > MOST_PROVED_WRONG * score.proved:
        low.append(("proved that are right", 1 - score.proved_wrong / score.proved, 1 - MOST_PROVED_WRONG))
    return low


def make_missing(options):
    """The chosen Scans, made where they are not there."""
    try:
        from scans import make, model
    except ImportError as error:
        raise program.BenchError(f"no {error.name}; tools/setup scans installs what is missing") from error
    try:
        scans = make.chosen(options)
        # Which planted errors can be reported at all is told from the pages as printed.
        printed = {scan.printed for scan in scans} if options.planted else set()
        make.make_missing({*scans, *printed}, options.set, options.jobs)
    except model.ScanError as error:
        raise program.BenchError(str(error)) from error
    return scans


def run(options, programs):
    scans = make_missing(options)
    gouji = programs.gouji
    sums, expected, quoted = {}, collections.Counter(), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for scan, score, reportable, kept, lines in pool.map(lambda s: _measure(gouji, s, options), scans):
            for line in lines:
                print(line, flush=True)
            key = scan.level, scan.dpi
            sums.setdefault(key, scan_score.Score()).__iadd__(score)
            expected[key] += reportable
            quoted[key] += kept
    program.print_table(HEADER, [_row(*key, score) for key, score in sums.items()])
    good = True
    for key, score in sums.items():
        for name, share, floor in missed(*key, score):
            good = False
            print(f"{key[0]} {key[1]}: {name} {percent(share)} (at least {percent(floor)})")
        if score.planted:
            good &= quoted[key] >= LEAST_REPORTED * expected[key] and not score.corrected
            print(
                f"{key[0]} {key[1]}: {score.planted} planted errors, {score.kept} read as printed, {score.corrected} "
                f"repaired away (0); {quoted[key]} reported as the publisher's of the {expected[key]} that are reported "
                f"from the PDF with text (at least {percent(LEAST_REPORTED)} %)"
            )
    return good
