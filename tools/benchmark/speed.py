"""bench speed: processor time and memory of `gouji check` beside `pdftotext -bbox`."""

import json
import os
import pathlib
import statistics
import subprocess
import sys

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


# Linux counts to the peak of a program what its parent held when it was started, so that a small
# process of its own starts it: this one may have read pictures.
_STARTER = """
import json, os, sys, time
command = sys.argv[1:]
start = time.monotonic()
null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
child = os.posix_spawnp(command[0], command, os.environ, file_actions=null)
_, status, usage = os.wait4(child, 0)
seconds = usage.ru_utime + usage.ru_stime
print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss, time.monotonic() - start]))
"""


def measure(command):
    """(seconds of user and system time, peak megabytes, seconds by the clock) of one command."""
    starter = [sys.executable, "-I", "-S", "-c", _STARTER, *map(str, command)]
    done = subprocess.run(starter, capture_output=True, text=True)
    if done.returncode != 0:
        raise program.BenchError(f"{command[0]}: {done.stderr.strip().splitlines()[-1]}")
    status, seconds, peak, clock = json.loads(done.stdout)
    if status not in (0, 1, 3):
        raise program.BenchError(f"{' '.join(map(str, command))}: exit status {status}")
    # ru_maxrss counts units of 1024 bytes on Linux.
    return seconds, peak * 1024 / 1e6, clock


def _pdftotext(files):
    return sum(measure(["pdftotext", "-bbox", str(f), os.devnull])[0] for f in files)


def compare(command, files, runs):
    """(median seconds of `command` over all files, of pdftotext, peak megabytes of `command`)."""
    ours, theirs, memory = [], [], 0.0
    for _ in range(runs):
        seconds, megabytes, _ = measure([*command, *map(str, files)])
        ours.append(seconds)
        memory = max(memory, megabytes)
        theirs.append(_pdftotext(files))
    return statistics.median(ours), statistics.median(theirs), memory


def _milliseconds(seconds):
    return f"{1000 * seconds:.1f}"


def run(options, programs):
    gouji = programs.gouji
    good = program.is_release(gouji)
    if not good:
        print(f"{gouji} is not from a release build: its times say nothing")
    files = [str(f) for f in (options.files or program.pdf_fixtures())]
    groups = [(pathlib.Path(f).name, [f]) for f in files]
    if len(files) > 1:
        groups.append(("all in one run", files))
    rows = []
    for name, group in groups:
        pages = sum(map(program.page_count, group))
        ours, theirs, memory = compare([gouji, "check", "--format", "json"], group, options.runs)
        times = [_milliseconds(ours / pages), _milliseconds(theirs / pages)]
        rows.append([name, pages, *times, f"{ours / theirs:.2f}", f"{memory:.0f}"])
    header = ["files", "pages", "gouji ms/page", "pdftotext ms/page", "ratio", "peak MB"]
    program.print_table(header, rows)
    # `ours`, `theirs` and `memory` are now of the last row, the run over all files: a single small
    # file mostly measures the start.
    print(
        f"floors: ratio {ours / theirs:.3f} of at most {MOST_TIMES_PDFTOTEXT}, "
        f"peak {memory:.1f} MB of at most {MOST_MEGABYTES}"
    )
    return good and ours <= MOST_TIMES_PDFTOTEXT * theirs and memory <= MOST_MEGABYTES
