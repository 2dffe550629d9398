"""Figures that agree with each other: counts, and what bulletins derive from them.

A row is a dict of Decimals by key. KEYS says how a derived key follows from others, so that the total row
derives its rates from its own sums, as an office does.
"""

import dataclasses
import decimal
import math

from scans import model, names

D = decimal.Decimal
CENT = D("0.01")


def _round(value, places):
    return value.quantize(D(1).scaleb(-places), rounding=decimal.ROUND_HALF_UP)


def share(part, whole):
    return D(100) * part / whole if whole else D(0)


@dataclasses.dataclass
class Key:
    """How a figure is got (origin), printed (places, suffix) and, if derived, computed from its row and the total."""

    origin: str
    places: int = 0
    suffix: str = ""
    of: object = None
    needs: tuple = ()  # the keys that it follows from


def _rate(part, whole):
    return Key("rate", 2, "%", lambda row, _: share(row[part], row[whole]), (part, whole))


def _growth(row, _):
    return share(row["received"] - row["previous"], row["previous"])


def _score(row, _):
    done, on_time = share(row["done"], row["received"]), share(row["on_time"], row["received"])
    rework, unhappy = share(row["rework"], row["received"]), share(row["unsatisfied"], row["visited"])
    return D("0.3") * done + D("0.3") * on_time + D("0.2") * (100 - rework) + D("0.2") * (100 - unhappy)


KEYS = {
    "received": Key("given"),
    "previous": Key("given"),
    "done": Key("given"),
    "pending": Key("difference", of=lambda row, _: row["received"] - row["done"], needs=("received", "done")),
    "on_time": Key("given"),
    "rework": Key("given"),
    "visited": Key("given"),
    "satisfied": Key("given"),
    "unsatisfied": Key("difference", of=lambda row, _: row["visited"] - row["satisfied"], needs=("visited", "satisfied")),
    "done_rate": _rate("done", "received"),
    "on_time_rate": _rate("on_time", "received"),
    "rework_rate": _rate("rework", "received"),
    "satisfied_rate": _rate("satisfied", "visited"),
    "unsatisfied_rate": _rate("unsatisfied", "visited"),
    "share": Key("share", 2, "%", lambda row, total: share(row["received"], total["received"]), ("received",)),
    "change": Key("difference", of=lambda row, _: row["received"] - row["previous"], needs=("received", "previous")),
    "growth": Key("growth", 2, "%", _growth, ("received", "previous")),
    "score": Key("score", 1, "", _score, ("done_rate", "on_time_rate", "rework_rate", "unsatisfied_rate")),
    # Of an economy: parts with decimals that add up.
    "first": Key("given", 2),
    "second": Key("given", 2),
    "third": Key("given", 2),
    "value": Key("sum", 2, of=lambda row, _: row["first"] + row["second"] + row["third"], needs=("first", "second", "third")),
    "value_share": Key("share", 2, "%", lambda row, total: share(row["value"], total["value"]), ("value",)),
    "third_share": Key("share", 1, "", lambda row, _: share(row["third"], row["value"]), ("third", "value")),
    "invested": Key("given", 1),
    "value_growth": Key("stated", 1),
    "invested_growth": Key("stated", 1),
    # Of a budget.
    "planned": Key("given", 1),
    "carried_out": Key("given", 1),
    "last_year": Key("given", 1),
    "carried_rate": Key("rate", 1, "%", lambda row, _: share(row["carried_out"], row["planned"]), ("carried_out", "planned")),
    "more": Key("difference", 1, of=lambda row, _: row["carried_out"] - row["last_year"], needs=("carried_out", "last_year")),
    "more_rate": Key(
        "growth", 1, "%", lambda row, _: share(row["carried_out"] - row["last_year"], row["last_year"]), ("carried_out", "last_year")
    ),
}
GRADES = {"words": ["优秀", "良好", "合格", "不合格"], "letters": ["A", "B", "C", "D"], "short": ["优", "良", "中", "差"]}
# Least score of all grades but the last, so that all four appear among figures like those of service_row.
GRADE_FLOORS = (D("94"), D("91"), D("86"))


def service_row(rng):
    """Counts of requests that one office has had in a month."""
    received = int(math.exp(rng.uniform(1.6, 7.6)))
    slack = rng.choice([0, 0, 0.01, 0.03, 0.08])
    done = received - int(received * slack * rng.random())
    on_time = done - int(done * slack * rng.random())
    rework = int(received * rng.choice([0, 0.02, 0.05, 0.1]) * rng.random())
    visited = max(1, int(done * rng.uniform(0.5, 0.95)))
    satisfied = visited - int(visited * rng.uniform(0, 0.45))
    previous = max(1, int(received * rng.uniform(0.7, 1.4)))
    figures = dict(
        received=received, previous=previous, done=done, on_time=on_time, rework=rework, visited=visited, satisfied=satisfied
    )
    return {key: D(value) for key, value in figures.items()} | {"unsatisfied": D(visited - satisfied)}


def economy_row(rng):
    value = math.exp(rng.uniform(2.5, 6))
    first, second = rng.uniform(0.02, 0.15), rng.uniform(0.35, 0.55)
    parts = {"first": value * first, "second": value * second, "third": value * (1 - first - second)}
    row = {key: _round(D(number), 2) for key, number in parts.items()}
    row["invested"] = _round(D(value * rng.uniform(0.4, 0.9)), 1)
    row["value_growth"] = _round(D(rng.uniform(-3, 9)), 1)
    row["invested_growth"] = _round(D(rng.uniform(-25, 25)), 1)
    row["value"] = row["first"] + row["second"] + row["third"]
    return row


def budget_row(rng):
    planned = math.exp(rng.uniform(5, 11))
    carried_out = planned * rng.uniform(0.55, 1.12)
    last_year = carried_out / rng.uniform(0.7, 1.35)
    return {"planned": _round(D(planned), 1), "carried_out": _round(D(carried_out), 1), "last_year": _round(D(last_year), 1)}


@dataclasses.dataclass
class Style:
    """How an office prints figures."""

    whole_rates: bool  # 100% and 8.5%, not 100.00% and 8.50%
    thousands: bool
    grades: str
    suffix: bool = True  # 98.43%, not 98.43 under a head that says %


def printed(value, key, style):
    value = _round(value, KEYS[key].places if key in KEYS else 0)
    text = f"{value:,f}" if style.thousands else f"{value:f}"
    if style.whole_rates and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", "-0.0", "-0.00"):
        text = text[1:]
    return text + (KEYS[key].suffix if style.suffix and key in KEYS else "")


def value_of(row, key, total):
    derive = KEYS[key].of
    return derive(row, total) if derive else row[key]


def grade_of(row, style):
    score = _round(_score(row, None), 1)
    place = sum(score < floor for floor in GRADE_FLOORS)
    return GRADES[style.grades][place]


def sum_of(rows):
    """The row of totals. What an economy states of its growth does not follow from the rows."""
    total = {key: sum((row[key] for row in rows), D(0)) for key in rows[0]}
    for key in ("value_growth", "invested_growth"):
        if key in total:
            total[key] = _round(total[key] / len(rows), 1)
    return total


def chosen_names(rng, pools, count):
    """`count` names from the pools, in the order of the pools."""
    offered = [name for pool in pools for name in names.POOLS[pool]]
    if count > len(offered):
        raise model.ScanError(f"{count} rows, but {', '.join(pools)} has {len(offered)} names")
    return [offered[i] for i in sorted(rng.sample(range(len(offered)), count))]
