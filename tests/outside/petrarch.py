#!/usr/bin/env python3
"""Classes of events against the 284 unit sentences of PETRARCH-2.

    tests/outside/petrarch.py --entente build/entente

The codes of these sentences are those of WEIS; their first two digits are mapped to the classes of PLOVER and so to our edges (EDGES
below). Codes that exist only to test PETRARCH's patterns (three digits that no cue of WEIS has, such as 345, 8xx, 9xx, 10xx, with letters)
and statements (02) have no edge of ours. Ends are not compared: actors are coded, not named. Most actors are invented, and no reader can know that Arnor is a state; so
the sentences are read twice, as they are and with every invented state and its people renamed to one that exists (REAL below).
A pact without a name of its own is COOPERATES_WITH in our ontology, so that edge is right for AGREE as for COOPERATE.
Recall: of the pairs of sentence and class, those where an edge of this class has its evidence in the sentence. Precision: of the classes
of our edges in sentences whose every code is mapped, or that are marked as holding no event, those that the sentence has.
"""
import collections
import gzip
import html
import re

import reading

CLASSES = {"03": "CONSULT", "04": "SUPPORT", "05": "AID", "06": "COOPERATE", "07": "AID", "08": "AGREE", "10": "REQUEST", "11": "ACCUSE",
           "12": "ACCUSE", "13": "ACCUSE", "16": "THREATEN", "17": "THREATEN", "20": "SANCTION", "21": "ASSAULT", "22": "ASSAULT"}
CUES = re.compile(r"(0[1-9]|1[0-9]|2[0-2])[1-6]0?$|(0[1-9]|1[0-9]|2[0-2])0$")
EDGES = {"MET": "CONSULT", "CALLED": "CONSULT", "VISITED": "CONSULT", "INVITED": "CONSULT", "PARTICIPATED_IN": "CONSULT",
         "HOSTED": "CONSULT", "SIGNED": "AGREE", "PROPOSED": "REQUEST", "SUPPORTS": "SUPPORT", "AWARDED": "SUPPORT",
         "CRITICIZED": "ACCUSE", "COOPERATES_WITH": "COOPERATE", "TRADES_WITH": "COOPERATE", "INVESTED_IN": "COOPERATE", "AIDED": "AID",
         "SANCTIONED": "SANCTION", "THREATENED": "THREATEN", "ATTACKED": "ASSAULT"}

REAL = {"Arnor": "France", "Arnorian": "French", "Gondor": "Germany", "Osgiliath": "Poland", "Eriador": "Hungary",
        "Eriadori": "Hungarian", "Eriadorian": "Hungarian", "Calenardhon": "Canada", "Mordor": "Russia", "Rohan": "Romania",
        "Rohans": "Romanians", "Fornost": "Finland", "Bree": "Brazil", "Ithilen": "Italy", "Dagolath": "Denmark",
        "Dagolathi": "Danish", "Minas Tirith": "Berlin", "Cirith Ungol": "Moscow", "Dol Amroth": "Belgium", "Dol_Amroth": "Belgium",
        "Lorien": "Latvia", "Caras Galadhon": "Riga", "Barad-dur": "Moscow", "Eymn Muil": "Munich", "Michel Delving": "Dublin"}
NAMED = re.compile(r"\b(" + "|".join(sorted(REAL, key=len, reverse=True)) + r")\b")


def sentences(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = re.sub(r"<!--.*?-->", "", file.read(), flags=re.S)
    for record in re.findall(r"<Sentence [^>]*>(.*?)</Sentence>", records, re.S):
        text = re.search(r"<Text>(.*?)</Text>", record, re.S)
        if text:
            yield html.unescape(" ".join(text[1].split())), re.findall(r'eventcode *= *"([^"]*)"', record)


def main():
    options = reading.options("Classes of events against the unit sentences of PETRARCH-2")
    records = list(sentences(reading.data("petrarch2-unit", "PETR.UnitTest.records.xml.gz")))
    print("as they are")
    compare(records, options)
    print("with states that exist")
    compare([(NAMED.sub(lambda name: REAL[name[0]], text), codes) for text, codes in records], options)


def compare(records, options):
    stated, met, found, right = (collections.Counter() for _ in range(4))
    mapped = 0
    lines = []
    for (text, codes), read in zip(records, reading.inspect_all(options.entente, [text for text, _ in records])):
        classes = {CLASSES.get(code[:2]) if CUES.match(code) else None for code in codes}
        ours = {EDGES[fact["type"]] for fact in read.facts if fact["type"] in EDGES}
        if "AGREE" in classes and "COOPERATE" in ours:
            ours = (ours | {"AGREE"}) - ({"COOPERATE"} - classes)
        for name in classes - {None}:
            mapped += 1
            stated[name] += 1
            met[name] += name in ours
            if name not in ours:
                lines.append(("missed", name, ",".join(codes), text))
        if None not in classes:
            for name in ours:
                found[name] += 1
                right[name] += name in classes
                if name not in classes:
                    lines.append(("wrong", name, ",".join(codes), text, [(f["type"], f["from"], f["to"]) for f in read.facts]))
    print(f"sentences {len(records)}, pairs of sentence and class {mapped}")
    for name in sorted(set(CLASSES.values())):
        print(f"{name:10} P {right[name] / max(1, found[name]):.3f} ({right[name]} of {found[name]})  "
              f"R {met[name] / max(1, stated[name]):.3f} ({met[name]} of {stated[name]})")
    print(f"{'all':10} P {sum(right.values()) / max(1, sum(found.values())):.3f} ({sum(right.values())} of {sum(found.values())})  "
          f"R {sum(met.values()) / max(1, mapped):.3f} ({sum(met.values())} of {mapped})")
    for line in lines[:options.errors]:
        print(*line, sep=" | ")


if __name__ == "__main__":
    main()
