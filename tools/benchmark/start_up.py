"""bench start-up: how long `gouji --help` takes, beside `pdftotext -v`."""

import statistics

from benchmark import program, speed

RUNS = 100
MOST_MILLISECONDS = 15


def add_arguments(parser):
    parser.add_argument(
        "--runs",
        type=int,
        default=RUNS,
        metavar="N",
        help=f"runs of each, of which the median counts ({RUNS})",
    )


def run(options, programs):
    good = program.is_release(programs.gouji)
    if not good:
        print(f"{programs.gouji} is not from a release build: its times say nothing")
    commands = {"gouji --help": [programs.gouji, "--help"], "pdftotext -v": ["pdftotext", "-v"]}
    runs = {name: [] for name in commands}
    for _ in range(options.runs):  # Alternating, so that a busy moment of the machine meets both.
        for name, command in commands.items():
            runs[name].append(speed.measure(command))
    medians = {}
    for name, measured in runs.items():
        processor, _, clock = (1000 * statistics.median(column) for column in zip(*measured))
        medians[name] = clock
        print(f"{name}: {clock:.1f} ms, {processor:.1f} ms of processor time")
    ours = medians["gouji --help"]
    print(f"start-up: {ours:.1f} ms of at most {MOST_MILLISECONDS}")
    return good and ours <= MOST_MILLISECONDS
