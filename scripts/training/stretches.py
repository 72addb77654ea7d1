"""Documents as the encoder reads them: stretches of marked sentences, and what the gold tells of their pairs. Makes the same stretches as
ingest/facts/pairs/marked_sentences.cpp and tell_pairs.cpp. Standard library only."""
import collections
import re
import unicodedata

from training.documents import SYMMETRIC

TYPES = ("MET CALLED VISITED INVITED HOLDS_OFFICE AFFILIATED_WITH SUCCEEDED RELATIVE_OF MEMBER_OF FOUNDED LOCATED_IN PARTICIPATED_IN "
         "HOSTED SIGNED PROPOSED SUPPORTS CRITICIZED COOPERATES_WITH TRADES_WITH INVESTED_IN AIDED AWARDED SANCTIONED THREATENED "
         "ATTACKED").split()
ACTOR = {"Person", "Country", "Organization"}
PAIR = {"Country", "Organization"}
TOPIC = {"Initiative", "Agreement", "Event"}
ENDS = {"MET": ({"Person"}, {"Person"}), "CALLED": ({"Person"}, {"Person"}), "VISITED": ({"Person"}, {"Country", "Place"}),
        "INVITED": (ACTOR, {"Person", "Country"}), "HOLDS_OFFICE": ({"Person"}, PAIR), "AFFILIATED_WITH": ({"Person"}, {"Organization"}),
        "SUCCEEDED": ({"Person"}, {"Person"}), "RELATIVE_OF": ({"Person"}, {"Person"}), "MEMBER_OF": (PAIR, {"Organization"}),
        "FOUNDED": (ACTOR, {"Organization"}), "LOCATED_IN": ({"Place", "Organization", "Event"}, {"Place", "Country"}),
        "PARTICIPATED_IN": (ACTOR, {"Event"}), "HOSTED": (ACTOR | {"Place"}, {"Event"}), "SIGNED": (ACTOR, {"Agreement"}),
        "PROPOSED": (ACTOR, TOPIC | {"Organization"}), "SUPPORTS": (ACTOR, ACTOR | TOPIC), "CRITICIZED": (ACTOR, ACTOR | TOPIC),
        "COOPERATES_WITH": (PAIR, PAIR), "TRADES_WITH": ({"Country"}, {"Country"}), "INVESTED_IN": (ACTOR, PAIR | {"Place"}),
        "AIDED": (ACTOR, ACTOR | {"Place"}), "AWARDED": (ACTOR, {"Person"}), "SANCTIONED": (ACTOR, ACTOR), "THREATENED": (ACTOR, ACTOR),
        "ATTACKED": (ACTOR, ACTOR | {"Place"})}
PERSONS, OTHERS = 24, 40   # markers
MOST_PIECES = 170          # of a stretch
MOST_NAMES = 14            # of a sentence


class Vocabulary:
    def __init__(self, lines):
        self.ids = {word.rstrip("\n"): i for i, word in enumerate(lines)}
        self.cls, self.sep = self.ids["[CLS]"], self.ids["[SEP]"]
        self.first_person, self.first_other = self.ids["[unused0]"], self.ids["[unused40]"]
        self.known = {}

    def pieces(self, word):
        """WordPiece: lower case, no accents, the longest known piece first."""
        if word not in self.known:
            text = unicodedata.normalize("NFD", word.lower())
            text = "".join(c for c in text if unicodedata.category(c) != "Mn")
            runs = [run for part in re.findall(r"\w+|[^\w\s]", text) for run in re.findall(r"_|[^_]+", part)]
            self.known[word] = [piece for run in runs for piece in self.of_run(run)]
        return self.known[word]

    def of_run(self, run):
        out, start = [], 0
        while start < len(run):
            end = len(run)
            while end > start and ("##" if start else "") + run[start:end] not in self.ids:
                end -= 1
            if end == start:
                return [self.ids["[UNK]"]]
            out.append(self.ids[("##" if start else "") + run[start:end]])
            start = end
        return out


Name = collections.namedtuple("Name", "entity type")
Pair = collections.namedtuple("Pair", "first second place_of_first place_of_second answers known")


