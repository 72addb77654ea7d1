"""Writes ingest/encode/close-reader.npz (convert_close_reader.py describes it). Needs numpy; used by the trainer alone."""
import numpy

from convert_close_reader import LAYERS, MATRICES, in_bytes


def array_of(tensor):
    return tensor.detach().cpu().float().numpy() if hasattr(tensor, "detach") else numpy.asarray(tensor, numpy.float32)


def channels(reach, weights):
    """By what to divide each channel, so that channels which reach far do not take all of a byte from the others; the weights are
    multiplied by it. The root shares the burden among the two."""
    found = numpy.sqrt(numpy.maximum(reach, 1e-6) / numpy.maximum(numpy.abs(weights).max(axis=0), 1e-6))
    return numpy.clip(found / numpy.exp(numpy.log(found).mean()), 0.05, 20).astype(numpy.float16)


def write(path, matrices, norms, reach, extra):
    """`matrices`: for each layer, by our name, (a, b, bias, weights as trained); `norms`: for each layer four rows; `reach`: for each
    layer two rows, the furthest that a channel of the layer's input and of its inner part's was; `extra`: markers, relative,
    first_norm, hidden, hidden.bias, answers, answers.bias."""
    found = {"markers": array_of(extra["markers"]).astype(numpy.float16), "relative": array_of(extra["relative"]),
             "first_norm": array_of(extra["first_norm"])}
    for layer in range(LAYERS):
        own = {name: [array_of(part) for part in matrices[layer][name]] for name in MATRICES}
        for name, (a, b, bias, _) in own.items():
            whole, steps = in_bytes(a)
            numbers, step = in_bytes(b * steps)  # a's steps go to b
            found.update({f"layer.{layer}.{name}.a": whole, f"layer.{layer}.{name}.b": numbers,
                          f"layer.{layer}.{name}.step": step, f"layer.{layer}.{name}.bias": bias})
        found[f"layer.{layer}.norms"] = array_of(norms[layer])
        sight = numpy.concatenate([own[name][3] for name in "qkv"])
        found[f"layer.{layer}.channels"] = numpy.stack([channels(reach[layer][0], sight), channels(reach[layer][1], own["inner"][3])])
    for name in ("hidden", "answers"):
        found[name], found[name + ".scale"] = in_bytes(array_of(extra[name]))
        found[name + ".bias"] = array_of(extra[name + ".bias"])
    numpy.savez_compressed(path, **found)
