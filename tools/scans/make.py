"""tools/make_scans: makes test pages of scans and their truth."""

import argparse
import concurrent.futures
import dataclasses
import json
import pathlib
import sys
import zlib

from scans import choices, levels, model, pages

OUT = pages.ROOT / "build" / "scans"


@dataclasses.dataclass(frozen=True)
class Scan:
    """One page at one level and resolution, as files of one stem."""

    folder: pathlib.Path
    page: str
    level: str
    dpi: int

    @property
    def stem(self):
        return f"{self.page}-{self.level}-{self.dpi}"

    @property
    def printed(self):
        """The same page as printed."""
        return Scan(self.folder, self.page, levels.PRINTED, 300)

    @property
    def truth(self):
        return self.folder / f"{self.stem}.json"

    @property
    def pdf(self):
        return self.folder / f"{self.stem}.pdf"

    @property
    def image(self):
        level = levels.LEVELS[self.level]
        return self.folder / f"{self.stem}.{'tif' if level.bilevel else 'jpg' if level.quality else 'png'}"


def entry_of(set_name, page):
    """(the entry that a page is made of, its number of a planted error or 0) by the name of the page: base~version+error."""
    named, _, error = page.partition("+")
    base = named.partition("~")[0]
    [entry] = [entry for entry in pages.read_set(set_name) if entry["name"] == base]
    return entry | {"name": named}, int(error or 0)


def scans_of(set_name, chosen_levels=None, dpis=(300,), only=None, planted=0, versions=None, out=OUT):
    """[Scan] of a set; with `versions` these versions of its pages (other names, figures and damage) instead; with `planted`
    pages with that many errors each, one on a page."""
    entries = {entry["name"]: entry for entry in pages.read_set(set_name)}
    unknown = set(only or []) - set(entries) | set(chosen_levels or []) - {levels.PRINTED, *levels.LEVELS}
    if unknown:
        raise model.ScanError(f"set {set_name} has no {', '.join(sorted(unknown))}")
    names = [name for name in entries if not only or name in only]
    if versions:
        names = [f"{name}~{version}" for version in versions for name in names]
    if planted:
        names = [f"{name}+{n}" for name in names if _has_derived(set_name, name, planted) for n in range(1, planted + 1)]
    return [Scan(out / set_name, n, level, dpi) for level in chosen_levels or levels.LEVELS for dpi in dpis for n in names]


def _has_derived(set_name, page, planted):
    """Whether a page has figures enough that follow from others; tables of bulletins have errors of their own."""
    try:
        pages.make(entry_of(set_name, page)[0], planted)
    except model.ScanError:
        return False
    return True


def source_of(entry):
    """A number that changes with what an entry says and with the code that makes pages of it."""
    code = b"".join(path.read_bytes() for path in sorted(pages.SETS.parent.glob("*.py")))
    return zlib.crc32(code + json.dumps(entry, sort_keys=True).encode())


def _is_made(scan, source):
    try:
        return json.loads(scan.truth.read_text(encoding="utf-8")).get("source") == source
    except (OSError, ValueError):
        return False


def make_missing(scans, set_name, jobs=1, force=False, tell=lambda line: None):
    """Makes those that are not there or out of date, typesetting a page once for all of its levels."""
    sources = {page: source_of(entry_of(set_name, page)[0]) for page in {scan.page for scan in scans}}
    by_page = {}
    for scan in scans:
        if force or not _is_made(scan, sources[scan.page]):
            by_page.setdefault(scan.page, []).append(scan)
    if not by_page:
        return
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(_make_page, set_name, name, wanted) for name, wanted in by_page.items()]
        for done in concurrent.futures.as_completed(waiting):
            tell(done.result())


def _make_page(set_name, name, scans):
    # Here, so that only the processes that make pages hold what it takes; the memory of a program that
    # another one measures begins with that of the latter.
    from scans import render

    entry, error = entry_of(set_name, name)
    render.make_page(set_name, entry, error, scans, source_of(entry))
    return f"{name}: {', '.join(f'{s.level}-{s.dpi}' for s in scans)}"


def chosen(options):
    dpis = [int(dpi) for dpi in options.dpi]
    return scans_of(options.set, options.levels, dpis, options.only, options.planted, options.versions)


def main(arguments):
    likes = "; ".join(f"{name}: {level.like}" for name, level in levels.LEVELS.items())
    parser = argparse.ArgumentParser(
        prog="tools/make_scans",
        description=f"Makes test pages of scans in build/scans: image, PDF and truth (JSON). Levels of damage: {likes}; P: as printed, not scanned.",
    )
    choices.add(parser)
    parser.add_argument("--force", action="store_true", help="make also what is there and not out of date")
    parser.add_argument("--pdf", action="append", metavar="FILE.pdf", help="scan this PDF instead of a set; may be repeated")
    parser.add_argument("--list", action="store_true", help="only name the files")
    options = parser.parse_args(arguments)
    try:
        if options.pdf:
            from scans import render

            for path in map(pathlib.Path, options.pdf):
                for level in options.levels or levels.LEVELS:
                    for dpi in options.dpi:
                        print(render.scan_pdf(path, level, int(dpi), OUT / "printed"), flush=True)
            return 0
        scans = chosen(options)
        if options.list:
            print("\n".join(str(scan.image) for scan in scans))
        else:
            make_missing(scans, options.set, options.jobs, options.force, lambda line: print(line, flush=True))
    except model.ScanError as error:
        print(f"make_scans: {error}", file=sys.stderr)
        return 2
    return 0
