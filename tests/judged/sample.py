#!/usr/bin/env python3
"""Draws a seeded sample of the raw news, extracts it and prints the facts of a part of it to be judged by hand.

    tests/judged/sample.py --entente build/entente --seed 2026 > facts.tsv

Of the documents of index.tsv, in its order, 300 are drawn; of those of them that hold facts, 30. Each document is given with
the date of the index. One line a fact: number, document, type, ends, date, place, status, properties, confidence, start and
end of the first evidence, its sentence. --more TYPE=NUMBER goes on, past the 30, with documents that
hold facts of that type, of which only these are given, until there are NUMBER. --again LIST takes the documents and types of a list
of judged facts instead of drawing: what is to be judged when the program has changed.
"""
import argparse
import csv
import json
import os
import random
import subprocess
import sys


def read_index(news):
    with open(os.path.join(news, "index.tsv"), encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def extract(entente, news, rows):
    documents = []
    for row in rows:
        with open(os.path.join(news, row["id"] + ".txt"), encoding="utf-8") as text:
            documents.append(json.dumps({"doc": row["id"], "date": row["date"], "text": text.read()}))
    done = subprocess.run([entente, "extract", "--no-text", "-"], input="\n".join(documents) + "\n", capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"{entente} extract failed: {done.stderr}")
    return {found["doc"]: found for found in map(json.loads, done.stdout.splitlines())}


def draw(found, rows, seed, judged, more):
    """Ids to judge, in the order drawn: `judged` with facts, then those with facts of the types in `more`."""
    order = [row["id"] for row in rows if found[row["id"]]["facts"]]
    random.Random(seed).shuffle(order)
    chosen = {name: None for name in order[:judged]}
    for kind, wanted in more:
        have = sum(fact["type"] == kind for name in order[:judged] for fact in found[name]["facts"])
        for name in order[judged:]:
            count = sum(fact["type"] == kind for fact in found[name]["facts"])
            if count and have < wanted:
                chosen.setdefault(name, []).append(kind)
                have += count
    return list(chosen.items())


def drawn_before(path):
    """Documents of a judged list in its order, each with the types judged of it, or None for all."""
    chosen = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if not line.startswith("#") and fields[0] != "document":
                types = chosen.setdefault(fields[0], set())
                if types is not None:
                    chosen[fields[0]] = None if fields[1] == "all" else types | set(fields[1].split(","))
    return list(chosen.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--entente", default="build/entente")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--judge", type=int, default=30)
    parser.add_argument("--more", action="append", default=[], metavar="TYPE=NUMBER")
    parser.add_argument("--again", metavar="LIST")
    options = parser.parse_args()
    news = os.path.join(os.environ.get("ENTENTE_SHARED", "../shared"), "data", "news")
    if not os.path.isdir(news):
        print(f"skipped: there is no {news}")
        return
    rows = read_index(news)
    if options.again:
        chosen = drawn_before(options.again)
        wanted = {name for name, _ in chosen}
        rows = [row for row in rows if row["id"] in wanted]
        found = extract(options.entente, news, rows)
    else:
        rows = random.Random(options.seed).sample(rows, options.documents)
        found = extract(options.entente, news, rows)
        more = [(entry.split("=")[0], int(entry.split("=")[1])) for entry in options.more]
        chosen = draw(found, rows, options.seed, options.judge, more)
    number = 0
    for name, kinds in chosen:
        for fact in found[name]["facts"]:
            if kinds is not None and fact["type"] not in kinds:
                continue
            number += 1
            known = {"type", "from", "to", "date", "place", "status", "confidence", "evidence"}
            extra = ";".join(f"{key}={fact[key]}" for key in sorted(set(fact) - known))
            evidence = fact["evidence"][0]
            print(number, name, fact["type"], fact["from"], fact["to"], fact.get("date", ""), fact.get("place", ""),
                  fact["status"], extra, fact["confidence"], evidence["start"], evidence["end"],
                  " ".join(evidence["text"].split()), sep="\t")


if __name__ == "__main__":
    main()
