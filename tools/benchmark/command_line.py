"""The command line of tools/bench."""

import argparse
import pathlib
import shlex
import sys

from benchmark import (
    cells,
    expected,
    jobs,
    layouts,
    mutants,
    program,
    prose,
    rescans,
    scan_speed,
    scans,
    speed,
    start_up,
    structure,
    vectors,
)

# Subcommand -> (module, what it measures). A module has add_arguments(parser) and
# run(options, programs), which prints its figures and returns whether every stated floor holds.
MEASUREMENTS = {
    "expected": (
        expected,
        "findings on the fixtures against their expected.yaml: all must be met, none may be extra",
    ),
    "cells": (
        cells,
        "tables of the PDF fixtures, cell by cell: precision and recall must be 1.000",
    ),
    "tables": (
        structure,
        "tables of the PDFs in --shared against the truth of others, their cost over `pdftotext -bbox`",
    ),
    "layouts": (
        layouts,
        "made tables in many styles, cell by cell: 1.000 exact where ruled, 0.98 elsewhere, "
        "and no table where there is none",
    ),
    "numbers": (
        prose,
        "numbers of the prose: claimed, typed, unclaimed; none may be anything else",
    ),
    "vectors": (vectors, "a file of test vectors of numbers or unit names"),
    "mutants": (
        mutants,
        "damaged PDFs: each must be read or named in a message, within the limits of a worker",
    ),
    "speed": (
        speed,
        "processor time of `gouji check` over `pdftotext -bbox` (at most 1.5) and memory (150 MB)",
    ),
    "start-up": (start_up, "time of `gouji --help` (at most 15 ms) beside `pdftotext -v`"),
    "jobs": (
        jobs,
        "time of two jobs over one, beside that of two programs at once (at least 0.9 of it)",
    ),
    "scans": (
        scans,
        "made scans at levels of damage, cell by cell, with what arithmetic mends; not part of all, "
        "as it takes an hour",
    ),
    "rescans": (
        rescans,
        "the bulletins printed and scanned: the findings of the PDFs, and no other",
    ),
    "scan-speed": (
        scan_speed,
        "processor time of `gouji tables` on scans over `tesseract` (at most 0.8) and memory (400 MB)",
    ),
}
WITH_SHARED = [["expected", "--shared"], ["numbers", "--shared"], ["tables", "--shared"]]
WITHOUT_FILES = ["expected", "cells", "layouts", "numbers", "mutants", "speed", "start-up", "jobs"]
VECTORS = ["vectors/numbers.tsv", "vectors/units.tsv"]


def parser():
    result = argparse.ArgumentParser(
        prog="tools/bench",
        description="Measures gouji. Without a measurement: all that need only the repository. "
        "Exit status: 0 every floor holds, 1 one is missed, 2 it could not be measured.",
    )
    result.add_argument("--shared", metavar="DIR", help="also measure on DIR/seeds and DIR/vectors")
    result.add_argument(
        "--gouji", metavar="PATH", help="measure this program instead of building a release"
    )
    commands = result.add_subparsers(dest="measurement", metavar="MEASUREMENT")
    for name, (module, text) in MEASUREMENTS.items():
        # In the subcommand an option that is left out must not hide the one before the subcommand.
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        command.add_argument(
            "--gouji", metavar="PATH", default=argparse.SUPPRESS, help="measure this program"
        )
        module.add_arguments(command)
    return result


def _measure(options, arguments, programs):
    """Runs one measurement under the command that repeats it; returns the exit status it asks for."""
    print(f"\n== tools/bench {shlex.join(arguments)}", flush=True)
    try:
        good = MEASUREMENTS[options.measurement][0].run(options, programs)
    except program.BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    sys.stdout.flush()
    # Not on standard output: there the figures are the last line.
    if not good:
        print(f"bench: {options.measurement} is below the floor", file=sys.stderr)
    return 0 if good else 1


def _all(shared):
    measurements = [[name] for name in WITHOUT_FILES]
    if shared:
        measurements += [[*command, shared] for command in WITH_SHARED]
        measurements += [["vectors", str(pathlib.Path(shared) / name)] for name in VECTORS]
    return measurements


def main(arguments):
    options = parser().parse_args(arguments)
    programs = program.Programs(options.gouji)
    if options.measurement:
        return _measure(options, arguments, programs)
    states = []
    for measurement in _all(options.shared):
        status = _measure(parser().parse_args(measurement), measurement, programs)
        states.append((shlex.join(measurement), status))
    print()
    words = ["ok", "below the floor", "not measured"]
    program.print_table(
        ["measurement", "result"], [(name, words[status]) for name, status in states]
    )
    return max(status for _, status in states)
