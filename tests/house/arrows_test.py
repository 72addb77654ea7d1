#!/usr/bin/env python3
"""Includes point down only: ingest -> graph <- query, cli on top. Also: heavy headers stay where they belong."""
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
NEVER_IN_HEADERS = ("boost/graph/", "CLI/", "catch2/", "rapidjson/document.h")

include = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]')
failures = []
files = 0
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
            if path.suffix != ".cpp" and any(target.startswith(p) for p in NEVER_IN_HEADERS):
                private = path.name.endswith(("_state.hpp", "_private.hpp")) or (path.parent / ".private").exists()
                if not private:
                    failures.append(f"{where}: heavy header {target} in a header")
if files < 10:
    failures.append(f"only {files} sources found below {ROOT}: is the path right?")
print("\n".join(failures) if failures else f"{files} sources, every include points down")
sys.exit(1 if failures else 0)
