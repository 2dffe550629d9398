"""The repairs of a run against expected.yaml and repairs.csv."""

import collections
import fnmatch
import re

from benchmark import printed

_HAN_BLANK_HAN = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")


def _values(entry, key):
    value = entry.get(key)
    return [] if value is None else value if isinstance(value, list) else [value]


def is_repair_entry(entry):
    """Whether a must_report entry asks for a repair instead of a finding."""
    return "repair" in _values(entry, "rule")


def from_notes(notes):
    """What a run could not read and left as it is, in the form of repairs that change nothing."""
    for note in notes:
        message = note.get("message") or ""
        unknown = message.startswith("no unit is known by the name")
        rule = "note.unknown_name" if unknown else "note"
        yield {"rule": rule, "raw": message, "text": None, "line": note.get("line")}


def _judge_entry(entry, repairs, outcome):
    texts, names = _values(entry, "texts"), _values(entry, "units")
    quoted = [(printed.Printed({"raw": r.get("raw"), "text": r.get("text")}), r) for r in repairs]
    lost = [text for text in texts if not any(p.has_text(text) for p, _ in quoted)]
    found = [
        repair
        for p, repair in quoted
        if any(p.has_text(text) for text in texts)
        or (names and repair.get("text") and all(map(p.has_text, names)))
    ]
    if not found or lost:
        outcome.missed.append((entry["id"], "no repair quotes " + ", ".join(lost or names)))
    elif entry.get("once") and len(found) > 1:
        outcome.extra.append((entry["id"], f"{len(found)} repairs speak of " + ", ".join(names)))
    else:
        outcome.met.append((entry["id"], f"[{found[0].get('rule')}] {found[0].get('raw')}"))


def _count(repairs, rules):
    return sum(
        any(fnmatch.fnmatchcase(r.get("rule") or "", rule) for rule in rules) for r in repairs
    )


def _is_wrap(row):
    """A name that keeps the blank of its line break is as published, not damaged."""
    return _HAN_BLANK_HAN.sub("", row["printed"]) == row["repaired"]


def _judge_listed(repairs, listed, outcome):
    """Each row of repairs.csv is one repair; a unit split over two rows ("a/b") has two lines."""
    got = collections.Counter((r.get("line"), r.get("raw"), r.get("text")) for r in repairs)
    split = {
        (line, "".join((r.get("raw") or "").split()), r.get("text"))
        for r in repairs
        for line in (r.get("line") or 0, (r.get("line") or 0) + 1)
    }
    for row in listed:
        key = (int(row["line"]), row["printed"], row["repaired"])
        if got[key] > 0:
            got[key] -= 1
        elif not _is_wrap(row) and not ("/" in key[1] and key in split):
            outcome.missed.append(("repairs.csv", f"line {key[0]}: {key[1]} -> {key[2]}"))


def judge(expected, repairs, kinds, listed, outcome):
    """`kinds`: kind of expected.yaml -> rules of the program; `listed`: the rows of repairs.csv."""
    for entry in filter(is_repair_entry, expected.get("must_report") or []):
        _judge_entry(entry, repairs, outcome)
    for kind, count in (expected.get("repairs") or {}).items():
        got = _count(repairs, kinds[kind])
        if got != count:
            outcome.missed.append((f"repairs.{kind}", f"{got} listed, not {count}"))
    _judge_listed(repairs, listed, outcome)
