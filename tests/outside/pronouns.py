#!/usr/bin/env python3
"""Whom pronouns mean, against the coreference of UD English GUM (the genres whose text is free).

    tests/outside/pronouns.py --entente build/entente [--held] [--errors N]

The text of each document is put together again from its words; headings and speakers' names that the treebank keeps apart from the
text are not in it. A pronoun counts where its gold chain holds a person's name. An entity of the program is the gold chain that most
of its names lie in. `right`: the program's entity is the pronoun's chain; `wrong`: it is another; `silent`: the pronoun has no entity,
`unread` where no name of its chain was read as a person's. `nameless` are pronouns whose chain holds no name: every answer to one is
wrong, so that precision counts them. Without --held the train part is read, for development; with it dev and test.
"""
import bisect
import collections
import gzip
import re
import sys

import reading

KINDS = {"he": "he", "him": "him", "his": "his", "himself": "himself", "she": "she", "her": "her", "hers": "her", "herself": "herself",
         "i": "I", "me": "me", "my": "my", "mine": "my", "myself": "me"}
FIRST = {"I", "me", "my"}


class Document:
    """Text, pronouns and chains of one document of the treebank."""

    def __init__(self, name):
        self.name, self.genre = name, name.split("_")[1]
        self.text, self.words, self.open, self.spans = "", [], [], []
        self.paragraph, self.space = False, ""

    def begin_paragraph(self):
        self.paragraph = True

    def add(self, form, pos, misc, counted):
        """A word of the text; `counted` where it is a word of the tree (of a contraction, the parts lie in one)."""
        if form is not None:
            if self.text:
                self.text += "\n\n" if self.paragraph else self.space
            self.paragraph = False
            self.start = len(self.text)
            self.text += form
            self.space = "" if "SpaceAfter=No" in misc else " "
        if counted:
            self.words.append((self.start, len(self.text), pos, form))
            self.read_brackets(misc)

    def read_brackets(self, misc):
        here = len(self.words) - 1
        for part in misc.split("|"):
            if not part.startswith("Entity="):
                continue
            for opens, body, closes in re.findall(r"(\()?([^()]+)(\))?", part[7:]):
                if opens:
                    fields = body.split("-", 7)
                    self.open.append((fields[0].split("[")[0], fields[1], fields[5] if len(fields) > 5 else "", here))
                    if closes:
                        self.close(len(self.open) - 1, here)
                else:
                    chain = body.split("-")[0].split("[")[0]
                    for i in range(len(self.open) - 1, -1, -1):
                        if self.open[i][0] == chain:
                            self.close(i, here)
                            break

    def close(self, i, here):
        chain, kind, least, first = self.open.pop(i)
        self.spans.append((chain, kind, least, first, here))

    def finish(self):
        """Persons' names (start, end, chain) and pronouns (start, end, kind, chain)."""
        self.names, self.pronouns = [], []
        for chain, kind, least, first, last in self.spans:
            if kind != "person":
                continue
            core = [first + int(n) - 1 for n in least.split(",") if n.isdigit()] or list(range(first, last + 1))
            named = [i for i in core if i <= last and self.words[i][2] == "PROPN"]
            if named:
                self.names.append((self.words[named[0]][0], self.words[named[-1]][1], chain))
            if first == last and self.words[first][2] == "PRON":
                start, end = self.words[first][:2]
                kind = KINDS.get(self.text[start:end].lower())
                if kind is not None and self.words[first][3] is not None:
                    self.pronouns.append((start, end, kind, chain))
        self.pronouns.sort()
        self.named = {chain for _, _, chain in self.names}


