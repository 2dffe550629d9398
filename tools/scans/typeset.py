"""Typesets a Page as ink: a sheet of coverage at INK_DPI, and where every cell stands in points."""

import dataclasses
import itertools
import xml.sax.saxutils

import cairo
import gi
import numpy

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402 (the versions must be required first)

from scans import model  # noqa: E402

INK_DPI = 600
A4 = (595.28, 841.89)
MARGIN = {"portrait": (56, 52), "landscape": (48, 48)}  # left and right, top and bottom, in points
PADDING = 3.0
HAIR, THIN, THICK = 0.35, 0.6, 1.3

# name -> (width of the outer rules left and right, of top and bottom, between columns, between rows, below the header);
# 0 for no rule.
RULES = {
    "ruled": (THIN, THIN, THIN, THIN, THIN),
    "framed": (THICK, THICK, THIN, THIN, THIN),
    "fine": (HAIR, HAIR, HAIR, HAIR, HAIR),
    "open": (0, THIN, THIN, THIN, THIN),
    "lines": (0, THIN, 0, HAIR, THIN),
    "three-line": (0, THICK, 0, 0, THIN),
    "borderless": (0, 0, 0, 0, 0),
}
ENCLOSED = ("ruled", "framed", "fine")


@dataclasses.dataclass
class Sheet:
    """The printed page: `ink` is 0 for paper and 255 for ink; lengths are points from the top left corner."""

    width: float
    height: float
    ink: numpy.ndarray
    rules: list  # (x0, y0, x1, y1, width), straight
    boxes: list  # for each table {(row, column): (x0, y0, x1, y1)} of its cells
    tables: list  # the box of each table


class Press:
    def __init__(self, page, pdf=None):
        self.page = page
        self.width, self.height = A4 if page.paper == "portrait" else A4[::-1]
        if pdf:
            self.surface = cairo.PDFSurface(str(pdf), self.width, self.height)
            self.context = cairo.Context(self.surface)
        else:
            scale = INK_DPI / 72
            size = round(self.width * scale), round(self.height * scale)
            self.surface = cairo.ImageSurface(cairo.FORMAT_A8, *size)
            self.context = cairo.Context(self.surface)
            self.context.scale(scale, scale)
        self.margin, self.y = MARGIN[page.paper]
        self.text_width = self.width - 2 * self.margin
        self.rules, self.boxes, self.tables = [], [], []

    def layout(self, text, size, width=None, align="left", bold=False, indent=0):
        layout = PangoCairo.create_layout(self.context)
        PangoCairo.context_set_resolution(layout.get_context(), 72)
        options = cairo.FontOptions()
        options.set_hint_metrics(cairo.HintMetrics.OFF)
        options.set_hint_style(cairo.HintStyle.NONE)
        options.set_antialias(cairo.Antialias.GRAY)
        PangoCairo.context_set_font_options(layout.get_context(), options)
        runs = ""
        for latin, group in itertools.groupby(text, key=lambda c: "!" <= c <= "~"):
            piece = xml.sax.saxutils.escape("".join(group))
            runs += f'<span face="{self.page.digits if latin else self.page.family}">{piece}</span>'
        weight = "bold" if bold else "normal"
        layout.set_markup(f'<span size="{round(size * 1024)}" weight="{weight}">{runs}</span>', -1)
        if layout.get_unknown_glyphs_count():
            raise model.ScanError(f"{self.page.name}: no font has all of {text}")
        if width is not None:
            layout.set_width(round(width * Pango.SCALE))
            layout.set_wrap(Pango.WrapMode.WORD_CHAR)
        layout.set_alignment(getattr(Pango.Alignment, align.upper()))
        layout.set_indent(round(indent * Pango.SCALE))
        layout.set_spacing(round(size * 0.15 * Pango.SCALE))
        return layout

    def show(self, layout, x, y):
        self.context.move_to(x, y)
        PangoCairo.update_layout(self.context, layout)
        PangoCairo.show_layout(self.context, layout)

    def block(self, text, size, align="left", bold=False, indent=0, below=4.0):
        layout = self.layout(text, size, self.text_width, align, bold, indent)
        self.show(layout, self.margin, self.y)
        self.y += height_of(layout) + below

    def paragraph(self, text):
        size = max(self.page.size, 10.5)
        self.block(text, size, indent=2 * size, below=size * 0.4)

    def table(self, table):
        size = self.page.size
        if table.title:
            self.block(table.title, size + 4, "center", bold=True, below=size * 0.5)
        if table.measure:
            self.block(table.measure, size, "right", below=size * 0.25)
        scale = self.text_width / sum(table.widths)
        xs = [self.margin, *(self.margin + scale * w for w in itertools.accumulate(table.widths))]
        layouts, heights = {}, [size * table.pitch] * table.rows
        for cell in table.cells:
            width = xs[cell.column + cell.column_span] - xs[cell.column] - 2 * PADDING
            bold = cell.kind == "header" and self.page.family.startswith("Noto")
            layout = self.layout(cell.text, size, width, cell.align, bold)
            layouts[cell.row, cell.column] = layout
            if cell.row_span == 1:
                heights[cell.row] = max(heights[cell.row], height_of(layout) + size * (table.pitch - 1.35))
        ys = [self.y, *(self.y + h for h in itertools.accumulate(heights))]
        boxes = {}
        for cell in table.cells:
            bottom, right = ys[cell.row + cell.row_span], xs[cell.column + cell.column_span]
            left, top = xs[cell.column], ys[cell.row]
            layout = layouts[cell.row, cell.column]
            if height_of(layout) > bottom - top:
                raise model.ScanError(f"{self.page.name}: {cell.plain} is too long for the rows that it spans")
            self.show(layout, left + PADDING, top + (bottom - top - height_of(layout)) / 2)
            boxes[cell.row, cell.column] = (left, top, right, bottom)
        self.rules += rules_of(table, xs, ys)
        self.boxes.append(boxes)
        self.tables.append((xs[0], ys[0], xs[-1], ys[-1]))
        self.y = ys[-1] + size * 0.4
        if table.note:
            self.block(table.note, size - 1)
        self.y += size

    def draw(self):
        for text in self.page.before:
            self.paragraph(text)
        for table in self.page.tables:
            self.y += self.page.size * 0.5
            self.table(table)
        for text in self.page.after:
            self.paragraph(text)
        if self.y > self.height - MARGIN[self.page.paper][1] / 2:
            raise model.ScanError(f"{self.page.name}: {self.y - self.height:.0f} points more than the page is high")
        for x0, y0, x1, y1, width in self.rules:
            self.context.set_line_width(width)
            self.context.set_line_cap(cairo.LINE_CAP_SQUARE)
            self.context.move_to(x0, y0)
            self.context.line_to(x1, y1)
            self.context.stroke()

    def sheet(self):
        self.surface.flush()
        height, stride = self.surface.get_height(), self.surface.get_stride()
        ink = numpy.frombuffer(self.surface.get_data(), numpy.uint8).reshape(height, stride)
        ink = ink[:, : self.surface.get_width()].copy()
        return Sheet(self.width, self.height, ink, self.rules, self.boxes, self.tables)


