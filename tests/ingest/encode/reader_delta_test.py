#!/usr/bin/env python3
"""The file of what training changed is read as it was written and refused where it is broken; weights stand where the kernels
read them. usage: reader_delta_test.py SCRIPTS"""
import pathlib
import random
import struct
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(SCRIPTS / "model"))
import convert_reader  # noqa: E402
import delta_file  # noqa: E402

try:
    import numpy
except ImportError:
    numpy = None


def written(layers=1, bits=2, rest=b""):
    return delta_file.HEADER.pack(delta_file.MAGIC, delta_file.VERSION, layers, bits) + rest


class ReadDelta(unittest.TestCase):
    def test_parts(self):
        # Two rows of eight weights of three bits: 0 to 7, then 7 to 0.
        rest = struct.pack("<2e", 0.5, 2.0) + bytes([0b10101010, 0b11001100, 0b11110000, 0b01010101, 0b00110011, 0b00001111])
        rest += struct.pack("<2f", 1.5, -2.5) + struct.pack("<2f4b", 0.5, 0.25, -127, 127, 1, 0)
        reader = delta_file.Reader(written(bits=3, rest=rest))
        self.assertEqual(reader.changes(2, 8), [(0.5, bytes(range(8))), (2.0, bytes(range(7, -1, -1)))])
        self.assertEqual(list(reader.floats(2)), [1.5, -2.5])
        self.assertEqual(reader.matrix(2, 2), [[-63.5, 63.5], [0.25, 0]])
        reader.end()

    def test_broken(self):
        delta_file.Reader(written())
        for bad in (b"", b"x" * 40, written()[:-1], written(layers=0), written(layers=7), written(bits=0), written(bits=9)):
            with self.assertRaises((ValueError, struct.error)):
                delta_file.Reader(bad)
        with self.assertRaisesRegex(ValueError, "cut short"):
            delta_file.Reader(written(rest=b"123")).floats(1)
        with self.assertRaisesRegex(ValueError, "longer"):
            delta_file.Reader(written(rest=b"1")).end()


class ByteMatrix(unittest.TestCase):
    def test_order_and_rounding(self):
        chance = random.Random(1)
        rows = [[chance.uniform(-1, 1) for _ in range(64)] for _ in range(128)]
        rows[5] = [0.0] * 64
        matrix = convert_reader.ByteMatrix()
        for row in rows:
            matrix.add(row)
        packed = memoryview(matrix.packed()).cast("b")
        for o, row in enumerate(rows):
            found = [packed[o // 64 * 64 * 64 + k // 4 * 256 + o % 64 * 4 + k % 4] for k in range(64)]
            self.assertEqual(128 * sum(found), matrix.corrections[o])
            for w, byte in zip(row, found):
                self.assertLessEqual(abs(byte * matrix.scales[o] - w), 0.5001 * matrix.scales[o])
            self.assertEqual(max(map(abs, found)), 127 if any(row) else 0)

    def test_above_gelu(self):
        class Out(dict):
            add = dict.__setitem__
        matrix, out = convert_reader.ByteMatrix(), Out()
        for _ in range(64):
            matrix.add([0.5] * 64)
        convert_reader.add_bytes(out, "x", matrix, [1.0] * 64, above_gelu=True)
        self.assertEqual(out["x.corrections"], bytes(256))
        self.assertAlmostEqual(struct.unpack_from("<f", out["x.bias"])[0], 1.0 - 0.17 * 32, places=5)


@unittest.skipUnless(numpy, "numpy is not there")
class WriteDelta(unittest.TestCase):
    def tensors(self, chance, layers, size):
        found = {}
        for layer in range(layers):
            folder = f"encoder.layer.{layer}."
            for name, shape in delta_file.MATRICES.items():
                found[folder + name + ".weight"] = size * chance.standard_normal(shape)
                found[folder + name + ".bias"] = size * chance.standard_normal(shape[0])
            for name in delta_file.NORMS:
                for part in ("weight", "bias"):
                    found[f"{folder}{name}.{part}"] = size * chance.standard_normal(384)
        found["embeddings.position_embeddings.weight"] = size * chance.standard_normal((512, 384))
        found["embeddings.token_type_embeddings.weight"] = size * chance.standard_normal((2, 384))
        for part in ("weight", "bias"):
            found[f"embeddings.LayerNorm.{part}"] = size * chance.standard_normal(384)
        return found

    def test_what_is_written_is_read(self):
        import delta
        chance = numpy.random.default_rng(1)
        base, change = self.tensors(chance, 2, 0.05), self.tensors(chance, 1, 0.001)
        tuned = {"bert." + name: base[name] + change[name] for name in change}
        extra = {"mark": chance.standard_normal((64, 384)),
                 "hidden.weight": chance.standard_normal((256, 1152)), "hidden.bias": chance.standard_normal(256),
                 "out.weight": chance.standard_normal((50, 256)), "out.bias": chance.standard_normal(50),
                 "reach": numpy.ones((1, 2, 384))}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.delta"
            delta.write_delta(path, base, tuned, extra)
            reader = delta_file.Reader(path.read_bytes())
        self.assertEqual((reader.layers, reader.bits), (1, 2))
        reader.halves(176 * 384), reader.floats(2 * 384), reader.halves(2 * 384)
        for name, shape in delta_file.MATRICES.items():
            found = numpy.array([[(c - 1.5) * step for c in numbers] for step, numbers in reader.changes(*shape)])
            wanted = change[f"encoder.layer.0.{name}.weight"]
            # Four levels leave some 12 hundredths of a normal distribution's variance.
            self.assertLess(((found - wanted) ** 2).sum(), 0.13 * (wanted ** 2).sum())
            reader.floats(shape[0])
        reader.floats(4 * 384)
        self.assertLess(abs(numpy.array(reader.halves(64 * 384)) - extra["mark"].ravel()).max(), 0.002)
        hidden = numpy.array(reader.matrix(256, 1152))
        self.assertLess(abs(hidden - extra["hidden.weight"]).max(), 0.03)
        reader.floats(256), reader.matrix(50, 256), reader.floats(50)
        reader.end()


if __name__ == "__main__":
    unittest.main()
