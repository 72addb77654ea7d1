"""MurmurHash64A (Austin Appleby, public domain): the hash by which the model names strings, and our file's checksum."""
from array import array
import sys

_MASK = 0xFFFFFFFFFFFFFFFF
_M = 0xC6A4A7935BD1E995


def murmur64a(data, seed):
    h = (seed ^ (len(data) * _M)) & _MASK
    whole = len(data) - len(data) % 8
    words = array("Q")
    words.frombytes(bytes(data[:whole]))
    if sys.byteorder == "big":
        words.byteswap()
    for k in words:
        k = (k * _M) & _MASK
        k ^= k >> 47
        h = ((h ^ ((k * _M) & _MASK)) * _M) & _MASK
    rest = bytes(data[whole:])
    if rest:
        h = ((h ^ int.from_bytes(rest, "little")) * _M) & _MASK
    h ^= h >> 47
    h = (h * _M) & _MASK
    return h ^ (h >> 47)
