#!/usr/bin/env python3
"""Annotates texts with Python spaCy, in the form of annotate_dump.cpp. usage: spacy_reference.py MODEL_FOLDER"""
import bisect
import sys

import spacy


def annotate(nlp, text):
    doc = nlp(text)
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf-8")))
    # Words that are spaces are left out; a word under one goes to its head, or becomes the root in its place.
    kept = [token.i for token in doc if not token.is_space]
    number = {i: n for n, i in enumerate(kept)}
    orphans = {}

    def head_of(token):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        return orphans.setdefault(head.i, token.i) if head.is_space else head.i

    lines = []
    for i in kept:
        token = doc[i]
        head, end = head_of(token), token.idx + len(token.text)
        space = end < len(text) and text[end].isspace()
        role = "ROOT" if head == i else token.dep_
        fields = [offsets[token.idx], offsets[end], number[head], int(space), token.tag_, token.pos_, role, token.lemma_]
        lines.append("\t".join(["T", *map(str, fields)]))
    for kind, spans in (("S", doc.sents), ("N", doc.ents)):
        for span in spans:
            first, last = bisect.bisect_left(kept, span.start), bisect.bisect_left(kept, span.end)
            if last > first:
                lines.append("\t".join([kind, str(first), str(last)] + ([span.label_] if kind == "N" else [])))
    return "".join(line + "\n" for line in lines).encode("utf-8")


def main():
    nlp = spacy.load(sys.argv[1])
    while line := sys.stdin.buffer.readline():
        text = sys.stdin.buffer.read(int(line)).decode("utf-8")
        answer = annotate(nlp, text)
        sys.stdout.buffer.write(b"%d\n" % len(answer) + answer)


if __name__ == "__main__":
    main()
