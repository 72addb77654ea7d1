"""The file of what training changed in the reader's encoder (ingest/encode/reader.delta): its layout, and reading it.
Standard library only; delta.py writes it.

All numbers little-endian, one part after the other without gaps:

    header      magic, version, layers, bits of a weight's change
    embeddings  places: float16 [176][384], the position's embedding and that of the one token type together;
                norm: scale and shift, float32 [384] each
    each layer  float16 [2][384], by what a channel is divided before it becomes a byte (the layer's input, and that of its
                inner part); for each of its six matrices the changes of its rows, then its bias as float32;
                the scales and shifts of its two norms, float32 [384] each
    markers     float16 [64][384]
    head        hidden matrix [256][1152], its bias, answers' matrix [50][256], its bias

Changes of a matrix: a float16 for each row, the step; then for each row and each bit, the lowest first, a bit for each
weight, the first weight in the lowest bit of the first byte. The bits of a weight make a number c; (c - (2^bits - 1) / 2)
times the step is added to the weight of the published model. Matrices of the head: a float32 for each row, the scale; then
signed bytes. A model of fewer layers than the published one keeps its first layers."""
import struct
from array import array

MAGIC, VERSION = b"ENTDELTA", 1
HEADER = struct.Struct("<8sIII")
WIDTH, INNER, PLACES, MARKERS = 384, 1536, 176, 64
HIDDEN, ANSWERS = 256, 50
# Names of a layer's matrices and norms in the published model, with the shape.
MATRICES = {"attention.self.query": (WIDTH, WIDTH), "attention.self.key": (WIDTH, WIDTH),
            "attention.self.value": (WIDTH, WIDTH), "attention.output.dense": (WIDTH, WIDTH),
            "intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER)}
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")
HEAD = {"hidden": (HIDDEN, 3 * WIDTH), "answers": (ANSWERS, HIDDEN)}


class Reader:
    """Reads a file's parts in order; ValueError where it is not such a file or is cut short."""

    def __init__(self, data):
        self._data, self._at = memoryview(data), 0
        magic, version, self.layers, self.bits = HEADER.unpack(self._take(HEADER.size))
        if magic != MAGIC or version != VERSION:
            raise ValueError("the delta is not one, or of another version")
        if not 1 <= self.layers <= 6 or not 1 <= self.bits <= 8:
            raise ValueError(f"the delta has {self.layers} layers and {self.bits} bits a weight")
        # A byte of one bit a weight as eight numbers, for each bit of the numbers.
        self._spread = [[bytes((byte >> i & 1) << bit for i in range(8)) for byte in range(256)]
                        for bit in range(self.bits)]

    def _take(self, size):
        piece = self._data[self._at:self._at + size]
        if len(piece) != size:
            raise ValueError("the delta is cut short")
        self._at += size
        return piece

    def floats(self, count):
        numbers = array("f")
        numbers.frombytes(self._take(4 * count))
        return numbers

    def halves(self, count):
        return array("f", struct.unpack(f"<{count}e", self._take(2 * count)))

    def changes(self, rows, columns):
        """For each row its step and the number of each weight, as bytes."""
        steps = self.halves(rows)
        found = []
        for step in steps:
            numbers = 0
            for spread in self._spread:
                plane = b"".join(map(spread.__getitem__, self._take(columns // 8)))
                numbers |= int.from_bytes(plane, "little")
            found.append((step, numbers.to_bytes(columns, "little")))
        return found

    def matrix(self, rows, columns):
        """A matrix of the head, as rows of numbers."""
        scales = self.floats(rows)
        return [[scale * w for w in self._take(columns).cast("b")] for scale in scales]

    def end(self):
        if self._at != len(self._data):
            raise ValueError("the delta is longer than it should be")
