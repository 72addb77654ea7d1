#!/usr/bin/env python3
"""Kills `entente build` at random moments. Each time the store must open and hold whole documents only: exactly what a build
of its first n documents gives. A further build must complete it.

    build_kill_test.py ENTENTE SAMPLES [KILLS]"""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

entente, samples = sys.argv[1], pathlib.Path(sys.argv[2])
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 50
random.seed(20240702)


def run(*command):
    done = subprocess.run([entente, *map(str, command)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"entente {' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def said(store, folder):
    out = folder / "said.jsonl"
    run("export", store, out, "--format", "jsonl")
    return out.read_bytes()


def documents(store):
    answer = json.loads(run("info", store, "--format", "json"))
    return answer["documents"]


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    texts = [path.read_text(encoding="utf-8") for path in sorted(samples.glob("*.txt"))]
    lines = [json.dumps({"doc": f"d{i:04}", "text": texts[i % len(texts)] + f"\n\nEdition {i}.\n"}) for i in range(400)]
    source = folder / "all.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")

    start = time.monotonic()
    run("build", folder / "whole.kg", source)
    whole_seconds = time.monotonic() - start
    whole = said(folder / "whole.kg", folder)
    expected = {len(lines): whole}

    def reference(count):
        if count not in expected:
            part, store = folder / "part.jsonl", folder / f"part{count}.kg"
            part.write_text("".join(line + "\n" for line in lines[:count]), encoding="utf-8")
            run("build", store, part)
            expected[count] = said(store, folder)
        return expected[count]

    midway = 0
    for attempt in range(kills):
        store = folder / f"kill{attempt}.kg"
        process = subprocess.Popen([entente, "build", str(store), str(source)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.02, whole_seconds * 1.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if not store.exists():
            continue  # killed before there was a store
        opened = subprocess.run([entente, "info", str(store), "--format", "json"], capture_output=True, text=True)
        if opened.returncode:
            # A store that was killed while it was being made may be empty, but must never be half a store with content.
            if store.stat().st_size > 0 and "not a store" not in opened.stderr:
                sys.exit(f"kill {attempt}: the store does not open: {opened.stderr}")
            store.unlink()
        else:
            count = json.loads(opened.stdout)["documents"]
            midway += 0 < count < len(lines)
            if count and said(store, folder) != reference(count):
                sys.exit(f"kill {attempt}: {count} documents, but not what a build of them gives")
        run("build", store, source)
        if said(store, folder) != whole:
            sys.exit(f"kill {attempt}: a further build did not complete the store")
        for path in folder.glob(f"kill{attempt}.kg*"):
            os.unlink(path)
    if kills >= 20 and midway < kills // 10:
        sys.exit(f"only {midway} of {kills} kills came midway: the test does not test")
    print(f"{kills} kills, {midway} midway: every store whole")
