#!/usr/bin/env python3
"""The repository speaks of Entente alone: no machine's paths, nothing left to do, no file over its size without a reason."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1])
LEAKS = re.compile("/wo" + r"rk/|/fa" + r"rm/|/ro" + r"ot/|\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b")
listing = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True)
if listing.returncode:
    print("not a git checkout: skipped")
    sys.exit(77)
failures = []
names = listing.stdout.splitlines()
for name in names:
    path = ROOT / name
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        continue
    for number, line in enumerate(text.splitlines(), 1):
        if LEAKS.search(line):
            failures.append(f"{name}:{number}: {line.strip()[:120]}")
if len(names) < 20:
    failures.append("hardly any files: is the path right?")
print("\n".join(failures) if failures else f"{len(names)} files speak of Entente alone")
sys.exit(1 if failures else 0)
