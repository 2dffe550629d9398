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
    over: str = ""  # the key without which there is no such rate


def _at(row, key):
    return KEYS[key].of(row, None) if KEYS[key].of else row[key]


def _rate(part, whole, places=2):
    return Key("rate", places, "%", lambda row, _: share(_at(row, part), _at(row, whole)), (part, whole), whole)


def _share(part):
    return Key("share", 2, "%", lambda row, total: share(_at(row, part), _at(total, part)), (part,))


def _difference(one, other, places=0):
    return Key("difference", places, of=lambda row, _: _at(row, one) - _at(row, other), needs=(one, other))


def _sum(*parts, places=0):
    return Key("sum", places, of=lambda row, _: sum((_at(row, part) for part in parts), D(0)), needs=parts)


def _grown(now, before, places=2):
    def of(row, _):
        return share(_at(row, now) - _at(row, before), _at(row, before))

    return Key("growth", places, "%", of, (now, before), before)


def _marks(rate, full, turned=False):
    """Of `full` marks as many as a rate gives."""

    def of(row, _):
        return _round(full * (100 - _at(row, rate) if turned else _at(row, rate)) / 100, 2)

    return Key("score", 2, of=of, needs=(rate,))


def _growth(row, _):
    return share(row["received"] - row["previous"], row["previous"])


def _score(row, _):
    done, on_time = share(row["done"], row["received"]), share(row["on_time"], row["received"])
    rework, unhappy = share(row["rework"], row["received"]), share(row["unsatisfied"], row["visited"])
    return D("0.3") * done + D("0.3") * on_time + D("0.2") * (100 - rework) + D("0.2") * (100 - unhappy)


MARKS = ("done_marks", "on_time_marks", "rework_marks", "satisfied_marks")


def _all_marks(row, _):
    return sum((_at(row, key) for key in MARKS), D(0)) + row["bonus"] - row["minus"]


def _weighted(row, _):
    return D("0.5") * row["daily"] + D("0.3") * row["survey"] + D("0.2") * row["yearly"]


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
    # Of a budget that was changed in the year.
    "adjustment": Key("given", 1),
    "adjusted": _sum("planned", "adjustment", places=1),
    "adjusted_rate": _rate("carried_out", "adjusted", 1),
    "unspent": _difference("adjusted", "carried_out", 1),
    # Of an assessment: marks by rates, and what a weighing makes of marks.
    "done_marks": _marks("done_rate", 30),
    "on_time_marks": _marks("on_time_rate", 30),
    "rework_marks": _marks("rework_rate", 20, turned=True),
    "satisfied_marks": _marks("satisfied_rate", 20),
    "bonus": Key("marks", 1),
    "minus": Key("marks", 1),
    "marks": Key("sum", 2, of=_all_marks, needs=(*MARKS, "bonus", "minus")),
    "daily": Key("marks", 2),
    "survey": Key("marks", 2),
    "yearly": Key("marks", 1),
    "weighted": Key("score", 2, of=_weighted, needs=("daily", "survey", "yearly")),
    "last_satisfied_rate": Key("stated", 2, "%"),
    "points": _difference("satisfied_rate", "last_satisfied_rate", 2),
    # Of approvals.
    "applied": Key("given"),
    "accepted": Key("given"),
    "refused": _difference("applied", "accepted"),
    "accepted_rate": _rate("accepted", "applied"),
    "at_once": Key("given"),
    "promised": _difference("accepted", "at_once"),
    "at_once_rate": _rate("at_once", "accepted"),
    "concluded": Key("given"),
    "concluded_rate": _rate("concluded", "accepted"),
    "early": Key("given"),
    "early_rate": _rate("early", "concluded"),
    "late": Key("given"),
    "in_time": _difference("concluded", "late"),
    "in_time_rate": _rate("in_time", "concluded"),
    "legal_days": Key("given"),
    "promised_days": Key("given"),
    "days_cut": _difference("legal_days", "promised_days"),
    "days_cut_rate": _rate("days_cut", "legal_days", 1),
    # Of petitions.
    "letters": Key("given"),
    "visits": Key("given"),
    "online": Key("given"),
    "petitions": _sum("letters", "visits", "online"),
    "petitions_share": _share("petitions"),
    "last_petitions": Key("given"),
    "petitions_more": _difference("petitions", "last_petitions"),
    "petitions_growth": _grown("petitions", "last_petitions"),
    "people": Key("given"),
    "repeated": Key("given"),
    "first_time": _difference("petitions", "repeated"),
    "repeated_rate": _rate("repeated", "petitions"),
    # Of the ways by which requests come.
    "phone": Key("given"),
    "web": Key("given"),
    "chat": Key("given"),
    "app": Key("given"),
    "taken": _sum("phone", "web", "chat", "app"),
    "taken_share": _share("taken"),
    "phone_rate": _rate("phone", "taken"),
    "answered": Key("given"),
    "passed_on": _difference("taken", "answered"),
    "passed_rate": _rate("passed_on", "taken"),
    # Of accidents and inspections.
    "cases": Key("given"),
    "last_cases": Key("given"),
    "cases_more": _difference("cases", "last_cases"),
    "cases_growth": _grown("cases", "last_cases", 1),
    "deaths": Key("given"),
    "last_deaths": Key("given"),
    "deaths_more": _difference("deaths", "last_deaths"),
    "deaths_growth": _grown("deaths", "last_deaths", 1),
    "inspected": Key("given"),
    "hazards": Key("given"),
    "hazards_share": _share("hazards"),
    "mended": Key("given"),
    "unmended": _difference("hazards", "mended"),
    "mended_rate": _rate("mended", "hazards"),
    "fined": Key("given"),
    "fines": Key("given", 2),
    # Of a survey.
    "best": Key("given"),
    "good": Key("given"),
    "fair": Key("given"),
    "poor": Key("given"),
    "rated": _sum("best", "good", "fair", "poor"),
    "content": _sum("best", "good", "fair"),
    "best_rate": _rate("best", "rated"),
    "poor_rate": _rate("poor", "rated"),
    "content_rate": dataclasses.replace(_rate("content", "rated"), needs=("poor", "rated")),
    # Of six months.
    **{f"month{n}": Key("given") for n in range(1, 7)},
    "quarter1": _sum("month1", "month2", "month3"),
    "quarter2": _sum("month4", "month5", "month6"),
    "half": _sum("quarter1", "quarter2"),
    "quarters_growth": _grown("quarter2", "quarter1"),
    "half_share": _share("half"),
}
# Of these the row of totals says the mean.
MEANS = ("bonus", "minus", "daily", "survey", "yearly", "last_satisfied_rate")
# Of these a sign says that it is more than before.
CHANGES = {"change", "more", "petitions_more", "cases_more", "deaths_more", "points"}
CHANGES |= {key for key, what in KEYS.items() if what.origin == "growth"}
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


