"""bench expected: what `gouji check` reports on the fixtures or seeds against expected.yaml."""

import argparse
import csv
import pathlib

import yaml

from benchmark import evaluation, evidence, program

# The seeds are the published texts whose figures the fixtures carry; so begin their names.
SEEDS = {
    "000": "quyuan-2023-05",
    "001": "haiyuan-2017",
    "002": "xiangtan-2024-11",
    "003": "junan-2021-w43",
    "004": "yueyang-2024-02-ocr",
}


def add_arguments(parser):
    parser.add_argument(
        "--inputs",
        nargs="+",
        metavar="FILE",
        help="files to check instead of the fixtures; needs --expected",
    )
    parser.add_argument(
        "--expected", metavar="FILE.yaml", help="what a run must and must not report on --inputs"
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        help="this bulletin of the fixtures only; may be repeated",
    )
    parser.add_argument(
        "--shared",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the seeds in DIR/seeds instead of the fixtures",
    )
    parser.add_argument("--brief", action="store_true", help="leave out what is met")


def load(path):
    with open(path, encoding="utf-8") as file:
        expected = yaml.safe_load(file)
    ids = [e["id"] for key in ("must_report", "must_not") for e in expected.get(key) or []]
    if not ids or len(ids) != len(set(ids)):
        raise program.BenchError(f"{path}: entries without ids of their own")
    return expected


def families():
    with open(pathlib.Path(__file__).with_name("families.yaml"), encoding="utf-8") as file:
        return yaml.safe_load(file)


def _fixture_jobs(only):
    """[(input, expected, rows of repairs.csv)] of every bulletin of the fixtures."""
    keys = sorted(program.BULLETINS.glob("*/expected.yaml"))
    names = [key.parent.name for key in keys]
    unknown = set(only or []) - set(names)
    if unknown or not keys:
        raise program.BenchError(
            f"no {', '.join(unknown) or 'expected.yaml'} in {program.relative(program.BULLETINS)}"
        )
    jobs = []
    for key in keys:
        if only and key.parent.name not in only:
            continue
        expected = load(key)
        if not expected.get("inputs"):
            raise program.BenchError(f"{program.relative(key)}: no inputs")
        jobs += [
            (program.BULLETINS / name, expected, _repairs(key.with_name("repairs.csv")))
            for name in expected["inputs"]
        ]
    return jobs


def _repairs(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _seed_jobs(shared):
    jobs = []
    for number, name in SEEDS.items():
        found = sorted(pathlib.Path(shared).glob(f"seeds/{number}_*.txt"))
        if len(found) != 1:
            raise program.BenchError(f"{len(found)} files {number}_*.txt in {shared}/seeds, not 1")
        jobs.append((found[0], load(program.BULLETINS / name / "expected.yaml"), []))
    return jobs


def _jobs(options):
    if options.inputs or options.expected:
        if not (options.inputs and options.expected):
            raise program.BenchError("--inputs and --expected go together")
        return [(pathlib.Path(name), load(options.expected), []) for name in options.inputs]
    return _seed_jobs(options.shared) if options.shared else _fixture_jobs(options.only)


def _check(gouji, path, expected, listed, known_families):
    command = [gouji, "check", "--format", "json", "--show", "all", "--lang", "zh", str(path)]
    status, output = program.run_json(command)
    outcome = evaluation.evaluate(str(path), output, expected, known_families, listed)
    outcome.name = path.name
    if status not in (0, 1):
        outcome.faults.append(f"exit status {status}")
    if path.suffix == ".pdf":
        pages = evidence.words_of(path)
        for finding in output.get("findings") or []:
            if finding.get("verdict") in evaluation.REPORTED:
                outcome.faults += evidence.misplaced(finding, pages)
    return outcome


def _print_details(outcome, brief):
    print(f"\n{outcome.name}")
    lists = [("missed", outcome.missed), ("extra", outcome.extra), ("forbidden", outcome.forbidden)]
    for title, entries in lists if brief else [("met", outcome.met), *lists]:
        for name, text in entries:
            print(f"  {title:10} {name}: {text}")
    for title, texts in (("unexpected", outcome.unexpected), ("fault", outcome.faults)):
        for text in texts:
            print(f"  {title:10} {text}")


def run(options, programs):
    known_families = families()
    jobs = _jobs(options)
    outcomes = [_check(programs.gouji, *job, known_families) for job in jobs]
    for outcome in outcomes:
        if not (options.brief and outcome.good):
            _print_details(outcome, options.brief)
    print()
    header = [
        "input",
        "met",
        "missed",
        "extra",
        "forbidden",
        "unexpected",
        "faults",
        "dependents",
        "other notes",
    ]
    columns = ["met", "missed", "extra", "forbidden", "unexpected", "faults"]
    rows = [
        [o.name, *(len(getattr(o, c)) for c in columns), o.dependents, o.notes] for o in outcomes
    ]
    rows.append(["total", *(sum(row[i] for row in rows) for i in range(1, len(header)))])
    program.print_table(header, rows)
    return all(outcome.good for outcome in outcomes)
