"""Makes the pages of a set: sets/NAME.yaml lists them, sets/README.md tells the fields."""

import pathlib
import random
import zlib

import yaml

from scans import figures, model, planted, tables, typeset

SETS = pathlib.Path(__file__).resolve().parent / "sets"
ROOT = SETS.parents[2]
BULLETINS = ROOT / "fixtures" / "bulletins"
PAGE_FIELDS = {"name", "paper", "family", "digits", "size", "turned", "before", "after", "seed", "tables", "rules", "pitch"}


def seed_of(*words):
    """The same number for the same words on every machine."""
    return zlib.crc32("/".join(map(str, words)).encode())


def read_set(name):
    path = SETS / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in SETS.glob("*.yaml")))
        raise model.ScanError(f"no set {name} in {SETS}; there are {known}")
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    seen = set()
    for entry in entries:
        unknown = set(entry) - PAGE_FIELDS
        if unknown or entry["name"] in seen:
            raise model.ScanError(f"{path}: {entry['name']}: {', '.join(sorted(unknown)) or 'a second of this name'}")
        seen.add(entry["name"])
    return entries


def _told(text, total):
    """Prose with {received} and the like replaced by what the totals of the first table say."""
    if "{" not in text or total is None:
        return text
    style = figures.Style(False, False, "words")
    told = {k: figures.printed(figures.value_of(total, k, total), k, style) for k in figures.KEYS if _is_known(k, total)}
    return text.format(**told)


def _is_known(key, total):
    try:
        figures.value_of(total, key, total)
    except KeyError:
        return False
    return True


def make(entry, variant=0):
    """The Page of an entry; `variant` from 1: with the publisher's error of that number."""
    made = []
    for number, spec in enumerate(entry.get("tables", [])):
        seed = seed_of(entry.get("seed", 0), entry["name"], number)
        table, total = tables.make(spec, seed, BULLETINS)
        table.rules = spec.get("rules", entry.get("rules", "ruled"))
        table.pitch = spec.get("pitch", entry.get("pitch", table.pitch))
        if table.rules not in typeset.RULES:
            raise model.ScanError(f"{entry['name']}: rules {table.rules} is none of {', '.join(typeset.RULES)}")
        made.append((table, total))
    total = made[0][1] if made else None
    page = model.Page(
        name=entry["name"] + (f"+{variant}" if variant else ""),
        paper=entry.get("paper", "portrait"),
        family=entry["family"],
        digits=entry.get("digits", entry["family"]),
        size=float(entry["size"]),
        turned=entry.get("turned", 0),
        before=[_told(text, total) for text in entry.get("before", [])],
        tables=[table for table, _ in made],
        after=[_told(text, total) for text in entry.get("after", [])],
    )
    if variant:
        planted.plant(page, random.Random(seed_of("planted", entry["name"])), variant)
    return page
