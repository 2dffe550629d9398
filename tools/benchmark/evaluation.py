"""What a run says about one document, held against its expected.yaml. Pure: no files, no programs.

The keys of expected.yaml are explained in fixtures/README.md. A finding is *reported* if
its verdict is contradicted, suspect or explained. A reported finding with a `root` that is reported
too is a *dependent*: it is never counted on its own.
"""

import collections
import dataclasses
import fnmatch

from benchmark import printed, repairs

SEVERITIES = ["note", "warning", "error", "critical"]
REPORTED = {"contradicted", "suspect", "explained"}
VERDICTS = REPORTED | {"holds", "unchecked"}


@dataclasses.dataclass
class Outcome:
    """The evaluation of one input. In a correct run the lists beside `met` are empty."""

    name: str
    met: list = dataclasses.field(default_factory=list)  # (entry's id, message)
    missed: list = dataclasses.field(default_factory=list)  # (entry's id, why)
    extra: list = dataclasses.field(default_factory=list)  # (entry's id, message): reported again
    forbidden: list = dataclasses.field(default_factory=list)  # (must_not's id, message)
    unexpected: list = dataclasses.field(default_factory=list)  # messages of warnings and above
    faults: list = dataclasses.field(default_factory=list)  # what is wrong with the output itself
    dependents: int = 0
    notes: int = 0  # reported notes that no entry asks for

    @property
    def good(self):
        return not (self.missed or self.extra or self.forbidden or self.unexpected or self.faults)


class _Finding:
    def __init__(self, data, families):
        self.data = data
        self.id = data.get("id") or ""
        self.rule = data.get("rule") or ""
        self.root = data.get("root")
        self.severity = SEVERITIES.index(data.get("severity"))
        self.printed = printed.Printed(data)
        self.families = families_of(self.rule, families)

    def message(self):
        verdict = f"{self.data['severity']} {self.data['verdict']} {self.rule}"
        kind = (self.data.get("explanation") or {}).get("kind", "none")
        return f"[{verdict}{'' if kind == 'none' else ', ' + kind}] {self.data.get('message')}"

    def tables(self):
        places = [self.data.get("subject") or {}, *(self.data.get("operands") or [])]
        return {place.get("table") for place in places} - {None}


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def families_of(rule, families):
    """The families of a rule; all of them if none lists it."""
    found = {
        name
        for name, rules in families["rules"].items()
        if any(fnmatch.fnmatchcase(rule, r) for r in rules)
    }
    return found or set(families["rules"])


def has_family(finding, wanted):
    """`wanted`: "rate", or "rate.base", which is the rate family too."""
    return any(
        name in finding.families or name.split(".")[0] in finding.families for name in wanted
    )


def lacks(finding, entry):
    """What `finding` lacks of a must_report entry, in words; empty if it meets the entry."""
    missing = [n for n in as_list(entry.get("numbers")) if not finding.printed.has_number(n)]
    missing += [
        t
        for key in ("units", "texts")
        for t in as_list(entry.get(key))
        if not finding.printed.has_text(t)
    ]
    if missing:
        return "lacks " + ", ".join(missing)
    name = finding.data["severity"]
    if "severity" in entry and finding.severity < SEVERITIES.index(entry["severity"]):
        return f"is only {name}"
    if "most" in entry and finding.severity > SEVERITIES.index(entry["most"]):
        return f"is {name}, more than {entry['most']}"
    kinds = as_list(entry.get("explanation"))
    kind = (finding.data.get("explanation") or {}).get("kind", "none")
    if kinds and kind not in kinds:
        return f"explains by {kind}, not {' or '.join(kinds)}"
    return ""


def _closest(entry, findings):
    """The reported finding that shares most with an entry, for the reader of a miss."""
    wanted = as_list(entry.get("numbers")) + as_list(entry.get("units"))

    def shared(finding):
        return sum(
            finding.printed.has_number(w) if w[:1].isdigit() else finding.printed.has_text(w)
            for w in wanted
        )

    best = max(findings, key=shared, default=None)
    if best is None or shared(best) == 0 or (shared(best) == 1 and len(wanted) > 2):
        return "nothing like it is reported"
    return f"closest {lacks(best, entry)}: {best.message()}"


