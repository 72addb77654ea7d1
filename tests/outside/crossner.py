#!/usr/bin/env python3
"""Names against CrossNER, politics, test part: 651 sentences of Wikipedia, each read as a document of its own.

    tests/outside/crossner.py --entente build/entente

A name is right where span and type agree. Types are mapped: politician, person -> Person; country -> Country; location ->
Place; organisation, politicalparty -> Organization; event, election -> Event; misc (nationalities, adherents, laws, works) is
what we call a nationality, Agreement, Initiative or Award. Mentions that are no names (pronouns, descriptions) do not count;
articles and titles at the start of a span do not part it from the same span without them.
"""
import collections
import gzip

import reading

TYPES = {"politician": "Person", "person": "Person", "country": "Country", "location": "Place", "organisation": "Organization",
         "politicalparty": "Organization", "event": "Event", "election": "Event", "misc": "misc"}


def sentences(path):
    tokens, labels = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                token, label = line.split()
                tokens.append(token)
                labels.append(label)
            elif tokens:
                yield tokens, labels
                tokens, labels = [], []
    if tokens:
        yield tokens, labels


def stated_names(labels, spans):
    names, start = [], None
    for at, label in enumerate(labels + ["O"]):
        if start is not None and not label.startswith("I-"):
            names.append((spans[start][0], spans[at - 1][1], TYPES[labels[start][2:]]))
            start = None
        if label.startswith("B-"):
            start = at
    return names


def found_names(read):
    names = set()
    for mention in read.mentions:
        if mention["kind"] in ("pronoun", "description"):
            continue
        kind = mention["type"]
        if mention["kind"] == "nationality" or kind in ("Agreement", "Initiative", "Award"):
            kind = "misc"
        names.add((mention["start"], mention["end"], kind))
    return names


def bare(text, name):
    start, end, kind = name
    for article in ("the ", "The "):
        if text.startswith(article, start):
            start += 4
    return start, end, kind


def main():
    options = reading.options("Names against CrossNER politics")
    parts = list(sentences(reading.data("crossner-politics", "test.txt.gz")))
    texts = [reading.join_tokens(tokens) for tokens, _ in parts]
    counts = collections.defaultdict(lambda: [0, 0, 0])
    errors = collections.defaultdict(list)
    for (tokens, labels), (text, spans), read in zip(parts, texts, reading.inspect_all(options.entente, [t for t, _ in texts])):
        stated = {bare(text, name) for name in stated_names(labels, spans)}
        found = {bare(text, name) for name in found_names(read)}
        for kind in set(TYPES.values()):
            for at, names in ((0, stated & found), (1, found), (2, stated)):
                counts[kind][at] += sum(name[2] == kind for name in names)
        stated_spans, found_spans = {name[:2] for name in stated}, {name[:2] for name in found}
        for at, names in ((0, stated_spans & found_spans), (1, found_spans), (2, stated_spans)):
            counts["span"][at] += len(names)
        for what, names in (("missed", stated - found), ("wrong", found - stated)):
            errors[what] += [(text[start:end], kind, text) for start, end, kind in sorted(names)]
    kinds = sorted(set(TYPES.values()))
    for kind in kinds:
        print(f"{kind:14}", reading.figures(*counts[kind]))
    print(f"{'span+type':14}", reading.figures(*(sum(counts[kind][at] for kind in kinds) for at in range(3))))
    print(f"{'no misc':14}", reading.figures(*(sum(counts[kind][at] for kind in kinds if kind != "misc") for at in range(3))))
    print(f"{'span only':14}", reading.figures(*counts["span"]))
    for what, items in errors.items():
        for name, kind, text in items[:options.errors]:
            print(what, kind, name, "|", text)


if __name__ == "__main__":
    main()
