#!/usr/bin/env python3
"""Includes point down only: ingest -> graph <- query, cli on top. Also: heavy headers stay where they belong."""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
ALLOWED = {
    "graph": {"graph"},
    "ingest": {"ingest", "graph"},
    "query": {"query", "graph"},
    "cli": {"cli", "ingest", "query", "graph"},
}
# System headers that only these folders may include.
OWNED = {"boost/graph/": {"graph"}, "sqlite3.h": {"graph"}, "CLI/": {"cli"}, "histedit.h": {"cli"}, "editline/": {"cli"}}
# A header may include these only if it is private to a few files itself.
HEAVY = ("boost/graph/", "CLI/", "catch2/", "rapidjson/document.h")
MOST_INCLUDERS = 6

include = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]')
failures = []
files = 0
includers = collections.defaultdict(set)
heavy_in_header = {}
for folder, below in ALLOWED.items():
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix not in (".cpp", ".hpp", ".h", ".cc"):
            continue
        files += 1
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = include.match(line)
            if not found:
                continue
            target = found.group(1)
            where = f"{path.relative_to(ROOT)}:{number}"
            top = target.split("/")[0]
            if top in ALLOWED and "/" in target and top not in below:
                failures.append(f"{where}: {folder}/ must not include {target}")
            for prefix, owners in OWNED.items():
                if target.startswith(prefix) and folder not in owners:
                    failures.append(f"{where}: only {', '.join(sorted(owners))}/ may include {target}")
            includers[target].add(str(path.relative_to(ROOT)))
            if path.suffix != ".cpp" and any(target.startswith(p) for p in HEAVY):
                heavy_in_header[str(path.relative_to(ROOT))] = target
for header, target in heavy_in_header.items():
    if len(includers[header]) > MOST_INCLUDERS:
        failures.append(f"{header}: includes {target} and is included by {len(includers[header])} files")
if files < 10:
    failures.append(f"only {files} sources found below {ROOT}: is the path right?")
print("\n".join(failures) if failures else f"{files} sources, every include points down")
sys.exit(1 if failures else 0)
