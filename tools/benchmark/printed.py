"""What the texts of a finding say: the numbers in them as values, and all of them as one text."""

import decimal
import re
import unicodedata

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
# Fields that name a thing for programs; digits in them are no figures of the finding.
_NOT_TEXT = {
    "id",
    "document",
    "rule",
    "root",
    "verdict",
    "severity",
    "source",
    "role",
    "kind",
    "tried",
    "power",
}


def normal(text):
    return unicodedata.normalize("NFKC", text)


def numbers_in(text):
    """Every number in `text` as a Decimal, without separators of thousands and signs."""
    return {decimal.Decimal(n.replace(",", "")) for n in _NUMBER.findall(normal(text))}


def texts_of(value):
    """All strings of a finding that a person reads, however deep they stand."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, dict):
        return [
            text for key, item in value.items() if key not in _NOT_TEXT for text in texts_of(item)
        ]
    return []


def computed_texts(finding):
    """The texts of a finding that were calculated and so may have more places than needed."""
    explanation = finding.get("explanation") or {}
    texts = texts_of([finding.get("computed"), explanation.get("value"), explanation.get("range")])
    for operand in finding.get("operands") or []:
        if operand.get("source") == "computed":
            texts += texts_of(operand.get("value"))
    return texts


class Printed:
    """The texts of one finding or repair."""

    def __init__(self, item):
        texts = texts_of(item)
        self._text = "\n".join(normal(text) for text in texts)
        self._numbers = set().union(*(numbers_in(text) for text in texts)) if texts else set()
        self._computed = set().union(*(numbers_in(text) for text in computed_texts(item)), set())

    def has_number(self, printed):
        """Whether the number stands there, or a computed one that rounds half up to it."""
        wanted = decimal.Decimal(printed)
        if wanted in self._numbers:
            return True
        places = wanted.as_tuple().exponent
        return places < 0 and any(
            number.as_tuple().exponent < places
            and number.quantize(decimal.Decimal(1).scaleb(places), decimal.ROUND_HALF_UP) == wanted
            for number in self._computed
        )

    def has_text(self, text):
        return normal(text) in self._text
