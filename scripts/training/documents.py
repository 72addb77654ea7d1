"""Documents that models are trained on: their gold, and what `entente inspect` makes of them. Standard library only."""
import atexit
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata

TITLES = set("president vice prime minister premier chancellor secretary general king queen prince sheikh sultan mr mrs ms dr sir "
             "foreign first lady pope senator ambassador".split())
SYMMETRIC = {"MET", "CALLED", "RELATIVE_OF", "COOPERATES_WITH", "TRADES_WITH"}
NOTED = {"met": "MET", "visited": "VISITED", "office": "HOLDS_OFFICE", "signed": "SIGNED"}


def plain(name):
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    words = "".join(c if c.isalnum() else " " for c in text).split()
    while len(words) > 1 and (words[0] == "the" or words[0] in TITLES):
        words = words[1:]
    return " ".join(words)


def left_out(name):
    """Two documents in five. What weighs the answers of a first model is fitted on these, from a first model that has not
    seen them; for a model is too sure of what it was trained on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 in (0, 3)


class Gold:
    """Facts by their ends, which are numbers of the gold's entities."""

    def __init__(self, name, group, text, entities, facts, types=None):
        self.name, self.group, self.text = name, group, text
        self.types = types  # what was looked for; None: all
        self.names = {}
        for number, entity in enumerate(entities):
            for other in [entity["name"], *entity.get("aliases", [])]:
                self.names.setdefault(plain(other), number)
        self.facts = collections.defaultdict(list)
        for fact in facts:
            key = self.key(fact["type"], fact["from"], fact["to"])
            spans = [(e["start"], e["end"]) for e in fact["evidence"]]
            self.facts[key].append((bool(fact.get("optional")), spans))
        self.required = {k for k, told in self.facts.items() if not all(optional for optional, _ in told)}

    def key(self, kind, a, b):
        """None where the gold does not know one of the two."""
        a, b = self.names.get(plain(a)), self.names.get(plain(b))
        if a is None or b is None:
            return None
        return (kind, min(a, b), max(a, b)) if kind in SYMMETRIC else (kind, a, b)

    def label(self, kind, a, b, span=None):
        """Told (in the span, if there is one): True, False, or None where it is neither."""
        key = self.key(kind, a, b)
        if key is None:
            return None
        told = self.facts.get(key)
        if not told:
            return False
        here = [optional for optional, spans in told
                if span is None or any(s < span[1] and span[0] < e for s, e in spans)]
        return True if False in here else None

    def learn_names(self, entities):
        """Of raw news only those are noted who do what was looked for, in the text's own words: the program's names stand
        for the others."""
        for entity in entities:
            known = [self.names.get(plain(n)) for n in [entity["name"], *entity.get("aliases", [])]]
            number = next((k for k in known if k is not None), None)
            last = plain(entity["name"]).split()[-1:]
            if number is None and entity["type"] == "Person":
                number = next((k for n, k in self.names.items() if n.split()[-1:] == last), None)
            self.names.setdefault(plain(entity["name"]), 10_000 + len(self.names) if number is None else number)


class Case(Gold):
    """A sentence of tests/cases/extract that states no meeting. Those that state one were written for the rules."""

    def __init__(self, name, text):
        super().__init__(name, "cases", text, [], [], {"MET"})

    def label(self, kind, a, b, span=None):
        return False


def gold_of(folder):
    """NAME.json with NAME.txt beside it or in ../../seeds."""
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = [path.with_suffix(".txt"), path.resolve().parents[2] / "seeds" / (path.stem + ".txt")]
        text = next((t for t in texts if t.exists()), None)
        if text is not None:
            yield Gold(path.stem, str(folder), text, gold["entities"], gold["facts"])


def noted_of(path, news):
    """Raw news documents with what was noted of them (tests/training/README.md has the form)."""
    for line in open(path, encoding="utf-8"):
        noted = json.loads(line)
        if "upto" in noted:
            continue  # read in part: what the rest tells is not known
        rows = [(kind, row[0], row[1], *row[-2:], False) for field, kind in NOTED.items() for row in noted.get(field, [])]
        rows += [(*row, True) for row in noted["optional"]]
        facts = [{"type": kind, "from": a, "to": b, "optional": optional, "evidence": [{"start": start, "end": end}]}
                 for kind, a, b, start, end, optional in rows]
        names = dict.fromkeys(name for fact in facts for name in (fact["from"], fact["to"]))
        types = {kind for field, kind in NOTED.items() if field in noted}
        yield Gold(noted["doc"], "raw", pathlib.Path(news) / (noted["doc"] + ".txt"), [{"name": n} for n in names], facts, types)


def sketches_of(path, scratch):
    """Short texts whose persons, meetings and references alone are noted (tests/training/README.md has the form)."""
    for line in open(path, encoding="utf-8"):
        noted = json.loads(line)
        text = pathlib.Path(scratch) / (noted["doc"] + ".txt")
        text.write_text(noted["text"], encoding="utf-8")
        rows = [("MET", *row, False) for row in noted["met"]] + [(*row, True) for row in noted["optional"]]
        facts = [{"type": kind, "from": a, "to": b, "optional": optional, "evidence": [{"start": start, "end": end}]}
                 for kind, a, b, start, end, optional in rows]
        entities = [{"name": names[0], "aliases": names[1:]} for names in noted["persons"]]
        yield Gold(noted["doc"], "sketches", text, entities, facts, {"MET"})


def cases_of(folder, scratch):
    for path in sorted(pathlib.Path(folder).glob("*.case")):
        lines = path.read_text(encoding="utf-8").split("\n")
        starts = [i for i, line in enumerate(lines) if line.startswith("text:")] + [len(lines)]
        for first, last in zip(starts, starts[1:]):
            if not any(line.startswith("none:") and line[5:].strip() == "MET" for line in lines[first:last]):
                continue
            text = pathlib.Path(scratch) / f"{path.stem}-{first}.txt"
            text.write_text(lines[first][5:].strip().replace("\\n", "\n") + "\n", encoding="utf-8")
            yield Case(text.stem, text)


def inspect(entente, document):
    """What every stage makes of it; the names of raw news are learnt."""
    command = [entente, "inspect", "--format", "json", document.text]
    stages = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if document.group == "raw":
        document.learn_names(stages["extraction"]["entities"])
    return stages


def inspect_all(entente, documents):
    """(document, stages), in order."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        yield from zip(documents, workers.map(lambda d: inspect(entente, d), documents))


def add_document_arguments(arguments):
    arguments.add_argument("gold", nargs="*", help="a GOLD_DIR that rules were written for")
    arguments.add_argument("--unseen", action="append", default=[], help="a GOLD_DIR whose errors nobody has looked at")
    arguments.add_argument("--raw", nargs=2, action="append", default=[], metavar=("NOTED", "NEWS_DIR"))
    arguments.add_argument("--sketches", action="append", default=[], help="a file of short texts whose meetings are noted")
    arguments.add_argument("--part", choices=("all", "left-out", "rest"), default="all", help="of the documents, see left_out()")


def chosen(given):
    documents = [d for folder in given.gold + given.unseen for d in gold_of(folder)] + [d for p in given.raw for d in noted_of(*p)]
    if given.sketches:
        scratch = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
        documents += [d for path in given.sketches for d in sketches_of(path, scratch)]
    return [d for d in documents if given.part == "all" or left_out(d.name) == (given.part == "left-out")]
