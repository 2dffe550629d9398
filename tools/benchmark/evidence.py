"""Does an operand stand where the finding says? Asked of another reader: pdftotext -bbox."""

import html
import re

from benchmark import evaluation, printed, program

_PAGE = re.compile(r"<page ")
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)


def words_of(pdf):
    """Per page: [(box, text)], in points from the top left corner of the page as displayed."""
    _, output, _ = program.run(["pdftotext", "-bbox", pdf, "-"])
    pages = _PAGE.split(output)[1:]
    return [
        [(tuple(map(float, m[:4])), html.unescape(m[4])) for m in _WORD.findall(page)]
        for page in pages
    ]


def _overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _squeezed(text):
    return "".join(printed.normal(text).split())


def misplaced(finding, pages):
    """The operands of a finding whose text does not stand in their box, as messages."""
    messages = []
    for operand in finding.get("operands") or []:
        page, box, text = operand.get("page"), operand.get("box"), operand.get("text") or ""
        if (
            operand.get("source") == "computed"
            or not evaluation.is_box(box)
            or not 1 <= (page or 0) <= len(pages)
        ):
            continue
        # A word of pdftotext may be a whole sentence, or a part of a wrapped cell.
        there = "".join(_squeezed(word) for place, word in pages[page - 1] if _overlap(place, box))
        if _squeezed(text) not in there:
            messages.append(
                f"{finding.get('id')}: “{text}” is not at page {page} {box}: “{there[:60]}” is"
            )
    return messages
