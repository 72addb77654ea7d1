#!/usr/bin/env python3
"""Writes tests/cases/annotate/*.txt anew: what Python spaCy of the model's version makes of texts of our own.
usage: make_cases.py SPACY_MODEL_FOLDER < texts, one a line, with \\n for a line's end. Run with an interpreter that has spaCy."""
import sys

import spacy
from spacy_reference import annotate


def main():
    nlp = spacy.load(sys.argv[1])
    print("# What Python spaCy 3.8 with en_core_web_sm 3.8.0 gives for texts of our own (made by make_cases.py).")
    print("# A text, then for each word: form, lemma, tag, part of speech, number of the head, role; = before a word that starts")
    print("# a sentence; then the names: first and last word, type.")
    for text in (line.rstrip("\n").replace("\\n", "\n") for line in sys.stdin):
        rows = [line.split("\t") for line in annotate(nlp, text).decode("utf-8").split("\n") if line]
        starts = {int(r[1]) for r in rows if r[0] == "S"}
        encoded = text.encode("utf-8")
        print("\ntext\t" + text.replace("\n", "\\n"))
        for number, row in enumerate(r for r in rows if r[0] == "T"):
            form = encoded[int(row[1]):int(row[2])].decode("utf-8")
            print("=" if number in starts else "", form, row[8], row[5], row[6], row[3], row[7], sep="\t")
        for row in (r for r in rows if r[0] == "N"):
            print("name", row[1], row[2], row[3], sep="\t")


if __name__ == "__main__":
    main()