def _assign(candidates):
    """A largest assignment of findings to entries, each finding to one entry at most.

    `candidates`: entry's id -> findings, in order of preference. Augmenting paths (Kuhn); the
    lists are short.
    """
    owner = {}

    def place(entry, tried):
        for finding in candidates[entry]:
            if id(finding) in tried:
                continue
            tried.add(id(finding))
            if id(finding) not in owner or place(owner[id(finding)][0], tried):
                owner[id(finding)] = (entry, finding)
                return True
        return False

    # The entry with the fewest candidates first, so that a specific one is not left to chance.
    for entry in sorted(candidates, key=lambda e: len(candidates[e])):
        place(entry, set())
    return {entry: finding for entry, finding in owner.values()}


class _Document:
    """The findings of one document, those that count and those that only follow."""

    def __init__(self, findings):
        self.reported = findings
        self._by_id = {finding.id: finding for finding in findings}
        self.dependents = [f for f in findings if self.roots_of(f)]
        self.counted = [f for f in findings if not self.roots_of(f)]

    def roots_of(self, finding):
        """The finding that causes it, the one that causes that ...; none if they form a circle."""
        roots = []
        while finding.root in self._by_id:
            finding = self._by_id[finding.root]
            if finding in roots:
                return []
            roots.append(finding)
        return roots


def _judge_reports(expected, document, outcome):
    """must_report. Returns the findings that meet an entry: entry's id -> finding."""
    entries = {
        e["id"]: e for e in expected.get("must_report") or [] if not repairs.is_repair_entry(e)
    }
    # A finding of the entry's own family comes first, so that two entries of similar numbers do not
    # swap theirs.
    candidates = {
        name: sorted(
            (f for f in document.counted if not lacks(f, entry)),
            key=lambda f, entry=entry: not has_family(f, as_list(entry.get("rule"))),
        )
        for name, entry in entries.items()
    }
    assigned = _assign(candidates)
    taken = {id(f) for f in assigned.values()}
    for name, entry in entries.items():
        if name in assigned:
            outcome.met.append((name, assigned[name].message()))
            if entry.get("once"):
                outcome.extra += [
                    (name, f.message()) for f in candidates[name] if id(f) not in taken
                ]
            continue
        below = [f for f in document.dependents if not lacks(f, entry)]
        allowed = [assigned[r] for r in as_list(entry.get("may_depend_on")) if r in assigned]
        under = [f for f in below if any(root in allowed for root in document.roots_of(f))]
        if under:
            outcome.met.append((name, "below another: " + under[0].message()))
        elif below:
            outcome.missed.append(
                (name, "stands only below another finding: " + below[0].message())
            )
        else:
            outcome.missed.append((name, _closest(entry, document.reported)))
    for name, entry in entries.items():
        for pair in entry.get("dependent") or []:
            outcome.extra += [
                (name, f"{' and '.join(pair)} stand alone: " + f.message())
                for f in document.counted
                if f is not assigned.get(name) and all(f.printed.has_number(n) for n in pair)
            ]
    meeting = {id(f) for found in candidates.values() for f in found}
    return assigned, meeting


def _is_about(finding, entry):
    """Whether a finding falls under the description of a must_not entry."""
    families = as_list(entry.get("rule"))
    if families and not has_family(finding, families):
        return False
    tables = as_list(entry.get("tables"))
    if tables and not finding.tables() & set(tables):
        return False
    found = [finding.printed.has_number(n) for n in as_list(entry.get("numbers"))]
    found += [finding.printed.has_text(u) for u in as_list(entry.get("units"))]
    return not found or (any(found) if entry.get("match") == "any" else all(found))


def _judge_alarms(expected, document, assigned, meeting, outcome):
    """must_not, and whatever else is a warning or above and no entry asks for."""
    asked_for = list(assigned.values())
    for finding in document.reported:
        if id(finding) in meeting:
            continue
        if finding.severity < SEVERITIES.index("warning"):
            outcome.notes += 1
            continue
        entries = [e["id"] for e in expected.get("must_not") or [] if _is_about(finding, e)]
        roots = document.roots_of(finding)
        if any(root in asked_for for root in roots):
            outcome.dependents += 1
        elif entries:
            outcome.forbidden.append((", ".join(entries), finding.message()))
        # What stands below an alarm is that alarm; below a mere note it would be lost.
        elif any(root.severity >= SEVERITIES.index("warning") for root in roots):
            outcome.dependents += 1
        else:
            outcome.unexpected.append(finding.message())