def adjusted_row(rng):
    """What a county spends, and by how much its council has changed the budget in the year."""
    planned = math.exp(rng.uniform(11.8, 13.4))
    adjustment = planned * rng.choice([0, rng.uniform(-0.1, 0.25)])
    carried_out = (planned + adjustment) * rng.uniform(0.55, 0.99)
    last_year = carried_out / rng.uniform(0.75, 1.3)
    figures = dict(planned=planned, adjustment=adjustment, carried_out=carried_out, last_year=last_year)
    return {key: _round(D(value), 1) for key, value in figures.items()}


def assessment_row(rng):
    row = service_row(rng)
    row["bonus"] = _round(D(rng.choice([0, 0, 0.5, 1, 1.5])), 1)
    row["minus"] = _round(D(rng.choice([0, 0, 0, 0.2, 0.5, 1, 2.3])), 1)
    row["daily"] = _round(D(rng.uniform(82, 99.5)), 2)
    row["survey"] = _round(D(rng.uniform(70, 98)), 2)
    row["yearly"] = _round(D(rng.uniform(78, 98)), 1)
    row["last_satisfied_rate"] = _round(min(D(100), share(row["satisfied"], row["visited"]) + D(rng.uniform(-6, 6))), 2)
    return row


def _part(rng, whole, least, most):
    """A part of a count, between those fractions of it."""
    return min(whole, round(whole * rng.uniform(least, most)))


def approvals_row(rng):
    applied = round(math.exp(rng.uniform(2, 8)))
    accepted = _part(rng, applied, 0.93, 1)
    concluded = _part(rng, accepted, 0.9, 1.01)
    late = rng.choice([0, 0, 0, _part(rng, concluded, 0, 0.02)])
    legal = rng.choice([10, 15, 20, 20, 30, 45, 60])
    figures = dict(
        applied=applied,
        accepted=accepted,
        at_once=rng.choice([0, _part(rng, accepted, 0.1, 0.9), _part(rng, accepted, 0.3, 0.9)]),
        concluded=concluded,
        early=_part(rng, concluded - late, 0.6, 1),
        late=late,
        legal_days=legal,
        promised_days=max(1, _part(rng, legal, 0.1, 0.7)),
    )
    return {key: D(value) for key, value in figures.items()}


