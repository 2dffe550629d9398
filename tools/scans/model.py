"""What is typeset: a table as cells on a grid, each with what kind of thing it says and where its figure is from."""

import dataclasses
import re

GRADES = {"优秀", "良好", "合格", "不合格", "优", "良", "中", "差", "A", "B", "C", "D", "E"}
NUMBER = re.compile(r"[+-]?(\d[\d,]*)(\.\d+)?[%％]?")


class ScanError(Exception):
    """A page cannot be made as its set says; the message names what is wrong."""


@dataclasses.dataclass
class Cell:
    row: int
    column: int
    text: str  # "\n" where the office broke the line
    row_span: int = 1
    column_span: int = 1
    kind: str = "label"  # number, grade, name, header, label or blank
    # How the figure follows from others that are printed (rate, share, growth, total ...), or given, or stated.
    origin: str = ""
    align: str = "center"
    decimals: int = 0

    @property
    def plain(self):
        return self.text.replace("\n", "")


@dataclasses.dataclass
class Table:
    title: str
    measure: str  # 单位：件
    header_rows: int
    widths: list  # relative, of the columns
    cells: list
    note: str = ""
    rules: str = "ruled"  # see typeset.RULES
    pitch: float = 1.75  # height of a row of one line in sizes of the type

    @property
    def rows(self):
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def columns(self):
        return len(self.widths)

    def grid(self):
        texts = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            texts[cell.row][cell.column] = cell.plain
        return texts


@dataclasses.dataclass
class Page:
    name: str
    paper: str  # portrait or landscape
    family: str
    digits: str  # the family of digits and Latin letters
    size: float
    turned: int  # quarter turns clockwise of the sheet on the scanner
    before: list  # paragraphs above the first table
    tables: list
    after: list
    planted: list = dataclasses.field(default_factory=list)


def kind_of(text, *, header, name_column):
    """What kind of thing the text of a cell is, for counting what was read."""
    text = text.replace("\n", "")
    if not text:
        return "blank"
    if header:
        return "header"
    if NUMBER.fullmatch(text):
        return "number"
    if text in GRADES:
        return "grade"
    return "name" if name_column and not text.startswith(("合计", "总计", "全市", "小计")) else "label"
