#!/usr/bin/env python3
"""How far two careful readers agree on the articles held back: scores the second reading as if a program had written it, against the first.

    agreement.py [SHARED]

`second-reading.jsonl` beside this holds what the second readers noted of each `held-*` text, without the sentences. What they thought
optional is left out, as it would be of a program. SHARED (default: ENTENTE_SHARED, else ../shared) has the scorer, eval/score.py."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
shared = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("ENTENTE_SHARED") or HERE.parents[2] / "shared")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    readings = folder / "readings.jsonl"
    with readings.open("w", encoding="utf-8") as out:
        for line in (HERE / "second-reading.jsonl").open(encoding="utf-8"):
            read = json.loads(line)
            for part in ("entities", "facts"):
                read[part] = [x for x in read[part] if not x.get("optional")]
            for fact in read["facts"]:
                fact.setdefault("status", "actual")
                fact.setdefault("evidence", [])
            for end in (".json", ".txt"):
                shutil.copy(HERE / (read["doc"] + end), folder)
            out.write(json.dumps(read, ensure_ascii=False) + "\n")
    done = subprocess.run([sys.executable, shared / "eval" / "score.py", folder, readings], capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stderr)
wanted = ("ENTITIES", "FACTS", "WHO", "name_acc", "date_acc", "place_acc", "status_acc")
print("\n".join(line for line in done.stdout.splitlines() if line.startswith(wanted)))
