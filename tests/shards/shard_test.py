#!/usr/bin/env python3
"""Documents extracted in shards and merged give the same store as one build of them, byte for byte in its dump: any number of
shards, any order of documents and of shards, any number of threads.

    shard_test.py ENTENTE [FOLDER...] [--shared-news] [--documents 60] [--shards 1,4,16] [--threads 1,2] [--seed 1]

FOLDER holds texts (*.txt) or lines of JSON (*.jsonl). --shared-news takes data/news of the shared data (ENTENTE_SHARED, else
../shared), and exits with 77 where there is none."""
import argparse
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("entente")
parser.add_argument("folders", nargs="*", type=pathlib.Path)
parser.add_argument("--shared-news", action="store_true")
parser.add_argument("--documents", type=int, default=60)
parser.add_argument("--shards", default="1,4,16")
parser.add_argument("--threads", default="1,2")
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
if options.shared_news:
    shared = pathlib.Path(os.environ.get("ENTENTE_SHARED") or pathlib.Path(__file__).resolve().parents[3] / "shared")
    options.folders.append(shared / "data" / "news")
    if not options.folders[-1].is_dir():
        print(f"skipped: no {options.folders[-1]} (ENTENTE_SHARED)")
        sys.exit(77)
if not options.folders:
    parser.error("no FOLDER to read")
chance = random.Random(options.seed)


def run(*command, out=None):
    done = subprocess.run([options.entente, *map(str, command)], stdout=out or subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"entente {' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.decode()}")


def dump(store, folder):
    run("dump", store, folder / "dump.jsonl")
    return (folder / "dump.jsonl").read_bytes()


lines = {}
for given in options.folders:
    for path in sorted(given.rglob("*.txt")):
        lines[path.stem] = json.dumps({"doc": path.stem, "text": path.read_text(encoding="utf-8")})
    for path in sorted(given.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            if "text" in document:  # not the second reading of texts that lie beside it
                lines[document["doc"]] = line
lines = [line for _, line in sorted(lines.items())][: options.documents]
if len(lines) < 16:
    sys.exit("too few documents to cut into shards")

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    source = folder / "all.jsonl"
    source.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    start = time.monotonic()
    run("build", folder / "built.kg", source)
    print(f"build of {len(lines)} documents: {time.monotonic() - start:.1f} s", flush=True)
    expected = dump(folder / "built.kg", folder)
    facts = expected.count(b'{"from":')
    if facts == 0:
        sys.exit("the documents give no facts: the test does not test")
    print(f"dump: {len(expected)} bytes, {facts} edges, sha256 {hashlib.sha256(expected).hexdigest()[:16]}")
    for threads in map(int, options.threads.split(",")):
        for count in map(int, options.shards.split(",")):
            shuffled = lines[:]
            chance.shuffle(shuffled)
            parts = []
            start = time.monotonic()
            for i in range(count):
                shard, part = folder / f"shard{i}.jsonl", folder / f"part{i}.jsonl"
                shard.write_text("".join(line + "\n" for line in shuffled[i::count]), encoding="utf-8")
                with part.open("wb") as out:
                    run("extract", shard, "--threads", threads, out=out)
                parts.append(part)
            extracted = time.monotonic()
            chance.shuffle(parts)
            store = folder / f"merged{threads}-{count}.kg"
            run("merge", store, *parts, "--threads", threads)
            merged = time.monotonic()
            found = dump(store, folder)
            print(f"{count} shards, {threads} threads: extract {extracted - start:.1f} s, merge {merged - extracted:.1f} s, "
                  f"{'the same dump' if found == expected else 'ANOTHER DUMP'}", flush=True)
            if found != expected:
                was, now = expected.splitlines(), found.splitlines()
                for a, b in zip(was, now):
                    if a != b:
                        print(f"  built:  {a[:400]!r}\n  merged: {b[:400]!r}")
                        break
                sys.exit(f"{len(was)} lines built, {len(now)} merged")
            run("check", store)
