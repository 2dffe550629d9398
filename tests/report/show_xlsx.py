#!/usr/bin/env python3
"""Prints what a workbook holds, one cell a line, for comparing it by eye: show_xlsx.py FILE"""

import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BUILT_IN = {0: "", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@"}


def unescaped(text):
    """ST_Xstring: _x001B_ is a character that XML cannot hold."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


class Workbook:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        assert self.archive.testzip() is None
        styles = self.part("xl/styles.xml")
        formats = {int(f.get("numFmtId")): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        fonts = styles.find(MAIN + "fonts").findall(MAIN + "font")
        fills = styles.find(MAIN + "fills").findall(MAIN + "fill")
        self.styles = []
        for xf in styles.find(MAIN + "cellXfs"):
            number = int(xf.get("numFmtId"))
            marks = ["bold"] if fonts[int(xf.get("fontId"))].find(MAIN + "b") is not None else []
            colour = fills[int(xf.get("fillId"))].find(f"{MAIN}patternFill/{MAIN}fgColor")
            marks += [] if colour is None else [colour.get("rgb")]
            self.styles.append((formats.get(number, BUILT_IN.get(number)), marks))
        self.strings = []
        if "xl/sharedStrings.xml" in self.archive.namelist():
            self.strings = [unescaped("".join(t.text or "" for t in item.iter(MAIN + "t")))
                            for item in self.part("xl/sharedStrings.xml")]

    def part(self, name):
        return ElementTree.fromstring(self.archive.read(name))

    def show(self):
        for number, sheet in enumerate(self.part("xl/workbook.xml").iter(MAIN + "sheet"), 1):
            print(f"== {sheet.get('name')}")
            self.show_sheet(self.part(f"xl/worksheets/sheet{number}.xml"))

    def show_sheet(self, sheet):
        for pane in sheet.iter(MAIN + "pane"):
            print(f"frozen up to {pane.get('topLeftCell')}")
        widths = [f"{c.get('min')}-{c.get('max')}: {float(c.get('width')):.0f}" for c in sheet.iter(MAIN + "col")]
        print("widths", ", ".join(widths))
        for cell in sheet.iter(MAIN + "c"):
            number_format, marks = self.styles[int(cell.get("s", 0))]
            value = cell.find(MAIN + "v")
            line = [cell.get("r")]
            if cell.find(MAIN + "f") is not None:
                line.append("FORMULA")
            if value is None:
                line.append("blank")
            elif cell.get("t") == "s":
                line.append("text " + ascii_controls(self.strings[int(value.text)]))
            else:
                line.append("number " + value.text)
            line += [f"[{number_format}]"] * bool(number_format) + marks
            print(*line)
        for merged in sheet.iter(MAIN + "mergeCell"):
            print("merged", merged.get("ref"))
        for link in sheet.iter(MAIN + "hyperlink"):
            print("link", link.get("ref"), link.get("location"))


def ascii_controls(text):
    return "".join(c if c >= " " else f"<{ord(c):02X}>" for c in text)


if __name__ == "__main__":
    Workbook(sys.argv[1]).show()