def _judge_places(document_data, reported, outcome):
    """Every operand that was printed says where, so that a person can look."""
    is_pdf = document_data.get("format") == "pdf"
    pages = document_data.get("pages") or 0
    for finding in reported:
        operands = [o for o in finding.data.get("operands") or [] if o.get("source") != "computed"]
        if not operands:
            outcome.faults.append(f"{finding.id}: no operand that was printed: {finding.message()}")
        for operand in operands:
            what = f"{finding.id}: operand {operand.get('role')} “{operand.get('text')}”"
            page, box = operand.get("page"), operand.get("box")
            if operand.get("source") not in ("prose", "table"):
                outcome.faults.append(f"{what}: source {operand.get('source')}")
            if operand.get("source") == "table" and None in (
                operand.get(k) for k in ("table", "row", "column")
            ):
                outcome.faults.append(f"{what}: no table, row or column")
            if is_pdf and not (isinstance(page, int) and 1 <= page <= pages):
                outcome.faults.append(f"{what}: page {page} of {pages}")
            elif is_pdf and not is_box(box):
                outcome.faults.append(f"{what}: box {box}")
            elif not is_pdf and not operand.get("line"):
                outcome.faults.append(f"{what}: no line")


def is_box(box):
    return (
        isinstance(box, list)
        and len(box) == 4
        and all(isinstance(side, (int, float)) for side in box)
        and box[0] < box[2]
        and box[1] < box[3]
    )


def _judge_output(expected, document, findings, problems, outcome):
    if document.get("status") != "read":
        outcome.faults.append(f"status {document.get('status')}, not read")
    if expected.get("tables") is not None and document.get("tables") != expected["tables"]:
        outcome.faults.append(f"{document.get('tables')} tables, not {expected['tables']}")
    for problem in problems:
        outcome.faults.append(f"problem: {problem.get('message')}")
    repeated = [
        name
        for name, count in collections.Counter(f.get("id") for f in findings).items()
        if count > 1
    ]
    outcome.faults += [f"the id {name} stands at several findings" for name in repeated]
    for finding in findings:
        if finding.get("severity") not in SEVERITIES or finding.get("verdict") not in VERDICTS:
            outcome.faults.append(
                f"{finding.get('id')}: {finding.get('verdict')}, {finding.get('severity')}"
            )


def evaluate(path, output, expected, families, rows=()):
    """The Outcome for the input `path`.

    `output`: of `gouji check --format json --show all`; `rows`: of repairs.csv.
    """
    outcome = Outcome(path)
    documents = [d for d in output.get("documents") or [] if d.get("path") == path]
    if len(documents) != 1:
        outcome.faults.append(f"{len(documents)} documents of this path in the output, not 1")
        outcome.missed += [(e["id"], "no document") for e in expected.get("must_report") or []]
        return outcome
    name = documents[0].get("id")
    findings = [f for f in output.get("findings") or [] if f.get("document") == name]
    listed = [r for r in output.get("repairs") or [] if r.get("document") == name]
    listed += repairs.from_notes(n for n in output.get("notes") or [] if n.get("document") == name)
    problems = [p for p in output.get("problems") or [] if p.get("path") == path]
    _judge_output(expected, documents[0], findings, problems, outcome)
    if not any(f.get("verdict") == "holds" for f in findings):
        outcome.faults.append("nothing holds: the checks did not run")
    reported = [
        _Finding(f, families)
        for f in findings
        if f.get("verdict") in REPORTED and f.get("severity") in SEVERITIES
    ]
    document = _Document(reported)
    assigned, meeting = _judge_reports(expected, document, outcome)
    _judge_alarms(expected, document, assigned, meeting, outcome)
    repairs.judge(expected, listed, families["repairs"], rows, outcome)
    _judge_places(documents[0], reported, outcome)
    return outcome
