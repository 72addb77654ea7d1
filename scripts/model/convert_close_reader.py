#!/usr/bin/env python3
"""Converts the published larger sentence encoder, with what our training changed in it, to the file that the close reader
maps (ingest/encode). Needs numpy, whose sums are exact here, so that the file is the same everywhere.

What training changed is ingest/encode/close-reader.npz, arrays by name (low_rank.py writes it):

    markers           float16 [64][768]
    relative          float32 [32][12]: what a head adds for each class of distance
    first_norm        float32 [2][768], scale and shift
    layer.I.channels  float16 [2][768], by what a channel is divided before it becomes a byte (the layer's input, its inner part's)
    layer.I.norms     float32 [4][768]: of attention scale and shift, of the whole layer scale and shift
    layer.I.NAME.a    int8 [16][inputs]      | for each of a layer's matrices: b times a, each row times its step, is added to
    layer.I.NAME.b    int8 [outputs][16]     | the published weights (after Hu et al., "LoRA", ICLR 2022); the bias is
    layer.I.NAME.step float32 [outputs]      | the trained one
    layer.I.NAME.bias float32 [outputs]      |
    hidden, answers   int8 [256][2304], [50][256], with .scale (of each row) and .bias"""
import json
import math

import numpy

from flat_file import FlatFile

LAYERS, WIDTH, HEADS, INNER, PLACES, PERSONS, OTHERS, ANSWERS = 12, 768, 12, 3072, 176, 24, 40, 50
HIDDEN, ANSWERS_PADDED, BLOCK = 256, 64, 64
EPSILON = 1e-5         # added to variances
LEAST_GELU = -0.17     # as kLeastGelu
CLASSES, FURTHEST = 32, 128  # of distances
# A layer's matrices: our name, the published one.
MATRICES = {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o",
            "inner": "intermediate.dense", "outer": "output.dense"}
