"""bench cells: the tables of the PDF fixtures cell by cell against their truth."""

import csv
import dataclasses

from benchmark import evaluation, program


def add_arguments(parser):
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="this bulletin only; may be repeated"
    )
    parser.add_argument(
        "--all", action="store_true", help="print every wrong cell, not the first ten of a table"
    )


@dataclasses.dataclass(frozen=True, order=True)
class Cell:
    """A cell is right if all five agree: text, position and spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclasses.dataclass
class Score:
    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other):
        return Score(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def precision(self):
        return self.right / self.found if self.found else float(self.true == 0)

    @property
    def recall(self):
        return self.right / self.true if self.true else 1.0


def truth_cells(grid, spans):
    """The cells of a full grid; `spans`: (row, column) -> (rows, columns) of those beyond 1 x 1."""
    covered = {
        (row + i, column + j)
        for (row, column), (down, right) in spans.items()
        for i in range(down)
        for j in range(right)
        if i or j
    }
    return {
        Cell(row, column, *spans.get((row, column), (1, 1)), text)
        for row, texts in enumerate(grid)
        for column, text in enumerate(texts)
        if (row, column) not in covered
    }


def found_cells(table):
    """The cells of one table of `gouji tables --format json`; a fault is a ValueError."""
    cells = [
        Cell(c["row"], c["column"], c["row_span"], c["column_span"], c["text"])
        for c in table["cells"]
    ]
    positions = set()
    for cell in cells:
        for i in range(cell.row_span):
            for j in range(cell.column_span):
                position = (cell.row + i, cell.column + j)
                if position in positions:
                    raise ValueError(f"two cells at row {position[0]}, column {position[1]}")
                positions.add(position)
    grid = {(cell.row, cell.column): cell.text for cell in cells}
    rows = [[grid.get((i, j), "") for j in range(len(row))] for i, row in enumerate(table["rows"])]
    if rows != table["rows"] or len(grid) > sum(map(len, rows)):
        raise ValueError("rows and cells disagree")
    unplaced = [
        c for c in table["cells"] if not evaluation.is_box(c.get("box")) or not c.get("page")
    ]
    if unplaced:
        raise ValueError(f"{len(unplaced)} cells without page or box")
    return set(cells)


def align(found, true):
    """Pairs (index or None, index or None) of tables in order, so that most cells are right."""
    best = {(len(found), len(true)): (0, [])}
    for i in range(len(found), -1, -1):
        for j in range(len(true), -1, -1):
            options = []
            if i < len(found) and j < len(true):
                score, pairs = best[i + 1, j + 1]
                options.append((score + len(found[i] & true[j]), [(i, j), *pairs]))
            if i < len(found):
                options.append((best[i + 1, j][0], [(i, None), *best[i + 1, j][1]]))
            if j < len(true):
                options.append((best[i, j + 1][0], [(None, j), *best[i, j + 1][1]]))
            if options:
                best[i, j] = max(options, key=lambda option: option[0])
    return best[0, 0][1]


def score(found, true):
    return Score(len(found & true), len(found), len(true))


def _read_truth(folder):
    """[(name, cells)] of table-1.csv, table-2.csv ..."""
    tables = []
    for number in range(1, len(list(folder.glob("table-*.csv"))) + 1):
        path = folder / f"table-{number}.csv"
        if not path.exists():
            break
        with open(path, encoding="utf-8", newline="") as file:
            grid = list(csv.reader(file))
        with open(folder / f"table-{number}.spans.csv", encoding="utf-8", newline="") as file:
            spans = {
                (int(s["row"]), int(s["column"])): (int(s["row_span"]), int(s["column_span"]))
                for s in csv.DictReader(file)
            }
        tables.append((f"table-{number}", truth_cells(grid, spans)))
    return tables


def print_wrong(name, found, true, limit):
    """Prints the cells of a table that are not as printed; `found` is None for a table not found."""
    print(f"  {name}{' was not found' if found is None else ''}")
    found = found or set()
    lines = [f"    printed {cell}" for cell in true - found] + [
        f"    read    {cell}" for cell in found - true
    ]
    lines.sort(
        key=lambda line: [
            int(n) for n in line.split("Cell(")[1].replace("=", ",").split(",")[1:4:2]
        ]
    )
    for line in lines[:limit]:
        print(line)
    if limit is not None and len(lines) > limit:
        print(f"    and {len(lines) - limit} more")


def read_tables(gouji, pdfs):
    """[the cells of each table] of each PDF, read in one run; a faulty table is printed and has none."""
    status, output = program.run_json([gouji, "tables", "--format", "json", *map(str, pdfs)])
    if status != 0 or [file["path"] for file in output] != [str(pdf) for pdf in pdfs]:
        raise program.BenchError(f"gouji tables: exit status {status}, {len(output)} of {len(pdfs)} files")
    return [_cells_of(file) for file in output]


def _cells_of(file):
    found = []
    for number, table in enumerate(file["tables"], 1):
        try:
            found.append(found_cells(table))
        except (ValueError, KeyError) as error:
            print(f"  {file['path']}: table {number} as read: {error!r}")
            found.append(set())
    return found


def _measure(gouji, pdf, limit):
    """[(table, Score)] of one PDF, with the wrong cells printed."""
    true = _read_truth(program.BULLETINS / pdf.stem)
    [found] = read_tables(gouji, [pdf])
    scores = []
    for i, j in align(found, [cells for _, cells in true]):
        here, there = found[i] if i is not None else set(), true[j][1] if j is not None else set()
        name = f"{pdf.stem} {true[j][0] if j is not None else f'(none): read as table {i + 1}'}"
        scores.append((name, score(here, there)))
        if here != there:
            print_wrong(name, None if i is None else here, there, limit)
    return scores


def run(options, programs):
    files = [f for f in program.pdf_fixtures() if not options.only or f.stem in options.only]
    if not files or set(options.only or []) - {f.stem for f in files}:
        raise program.BenchError(f"no fixture of the name {', '.join(options.only)}")
    scores = [
        s for pdf in files for s in _measure(programs.gouji, pdf, None if options.all else 10)
    ]
    total = sum((s for _, s in scores), Score())
    rows = [
        [name, s.true, s.found, s.right, f"{s.precision:.3f}", f"{s.recall:.3f}"]
        for name, s in [*scores, ("total", total)]
    ]
    program.print_table(["table", "printed", "read", "exact", "precision", "recall"], rows)
    # Not the rounded figures: one wrong cell among thousands is a wrong cell.
    return total.right == total.found == total.true