def height_of(layout):
    return layout.get_size()[1] / Pango.SCALE


def rules_of(table, xs, ys):
    """The rules of a table between its cells, those that continue each other as one."""
    sides, ends, columns, rows, below_header = RULES[table.rules]
    across, down = {}, {}
    for cell in table.cells:
        bottom, right = cell.row + cell.row_span, cell.column + cell.column_span
        for row in (cell.row, bottom):
            width = ends if row in (0, table.rows) else below_header if row == table.header_rows else rows
            # Below heads that span columns a three-line table has a rule, too.
            if not width and row < table.header_rows and row == bottom and cell.column_span > 1:
                width = HAIR if below_header else 0
            across.setdefault((row, width), set()).update(range(cell.column, right))
        for column in (cell.column, right):
            width = sides if column in (0, table.columns) else columns
            down.setdefault((column, width), set()).update(range(cell.row, bottom))
    result = []
    for (row, width), pieces in across.items():
        result += [(xs[a], ys[row], xs[b], ys[row], width) for a, b in _runs(pieces) if width]
    for (column, width), pieces in down.items():
        result += [(xs[column], ys[a], xs[column], ys[b], width) for a, b in _runs(pieces) if width]
    return result


def _runs(numbers):
    """[(first, last + 1)] of the numbers that follow each other."""
    runs = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number:
            runs[-1][1] = number + 1
        else:
            runs.append([number, number + 1])
    return runs


def typeset(page):
    press = Press(page)
    press.draw()
    return press.sheet()


def print_pdf(page, path):
    """The page as text, to tell what the reader of scans gets wrong from what is wrong with the page."""
    press = Press(page, path)
    press.draw()
    press.surface.finish()
