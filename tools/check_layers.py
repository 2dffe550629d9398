#!/usr/bin/env python3
"""Fails if a folder of src/ includes a folder that LAYERS does not allow it to include, or defines
two types of one name: one namespace is one folder, and the linker would mix their functions."""

import pathlib
import re
import sys

LAYERS = {  # folder: the folders it may include, besides itself
    "base": set(),
    "worker": {"base"},
    "document": {"base"},
    "layout": {"base", "document"},
    "reader": {"base", "document"},
    "pdf": {"base", "document", "reader"},
    "table": {"base", "document", "layout"},
    "scan": {"base", "document", "layout", "table"},
    "record": {"base", "document"},
    "rules": {"base", "record"},
    "normalise": {"base", "document", "layout", "table", "record", "rules"},
    "check": {"base", "document", "record", "rules"},
    "store": {"base", "document", "layout", "table", "record"},
    "report": {"base", "document", "table", "record"},
}
LAYERS["app"] = set(LAYERS)

src = pathlib.Path(__file__).resolve().parent.parent / "src"
errors = []
types = {}  # (folder, name): where it is defined
for path in sorted(p for p in src.rglob("*") if p.suffix in (".h", ".cc")):
    folder = path.relative_to(src).parts[0]
    if folder not in LAYERS:
        errors.append(f"{path.relative_to(src)}: folder {folder}/ has no line in LAYERS")
        continue
    unnamed = False
    for number, line in enumerate(path.read_text().splitlines(), 1):
        unnamed = (unnamed or line == "namespace {") and line != "}  // namespace"
        match = re.match(r"(?:struct|class|enum class) (\w+)(?: final)?(?: :.*)? \{", line)
        if match and not unnamed:
            place = f"{path.relative_to(src)}:{number}"
            first = types.setdefault((folder, match[1]), place)
            if first != place:
                errors.append(f"{place}: {match[1]} is defined in {first} already")
        match = re.match(r'\s*#include "([a-z_]+)/', line)
        if match and match[1] != folder and match[1] not in LAYERS[folder]:
            errors.append(f"{path.relative_to(src)}:{number}: {folder}/ may not include {match[1]}/")

print("\n".join(errors) or "layers: ok")
sys.exit(bool(errors))
