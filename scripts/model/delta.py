"""Writes the file of what training changed (delta_file.py describes it). Needs numpy; used by the trainer alone."""
import numpy

from delta_file import ANSWERS, HEAD, HEADER, HIDDEN, MAGIC, MARKERS, MATRICES, NORMS, PLACES, VERSION, WIDTH

STARTS = (0.5, 1.0, 1.5)  # of a first step, in what a normal distribution would have
ROUNDS = 10


def named(tensors):
    """Tensors as float32 arrays by the published model's names, whatever stands before them."""
    found = {}
    for name, tensor in tensors.items():
        tensor = tensor.detach().cpu().float().numpy() if hasattr(tensor, "detach") else tensor
        found[name.removeprefix("bert.")] = numpy.asarray(tensor, dtype=numpy.float32)
    return found


def steps_and_numbers(change, bits):
    """For each row the float16 step and the weights' numbers that come nearest to the change."""
    middle = (2 ** bits - 1) / 2
    change = change.astype(numpy.float64)
    spread = numpy.sqrt((change ** 2).mean(axis=1, keepdims=True))

    def numbers_of(step):
        safe = numpy.where(step > 0, step, 1)
        return numpy.where(step > 0, numpy.clip(numpy.rint(change / safe + middle), 0, 2 ** bits - 1), 0)

    best = None
    for start in STARTS:
        step = spread * start * 2 / 2 ** (bits - 1)
        for _ in range(ROUNDS):
            levels = numbers_of(step) - middle
            step = numpy.abs((change * levels).sum(axis=1, keepdims=True) / (levels ** 2).sum(axis=1, keepdims=True))
        step = step.astype(numpy.float16).astype(numpy.float64)
        numbers = numbers_of(step)
        error = ((change - (numbers - middle) * step) ** 2).sum(axis=1, keepdims=True)
        if best is None:
            best = [step, numbers, error]
        else:
            better = error < best[2]
            best = [numpy.where(better, new, old) for new, old in zip((step, numbers, error), best)]
    return best[0].astype("<f2"), best[1].astype(numpy.uint8)


def changes(base, tuned, bits):
    steps, numbers = steps_and_numbers(tuned - base, bits)
    planes = [numpy.packbits(numbers >> bit & 1, axis=1, bitorder="little") for bit in range(bits)]
    return steps.tobytes() + numpy.stack(planes, axis=1).tobytes()


def bytes_of(matrix):
    scales = numpy.abs(matrix).max(axis=1, keepdims=True) / 127
    numbers = numpy.rint(matrix / numpy.where(scales > 0, scales, 1))
    return scales.astype("<f4").tobytes() + numbers.astype(numpy.int8).tobytes()


def channels(tuned, folder, reach):
    """By what to divide each channel of a layer's input and of its inner part's, so that channels which reach far do not
    take all of a byte from the others; the weights are multiplied by it. The root shares the burden among the two."""
    found = []
    for part, matrices in enumerate((list(MATRICES)[:3], ["intermediate.dense"])):
        if reach is None:
            found.append(numpy.ones(WIDTH))
            continue
        weights = numpy.max([numpy.abs(tuned[f"{folder}{m}.weight"]).max(axis=0) for m in matrices], axis=0)
        shares = numpy.sqrt(numpy.maximum(reach[part], 1e-3) / numpy.maximum(weights, 1e-3))
        found.append(shares / shares.mean())
    return numpy.stack(found).astype("<f2").tobytes()


def measure_reach(bert, run):
    """How far each channel reaches, [layers][2][384], in what `run()` makes the transformers model `bert` read; some 50
    chunks are enough."""
    reach = numpy.zeros((len(bert.encoder.layer), 2, WIDTH), dtype=numpy.float32)
    hooks = []
    for number, layer in enumerate(bert.encoder.layer):
        for part, module in enumerate((layer.attention.self.query, layer.intermediate.dense)):
            def note(_, inputs, row=reach[number, part]):
                found = inputs[0].detach().float().abs().flatten(0, -2).amax(0).cpu().numpy()
                numpy.maximum(row, found, out=row)
            hooks.append(module.register_forward_pre_hook(note))
    run()
    for hook in hooks:
        hook.remove()
    return reach


def write_delta(path, base_tensors, tuned_tensors, extra, bits=2):
    """`base_tensors` are the published model's by name, `tuned_tensors` the trained encoder's (a prefix "bert." is left
    out); both arrays or tensors. It has as many layers as `tuned_tensors`. `extra`: mark [64][384],
    hidden.weight [256][1152], hidden.bias, out.weight [50][256], out.bias; and reach (see measure_reach), without which
    bytes are coarser."""
    base, tuned, extra = named(base_tensors), named(tuned_tensors), named(extra)
    layers = 0
    while f"encoder.layer.{layers}.output.dense.weight" in tuned:
        layers += 1

    def vector(tensor, *shape):
        if tensor.shape != shape:
            raise ValueError(f"a tensor has shape {tensor.shape}, not {shape}")
        return tensor.astype("<f4").tobytes()

    out = [HEADER.pack(MAGIC, VERSION, layers, bits)]
    places = (tuned["embeddings.position_embeddings.weight"][:PLACES]
              + tuned["embeddings.token_type_embeddings.weight"][0])
    out.append(places.astype("<f2").tobytes())
    for part in ("weight", "bias"):
        out.append(vector(tuned[f"embeddings.LayerNorm.{part}"], WIDTH))
    for layer in range(layers):
        folder = f"encoder.layer.{layer}."
        out.append(channels(tuned, folder, extra["reach"][layer] if "reach" in extra else None))
        for name, shape in MATRICES.items():
            weights = folder + name + ".weight"
            if tuned[weights].shape != shape:
                raise ValueError(f"{weights} has shape {tuned[weights].shape}, not {shape}")
            out.append(changes(base[weights], tuned[weights], bits))
            out.append(vector(tuned[folder + name + ".bias"], shape[0]))
        for name in NORMS:
            for part in ("weight", "bias"):
                out.append(vector(tuned[f"{folder}{name}.{part}"], WIDTH))
    if extra["mark"].shape != (MARKERS, WIDTH):
        raise ValueError(f"the markers have shape {extra['mark'].shape}")
    out.append(extra["mark"].astype("<f2").tobytes())
    if extra["hidden.weight"].shape != HEAD["hidden"] or extra["out.weight"].shape != HEAD["answers"]:
        raise ValueError("the head's matrices have other shapes")
    out += [bytes_of(extra["hidden.weight"]), vector(extra["hidden.bias"], HIDDEN),
            bytes_of(extra["out.weight"]), vector(extra["out.bias"], ANSWERS)]
    with open(path, "wb") as file:
        file.write(b"".join(out))