# The published vocabulary is BERT's behind four entries of its own, which stand for these.
SHIFT = 4
OWN = {"[CLS]": "<s>", "[SEP]": "</s>", "[UNK]": "<unk>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


class Tensors:
    """The float32 tensors of a safetensors file."""

    def __init__(self, data):
        size = int.from_bytes(data[:8], "little")
        self._entries, self._data, self._start = json.loads(data[8:8 + size]), data, 8 + size

    def __getitem__(self, name):
        entry = self._entries[name]
        if entry["dtype"] != "F32":
            raise ValueError(f"{name} is {entry['dtype']}, not F32")
        first, last = entry["data_offsets"]
        return numpy.frombuffer(self._data, "<f4", (last - first) // 4, self._start + first).reshape(entry["shape"])


def vocabulary_of(text, words):
    """BERT's entries, and the vectors of each."""
    entries = text.removesuffix("\n").split("\n")
    numbers = {entry: i for i, entry in enumerate(entries)}
    own = entries[SHIFT:-1]  # without <mask>
    rows = words[SHIFT:-1].copy()
    for entry, stands_for in OWN.items():
        rows[numbers[entry] - SHIFT] = words[numbers[stands_for]]
    return own, rows


def in_bytes(rows):
    """Signed bytes, and for each row by what to multiply them."""
    scales = (numpy.abs(rows).max(axis=1) / numpy.float32(127)).astype(numpy.float32)
    scales[scales == 0] = 1
    return numpy.rint(rows / scales[:, None]).astype(numpy.int8), scales


def packed(matrix):
    """For each block of 64 outputs, for each four inputs, 64 times four weights."""
    outputs, inputs = matrix.shape
    return matrix.reshape(outputs // BLOCK, BLOCK, inputs // 4, 4).transpose(0, 2, 1, 3).tobytes()


def changed(tensors, change, layer, name):
    """Weights of a matrix with the change, and its bias."""
    own = f"layer.{layer}.{name}"
    # Whole numbers far below 2^53: no order of summing changes them.
    product = change[own + ".b"].astype(numpy.float64) @ change[own + ".a"].astype(numpy.float64)
    step = change[own + ".step"].astype(numpy.float64)
    published = tensors[f"encoder.layer.{layer}.{MATRICES[name]}.weight"]
    return (published + product * step[:, None]).astype(numpy.float32), change[own + ".bias"]


def add_bytes(out, name, weights, bias, above_gelu=False, factors=None):
    """`factors`: outputs are to be multiplied by them."""
    numbers, scales = in_bytes(weights)
    if factors is not None:
        scales, bias = scales * factors, bias * factors
    corrections = 128 * numbers.sum(axis=1, dtype=numpy.int64)
    if above_gelu:  # inputs start at the least gelu instead of lying around 128
        bias = bias.astype(numpy.float64) + LEAST_GELU * scales * (corrections / 128)
        corrections = numpy.zeros_like(corrections)
    out.add(name + ".weights", packed(numbers))
    out.add(name + ".scales", scales.astype("<f4").tobytes())
    out.add(name + ".corrections", corrections.astype("<i4").tobytes())
    out.add(name + ".bias", bias.astype("<f4").tobytes())


def add_norm(out, name, pair):
    for part, numbers in zip(("scale", "shift"), pair):
        out.add(f"{name}.{part}", numbers.astype("<f4").tobytes())


def add_layer(out, layer, tensors, change):
    name = f"layer.{layer}"
    channels = dict(zip(("sight", "inner"), change[name + ".channels"].astype(numpy.float32)))
    for ours, divisors in channels.items():
        out.add(f"{name}.{ours}.channels", (1 / divisors).astype("<f4").tobytes())
    # Attention divides the products of queries and keys by the root of a head's width: here already, in the queries.
    parts = [changed(tensors, change, layer, part) for part in "qkv"]
    factors = numpy.ones(3 * WIDTH, numpy.float32)
    factors[:WIDTH] = 1 / math.sqrt(WIDTH // HEADS)
    add_bytes(out, name + ".sight", numpy.concatenate([w for w, _ in parts]) * channels["sight"],
              numpy.concatenate([b for _, b in parts]), factors=factors)
    add_bytes(out, name + ".joined", *changed(tensors, change, layer, "o"))
    weights, bias = changed(tensors, change, layer, "inner")
    add_bytes(out, name + ".inner", weights * channels["inner"], bias)
    add_bytes(out, name + ".outer", *changed(tensors, change, layer, "outer"), above_gelu=True)
    norms = change[name + ".norms"]
    add_norm(out, name + ".joined_norm", norms[:2])
    add_norm(out, name + ".outer_norm", norms[2:])


def class_of(distance):
    """Of how far the piece looked at is further on (after Raffel et al., JMLR 2020): the near ones each their own."""
    half = CLASSES // 2
    start, size = (half if distance > 0 else 0), abs(distance)
    near = half // 2
    if size < near:
        return start + size
    far = near + int(math.log(size / near) / math.log(FURTHEST / near) * (half - near))
    return start + min(far, half - 1)


def add_head(out, change):
    """Matrices as floats with a row for each input, which float products want."""
    for name, ours, width in (("hidden", "head.pair", HIDDEN), ("answers", "head.answers", ANSWERS_PADDED)):
        matrix = change[name].astype(numpy.float32) * change[name + ".scale"][:, None]
        filled = numpy.zeros((width, matrix.shape[1]), numpy.float32)
        filled[:len(matrix)] = matrix
        out.add(ours, numpy.ascontiguousarray(filled.T).astype("<f4").tobytes())
    out.add("head.bias", change["hidden.bias"].astype("<f4").tobytes())
    out.add("head.answer_bias", change["answers.bias"].astype("<f4").tobytes())


def convert(published, change):
    """The flat file's bytes from the archive of the published model (ZipFile) and the arrays of what training changed."""
    weights_name, = [n for n in published.namelist() if n.endswith("/model.safetensors")]
    folder = weights_name.removesuffix("model.safetensors")
    tensors = Tensors(published.read(weights_name))
    text = published.read(folder + "vocab.txt").decode("utf-8")
    vocabulary, words = vocabulary_of(text, tensors["embeddings.word_embeddings.weight"])
    out = FlatFile()
    out.add_text("about", "all-mpnet-base-v2 by the sentence-transformers project, made from Microsoft's MPNet; Apache License 2.0. "
                 "Trained further for Entente and rounded: changed by us.\n")
    out.add_text("license.package", published.read(folder + "README.md").decode("utf-8"))
    out.add_numbers("shape", [LAYERS, WIDTH, HEADS, INNER, PLACES, PERSONS, OTHERS, ANSWERS])
    out.add_numbers("epsilon", [EPSILON], "f")
    out.add_strings("vocabulary", vocabulary)
    numbers, scales = in_bytes(words)
    out.add("words", numbers.tobytes())
    out.add("words.scales", scales.astype("<f4").tobytes())
    out.add("places", tensors["embeddings.position_embeddings.weight"][2:2 + PLACES].astype("<f4").tobytes())
    relative = change["relative"]
    distances = [relative[class_of(d)] for d in range(1 - PLACES, PLACES)]
    out.add("distances", numpy.ascontiguousarray(numpy.array(distances).T).astype("<f4").tobytes())
    add_norm(out, "first_norm", change["first_norm"])
    for layer in range(LAYERS):
        add_layer(out, layer, tensors, change)
    out.add("markers", change["markers"].astype("<f4").tobytes())
    add_head(out, change)
    return out.bytes()
