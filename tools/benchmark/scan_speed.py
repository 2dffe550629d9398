"""bench scan-speed: processor time of `gouji tables` on scanned pages beside `tesseract`, one thread each."""

import os
import pathlib
import shutil
import statistics
import tempfile

from benchmark import program, scans, speed
from scans import choices

MOST_TIMES_TESSERACT = 0.8
MOST_MEGABYTES = 400


def add_arguments(parser):
    choices.add(parser)
    parser.add_argument("--format", choices=("pdf", "image"), default="image", help="what gouji reads (image)")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="runs of each, of which the median counts (1)")
    parser.add_argument("--ocrmypdf", action="store_true", help="also measure ocrmypdf, if it is installed")


def _median(command, runs):
    """(seconds of processor time, peak megabytes)"""
    measured = [speed.measure(command) for _ in range(runs)]
    return statistics.median(m[0] for m in measured), max(m[1] for m in measured)


def _commands(gouji, scan, options, folder):
    read = scan.pdf if options.format == "pdf" else scan.image
    commands = {
        "gouji": [gouji, "tables", "--format", "json", str(read)],
        "tesseract": ["tesseract", str(scan.image), f"{folder}/out", "-l", "chi_sim"],
    }
    if options.ocrmypdf and shutil.which("ocrmypdf"):
        text = ["ocrmypdf", "--jobs", "1", "--deskew", "--force-ocr", "-l", "chi_sim"]
        commands["ocrmypdf"] = [*text, str(scan.pdf), f"{folder}/out.pdf"]
    return commands


def run(options, programs):
    if not program.is_release(programs.gouji):
        print("not a release build: its times say nothing")
    if options.ocrmypdf and not shutil.which("ocrmypdf"):
        print("ocrmypdf is not installed")
    chosen = scans.make_missing(options)
    # For all of them, as a page is read by one thread.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    rows, sums, peak = [], {}, 0
    with tempfile.TemporaryDirectory() as folder:
        for scan in chosen:
            line = [scan.stem]
            for name, command in _commands(programs.gouji, scan, options, pathlib.Path(folder)).items():
                seconds, megabytes = _median(command, options.runs)
                sums.setdefault(scan.level, {}).setdefault(name, []).append(seconds)
                line += [f"{seconds:.2f}", f"{megabytes:.0f}"]
                peak = max(peak, megabytes if name == "gouji" else 0)
            rows.append([*line, f"{_ratio(sums[scan.level], -1):.2f}"])
    others = [part for name in list(next(iter(sums.values())))[1:] for part in (f"{name} s", "MB")]
    program.print_table(["page", "gouji s", "MB", *others, "gouji/tesseract"], rows)
    print()
    means = []
    for level, times in sums.items():
        means.append([level, len(times["gouji"]), *(f"{statistics.mean(t):.2f}" for t in times.values()), f"{_ratio(times):.2f}"])
    program.print_table(["level", "pages", *(f"{name} s" for name in times), "gouji/tesseract"], means)
    ours = sum(sum(times["gouji"]) for times in sums.values())
    theirs = sum(sum(times["tesseract"]) for times in sums.values())
    print(
        f"{len(chosen)} pages: {ours / len(chosen):.2f} s a page, tesseract {theirs / len(chosen):.2f}: ratio "
        f"{ours / theirs:.2f} (at most {MOST_TIMES_TESSERACT}), peak {peak:.0f} MB (at most {MOST_MEGABYTES})"
    )
    return ours <= MOST_TIMES_TESSERACT * theirs and peak <= MOST_MEGABYTES


def _ratio(times, page=None):
    ours, theirs = times["gouji"], times["tesseract"]
    return ours[page] / theirs[page] if page is not None else sum(ours) / sum(theirs)
