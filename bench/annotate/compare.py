#!/usr/bin/env python3
"""Words a second of our annotator and of Python spaCy of the same model: same texts, one core, turn by turn.
usage: compare.py BENCH_PROGRAM SPACY_MODEL_FOLDER [--documents 500] [--rounds 3]
Run with an interpreter that has spaCy; ENTENTE_SHARED names the folder with data/news. Processor time is measured, and of
each side the best round taken."""
import argparse
import os
import pathlib
import re
import subprocess
import tempfile
import time

# Before spaCy's libraries start threads of their own.
for name in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
import spacy  # noqa: E402


def paragraphs(folder, documents):
    paths = sorted(folder.glob("*.txt"))
    chosen = [paths[i * len(paths) // documents] for i in range(documents)] if len(paths) > documents else paths
    for path in chosen:
        yield from (line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("model")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = list(paragraphs(pathlib.Path(os.environ.get("ENTENTE_SHARED", "../shared")) / "data" / "news", options.documents))
    nlp = spacy.load(options.model)
    ours, theirs = [], []
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(texts) + "\n")
        file.flush()
        for _ in range(options.rounds):
            start = time.process_time()
            words = sum(1 for doc in nlp.pipe(texts) for token in doc if not token.is_space)
            theirs.append(words / (time.process_time() - start))
            output = subprocess.run([options.bench, file.name, "1"], stdout=subprocess.PIPE, text=True, check=True).stdout
            ours.append(float(re.search(r"words_per_second (\d+)", output).group(1)))
    print(output.splitlines()[0])
    print(f"{len(texts)} paragraphs, {words} words: ours {max(ours):,.0f} words/s, Python spaCy {max(theirs):,.0f} words/s, "
          f"ratio {max(ours) / max(theirs):.1f}")


if __name__ == "__main__":
    main()
