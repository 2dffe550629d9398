"""bench speed: processor time and memory of `gouji check` beside `pdftotext -bbox` on the same files."""

import os
import pathlib
import statistics
import time

from benchmark import program

RUNS = 5  # Alternating, so that a busy moment of the machine meets both.
MOST_TIMES_PDFTOTEXT = 1.5
MOST_MEGABYTES = 150


def add_arguments(parser):
    parser.add_argument(
        "files", nargs="*", metavar="FILE.pdf", help="PDF files; without, those of the fixtures"
    )
    parser.add_argument(
        "--runs",
        type=int,
        default=RUNS,
        metavar="N",
        help=f"runs of each, of which the median counts ({RUNS})",
    )


def measure(command):
    """(seconds of user and system time, peak megabytes, seconds by the clock) of one command."""
    start = time.monotonic()
    null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    try:
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=null)
    except OSError as error:
        raise program.BenchError(f"{command[0]}: {error.strerror}") from error
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise program.BenchError(
            f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}"
        )
    # ru_maxrss counts units of 1024 bytes on Linux.
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6, time.monotonic() - start


def _pdftotext(files):
    return sum(measure(["pdftotext", "-bbox", f, os.devnull])[0] for f in files)


def _compare(gouji, files, runs):
    """(median seconds of gouji, of pdftotext, peak megabytes of gouji) for one run over `files`."""
    ours, theirs, memory = [], [], 0.0
    for _ in range(runs):
        seconds, megabytes, _ = measure([gouji, "check", "--format", "json", *files])
        ours.append(seconds)
        memory = max(memory, megabytes)
        theirs.append(_pdftotext(files))
    return statistics.median(ours), statistics.median(theirs), memory


def run(options, programs):
    gouji = programs.gouji
    good = program.is_release(gouji)
    if not good:
        print(f"{gouji} is not from a release build: its times say nothing")
    files = [str(f) for f in (options.files or program.pdf_fixtures())]
    rows = []
    groups = [(pathlib.Path(f).name, [f]) for f in files] + [("all in one run", files)]
    for name, group in groups if len(files) > 1 else groups[:1]:
        pages = sum(map(program.page_count, group))
        ours, theirs, memory = _compare(gouji, group, options.runs)
        rows.append(
            [
                name,
                pages,
                f"{1000 * ours / pages:.1f}",
                f"{1000 * theirs / pages:.1f}",
                f"{ours / theirs:.2f}",
                f"{memory:.0f}",
            ]
        )
    program.print_table(
        ["files", "pages", "gouji ms/page", "pdftotext ms/page", "ratio", "peak MB"], rows
    )
    starts = [measure([gouji, "--help"]) for _ in range(options.runs)]
    print(
        f"gouji --help: {1000 * statistics.median(s[2] for s in starts):.0f} ms, {1000 * statistics.median(s[0] for s in starts):.0f} ms of processor time"
    )
    # The floors are for the run over all files; a single small file mostly measures the start.
    ratio, memory = float(rows[-1][4]), float(rows[-1][5])
    print(
        f"floors: ratio {ratio:.2f} of at most {MOST_TIMES_PDFTOTEXT}, peak {memory:.0f} MB of at most {MOST_MEGABYTES}"
    )
    return good and ratio <= MOST_TIMES_PDFTOTEXT and memory <= MOST_MEGABYTES