def outputs(first, second):
    """1 for each output that may join ends of these types: type t from first to second at 2t, back at 2t + 1."""
    out = []
    for kind in TYPES:
        start, end = ENDS[kind]
        out.append(float(first in start and second in end))
        out.append(float(kind not in SYMMETRIC and second in start and first in end))
    return out


class Marked:
    """A document's sentences as pieces and names; those that name a person and another entity."""

    def __init__(self, document, stages, vocabulary):
        self.document, self.tokens, self.vocabulary = document, stages["tokens"], vocabulary
        self.bytes = document.text.read_bytes()
        starts = {t["start"]: i for i, t in enumerate(self.tokens)}
        ends = {t["end"]: i + 1 for i, t in enumerate(self.tokens)}
        self.ends, self.hidden = collections.defaultdict(list), set()
        for mention in stages["mentions"]:
            first = starts[mention["start"]]
            last = ends.get(mention["end"], first + 1)  # a name may end within a word, "/STEPPE POST/."
            hides = mention["type"] == "Person" and mention["kind"] == "name"
            self.ends[last].append((first, Name(mention["entity"], mention["type"]), hides))
            if hides:
                self.hidden.update(range(first, last))
        sentences = [(s["first"], s["last"]) for s in stages["sentences"]]
        marked = [(s, self.mark(*s)) for s in sentences if s[0] < s[1]]
        self.sentences = [(s, pieces) for s, pieces in marked if self.names_two(pieces)]

    def mark(self, first, last):
        out = []
        for i in range(first, last):
            if i not in self.hidden:
                word = self.bytes[self.tokens[i]["start"]:self.tokens[i]["end"]].decode("utf-8", "replace")
                out += self.vocabulary.pieces(word)
            for start, name, hides in sorted(self.ends.get(i + 1, ()), key=lambda m: -m[0]):
                if start >= first and (hides or i not in self.hidden):
                    out.append(name)
        return out[:MOST_PIECES - 4]

    @staticmethod
    def names_two(pieces):
        names = {p for p in pieces if isinstance(p, Name)}
        return len({n.entity for n in names}) > 1 and any(n.type == "Person" for n in names)

    def stretches(self):
        out, size = [], 0
        for sentence, pieces in self.sentences:
            if not out or size + len(pieces) + 1 > MOST_PIECES:
                out.append([])
                size = 1
            out[-1].append((sentence, pieces))
            size += len(pieces) + 1
        return out

    def read(self, stretch, markers=None):
        """Ids and pairs. `markers` is how persons and others are numbered (shuffled in training)."""
        persons, others = markers or (range(PERSONS), range(OTHERS))
        ids, pairs, numbers = [self.vocabulary.cls], [], ({}, {})
        for sentence, pieces in stretch:
            places = {}
            for piece in pieces:
                if isinstance(piece, Name):
                    places.setdefault(piece, []).append(len(ids))
                    person = piece.type == "Person"
                    own, most = (numbers[0], PERSONS) if person else (numbers[1], OTHERS)
                    number = min(own.setdefault(piece.entity, len(own)), most - 1)
                    piece = (self.vocabulary.first_person + persons[number] if person
                             else self.vocabulary.first_other + others[number])
                ids.append(piece)
            ids.append(self.vocabulary.sep)
            pairs += self.pairs_of(sentence, places)
        return ids, pairs

    def pairs_of(self, sentence, places):
        names = list(places)[:MOST_NAMES]
        span = (self.tokens[sentence[0]]["start"], self.tokens[sentence[1] - 1]["end"])
        for i, a in enumerate(names):
            for b in names[i + 1:]:
                if a.type != "Person" and b.type != "Person":
                    continue
                p, q = min(((p, q) for p in places[a] for q in places[b]), key=lambda x: abs(x[0] - x[1]))
                yield Pair(a.entity, b.entity, p, q, *self.labels(a, b, span))

    def labels(self, a, b, span):
        """Of each output: told or not, and whether that is known."""
        known, answers = outputs(a.type, b.type), []
        for output in range(len(known)):
            kind = TYPES[output // 2]
            if self.document.types is not None and kind not in self.document.types:
                known[output] = 0.0
            label = None
            if known[output]:
                ends = (b.entity, a.entity) if output % 2 else (a.entity, b.entity)
                label = self.document.label(kind, *ends, span)
            if label is None:
                known[output] = 0.0
            answers.append(float(bool(label)))
        return answers, known
