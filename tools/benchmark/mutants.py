"""bench mutants: damaged copies of PDFs. Each must be read, or named in a message."""

import collections
import dataclasses
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time
import zlib

from benchmark import program

COUNT = 3000
BATCH = 100  # Files of one run; the more, the more share a worker.
FIXTURES = program.ROOT / "fixtures"
BOMBS = [FIXTURES / "reader" / name for name in ("bomb_of_memory.pdf", "bomb_of_time.pdf")]
SHARED = ["zh_tables", "icdar2013/eu"]
MOST_SECONDS = 60  # Of one worker, as `gouji --help` says.
# What a worker may take (512 MB, the default), what is there before it begins, and the file.
MOST_MEGABYTES = 512 * 1.048576 + 60
SHOWN_MESSAGES = 10

# Where things go wrong: nothing, turned signs, more than 16, 31, 32 and 64 bits, no end of digits.
NUMBERS = [b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999"]
NUMBERS += [b"-2147483648", b"0.0000001", b"-1000000", b"1" + b"0" * 40]


def add_arguments(parser):
    parser.add_argument(
        "--count", type=int, default=COUNT, metavar="N", help=f"how many mutants ({COUNT})"
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="S", help="other mutants for each number (1)"
    )
    parser.add_argument("--shared", metavar="DIR", help="also of the PDFs in " + ", ".join(SHARED))
    parser.add_argument("--keep", metavar="DIR", help="leave the mutants in this folder")


def flipped(data, _, dice):
    """Some bytes changed."""
    data = bytearray(data)
    for _ in range(dice.choice([1, 2, 5, 40])):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def cut(data, _, dice):
    """The end or a piece from the middle is missing."""
    begin = dice.randrange(len(data))
    end = len(data) if dice.random() < 0.4 else begin + dice.randint(1, 2000)
    return data[:begin] + data[end:]


def spliced(data, other, dice):
    """A piece of another file stands somewhere, over what was there or between."""
    begin = dice.randrange(len(other))
    piece = other[begin : begin + dice.randint(1, 5000)]
    at = dice.randrange(len(data))
    return data[:at] + piece + data[at + (len(piece) if dice.random() < 0.5 else 0) :]


def with_other_numbers(data, places, dice):
    """`data` with some of the numbers at `places`, which ascend, changed."""
    chosen = dice.sample(places, min(len(places), dice.randint(1, 6)))
    for begin, end in sorted(chosen, reverse=True):
        near = b"%d" % (int(float(data[begin:end][:15])) + dice.choice([-1, 1, 10]))
        same_length = bytes(dice.choice(b"0123456789") for _ in range(end - begin))
        number = dice.choice([*NUMBERS, near, near, data[begin:end] + b"0", *[same_length] * 12])
        data = data[:begin] + number + data[end:]
    return data


def numbers_in(data):
    return [match.span() for match in re.finditer(rb"-?\d+(?:\.\d+)?", data)]


def packed_streams(data):
    """(begin, end) of the compressed streams."""
    found = re.finditer(rb"/Filter[^\0]{0,300}?stream\r?\n(.*?)endstream", data, re.DOTALL)
    return [match.span(1) for match in found]


def renumbered(data, _, dice):
    """Some numbers are others: lengths, offsets, references, sizes, coordinates."""
    streams = packed_streams(data)  # They hold digits by chance only.
    places, next_stream = [], 0
    for begin, end in numbers_in(data):
        while next_stream < len(streams) and streams[next_stream][1] <= begin:
            next_stream += 1
        if next_stream == len(streams) or end <= streams[next_stream][0]:
            places.append((begin, end))
    return with_other_numbers(data, places, dice)


def repacked(data, other, dice):
    """A compressed stream holds other numbers; where it stands and what follows is unhurt."""
    streams = packed_streams(data)
    dice.shuffle(streams)
    for begin, end in streams:
        try:
            content = zlib.decompressobj().decompress(data[begin:end])
        except zlib.error:
            continue
        changed = with_other_numbers(content, numbers_in(content), dice)
        packed = zlib.compress(changed, 9)
        if changed != content and len(packed) <= end - begin:
            return data[:begin] + packed.ljust(end - begin, b"\0") + data[end:]
    return flipped(data, other, dice)


KINDS = [flipped, cut, spliced, renumbered, repacked, repacked]


def mutant(sources, seed, number):
    """(name, bytes) of mutant `number`: the same for the same sources and seed."""
    dice = random.Random(f"{seed} {number}")
    source, other = dice.choice(sources), dice.choice(sources)
    kind = dice.choice(KINDS)
    data = kind(source.read_bytes(), other.read_bytes(), dice)
    return f"{number:05}-{kind.__name__}-{source.name}", data


@dataclasses.dataclass
class Run:
    """One run of gouji. `megabytes` is the peak of its largest process."""

    status: int
    output: str
    errors: str
    seconds: float
    megabytes: float


def run_in(folder, command):
    """Runs `command` where it finds an empty folder to work in and another for temporary files."""
    with open(folder / "output", "w+b") as output, open(folder / "errors", "w+b") as errors:
        try:
            child = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                cwd=folder / "work",
                env={**os.environ, "TMPDIR": str(folder / "temporary")},
            )
        except OSError as error:
            raise program.BenchError(f"{command[0]}: {error.strerror}") from error
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (output, errors):
            stream.seek(0)
            texts.append(stream.read().decode(errors="replace"))
    # ru_maxrss counts units of 1024 bytes on Linux, and the workers that were waited for.
    return Run(
        child.returncode, *texts, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6
    )


