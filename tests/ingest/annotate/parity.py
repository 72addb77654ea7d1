#!/usr/bin/env python3
"""Compares our annotation with Python spaCy's over sentences of the treebanks and paragraphs of the news.
usage: parity.py DUMP_PROGRAM SCRIPTS [--sentences 5000] [--show 0]
ENTENTE_SHARED names the folder with data/. spaCy is what ENTENTE_SPACY_PYTHON (an interpreter) has, or what SCRIPTS/fetch-model
--with-spacy installs for this test; what it said is kept beside that and used again."""
import argparse
import gzip
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

LEAST = 0.999
SKIPPED = 77
MEASURES = ("tokens", "tags", "parts of speech", "lemmas", "heads", "roles", "sentences", "names")


def treebank_texts(folder):
    for path in sorted(folder.glob("*.conllu*")):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            yield from (line[len("# text = "):].strip() for line in file if line.startswith("# text = "))


def news_texts(folder):
    for path in sorted(folder.glob("*.txt")):
        yield from (line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def spread(texts, count):
    """`count` of the texts, evenly from first to last."""
    texts = list(texts)
    return texts if len(texts) <= count else [texts[i * len(texts) // count] for i in range(count)]


def collect(data, sentences):
    part = sentences // 4
    return {
        "EWT": spread(treebank_texts(data / "ud-english-ewt"), part),
        "GUM": spread(treebank_texts(data / "ud-english-gum-free"), part),
        "PUD": spread(treebank_texts(data / "ud-english-pud"), part),
        # A paragraph of news has more than one sentence.
        "news": spread(news_texts(data / "news"), part),
    }


def ask(command, texts, env=None):
    request = b"".join(b"%d\n" % len(t) + t for t in (text.encode("utf-8") for text in texts))
    return subprocess.run(command, input=request, stdout=subprocess.PIPE, check=True, env=env).stdout


def answers(stream):
    found, at = [], 0
    while at < len(stream):
        end = stream.index(b"\n", at)
        size = int(stream[at:end])
        found.append(stream[end + 1:end + 1 + size].decode("utf-8"))
        at = end + 1 + size
    return found


class Annotation:
    def __init__(self, lines):
        rows = [line.split("\t") for line in lines.split("\n") if line]
        tokens = [r for r in rows if r[0] == "T"]
        span = lambda i: (int(tokens[i][1]), int(tokens[i][2]))
        reach = lambda r: (span(int(r[1]))[0], span(int(r[2]) - 1)[1])
        self.tokens = {span(i): {"tags": t[5], "parts of speech": t[6], "roles": t[7], "lemmas": t[8], "heads": span(int(t[3]))}
                       for i, t in enumerate(tokens)}
        self.sentences = {reach(r) for r in rows if r[0] == "S"}
        self.names = {(*reach(r), r[3]) for r in rows if r[0] == "N"}


def compare(texts, expected, found, show):
    same, total = dict.fromkeys(MEASURES, 0), dict.fromkeys(MEASURES, 0)
    for text, want, got in zip(texts, map(Annotation, expected), map(Annotation, found)):
        differences = []
        for span, attributes in want.tokens.items():
            mine = got.tokens.get(span)
            total["tokens"] += 1
            same["tokens"] += mine is not None
            for name, value in attributes.items():
                total[name] += 1
                same[name] += mine is not None and mine[name] == value
                if mine is None or mine[name] != value:
                    word = text.encode("utf-8")[span[0]:span[1]].decode("utf-8")
                    differences.append(f"{name} of {word!r}: {value} but {mine and mine[name]}")
        for name in ("sentences", "names"):
            a, b = getattr(want, name), getattr(got, name)
            total[name] += len(a | b)
            same[name] += len(a & b)
            differences += [f"{name}: {d}" for d in sorted(a ^ b)]
        if differences and show > 0:
            show -= 1
            print(repr(text)[:300], *differences[:12], sep="\n    ")
    return same, total


def prepare(scripts):
    """The folder of what is fetched, with the environment of spaCy in it, or None where it cannot be made."""
    made = subprocess.run([sys.executable, str(scripts / "fetch-model"), "--with-spacy"], stdout=subprocess.PIPE, text=True)
    return pathlib.Path(made.stdout.strip()).parent if made.returncode == 0 else None


def reference(scripts, texts):
    digest = hashlib.sha256("\0".join(texts).encode("utf-8")).hexdigest()[:16]
    cache = pathlib.Path(os.environ.get("ENTENTE_CACHE") or pathlib.Path.home() / ".cache" / "entente")
    kept = cache / f"spacy-{digest}.out"
    if kept.exists():
        return kept.read_bytes()
    cache = prepare(scripts)
    if cache is None:
        print("skipped: neither spaCy nor what it once said is there, and scripts/fetch-model --with-spacy cannot get it")
        sys.exit(SKIPPED)
    python = os.environ.get("ENTENTE_SPACY_PYTHON") or str(cache / "spacy" / "bin" / "python")
    wheel, = (cache / "wheels").glob("en_core_web_sm*.whl")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as files:
            files.extractall(folder)
        config, = pathlib.Path(folder).rglob("config.cfg")
        script = pathlib.Path(__file__).with_name("spacy_reference.py")
        output = ask([python, str(script), str(config.parent)], texts)
    kept.write_bytes(output)
    return output


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("scripts", type=pathlib.Path)
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--show", type=int, default=0, help="print so many texts that differ")
    options = parser.parse_args()
    data = pathlib.Path(os.environ.get("ENTENTE_SHARED", "../shared")) / "data"
    if not data.is_dir():
        print(f"skipped: no data in {data} (set ENTENTE_SHARED)")
        return SKIPPED
    sets = collect(data, options.sentences)
    texts = [text for part in sets.values() for text in part]
    expected = answers(reference(options.scripts, texts))
    found = answers(ask([options.dump], texts))
    if len(expected) != len(texts) or len(found) != len(texts):
        print(f"{len(texts)} texts, {len(expected)} answers of spaCy, {len(found)} of ours")
        return 1
    same_all, total_all, at = dict.fromkeys(MEASURES, 0), dict.fromkeys(MEASURES, 0), 0
    for name, part in sets.items():
        same, total = compare(part, expected[at:at + len(part)], found[at:at + len(part)], options.show)
        at += len(part)
        print(f"{name:5} {len(part)} texts", *(f"{m} {same[m] / max(total[m], 1):.5f}" for m in MEASURES), sep="  ")
        for m in MEASURES:
            same_all[m] += same[m]
            total_all[m] += total[m]
    shares = {m: same_all[m] / max(total_all[m], 1) for m in MEASURES}
    print("all", *(f"{m} {same_all[m]}/{total_all[m]} = {shares[m]:.5f}" for m in MEASURES), sep="\n  ")
    failed = [m for m in MEASURES if shares[m] < LEAST]
    print(f"below {LEAST}: {', '.join(failed)}" if failed else f"all at least {LEAST}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
