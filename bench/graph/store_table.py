#!/usr/bin/python3
"""The table of docs/performance.md on stores: import, first look-up, reading whole; beside Kuzu where it is installed.

  store_table.py STORE_BENCH DATA [--kuzu ADAPTER] [--name NAME]

STORE_BENCH: the program of store_bench.cpp. DATA: a folder made by the bench's `gen_graph.py --scale L --neo4j`.
ADAPTER: the bench's adapters/kuzu.cjs; node must find the package (NODE_PATH). Everything runs one after the other, in
processes of their own; stores are made in DATA and removed. All files of DATA are read once before each import, so that nobody's have to come from the disk.
"""
import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile


def rows_of(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    row = json.loads(done.stdout.splitlines()[-1])
    row["processor_s"] = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return row


def warm(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".csv"):
                with open(os.path.join(path, name), "rb") as file:
                    while file.read(1 << 20):
                        pass


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bench")
    arguments.add_argument("data")
    arguments.add_argument("--kuzu")
    arguments.add_argument("--name", default="Ines Zhang 0000001")
    given = arguments.parse_args()
    folder = tempfile.mkdtemp(dir=given.data)
    try:
        store = os.path.join(folder, "bench.kg")
        files = [os.path.join(given.data, "neo4j", name) for name in ("nodes.csv", "edges.csv")]
        warm(given.data)
        made = rows_of(given.bench, "import", store, *files)
        looks = [rows_of(given.bench, "look", store, given.name) for _ in range(5)]
        whole = rows_of(given.bench, "whole", store)
        print(f"{made['nodes']:,} nodes, {made['edges']:,} edges; load average {os.getloadavg()[0]:.1f}\n")
        print("| what | seconds | processor seconds | peak MiB | file MiB |")
        print("|---|---:|---:|---:|---:|")
        print(f"| import | {made['all_s']:.1f} | {made['cpu_s']:.1f} | {made['peak_mib']:.0f} | {made['file_mib']:.0f} |")
        look = {key: statistics.median(row[key] for row in looks) for key in ("all_ms", "cpu_s", "peak_mib")}
        print(f"| open, find by name, one step | {look['all_ms'] / 1e3:.3f} | {look['cpu_s']:.3f} | {look['peak_mib']:.0f} | |")
        print(f"| open and read whole | {whole['all_ms'] / 1e3:.2f} | {whole['cpu_s']:.2f} | {whole['peak_mib']:.0f} | |")
        if given.kuzu:
            peer = os.path.join(folder, "kuzu")
            os.mkdir(peer)
            warm(given.data)
            row = rows_of("node", given.kuzu, "load", given.data, peer)
            print(f"| Kuzu's COPY of the same rows | {row['samples'][0] / 1e3:.1f} | {row['processor_s']:.1f} | | "
                  f"{size_of(peer) / 2**20:.0f} |")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
