#!/usr/bin/env python3
"""Tags and unlabelled heads of the annotator against Universal Dependencies treebanks, after a mapping of our trees to theirs.
usage: treebank.py DUMP_PROGRAM; ENTENTE_SHARED names the folder with data/. Figures and mapping: docs/annotator.md.

Words are compared where both cut the same span; a word that we cut otherwise counts as wrong. Punctuation has no head here,
as usual. Mapping, in this order: conjuncts hang on the first, a conjunction on the conjunct after it; in a person's name the
first word leads; a preposition hangs on its object; a copula on its predicate."""
import gzip
import os
import pathlib
import sys

from parity import answers, ask

SAME_TAGS = {"``": "''", "NFP": ":", "AFX": "JJ", "HYPH": ":", "ADD": "NNP", "GW": "XX"}


class Sentence:
    def __init__(self, text, rows):
        self.text, self.words, at = text, [], 0
        for row in rows:
            start = text.find(row[1], at)
            if start < 0:  # a word that the text does not spell out
                start, end = at, at
            else:
                end = at = start + len(row[1])
            size = lambda n: len(text[:n].encode("utf-8"))
            self.words.append({"span": (size(start), size(end)), "tag": row[4], "head": int(row[6]) - 1, "role": row[7]})


def read(paths, wanted):
    for path in paths:
        keep, text, rows = True, "", []
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                line = line.rstrip("\n")
                if line.startswith("# newdoc id = "):
                    keep = wanted(line)
                elif line.startswith("# text = "):
                    text = line[len("# text = "):]
                elif line and line[0] != "#":
                    row = line.split("\t")
                    if row[0].isdigit():
                        rows.append(row)
                elif not line and rows:
                    if keep:
                        yield Sentence(text, rows)
                    rows = []


class Ours:
    def __init__(self, lines):
        rows = [line.split("\t") for line in lines.split("\n") if line]
        tokens = [r for r in rows if r[0] == "T"]
        self.spans = [(int(t[1]), int(t[2])) for t in tokens]
        self.head = [int(t[3]) for t in tokens]
        self.tag, self.role, self.lemma = ([t[i] for t in tokens] for i in (5, 7, 8))
        self.names = [(int(r[1]), int(r[2]), r[3]) for r in rows if r[0] == "N"]

    def children(self, word):
        return [c for c, h in enumerate(self.head) if h == word and c != word]

    def lead(self, old, new):
        """`new`, below `old`, takes its place; `old` and the rest of its children hang on `new`."""
        for child in self.children(old):
            if child != new:
                self.head[child] = new
        self.head[new] = new if self.head[old] == old else self.head[old]
        self.head[old] = new

    def map(self):
        count = len(self.head)
        first = list(self.head)
        for i in range(count):
            if self.role[i] == "conj":
                while self.role[first[i]] == "conj" and first[i] != first[first[i]]:
                    first[i] = self.head[first[i]]
            elif self.role[i] in ("cc", "preconj"):
                later = [c for c in self.children(self.head[i]) if self.role[c] == "conj" and c > i]
                first[i] = later[0] if later and self.role[i] == "cc" else self.head[i]
        self.head = first
        for start, end, kind in self.names:
            last = end - 1
            if kind == "PERSON" and end - start > 1 and all(self.head[i] == last for i in range(start, last)):
                self.lead(last, start)
        for i in range(count - 1, -1, -1):
            if self.role[i] in ("prep", "agent", "dative"):
                objects = [c for c in self.children(i) if self.role[c] in ("pobj", "pcomp")]
                if objects:
                    self.lead(i, objects[0])
        for i in range(count - 1, -1, -1):
            if self.lemma[i] == "be" and self.role[i] not in ("aux", "auxpass"):
                below = self.children(i)
                if any(self.role[c] == "expl" for c in below):
                    continue
                predicates = [c for c in below if self.role[c] in ("attr", "acomp")] or \
                    [c for c in below if self.role[c] in ("pobj", "pcomp") and c > i]
                if predicates:
                    self.lead(i, predicates[0])


def score(name, sentences, dump):
    found = answers(ask([dump], [s.text for s in sentences]))
    words = tags = heads = with_head = cut = 0
    for sentence, lines in zip(sentences, found):
        ours = Ours(lines)
        ours.map()
        at = {span: i for i, span in enumerate(ours.spans)}
        for word in sentence.words:
            words += 1
            mine = at.get(word["span"])
            cut += mine is not None
            tags += mine is not None and SAME_TAGS.get(ours.tag[mine], ours.tag[mine]) == SAME_TAGS.get(word["tag"], word["tag"])
            if word["role"] == "punct":
                continue
            with_head += 1
            if mine is not None:
                head = ours.head[mine]
                span = None if head == mine else ours.spans[head]
                heads += span == (None if word["head"] < 0 else sentence.words[word["head"]]["span"])
    print(f"{name}: {len(sentences)} sentences, {words} words; same cut {cut / words:.4f}, tags {tags / words:.4f}, "
          f"unlabelled heads without punctuation {heads / with_head:.4f}")


def main():
    data = pathlib.Path(os.environ.get("ENTENTE_SHARED", "../shared")) / "data"
    if not data.is_dir():
        print(f"skipped: no data in {data} (set ENTENTE_SHARED)")
        return 77
    pud = list(read(sorted((data / "ud-english-pud").glob("*.gz")), lambda line: True))
    news = list(read(sorted((data / "ud-english-gum-free").glob("*.gz")), lambda line: "_news_" in line))
    score("PUD", pud, sys.argv[1])
    score("GUM news", news, sys.argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
