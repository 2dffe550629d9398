"""Makes the tables that a set file describes. `spec` is the entry of one table there; sets/README.md tells its fields."""

import csv
import functools
import random

from scans import figures, model, names

def _columns(spec):
    """[(key, heads from the top down, relative width)]"""
    result = []
    for entry in spec["columns"]:
        key, head, width = entry
        result.append((key, [part.replace("|", "\n") for part in str(head).split("/")], float(width)))
    return result


def header_cells(heads):
    """Heads that neighbours share at a level span them; a head with no level below reaches down."""
    levels = max(map(len, heads))
    cells = []
    for level in range(levels):
        column = 0
        while column < len(heads):
            end = column + 1
            if level < len(heads[column]):
                if level + 1 < len(heads[column]):
                    while end < len(heads) and heads[end][: level + 1] == heads[column][: level + 1]:
                        end += 1
                down = 1 if level + 1 < len(heads[column]) else levels - level
                cells.append(model.Cell(level, column, heads[column][level], down, end - column, "header"))
            column = end
    return cells, levels


def _style(spec):
    return figures.Style(
        spec.get("whole_rates", False),
        spec.get("thousands", False),
        spec.get("grades", "words"),
        spec.get("suffix", True),
        spec.get("signed", False),
        spec.get("nothing", ""),
    )


ALIGN = {"name": "left", "item": "left"}


class Builder:
    """Fills a grid from the top."""

    def __init__(self, spec):
        self.spec, self.columns, self.style = spec, _columns(spec), _style(spec)
        self.cells, self.header_rows = header_cells([heads for _, heads, _ in self.columns])
        self.keys = {key for key, _, _ in self.columns}
        self.row = self.header_rows

    def add(self, column, text, origin="", **more):
        key = self.columns[column][0]
        kind = model.kind_of(text, header=False, name_column=key in ("name", "item"))
        align = self.spec.get("align", {}).get(key) or ALIGN.get(key, "center")
        if kind == "number" and key not in ("name", "index"):
            align = self.spec.get("align", {}).get("number", "center")
        cell = model.Cell(self.row, column, text, kind=kind, origin=origin, align=align, **more)
        self.cells.append(cell)
        return cell

    def group(self, text):
        self.add(0, text, column_span=len(self.columns)).align = "center"
        self.row += 1

    def class_column(self):
        """Where the titles of groups stand, if not in rows of their own."""
        return next((column for column, (key, _, _) in enumerate(self.columns) if key == "class"), None)

    def figures(self, row, total, index, name, summed=False, overall=False, rank=None):
        spans = overall and self.class_column() is not None
        for column, (key, _, _) in enumerate(self.columns):
            if key == "class":
                if spans:
                    self.add(column, name, column_span=2)
            elif key == "index":
                self.add(column, str(index) if index else "")
            elif key == "rank":
                self.add(column, str(rank) if rank else "")
            elif key == "name" and spans:
                pass
            elif key == "name":
                cell = self.add(column, name)
                if summed:
                    cell.align = "center"
            elif key == "grade":
                self.add(column, "" if summed and not self.spec.get("grade_total", True) else figures.grade_of(row, self.style))
            else:
                origin = figures.KEYS[key].origin
                if not set(figures.KEYS[key].needs) <= self.keys:
                    origin = "stated"  # From figures that are not printed.
                if summed and origin in ("given", "sum", "difference"):
                    origin = "total"
                over = figures.KEYS[key].over
                if self.style.nothing and over and not figures.value_of(row, over, total):
                    self.add(column, self.style.nothing)
                    continue
                value = figures.value_of(row, key, total)
                self.add(column, figures.printed(value, key, self.style), origin, decimals=figures.KEYS[key].places)
        self.row += 1

    def table(self):
        spec = self.spec
        widths = [width for _, _, width in self.columns]
        result = model.Table(spec.get("title", ""), spec.get("measure", ""), self.header_rows, widths, self.cells)
        result.note = spec.get("note", "")
        return result


def _by_offices(spec, rng, make_row):
    """A row for each office, in groups or not, and the total first, last or nowhere."""
    builder = Builder(spec)
    groups = spec.get("groups") or [{"units": spec["units"], "rows": spec["rows"]}]
    filled = []
    for group in groups:
        offices = figures.chosen_names(rng, group["units"], group["rows"])
        filled.append((group.get("title"), [(name, make_row(rng)) for name in offices]))
    rows = [row for _, offices in filled for _, row in offices]
    total = figures.sum_of(rows)
    place, name = spec.get("total", "last"), spec.get("total_name", "合计")
    if place == "first":
        builder.figures(total, total, None, name, summed=True, overall=True)
    index = 0
    for title, offices in filled:
        column = builder.class_column() if title else None
        if column is not None:
            builder.add(column, title, row_span=len(offices) + ("group_total" in spec))
        elif title:
            builder.group(title)
        for (office, row), rank in _ranked(spec, offices):
            index += 1
            builder.figures(row, total, index, office, rank=rank)
        if "group_total" in spec:
            builder.figures(figures.sum_of([row for _, row in offices]), total, None, spec["group_total"], summed=True)
    if place == "last":
        builder.figures(total, total, None, name, summed=True, overall=True)
    return builder.table(), total


def _ranked(spec, offices):
    """[((name, row), rank)], if the table says what they rank by; in that order if it says so."""
    if "ranked" not in spec:
        return [(office, None) for office in offices]
    ranks = figures.ranks_of([row for _, row in offices], spec["ranked"])
    ranked = list(zip(offices, ranks))
    return sorted(ranked, key=lambda office: office[1]) if spec.get("sorted") else ranked


