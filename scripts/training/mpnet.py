"""MPNet (Song et al., NeurIPS 2020) whose published weights stay as they are, each matrix with a trained change of low rank (Hu et al.,
"LoRA", ICLR 2022). All is computed in bfloat16. Needs torch and safetensors."""
import math
import pathlib

import torch
from safetensors.torch import load_file

from convert_close_reader import HEADS, INNER, LAYERS, MATRICES, PLACES, WIDTH, class_of

RANK, DROPPED, EPSILON = 16, 0.1, 1e-5
functional = torch.nn.functional


class Changed(torch.nn.Module):
    """A matrix of the published model and its change, b times a."""

    def __init__(self, weight, bias):
        super().__init__()
        outputs, inputs = weight.shape
        self.published, self.published_bias = weight, bias
        self.register_buffer("weight", weight.bfloat16(), persistent=False)
        self.register_buffer("first_bias", bias.bfloat16(), persistent=False)
        self.a = torch.nn.Parameter(torch.randn(RANK, inputs) / math.sqrt(inputs))
        self.b = torch.nn.Parameter(torch.zeros(outputs, RANK))
        self.bias = torch.nn.Parameter(torch.zeros(outputs))

    def forward(self, x):
        low = functional.linear(x, self.a.bfloat16())
        return functional.linear(x, self.weight, self.first_bias) + functional.linear(low, self.b.bfloat16(), self.bias.bfloat16())

    def parts(self):
        """As low_rank.write() takes them."""
        return self.a, self.b, self.published_bias + self.bias.detach(), self.published + self.b.detach() @ self.a.detach()


class Norm(torch.nn.Module):
    def __init__(self, tensors, name):
        super().__init__()
        self.weight = torch.nn.Parameter(tensors[name + ".weight"].clone())
        self.bias = torch.nn.Parameter(tensors[name + ".bias"].clone())

    def forward(self, x):
        return functional.layer_norm(x, (WIDTH,), self.weight.bfloat16(), self.bias.bfloat16(), EPSILON)


class Layer(torch.nn.Module):
    def __init__(self, tensors, number):
        super().__init__()
        folder = f"encoder.layer.{number}."
        for ours, name in MATRICES.items():
            setattr(self, ours, Changed(tensors[f"{folder}{name}.weight"], tensors[f"{folder}{name}.bias"]))
        self.seen, self.whole = Norm(tensors, folder + "attention.LayerNorm"), Norm(tensors, folder + "output.LayerNorm")
        self.dropped = torch.nn.Dropout(DROPPED)

    def forward(self, x, mask):
        rows, pieces = x.shape[:2]

        def heads(y):
            return y.view(rows, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask)
        x = self.seen(x + self.dropped(self.o(seen.transpose(1, 2).reshape(rows, pieces, WIDTH))))
        return self.whole(x + self.dropped(self.outer(functional.gelu(self.inner(x)))))


class MPNet(torch.nn.Module):
    """`base` is the folder of the published model."""

    def __init__(self, base):
        super().__init__()
        tensors = load_file(pathlib.Path(base) / "model.safetensors")
        assert tensors["encoder.layer.0.intermediate.dense.weight"].shape == (INNER, WIDTH)
        self.register_buffer("words", tensors["embeddings.word_embeddings.weight"].bfloat16(), persistent=False)
        self.register_buffer("places", tensors["embeddings.position_embeddings.weight"][2:].bfloat16(), persistent=False)
        self.relative = torch.nn.Parameter(tensors["encoder.relative_attention_bias.weight"].clone())
        self.first = Norm(tensors, "embeddings.LayerNorm")
        self.layers = torch.nn.ModuleList(Layer(tensors, number) for number in range(LAYERS))
        self.dropped = torch.nn.Dropout(DROPPED)
        classes = [[class_of(j - i) for j in range(PLACES)] for i in range(PLACES)]
        self.register_buffer("classes", torch.tensor(classes), persistent=False)

    def forward(self, vectors, mask):
        rows, pieces = vectors.shape[:2]
        x = self.dropped(self.first(vectors + self.places[:pieces]))
        heads = self.relative[self.classes[:pieces, :pieces]].permute(2, 0, 1)[None].bfloat16()
        hidden = (1 - mask[:, None, None, :].bfloat16()) * -30000.0
        seen = (heads + hidden).expand(rows, HEADS, pieces, pieces)
        for layer in self.layers:
            x = layer(x, seen)
        return x
