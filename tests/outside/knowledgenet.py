#!/usr/bin/env python3
"""Edges against KnowledgeNet: passages of the web of which every fact of one property is annotated.

    tests/outside/knowledgenet.py --entente build/entente

The passages of one document are read together, in their order. Properties are mapped: FOUNDED_BY <- FOUNDED (turned round);
CEO, EMPLOYEE_OR_MEMBER_OF <- HOLDS_OFFICE, AFFILIATED_WITH; EDUCATED_AT, POLITICAL_AFFILIATION <- AFFILIATED_WITH (and
HOLDS_OFFICE); SPOUSE, CHILD_OF <- RELATIVE_OF; HEADQUARTERS <- LOCATED_IN; SUBSIDIARY_OF <- MEMBER_OF. Dates, births, deaths,
nationality and residence have no edge of ours.
Recall: of the facts stated of a property, those whose two ends an edge of a mapped type joins, either way round; ends are the
entities that we find where the annotators marked subject and object. Precision: of our edges whose evidence lies in a passage
annotated for the property and that say this very property (an office of chief executive -> CEO; wife, husband -> SPOUSE; son,
daughter, father, mother, child -> CHILD_OF; an Organization's LOCATED_IN -> HEADQUARTERS; HOLDS_OFFICE in an Organization ->
EMPLOYEE_OR_MEMBER_OF), those that join two ends annotated as related. AFFILIATED_WITH says too little of which property is meant:
only its recall is counted.
"""
import collections
import csv
import gzip
import sys

import reading

EDGES = {"FOUNDED_BY": {"FOUNDED"}, "CEO": {"HOLDS_OFFICE", "AFFILIATED_WITH"},
         "EMPLOYEE_OR_MEMBER_OF": {"HOLDS_OFFICE", "AFFILIATED_WITH"}, "EDUCATED_AT": {"AFFILIATED_WITH", "HOLDS_OFFICE"},
         "POLITICAL_AFFILIATION": {"AFFILIATED_WITH", "HOLDS_OFFICE"}, "SPOUSE": {"RELATIVE_OF"}, "CHILD_OF": {"RELATIVE_OF"},
         "HEADQUARTERS": {"LOCATED_IN"}, "SUBSIDIARY_OF": {"MEMBER_OF"}}
CHIEF = ("ceo", "chief executive")
SPOUSES = {"wife", "husband", "spouse", "widow", "widower"}
LINE = {"son", "daughter", "child", "father", "mother", "parent"}


def said_property(fact, kinds):
    """The property that an edge of ours says, None where that is not told."""
    kind = fact["type"]
    if kind == "FOUNDED":
        return "FOUNDED_BY"
    if kind == "HOLDS_OFFICE" and kinds.get(fact["to"]) == "Organization":
        return "CEO" if any(word in fact.get("office", "") for word in CHIEF) else "EMPLOYEE_OR_MEMBER_OF"
    if kind == "RELATIVE_OF":
        relation = fact.get("relation", "")
        return "SPOUSE" if relation in SPOUSES else "CHILD_OF" if relation in LINE else None
    if kind == "LOCATED_IN" and kinds.get(fact["from"]) == "Organization":
        return "HEADQUARTERS"
    return "SUBSIDIARY_OF" if kind == "MEMBER_OF" else None


def documents(path):
    csv.field_size_limit(sys.maxsize)
    rows = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["doc"]].append(row)
    return rows


def lay_out(rows):
    """Text of a document's passages and where each begins in it, by its place in the source."""
    text, starts = "", {}
    for begin, passage in sorted({(int(row["pass_start"]), row["passage"]) for row in rows}):
        if begin in starts:
            continue
        text += "\n" if text else ""
        starts[begin] = len(text)
        text += passage
    return text, starts


def main():
    options = reading.options("Edges against KnowledgeNet", limit={"type": int, "default": 0, "metavar": "DOCUMENTS"})
    rows = documents(reading.data("knowledgenet", "knowledgenet.tsv.gz"))
    names = sorted(rows, key=int)[:options.limit or None]
    laid = {name: lay_out(rows[name]) for name in names}
    reads = dict(zip(names, reading.inspect_all(options.entente, [laid[name][0] for name in names])))
    stated, met = collections.Counter(), collections.Counter()
    found, right = collections.Counter(), collections.Counter()
    no_end = collections.Counter()
    errors = []
    for name in names:
        read, starts = reads[name], laid[name][1]
        kinds = {mention["entity"]: mention["type"] for mention in read.mentions}
        pairs = collections.defaultdict(set)
        annotated = collections.defaultdict(set)
        seen = set()
        for row in rows[name]:
            kind = row["property"]
            if kind not in EDGES:
                continue
            begin = int(row["pass_start"])
            shift = starts[begin] - begin
            annotated[kind].add((starts[begin], starts[begin] + len(row["passage"])))
            if row["subj_start"] == "-":
                continue
            places = tuple(int(row[field]) + shift for field in ("subj_start", "subj_end", "obj_start", "obj_end"))
            subject, other = read.entity_at(*places[:2]), read.entity_at(*places[2:])
            if subject and other:
                pairs[kind].add(frozenset((subject, other)))
            # The same fact with another mention of the same ends is one fact.
            key = (kind, subject or row["subject"], other or row["object"])
            if key in seen:
                continue
            seen.add(key)
            stated[kind] += 1
            if not (subject and other):
                no_end[kind] += 1
            elif any(fact["type"] in EDGES[kind] and {fact["from"], fact["to"]} == {subject, other} for fact in read.facts):
                met[kind] += 1
            if not (subject and other) or not any({f["from"], f["to"]} == {subject, other} for f in read.facts):
                errors.append(("missed", kind, row["subject"], row["object"], subject, other, row["passage"]))
        for fact in read.facts:
            kind = said_property(fact, kinds)
            evidence = fact["evidence"][0]
            inside = [place for place in annotated[kind] if place[0] <= evidence["start"] and evidence["end"] <= place[1] + 1]
            if kind and inside:
                found[kind] += 1
                if frozenset((fact["from"], fact["to"])) in pairs[kind]:
                    right[kind] += 1
                else:
                    errors.append(("wrong", kind, fact["from"], fact["to"], fact.get("office", ""), fact.get("relation", ""),
                                   evidence["text"]))
    print("documents", len(names))
    for kind in sorted(EDGES):
        precision = f"P {right[kind] / found[kind]:.3f} ({right[kind]} of {found[kind]})" if found[kind] else "P -"
        print(f"{kind:22} {precision:24} R {met[kind] / max(1, stated[kind]):.3f} ({met[kind]} of {stated[kind]}; "
              f"an end was not found of {no_end[kind]})")
    total = sum(stated.values())
    print(f"{'all':22} P {sum(right.values()) / max(1, sum(found.values())):.3f} ({sum(right.values())} of {sum(found.values())})"
          f"     R {sum(met.values()) / max(1, total):.3f} ({sum(met.values())} of {total}; an end was not found of "
          f"{sum(no_end.values())})")
    for error in [e for e in errors if e[0] == "wrong"][:options.errors] + [e for e in errors if e[0] == "missed"][:options.errors]:
        print(*error, sep=" | ")


if __name__ == "__main__":
    main()
