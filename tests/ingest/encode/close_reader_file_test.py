#!/usr/bin/env python3
"""The larger encoder's converter puts weights, changes, words and distances where the program reads them; what the trainer writes is read
again. usage: close_reader_file_test.py SCRIPTS"""
import math
import pathlib
import struct
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(SCRIPTS / "model"))
import convert_close_reader as convert  # noqa: E402
import convert_reader  # noqa: E402
import low_rank  # noqa: E402
import numpy  # noqa: E402


class Out(dict):
    add = dict.__setitem__


class Converter(unittest.TestCase):
    def setUp(self):
        self.chance = numpy.random.default_rng(1)

    def test_bytes_are_those_of_the_other_converter(self):
        weights = self.chance.standard_normal((128, 64)).astype(numpy.float32)
        weights[5] = 0
        other, out = convert_reader.ByteMatrix(), Out()
        for row in weights:
            other.add([float(w) for w in row])
        convert.add_bytes(out, "x", weights, numpy.zeros(128, numpy.float32))
        self.assertEqual(out["x.weights"], bytes(other.packed()))
        self.assertEqual(list(struct.unpack("<128i", out["x.corrections"])), other.corrections)
        for mine, theirs in zip(struct.unpack("<128f", out["x.scales"]), other.scales):
            self.assertTrue(math.isclose(mine, theirs, rel_tol=1e-6))

    def test_above_gelu(self):
        out = Out()
        convert.add_bytes(out, "x", numpy.full((64, 64), 0.5, numpy.float32), numpy.ones(64, numpy.float32), above_gelu=True)
        self.assertEqual(out["x.corrections"], bytes(256))
        self.assertAlmostEqual(struct.unpack_from("<f", out["x.bias"])[0], 1.0 - 0.17 * 32, places=5)

    def test_classes_of_distances(self):
        # Near distances have a class each, before and behind; far ones share them; the furthest is the last.
        self.assertEqual([convert.class_of(d) for d in (0, -1, -7, 1, 7)], [0, 1, 7, 17, 23])
        self.assertEqual([convert.class_of(d) for d in (-8, -11, -12, -127, -175, 175)], [8, 8, 9, 15, 15, 31])
        behind = [convert.class_of(d) for d in range(1, 176)]
        self.assertEqual(behind, sorted(behind))

    def test_vocabulary(self):
        text = "\n".join(["<s>", "<pad>", "</s>", "<unk>", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "oslo", "<mask>"]) + "\n"
        words = numpy.arange(11, dtype=numpy.float32)[:, None]
        entries, rows = convert.vocabulary_of(text, words)
        self.assertEqual(entries, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "oslo"])
        self.assertEqual(rows[:, 0].tolist(), [1, 3, 0, 2, 10, 9])

    def test_what_is_written_is_added(self):
        shapes = {name: (convert.WIDTH, convert.WIDTH) for name in "qkvo"}
        shapes.update(inner=(convert.INNER, convert.WIDTH), outer=(convert.WIDTH, convert.INNER))
        some = lambda *shape: self.chance.standard_normal(shape).astype(numpy.float32)
        own = {name: (some(16, n), some(m, 16), some(m), some(m, n)) for name, (m, n) in shapes.items()}
        extra = {"markers": some(64, 768), "relative": some(32, 12), "first_norm": some(2, 768), "hidden": some(256, 2304),
                 "hidden.bias": some(256), "answers": some(50, 256), "answers.bias": some(50)}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.npz"
            low_rank.write(path, [own] * convert.LAYERS, [some(4, 768)] * convert.LAYERS, [abs(some(2, 768))] * convert.LAYERS, extra)
            with numpy.load(path) as change:
                change = dict(change)
        published = {f"encoder.layer.3.{convert.MATRICES[name]}.weight": some(*shape) for name, shape in shapes.items()}
        for name, (a, b, bias, _) in own.items():
            weights, found_bias = convert.changed(published, change, 3, name)
            wanted = published[f"encoder.layer.3.{convert.MATRICES[name]}.weight"] + b @ a
            self.assertLess(numpy.abs(weights - wanted).max(), 0.03 * numpy.abs(b @ a).max())
            self.assertTrue((found_bias == bias).all())
        out = Out()
        convert.add_head(out, change)
        pair = numpy.frombuffer(out["head.pair"], "<f4").reshape(2304, 256)
        self.assertLess(numpy.abs(pair - extra["hidden"].T).max(), 0.03)
        answers = numpy.frombuffer(out["head.answers"], "<f4").reshape(256, 64)
        self.assertTrue((answers[:, 50:] == 0).all())
        self.assertLess(numpy.abs(answers[:, :50] - extra["answers"].T).max(), 0.03)


if __name__ == "__main__":
    unittest.main()
