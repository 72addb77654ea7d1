"""Reads msgpack (https://github.com/msgpack/msgpack/blob/master/spec.md): the subset without extension types."""
import struct


def unpack(data):
    """The one value that `data` (bytes) holds. Raises ValueError where it is not msgpack or bytes are left over."""
    value, end = _value(data, 0)
    if end != len(data):
        raise ValueError(f"msgpack: {len(data) - end} bytes after the value")
    return value


_NUMBERS = {0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q",
            0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}
_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}
# First byte of a value with an explicit length: the length's format and the kind of what follows.
_SIZED = {0xC4: (">B", "bin"), 0xC5: (">H", "bin"), 0xC6: (">I", "bin"),
          0xD9: (">B", "str"), 0xDA: (">H", "str"), 0xDB: (">I", "str"),
          0xDC: (">H", "array"), 0xDD: (">I", "array"), 0xDE: (">H", "map"), 0xDF: (">I", "map")}


def _value(data, at):
    first = data[at]
    at += 1
    if first < 0x80:
        return first, at
    if first >= 0xE0:
        return first - 0x100, at
    if first < 0x90:
        return _sized("map", first & 0x0F, data, at)
    if first < 0xA0:
        return _sized("array", first & 0x0F, data, at)
    if first < 0xC0:
        return _sized("str", first & 0x1F, data, at)
    if first in _CONSTANTS:
        return _CONSTANTS[first], at
    if first in _NUMBERS:
        form = _NUMBERS[first]
        return struct.unpack_from(form, data, at)[0], at + struct.calcsize(form)
    if first in _SIZED:
        form, kind = _SIZED[first]
        return _sized(kind, struct.unpack_from(form, data, at)[0], data, at + struct.calcsize(form))
    raise ValueError(f"msgpack: type {first:#x} at byte {at - 1} is not read here")


def _sized(kind, size, data, at):
    if kind in ("str", "bin"):
        if at + size > len(data):
            raise ValueError(f"msgpack: a string at byte {at} runs past the end")
        piece = data[at:at + size]
        # Arrays of numbers are written as old-style strings by the model's writer, so not every "str" is text.
        if kind == "str":
            try:
                return piece.decode("utf-8"), at + size
            except UnicodeDecodeError:
                pass
        return piece, at + size
    if kind == "array":
        items = []
        for _ in range(size):
            item, at = _value(data, at)
            items.append(item)
        return items, at
    entries = {}
    for _ in range(size):
        key, at = _value(data, at)
        entries[key], at = _value(data, at)
    return entries, at
