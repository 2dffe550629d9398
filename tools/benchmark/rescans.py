"""bench rescans: the bulletins printed and scanned, whose findings must be those of the PDFs."""

import collections
import dataclasses
import pathlib

from benchmark import program
from scans import levels, make

DPI = 300


@dataclasses.dataclass(frozen=True)
class Finding:
    """What a person would know it by again, wherever it stands on the page."""

    rule: str
    verdict: str
    stated: str
    computed: str
    explanation: str

    def __str__(self):
        return f"{self.rule} {self.verdict}: {self.stated} / {self.computed} ({self.explanation})"


def add_arguments(parser):
    parser.add_argument("--levels", metavar="L,...", default="L1,L2", help=f"of {', '.join(levels.LEVELS)} (L1,L2)")
    parser.add_argument("--verbose", action="store_true", help="print each finding that is lost or added")


def findings_of(gouji, path):
    """Of a file, with how often each stands in its report."""
    report = program.run_json([gouji, "check", "--format", "json", str(path)])[1]
    return collections.Counter(
        Finding(
            f["rule"],
            f["verdict"],
            str(f.get("stated")),
            str(f.get("computed")),
            str((f.get("explanation") or {}).get("kind")),
        )
        for f in report["findings"]
        if f["verdict"] not in ("holds", "unchecked")
    )


def _scan(path, level):
    """The scan of a PDF, made if it is not there or older than the PDF or than what makes scans."""
    folder = make.OUT / "printed"
    scan = folder / f"{path.stem}-{level}-{DPI}.pdf"
    sources = [path, *pathlib.Path(make.__file__).parent.glob("*.py")]
    if not scan.exists() or scan.stat().st_mtime < max(s.stat().st_mtime for s in sources):
        from scans import render

        render.scan_pdf(path, level, DPI, folder)
    return scan


def run(options, programs):
    rows, good = [], True
    for path in program.pdf_fixtures():
        printed = findings_of(programs.gouji, path)
        for level in options.levels.split(","):
            scanned = findings_of(programs.gouji, _scan(pathlib.Path(path), level))
            lost, more = printed - scanned, scanned - printed
            rows.append([path.stem, level, printed.total(), (printed & scanned).total(), lost.total(), more.total()])
            good &= not lost and not more
            if options.verbose:
                for sign, findings in (("-", lost), ("+", more)):
                    for finding in findings.elements():
                        print(f"{path.stem} {level} {sign} {finding}")
    program.print_table(["bulletin", "level", "findings", "same", "lost", "more"], rows)
    same, all_findings = sum(row[3] for row in rows), sum(row[2] for row in rows)
    print(f"{same} of {all_findings} findings again, {sum(row[5] for row in rows)} more (0)")
    return good
