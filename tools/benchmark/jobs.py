"""bench jobs: how much faster two jobs read a folder than one.

Two cores of a machine do not always do twice the work of one: they may share caches, memory or the core
itself. So two gouji of one job each are run side by side too, each over all of the files. Two free
cores give 2.00 there, and 1.8 of that is asked of two jobs: nine tenths of what the machine gives.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

from benchmark import program

COMMANDS = ("tables", "check")
COPIES = 4  # So that starting and the last document weigh little.
LEAST_OF_TWO = 0.9


def add_arguments(parser):
    parser.add_argument(
        "files", nargs="*", metavar="FILE.pdf", help="PDF files; without, those of the fixtures"
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each (5)")


def _seconds(*commands):
    """By the clock, until all of the commands that run at once have ended."""
    start = time.monotonic()
    running = [
        subprocess.Popen(c, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for c in commands
    ]
    for child in running:
        if child.wait() not in (0, 1, 3):
            raise program.BenchError(f"{child.args}: exit status {child.returncode}")
    return time.monotonic() - start


def _compare(gouji, command, folder, runs):
    """Median seconds of (one job, two jobs, two programs of one job)."""

    def jobs(count):
        return [gouji, command, "--format", "json", "--jobs", str(count), folder]

    times = [
        (_seconds(jobs(1)), _seconds(jobs(2)), _seconds(jobs(1), jobs(1))) for _ in range(runs)
    ]
    return [statistics.median(column) for column in zip(*times)]


def run(options, programs):
    gouji = programs.gouji
    if len(os.sched_getaffinity(0)) < 2:
        raise program.BenchError("jobs: this machine has one core only")
    files = options.files or [*program.pdf_fixtures(), *(program.ROOT / "fixtures/layouts").glob("*.pdf")]
    rows, good = [], program.is_release(gouji)
    with tempfile.TemporaryDirectory() as folder:
        for copy in range(COPIES):
            for file in map(pathlib.Path, files):
                shutil.copy(file, pathlib.Path(folder) / f"{copy}-{file.name}")
        for command in COMMANDS:
            one, two, side_by_side = _compare(gouji, command, folder, options.runs)
            share = (one / two) / (2 * one / side_by_side)
            good &= share >= LEAST_OF_TWO
            seconds = [f"{t:.2f}" for t in (one, two)]
            ratios = [f"{ratio:.2f}" for ratio in (one / two, 2 * one / side_by_side, share)]
            rows.append([f"gouji {command}", *seconds, *ratios])
    print(f"{COPIES * len(files)} files")
    program.print_table(
        ["command", "one job s", "two jobs s", "faster by", "two programs", "share of it"], rows
    )
    print(f"floor: two jobs give at least {LEAST_OF_TWO} of what two programs side by side give")
    return good
