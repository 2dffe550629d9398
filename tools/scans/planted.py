"""Puts a publisher's error into a page: a figure that follows from others is printed as another plausible one."""

import decimal

from scans import model

D = decimal.Decimal
# Not a score: how it is weighed is printed nowhere on the page.
DERIVED = ("rate", "share", "growth", "total", "sum", "difference")


def _mistypings(digits):
    """What a hand may make of the digits of a figure: one other, two turned, one left out, one twice."""
    for i, digit in enumerate(digits):
        if not digit.isdigit():
            continue
        for other in "0123456789":
            if other != digit:
                yield digits[:i] + other + digits[i + 1 :]
        if i + 1 < len(digits) and digits[i + 1].isdigit() and digits[i + 1] != digit:
            yield digits[:i] + digits[i + 1] + digit + digits[i + 2 :]


def _is_plausible(text, cell):
    """Neither a figure that nobody prints nor one that rounding explains."""
    old, new = _value(cell.plain), _value(text)
    whole = text.lstrip("+-").split(".")[0].replace(",", "")
    if len(whole) > 1 and whole.startswith("0"):
        return False
    if cell.origin in ("rate", "share") and "%" in text and new > 100:
        return False
    # Beyond what the last printed places of its operands can make of it.
    return abs(new - old) >= (D("0.3") if cell.decimals else D(1))


def _value(text):
    return D(text.replace(",", "").rstrip("%"))


def _choices(cell):
    suffix = "%" if cell.text.endswith("%") else ""
    texts = (text + suffix for text in _mistypings(cell.plain.rstrip("%")))
    return [text for text in texts if _is_plausible(text, cell)]


def plant(page, rng, variant):
    """Changes one figure of the page; the variants of a page go through its derived figures in an order of chance."""
    places = [
        (number, cell)
        for number, table in enumerate(page.tables)
        for cell in table.cells
        if cell.kind == "number" and cell.origin in DERIVED and _choices(cell)
    ]
    rng.shuffle(places)
    if variant > len(places):
        raise model.ScanError(f"{page.name}: only {len(places)} figures follow from others")
    number, cell = places[variant - 1]
    consistent, cell.text = cell.plain, rng.choice(_choices(cell))
    page.planted.append(
        {
            "table": number,
            "row": cell.row,
            "column": cell.column,
            "printed": cell.text,
            "consistent": consistent,
            "relation": cell.origin,
        }
    )