def read_paths(command, output):
    """The files that are among the results of `gouji tables` or `gouji info`."""
    if command == "tables":
        return {document["path"] for document in json.loads(output)}
    return {line for line in output.splitlines() if line.startswith("/")}


def messages(errors, files):
    """File -> what standard error says of it, without what is quoted."""
    found = {}
    for line in errors.splitlines():
        match = re.match(r"gouji: (/.*?\.pdf): (.*)", line)
        if match and match[1] in files:
            found.setdefault(match[1], match[2].split(": ")[0])
    return found


@dataclasses.dataclass
class Tally:
    read: int = 0
    refused: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    lost: list = dataclasses.field(default_factory=list)
    faults: list = dataclasses.field(default_factory=list)
    seconds: float = 0
    slowest: float = 0
    megabytes: float = 0

    def add(self, command, files, run):
        self.seconds += run.seconds
        self.slowest = max(self.slowest, run.seconds)
        self.megabytes = max(self.megabytes, run.megabytes)
        names = {str(file) for file in files}
        if run.status not in (0, 3):
            self.faults.append(f"exit status {run.status}: {run.errors.strip()[-300:]}")
        try:
            read = read_paths(command, run.output) & names
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            self.faults.append(f"the output is no JSON of documents: {error}")
            read = set()
        refused = messages(run.errors, names - read)
        self.read += len(read)
        self.refused.update(refused.values())
        self.lost += sorted(names - read - set(refused))
        for report in re.findall(r"(?:ERROR: \w+Sanitizer|runtime error): .*", run.errors):
            self.faults.append(report)


def leftovers(folder):
    """What a run left behind where it worked."""
    return [str(path) for part in ("work", "temporary") for path in (folder / part).iterdir()]


def sources(shared):
    files = sorted(FIXTURES.rglob("*.pdf"))
    for name in SHARED if shared else []:
        found = sorted((pathlib.Path(shared) / name).glob("*.pdf"))
        if not found:
            raise program.BenchError(f"no PDF in {pathlib.Path(shared) / name}")
        files += found
    # A bomb that still works takes its minute for each of its mutants.
    return [file for file in files if file not in BOMBS]


def judge(name, tally, is_release):
    """Prints what became of the files; returns whether the floors hold."""
    refused = sum(tally.refused.values())
    print(f"{name}: {tally.read} read, {refused} refused, {len(tally.lost)} lost")
    for message, count in tally.refused.most_common(SHOWN_MESSAGES):
        print(f"  {count:5}  {message}")
    for path in tally.lost[:SHOWN_MESSAGES]:
        print(f"  lost: {path}")
    for fault in tally.faults[:SHOWN_MESSAGES]:
        print(f"  fault: {fault}")
    print(
        f"  {tally.seconds:.1f} s of processor time, {tally.slowest:.1f} s in the slowest run, "
        f"peak {tally.megabytes:.0f} MB"
    )
    within = tally.megabytes <= MOST_MEGABYTES or not is_release
    return within and not tally.lost and not tally.faults


def run_all(gouji, files, folder, is_release):
    good = True
    for command, options in (("tables", ["--format", "json"]), ("info", [])):
        tally = Tally()
        for begin in range(0, len(files), BATCH):
            batch = files[begin : begin + BATCH]
            done = run_in(folder, [gouji, command, "--lang", "en", *options, *batch])
            tally.add(command, batch, done)
            tally.faults += [f"left behind: {path}" for path in leftovers(folder)]
        good = judge(f"gouji {command}", tally, is_release) and good
    return good


def run_bombs(gouji, folder, is_release):
    rows, good = [], True
    for bomb in BOMBS:
        start = time.monotonic()
        done = run_in(folder, [gouji, "info", "--lang", "en", bomb])
        clock = time.monotonic() - start
        tally = Tally()
        tally.add("info", [bomb], done)
        within = done.seconds <= MOST_SECONDS + 2 and done.megabytes <= MOST_MEGABYTES
        good = good and not tally.lost and not tally.faults and (within or not is_release)
        outcome = "read" if tally.read else ", ".join(tally.refused) or "lost"
        times = [f"{done.seconds:.1f}", f"{clock:.1f}", f"{done.megabytes:.0f}"]
        rows.append([bomb.name, done.status, *times, outcome])
    program.print_table(["bomb", "status", "processor s", "clock s", "peak MB", "outcome"], rows)
    return good


def run(options, programs):
    gouji = pathlib.Path(programs.gouji).resolve()
    is_release = program.is_release(gouji)
    if not is_release:
        print(f"{gouji} is not from a release build: its memory and times say nothing")
    originals = sources(options.shared)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        mutants = pathlib.Path(options.keep or folder / "mutants").resolve()
        mutants.mkdir(parents=True, exist_ok=True)
        for part in ("work", "temporary"):
            (folder / part).mkdir()
        files = []
        for number in range(options.count):
            file_name, data = mutant(originals, options.seed, number)
            files.append(mutants / file_name)
            files[-1].write_bytes(data)
        print(f"{len(files)} mutants of {len(originals)} files, seed {options.seed}")
        good = run_all(gouji, files, folder, is_release)
        return run_bombs(gouji, folder, is_release) and good
