"""Writes the flat file that ingest/annotate/model_file.cpp maps: a header, a table of named sections, the sections.
All numbers little-endian; a section starts at a multiple of 64 bytes. The checksum covers everything after the header."""
import struct

from hashing import murmur64a

MAGIC = b"ENTMODEL"
VERSION = 2
HEADER = struct.Struct("<8sIIQQ")     # magic, version, number of sections, size of the file, checksum
ENTRY = struct.Struct("<40sQQ")       # name, offset, size


class FlatFile:
    def __init__(self):
        self.sections = []

    def add(self, name, data):
        if len(name.encode()) >= 40:
            raise ValueError(f"section name too long: {name}")
        self.sections.append((name, bytes(data)))

    def add_text(self, name, text):
        self.add(name, text.encode("utf-8"))

    def add_numbers(self, name, numbers, form="I"):
        self.add(name, struct.pack(f"<{len(numbers)}{form}", *numbers))

    def add_strings(self, name, strings):
        """A list of strings: their number, where each starts and the last ends (from the first byte of text), the text."""
        encoded = [s.encode("utf-8") for s in strings]
        starts = [0]
        for piece in encoded:
            starts.append(starts[-1] + len(piece))
        self.add(name, struct.pack(f"<{len(starts) + 1}I", len(encoded), *starts) + b"".join(encoded))

    def bytes(self):
        at = HEADER.size + ENTRY.size * len(self.sections)
        table, body = [], []
        for name, data in self.sections:
            gap = -at % 64
            body.append(b"\0" * gap)
            at += gap
            table.append(ENTRY.pack(name.encode(), at, len(data)))
            body.append(data)
            at += len(data)
        tail = -at % 8
        body.append(b"\0" * tail)
        rest = b"".join(table) + b"".join(body)
        size = HEADER.size + len(rest)
        return HEADER.pack(MAGIC, VERSION, len(self.sections), size, murmur64a(rest, VERSION)) + rest
