#!/usr/bin/env python3
"""Converts the wheel of en_core_web_sm to the flat file that Entente maps. Standard library only.
usage: convert.py WHEEL OUTPUT"""
import json
import math
import sys
import zipfile

import msgpack
from characters import Affixes, add_characters
from flat_file import FlatFile
from hashing import murmur64a
from spacy_facts import BASE_NORMS, NORM, ORTH, SYMBOLS


def string_id(text):
    return SYMBOLS[text] if text in SYMBOLS else murmur64a(text.encode("utf-8"), 1)


class Network:
    """One component's layers: thinc's list of nodes, each with a name and parameters."""

    def __init__(self, data):
        model = msgpack.unpack(data)
        self.nodes = [(node["name"], attrs, params)
                      for node, attrs, params in zip(model["nodes"], model["attrs"], model["params"])]

    def named(self, name):
        return [(attrs, params) for found, attrs, params in self.nodes if found == name]


def numbers(array, *shape):
    """The little-endian floats of a stored array, whose shape must be this."""
    if list(array[b"shape"]) != list(shape) or array[b"type"] not in ("<f4", b"<f4"):
        raise ValueError(f"an array of shape {array[b'shape']} and type {array[b'type']}, not {shape}")
    data = array[b"data"]
    data = data.encode("utf-8") if isinstance(data, str) else data
    if len(data) != 4 * math.prod(shape):
        raise ValueError("an array is not as long as its shape says")
    return data


def add_encoder(out, name, network, columns):
    """A hash embedding for each column, their mixture, four window layers; all 96 wide with 3 maxout pieces."""
    stored = [msgpack.unpack(attrs["columns"]) for attrs, _ in network.named("extract_features")]
    if stored != [columns]:
        raise ValueError(f"{name}: the columns are {stored}, not {columns}")
    described = []
    embeddings = network.named("hashembed")
    for i, (attrs, params) in enumerate(embeddings):
        rows = params["E"][b"shape"][0]
        if msgpack.unpack(attrs["column"]) != i:
            raise ValueError(f"{name}: the embeddings are not in the order of their columns")
        out.add(f"{name}.embed{i}", numbers(params["E"], rows, 96))
        described += [rows, msgpack.unpack(attrs["seed"])]
    if len(embeddings) != len(columns):
        raise ValueError(f"{name}: {len(embeddings)} embeddings for {len(columns)} columns")
    out.add_numbers(f"{name}.embeddings", described)
    maxouts, norms = network.named("maxout"), network.named("layernorm")
    if len(maxouts) != 5 or len(norms) != 5:
        raise ValueError(f"{name}: {len(maxouts)} maxout layers, not 5")
    for i, ((_, maxout), (_, norm)) in enumerate(zip(maxouts, norms)):
        out.add(f"{name}.layer{i}.W", numbers(maxout["W"], 96, 3, 96 * len(columns) if i == 0 else 288))
        out.add(f"{name}.layer{i}.b", numbers(maxout["b"], 96, 3))
        out.add(f"{name}.layer{i}.scale", numbers(norm["G"], 96))
        out.add(f"{name}.layer{i}.shift", numbers(norm["b"], 96))


def add_transitions(out, name, network, moves, features):
    """A transition model: input, lower (one table a feature, 64 units of 2 pieces), upper; and its moves in their order."""
    (_, lower), = network.named("precomputable_affine")
    (_, upper), (_, first) = network.named("linear")
    out.add(f"{name}.input.W", numbers(first["W"], 64, 96))
    out.add(f"{name}.input.b", numbers(first["b"], 64))
    out.add(f"{name}.lower.W", numbers(lower["W"], features, 64, 2, 64))
    out.add(f"{name}.lower.b", numbers(lower["b"], 64, 2))
    out.add(f"{name}.lower.pad", numbers(lower["pad"], 1, features, 64, 2))
    names = []
    for action, labels in sorted(json.loads(moves["moves"]).items(), key=lambda entry: int(entry[0])):
        # The order that the weights were trained in: by falling frequency, then by falling name.
        for _, label in sorted(((f, label) for label, f in labels.items()), reverse=True):
            names.append(f"{action} {label}")
    out.add(f"{name}.upper.W", numbers(upper["W"], len(names), 64))
    out.add(f"{name}.upper.b", numbers(upper["b"], len(names)))
    out.add_strings(f"{name}.moves", names)


def add_tokenizer(out, tokenizer):
    affixes = Affixes(tokenizer)
    add_characters(out, affixes)
    out.add_strings("affix.prefixes", affixes.prefixes)
    out.add_strings("affix.suffixes", affixes.suffixes)
    out.add_strings("affix.units", affixes.units)
    out.add_strings("affix.currencies", affixes.currencies)
    specials = []
    for chunk, pieces in sorted(tokenizer["exceptions"].items()):
        fields = [chunk]
        for piece in pieces:
            if not set(piece) <= {ORTH, NORM}:
                raise ValueError(f"an exception sets more than a norm: {chunk!r}")
            fields += [piece[ORTH], piece.get(NORM, "")]
        if "".join(fields[1::2]) != chunk or any("\x1f" in f for f in fields):
            raise ValueError(f"an exception's pieces are not its text: {chunk!r}")
        specials.append("\x1f".join(fields))
    out.add_strings("specials", specials)