def written(spec, _rng):
    """Rows of text as the set has them."""
    builder = Builder(spec)
    for texts in spec["lines"]:
        for column, text in enumerate(texts):
            builder.add(column, str(text))
        builder.row += 1
    return builder.table(), None


def indicators(spec, rng):
    """A row for each indicator: its unit of measure, the month, the months up to it, and growth."""
    builder = Builder(spec)
    offered = names.INDICATOR_POOLS[spec.get("pool", "city")]
    chosen = sorted(rng.sample(range(len(offered)), spec["rows"]))
    for index, (name, measure, size, places) in enumerate((offered[i] for i in chosen), 1):
        year = size * rng.uniform(0.5, 1.1)
        texts = {"index": str(index), "item": name, "measure": measure}
        for key, value, digits in (
            ("month", year * rng.uniform(0.06, 0.13), places),
            ("year", year, places),
            ("month_growth", rng.uniform(-18, 22), 1),
            ("year_growth", rng.uniform(-9, 14), 1),
        ):
            text = f"{value:,.{digits}f}" if builder.style.thousands else f"{value:.{digits}f}"
            texts[key] = text.replace("-0.0", "0.0") if text == "-0.0" else text
        for column, (key, _, _) in enumerate(builder.columns):
            builder.add(column, texts[key], "stated" if key not in ("index", "item", "measure") else "")
        builder.row += 1
    return builder.table(), None


def categories(spec, rng):
    """Kinds of requests: a class that spans its rows, its kinds, counts and shares of all, 小计 and 合计."""
    builder = Builder(spec)
    keys = [key for key, _, _ in builder.columns]
    chosen = dict(list(names.CATEGORY_POOLS[spec.get("pool", "city")].items())[: spec.get("classes", 5)])
    counts = {
        group: [(item, figures.D(int(2.718 ** rng.uniform(2, 7)))) for item in items] for group, items in chosen.items()
    }
    all_of = sum(count for items in counts.values() for _, count in items)
    total = {"received": all_of}

    def line(item, count, origin):
        for key, text, where in (
            ("item", item, ""),
            ("received", figures.printed(count, "received", builder.style), origin),
            ("share", figures.printed(figures.share(count, all_of), "share", builder.style), "share"),
        ):
            builder.add(keys.index(key), text, where, decimals=2 if key == "share" else 0)
        builder.row += 1

    for group, items in counts.items():
        lines = items + ([("小计", None)] if spec.get("subtotals") else [])
        builder.add(keys.index("class"), group, row_span=len(lines))
        for item, count in lines:
            line(item, sum(c for _, c in items) if count is None else count, "total" if count is None else "given")
    builder.add(keys.index("class"), spec.get("total_name", "合计"), column_span=2)
    for key, text in (("received", figures.printed(all_of, "received", builder.style)), ("share", "100.00%")):
        builder.add(keys.index(key), text, "total" if key == "received" else "", decimals=0)
    return builder.table(), total


def bulletin(spec, _rng, folder):
    """Rows of a table of fixtures/bulletins, as published: with its publisher's mistakes."""
    path = folder / spec["file"]
    with open(path.with_suffix(".csv"), encoding="utf-8", newline="") as file:
        grid = list(csv.reader(file))
    with open(path.with_suffix(".spans.csv"), encoding="utf-8", newline="") as file:
        spans = {(int(s["row"]), int(s["column"])): (int(s["row_span"]), int(s["column_span"])) for s in csv.DictReader(file)}
    first, last = spec.get("rows", [1, len(grid) - 1])
    kept = [0, *range(first, last + 1)]
    name_columns = [c for c, head in enumerate(grid[0]) if head in ("单位", "部门名称", "承办部门", "承办单位")]
    cells, covered = [], set()
    for row, source in enumerate(kept):
        for column, text in enumerate(grid[source]):
            if (row, column) in covered:
                continue
            down, right = spans.get((source, column), (1, 1))
            covered |= {(row + i, column + j) for i in range(down) for j in range(right)}
            name = column in name_columns and right == 1
            kind = model.kind_of(text, header=row == 0, name_column=name)
            align = "left" if kind == "name" or (kind == "label" and len(text) > 8) else "center"
            cells.append(model.Cell(row, column, text, down, right, kind, align=align))
    widths = [float(width) for width in spec["widths"]]
    if len(widths) != len(grid[0]):
        raise model.ScanError(f"{spec['file']}: {len(widths)} widths for {len(grid[0])} columns")
    table = model.Table(spec.get("title", ""), spec.get("measure", ""), 1, widths, cells)
    table.note = spec.get("note", "")
    return table, None


# What has a row for each office, by what makes one.
BY_OFFICES = {
    "service": figures.service_row,
    "economy": figures.economy_row,
    "budget": figures.budget_row,
    "adjusted": figures.adjusted_row,
    "assessment": figures.assessment_row,
    "approvals": figures.approvals_row,
    "petitions": figures.petitions_row,
    "channels": figures.channels_row,
    "safety": figures.accidents_row,
    "survey": figures.survey_row,
    "months": figures.months_row,
}
CONTENTS = {"indicators": indicators, "categories": categories, "written": written}
CONTENTS |= {contents: functools.partial(_by_offices, make_row=make_row) for contents, make_row in BY_OFFICES.items()}


def make(spec, seed, folder):
    """(Table, the row of totals or None)"""
    contents = spec["contents"]
    if contents == "bulletin":
        return bulletin(spec, None, folder)
    if contents not in CONTENTS:
        raise model.ScanError(f"contents {contents} is none of bulletin, {', '.join(CONTENTS)}")
    return CONTENTS[contents](spec, random.Random(seed))
