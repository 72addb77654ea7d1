#!/usr/bin/env python3
"""entente eval must print what the reference scorer (eval/score.py of the shared data) prints for the same documents, and list the
same mistakes. Skipped (exit 77) where the shared data is absent.

    reference_test.py ENTENTE GOLD_DIR"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

entente, gold = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
shared = pathlib.Path(os.environ.get("ENTENTE_SHARED") or gold.parents[2] / "shared")
score = shared / "eval" / "score.py"
if not score.exists():
    print(f"skipped: no {score}; set ENTENTE_SHARED")
    sys.exit(77)


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command[:2]))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


failed = False
with tempfile.TemporaryDirectory() as folder:
    documents = pathlib.Path(folder) / "gold" / "set"
    documents.mkdir(parents=True)
    texts = []
    for file in sorted(gold.glob("*.json")):
        shutil.copy(file, documents)
        texts.append(shutil.copy(file.with_suffix(".txt"), documents))
    (documents / "no-text.json").write_text((gold / f"{pathlib.Path(texts[0]).stem}.json").read_text(encoding="utf-8"), encoding="utf-8")
    found = pathlib.Path(folder) / "found.jsonl"
    found.write_text(run(entente, "extract", *texts), encoding="utf-8")
    wanted = run(sys.executable, score, documents, found, "--errors").splitlines()
    got = run(entente, "eval", documents, "--errors").splitlines()
    for line in sorted(set(wanted) - set(got))[:10]:
        print("only score.py:", line)
        failed = True
    for line in sorted(set(got) - set(wanted))[:10]:
        print("only entente: ", line)
        failed = True
    if sorted(wanted) != sorted(got):
        failed = True
    print(f"{len(wanted)} lines of score.py, {len(got)} of entente eval")
sys.exit(1 if failed else 0)