def petitions_row(rng):
    size = math.exp(rng.uniform(4, 7.5))
    letters, visits, online = (round(size * rng.uniform(*limits)) for limits in ((0.08, 0.3), (0.2, 0.6), (0.4, 1.5)))
    count = letters + visits + online
    figures = dict(
        letters=letters,
        visits=visits,
        online=online,
        last_petitions=round(count / rng.uniform(0.72, 1.3)),
        people=round(count * rng.uniform(1.1, 2.2)),
        repeated=_part(rng, count, 0.05, 0.35),
    )
    return {key: D(value) for key, value in figures.items()}


def channels_row(rng):
    phone = round(rng.uniform(9000, 17000))
    web, chat, app = (round(phone * rng.uniform(*limits)) for limits in ((0.01, 0.06), (0.05, 0.14), (0.03, 0.1)))
    answered = _part(rng, phone + web + chat + app, 0.48, 0.63)
    figures = dict(phone=phone, web=web, chat=chat, app=app, answered=answered)
    return {key: D(value) for key, value in figures.items()}


def accidents_row(rng):
    """Few accidents, so that many of the figures are 0, and what inspections found."""
    cases = rng.choice([0, 0, rng.randint(1, 5), rng.randint(2, 40)])
    last_cases = rng.choice([0, cases, max(0, cases + rng.randint(-4, 6)), max(0, cases + rng.randint(-2, 9))])
    hazards = round(math.exp(rng.uniform(1.5, 5.5)))
    fined = rng.choice([0, 0, rng.randint(1, 9)])
    figures = dict(
        cases=cases,
        last_cases=last_cases,
        deaths=_part(rng, cases, 0.3, 1.1),
        last_deaths=_part(rng, last_cases, 0.3, 1.1),
        inspected=round(hazards * rng.uniform(0.3, 0.8)) + 1,
        hazards=hazards,
        mended=hazards - rng.choice([0, 0, _part(rng, hazards, 0, 0.15)]),
        fined=fined,
    )
    return {key: D(value) for key, value in figures.items()} | {"fines": _round(fined * D(rng.uniform(0.2, 4)), 2)}


def survey_row(rng):
    rated = round(math.exp(rng.uniform(3.5, 6.5)))
    good, fair, poor = (_part(rng, rated, *limits) for limits in ((0.1, 0.25), (0.03, 0.12), (0, 0.1)))
    figures = dict(best=rated - good - fair - poor, good=good, fair=fair, poor=poor)
    return {key: D(value) for key, value in figures.items()}


def months_row(rng):
    size = math.exp(rng.uniform(4, 7.2))
    return {f"month{n}": D(round(size * rng.uniform(0.7, 1.35))) for n in range(1, 7)}


@dataclasses.dataclass
class Style:
    """How an office prints figures."""

    whole_rates: bool  # 100% and 8.5%, not 100.00% and 8.50%
    thousands: bool
    grades: str
    suffix: bool = True  # 98.43%, not 98.43 under a head that says %
    signed: bool = False  # +34 and +5.21% for what is more than before
    nothing: str = ""  # for a rate of nothing, if not 0.00%


def printed(value, key, style):
    value = _round(value, KEYS[key].places if key in KEYS else 0)
    text = f"{value:,f}" if style.thousands else f"{value:f}"
    if style.whole_rates and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", "-0.0", "-0.00"):
        text = text[1:]
    if style.signed and value > 0 and key in CHANGES:
        text = "+" + text
    return text + (KEYS[key].suffix if style.suffix and key in KEYS else "")


def value_of(row, key, total):
    derive = KEYS[key].of
    return derive(row, total) if derive else row[key]


def grade_of(row, style):
    score = _round(_all_marks(row, None), 2) if "bonus" in row else _round(_score(row, None), 1)
    place = sum(score < floor for floor in GRADE_FLOORS)
    return GRADES[style.grades][place]


def sum_of(rows):
    """The row of totals. What an economy states of its growth does not follow from the rows."""
    total = {key: sum((row[key] for row in rows), D(0)) for key in rows[0]}
    for key in ("value_growth", "invested_growth"):
        if key in total:
            total[key] = _round(total[key] / len(rows), 1)
    for key in MEANS:
        if key in total:
            total[key] /= len(rows)
    return total


def ranks_of(rows, key):
    """The place of each row by a figure as it is printed, the most first; those that are equal share one."""
    values = [_round(value_of(row, key, None), KEYS[key].places) for row in rows]
    return [1 + sum(other > value for other in values) for value in values]


def chosen_names(rng, pools, count):
    """`count` names from the pools, in the order of the pools."""
    offered = [name for pool in pools for name in names.POOLS[pool]]
    if count > len(offered):
        raise model.ScanError(f"{count} rows, but {', '.join(pools)} has {len(offered)} names")
    return [offered[i] for i in sorted(rng.sample(range(len(offered)), count))]
