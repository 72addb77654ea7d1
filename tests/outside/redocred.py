#!/usr/bin/env python3
"""Edges against Re-DocRED, test part: 500 openings of Wikipedia articles with all entities and 96 Wikidata properties.

    tests/outside/redocred.py --entente build/entente

Properties are mapped (EDGES below) by what the ontology says of the edge: P463, P361, P749, P127 between bodies -> MEMBER_OF;
family -> RELATIVE_OF; head of state or government, chair, chief executive -> HOLDS_OFFICE; employer, education, party, team,
branch -> AFFILIATED_WITH; lies in, seat, country of a place -> LOCATED_IN; founder -> FOUNDED; participant -> PARTICIPATED_IN.
An entity is the one that we find at a mention of theirs.
Recall: of the facts of a property, those whose ends an edge of a mapped type joins. Re-DocRED states what Wikidata implies (a
town's country, where only its province is named), not only what a sentence says: recall counts that too. Precision: of our edges of a
type whose two ends are entities of theirs, those that any mapped property joins; of HOLDS_OFFICE only the offices that have a property
there (HEADS: a minister has none). Direction does not count. An edge between two
entities that they relate by no property at all may be true all the same; such are counted apart (`unrelated`).
"""
import collections
import gzip
import json
import re

import reading

EDGES = {
    "MEMBER_OF": {"P463", "P361", "P527", "P749", "P355", "P127"},
    "RELATIVE_OF": {"P22", "P25", "P26", "P40", "P3373", "P1038", "P3448"},
    "HOLDS_OFFICE": {"P35", "P6", "P488", "P169", "P39"},
    "AFFILIATED_WITH": {"P108", "P69", "P102", "P463", "P54", "P241", "P361", "P264"},
    "LOCATED_IN": {"P131", "P276", "P159", "P17", "P150", "P706", "P30", "P361", "P36", "P206", "P1376"},
    "FOUNDED": {"P112", "P170"},
    "PARTICIPATED_IN": {"P1344", "P710", "P607"},
}
HEADS = re.compile(r"(acting |interim )?(president|prime minister|chancellor|king|queen|emperor|head of state|chair\w*|chief executive\w*|ceo)\b")
# Kinds of both ends and properties that are counted for recall.
STATED = {"MEMBER_OF": {("ORG", "ORG"): {"P463", "P361", "P749", "P355", "P127"}, ("LOC", "ORG"): {"P463"}},
          "RELATIVE_OF": {("PER", "PER"): EDGES["RELATIVE_OF"]},
          "HOLDS_OFFICE": {("LOC", "PER"): {"P35", "P6"}, ("ORG", "PER"): {"P488", "P169"}},
          "AFFILIATED_WITH": {("PER", "ORG"): {"P108", "P69", "P102", "P463", "P54", "P241"}},
          "LOCATED_IN": {("LOC", "LOC"): {"P131"}, ("ORG", "LOC"): {"P131", "P276", "P159"}},
          "FOUNDED": {("ORG", "PER"): {"P112"}},
          "PARTICIPATED_IN": {("PER", "MISC"): {"P1344", "P607"}, ("LOC", "MISC"): {"P1344"}, ("ORG", "MISC"): {"P1344", "P607"}}}


def lay_out(document):
    """The text, and of each entity the places of its mentions."""
    text, token_places = "", []
    for sentence in document["sents"]:
        joined, spans = reading.join_tokens(sentence)
        text += " " if text else ""
        token_places.append([(start + len(text), end + len(text)) for start, end in spans])
        text += joined
    entities = []
    for mentions in document["vertexSet"]:
        entities.append([(token_places[m["sent_id"]][m["pos"][0]][0], token_places[m["sent_id"]][m["pos"][1] - 1][1])
                         for m in mentions])
    return text, entities


def main():
    options = reading.options("Edges against Re-DocRED", limit={"type": int, "default": 0, "metavar": "DOCUMENTS"})
    with gzip.open(reading.data("re-docred", "test_revised.json.gz"), "rt", encoding="utf-8") as file:
        documents = json.load(file)[:options.limit or None]
    laid = [lay_out(document) for document in documents]
    stated, met, no_end = collections.Counter(), collections.Counter(), collections.Counter()
    found, right, unrelated = collections.Counter(), collections.Counter(), collections.Counter()
    errors = []
    for document, (text, places), read in zip(documents, laid, reading.inspect_all(options.entente, [t for t, _ in laid])):
        ours = [{read.entity_at(*place) for place in spans} - {None} for spans in places]
        kinds = [mentions[0]["type"] for mentions in document["vertexSet"]]
        edges = collections.defaultdict(set)
        for fact in read.facts:
            edges[frozenset((fact["from"], fact["to"]))].add(fact["type"])
        related = collections.defaultdict(set)
        counted = set()
        for label in document["labels"]:
            head, tail, prop = label["h"], label["t"], label["r"]
            pairs = {frozenset((a, b)) for a in ours[head] for b in ours[tail] if a != b}
            for pair in pairs:
                related[pair].add(prop)
            for edge, ends in STATED.items():
                if prop not in ends.get((kinds[head], kinds[tail]), ()) or (edge, frozenset((head, tail))) in counted:
                    continue
                counted.add((edge, frozenset((head, tail))))
                stated[edge] += 1
                if not pairs:
                    no_end[edge] += 1
                elif any(edge in edges[pair] for pair in pairs):
                    met[edge] += 1
                else:
                    names = [document["vertexSet"][end][0]["name"] for end in (head, tail)]
                    errors.append(("missed", edge, prop, *names, text[:300]))
        known = set().union(*ours)
        for fact in read.facts:
            edge = fact["type"]
            if edge not in EDGES or not {fact["from"], fact["to"]} <= known:
                continue
            if edge == "HOLDS_OFFICE" and not HEADS.match(fact.get("office", "")):
                continue
            found[edge] += 1
            props = related[frozenset((fact["from"], fact["to"]))]
            if props & EDGES[edge]:
                right[edge] += 1
            else:
                unrelated[edge] += not props
                errors.append(("wrong", edge, ",".join(sorted(props)), fact["from"], fact["to"], fact.get("office", ""),
                               fact["evidence"][0]["text"]))
    print("documents", len(documents))
    for edge in sorted(STATED) + ["all"]:
        count = (lambda c, e=edge: sum(c.values()) if e == "all" else c[e])
        precision = f"P {count(right) / max(1, count(found)):.3f} ({count(right)} of {count(found)}; unrelated {count(unrelated)})"
        print(f"{edge:16} {precision:42} R {count(met) / max(1, count(stated)):.3f} ({count(met)} of {count(stated)}; "
              f"an end was not found of {count(no_end)})")
    for error in [e for e in errors if e[0] == "wrong"][:options.errors] + [e for e in errors if e[0] == "missed"][:options.errors]:
        print(*error, sep=" | ")


if __name__ == "__main__":
    main()