def read(part):
    documents, inside = [], 0
    with gzip.open(reading.data("ud-english-gum-free", f"en_gum-free-{part}.conllu.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                documents.append(Document(line[14:]))
            elif line.startswith("# newpar") and not line.startswith("# newpar_"):
                documents[-1].begin_paragraph()
            elif line and line[0].isdigit():
                fields = line.split("\t")
                number = fields[0]
                if "-" in number:  # a contraction: its letters are the text, its parts the words
                    documents[-1].add(fields[1], "", fields[9], False)
                    inside = int(number.split("-")[1])
                elif "." not in number:
                    part_of = int(number) <= inside
                    documents[-1].add(None if part_of else fields[1], fields[3], fields[9], True)
                    if part_of and int(number) == inside:
                        inside = 0
            elif not line:
                inside = 0
    for document in documents:
        document.finish()
    return documents


def chains_of(document, read_as):
    """The gold chain of each of the program's persons: the one that most of its names lie in."""
    votes = collections.defaultdict(collections.Counter)
    names = sorted(document.names)
    starts = [n[0] for n in names]
    for mention in read_as.mentions:
        if mention["type"] != "Person" or mention["kind"] != "name":
            continue
        best = None
        for start, end, chain in names[max(0, bisect.bisect_left(starts, mention["start"]) - 8):]:
            if start >= mention["end"]:
                break
            if end > mention["start"] and (best is None or end - start < best[0]):
                best = (end - start, chain)
        votes[mention["entity"]][best[1] if best else None] += 1
    return {entity: found.most_common(1)[0][0] for entity, found in votes.items()}


def judge(document, read_as):
    chains = chains_of(document, read_as)
    seen = set(chains.values())
    answers = {m["start"]: m for m in read_as.mentions if m["kind"] == "pronoun" and m["type"] == "Person"}
    for start, end, kind, chain in document.pronouns:
        answer = answers.get(start)
        if chain not in document.named:
            verdict = "nameless, answered" if answer else "nameless"
        elif answer is None:
            verdict = "silent" if chain in seen else "unread"
        else:
            verdict = "right" if chains.get(answer["entity"], "") == chain else "wrong"
        yield start, end, kind, chain, verdict, answer


def table(title, rows):
    print(title)
    for name in sorted(rows):
        c = rows[name]
        named = c["right"] + c["wrong"] + c["silent"] + c["unread"]
        answered = c["right"] + c["wrong"] + c["nameless, answered"]
        print(f"{name:10} P {c['right'] / answered if answered else 0.0:.3f}  R {c['right'] / named if named else 0.0:.3f}  "
              f"(right {c['right']}, wrong {c['wrong']}, silent {c['silent']}, unread {c['unread']}; "
              f"nameless {c['nameless'] + c['nameless, answered']}, answered {c['nameless, answered']})")


def print_error(document, start, end, kind, chain, verdict, answer):
    wanted = collections.Counter(document.text[s:e] for s, e, c in document.names if c == chain).most_common(1)
    said = document.text[max(0, start - 420):start] + ">>" + document.text[start:end] + "<<" + document.text[end:end + 90]
    print(f"{verdict}\t{kind}\t{document.name}\twanted {wanted[0][0] if wanted else '-'}\t"
          f"got {answer['entity'] if answer else '-'} {answer['certainty'] if answer else ''}\t{said!r}")


def main():
    arguments = reading.options(__doc__, held={"action": "store_true"})
    documents = [d for part in (("dev", "test") if arguments.held else ("train",)) for d in read(part)]
    documents = [d for d in documents if d.pronouns]
    by_kind, by_genre, whole = (collections.defaultdict(collections.Counter) for _ in range(3))
    certain = collections.defaultdict(collections.Counter)
    shown = collections.Counter()
    for document, read_as in zip(documents, reading.inspect_all(arguments.entente, [d.text for d in documents])):
        for start, end, kind, chain, verdict, answer in judge(document, read_as):
            group = "I" if kind in FIRST else "he, she"
            by_kind[kind][verdict] += 1
            by_genre[document.genre + (", I" if kind in FIRST else "")][verdict] += 1
            whole[group][verdict] += 1
            if answer:
                certain[f"{group} {int(10 * answer['certainty']) / 10:.1f}"]["right" if verdict == "right" else "wrong"] += 1
            if verdict not in ("right", "nameless") and shown[verdict] < arguments.errors:
                shown[verdict] += 1
                print_error(document, start, end, kind, chain, verdict, answer)
    print(f"documents {len(documents)}")
    table("all", whole)
    table("by pronoun", by_kind)
    table("by genre", by_genre)
    print("by certainty")
    for name in sorted(certain):
        c = certain[name]
        print(f"{name:14} right {c['right']} of {c['right'] + c['wrong']}")


if __name__ == "__main__":
    main()
    sys.exit(0)