def add_norms(out, lexeme_norm):
    norms = {string_id(word): norm for word, norm in BASE_NORMS.items()}
    norms.update(lexeme_norm)
    keys = sorted(norms)
    out.add_numbers("norms.keys", keys, "Q")
    out.add_strings("norms.values", [norms[k] for k in keys])
    names = sorted(SYMBOLS)
    out.add_strings("symbols.names", names)
    out.add_numbers("symbols.numbers", [SYMBOLS[n] for n in names])


# The regular expressions of the attribute ruler, as the words they match.
RULER_WORDS = {"^n'?t$": ["nt", "n't"], "^n[ou]thin'$": ["nothin'", "nuthin'"], "^y'?$": ["y", "y'"]}


def ruler_condition(key, value):
    """`KEY=a,b` or `KEY!a,b` with tabs for the commas."""
    if key == "IS_SPACE":
        return f"{key}={int(value)}"
    if isinstance(value, str):
        return f"{key}=" + value
    (operator, operand), = value.items()
    if operator == "REGEX":
        operator, operand = "IN", RULER_WORDS[operand]
    return key + {"IN": "=", "NOT_IN": "!"}[operator] + "\t".join(operand)


def base_form_flags(morph):
    """What the lemmatizer asks of a word's features: 1 singular, 2 infinitive, 4 finite present without number, 8 positive."""
    features = dict(f.split("=") for f in morph.split("|")) if morph not in ("", "_") else {}
    finite_present = features.get("VerbForm") == "Fin" and features.get("Tense") == "Pres" and "Number" not in features
    return ((features.get("Number") == "Sing") + 2 * (features.get("VerbForm") == "Inf") + 4 * finite_present
            + 8 * (features.get("Degree") == "Pos"))


def add_ruler(out, rules):
    """One string a pattern: index, then KEY=value of what it sets, then one field a token with its conditions."""
    rows = []
    for rule in rules:
        sets = dict(rule["attrs"])
        if "MORPH" in sets:
            sets["MORPH"] = str(base_form_flags(sets["MORPH"]))
        head = [str(rule["index"]), "\x1e".join(f"{k}={v}" for k, v in sets.items())]
        for pattern in rule["patterns"]:
            tokens = ["\x1e".join(ruler_condition(k, v) for k, v in token.items()) for token in pattern]
            rows.append("\x1f".join(head + tokens))
    out.add_strings("ruler", rows)


def add_lemmas(out, lookups):
    """For each part of speech: the index of known lemmas, the exceptions (form, tab, lemmas), the suffix rules."""
    parts = {string_id(p): p for p in ("adj", "adv", "noun", "verb", "punct", "pron", "aux", "propn", "num", "det", "x")}
    found = set().union(*(set(lookups[t]) for t in ("lemma_index", "lemma_exc", "lemma_rules")))
    for key in sorted(found):
        part = parts[key]
        index = lookups["lemma_index"].get(key, [])
        exceptions = lookups["lemma_exc"].get(key, {})
        order = lambda text: text.encode("utf-8")
        out.add_strings(f"lemma.{part}.index", sorted(set(index), key=order))
        out.add_strings(f"lemma.{part}.forms", sorted(exceptions, key=order))
        out.add_strings(f"lemma.{part}.lemmas", ["\t".join(exceptions[f]) for f in sorted(exceptions, key=order)])
        out.add_strings(f"lemma.{part}.rules", ["\t".join(rule) for rule in lookups["lemma_rules"].get(key, [])])
    out.add_strings("lemma.parts", sorted(parts[key] for key in found))


def convert(wheel):
    """The flat file's bytes from an open wheel (ZipFile)."""
    meta_name, = [n for n in wheel.namelist() if n.count("/") == 2 and n.endswith("/meta.json")]
    folder = meta_name.removesuffix("meta.json")
    read = lambda name: wheel.read(folder + name)
    meta = json.loads(read("meta.json"))
    out = FlatFile()
    out.add_text("about", f"en_core_web_sm {meta['version']}, by {meta['author']} ({meta['url']})\n")
    out.add_text("license", read("LICENSE").decode("utf-8"))
    out.add_text("license.sources", read("LICENSES_SOURCES").decode("utf-8"))
    shared = Network(read("tok2vec/model"))
    add_encoder(out, "shared", shared, ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"])
    ner = Network(read("ner/model"))
    add_encoder(out, "names", ner, ["NORM", "PREFIX", "SUFFIX", "SHAPE"])
    tags = json.loads(read("tagger/cfg"))["labels"]
    (_, softmax), = Network(read("tagger/model")).named("softmax")
    out.add("tagger.W", numbers(softmax["W"], len(tags), 96))
    out.add("tagger.b", numbers(softmax["b"], len(tags)))
    out.add_strings("tagger.tags", tags)
    add_transitions(out, "parser", Network(read("parser/model")), msgpack.unpack(read("parser/moves")), 8)
    add_transitions(out, "names", ner, msgpack.unpack(read("ner/moves")), 3)
    add_tokenizer(out, msgpack.unpack(read("tokenizer")))
    add_norms(out, msgpack.unpack(read("vocab/lookups.bin"))["lexeme_norm"])
    add_ruler(out, msgpack.unpack(read("attribute_ruler/patterns")))
    add_lemmas(out, msgpack.unpack(read("lemmatizer/lookups/lookups.bin")))
    return out.bytes()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        data = convert(wheel)
    with open(sys.argv[2], "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main()
