"""bench vectors: how many lines of a file of test vectors are read right."""

import sys

from benchmark import program


def add_arguments(parser):
    parser.add_argument(
        "file", metavar="FILE.tsv", help="in the format of numbers.tsv or units.tsv"
    )


def run(options, programs):
    status, output, errors = program.run([programs.vectors, options.file])
    sys.stderr.write(errors)
    if status not in (0, 1):
        raise program.BenchError(f"{options.file}: exit status {status}")
    sys.stdout.write(output)
    return status == 0
