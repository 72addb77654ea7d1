"""Training an encoder on stretches (training/stretches.py): examples, batches, rounds, measures. Needs torch and numpy."""
import collections
import random
import sys

import numpy
import torch

from training.documents import SYMMETRIC, inspect_all, left_out
from training.stretches import OTHERS, PERSONS, TYPES, Marked

ANSWERS, HIDDEN, DROPPED = 2 * len(TYPES), 256, 0.1
BATCH, KEPT = 8, 0.5  # of the stretches that tell nothing, those that are read in a round
Pace = collections.namedtuple("Pace", "rounds rate head_rate warm in_halves")
HEAD = ("mark", "hidden", "out")


class Head(torch.nn.Module):
    """Markers' vectors and what is asked of two states; `bert` is the encoder of the class that comes from this one."""

    def __init__(self, vocabulary, words, width):
        super().__init__()
        spread = 0.5 * words.std()
        first = torch.stack([words[vocabulary.ids["person"]]] * PERSONS + [words[vocabulary.ids["place"]]] * OTHERS)
        self.mark = torch.nn.Parameter(first.detach() + spread * torch.randn(PERSONS + OTHERS, width))
        self.hidden, self.out = torch.nn.Linear(3 * width, HIDDEN), torch.nn.Linear(HIDDEN, ANSWERS)
        self.dropped = torch.nn.Dropout(DROPPED)
        self.first = (vocabulary.first_person, vocabulary.first_other)

    def marked(self, ids, words):
        """Vectors of the pieces, with the markers' in their places."""
        person = (ids >= self.first[0]) & (ids < self.first[0] + PERSONS)
        other = (ids >= self.first[1]) & (ids < self.first[1] + OTHERS)
        number = torch.where(person, ids - self.first[0], torch.where(other, ids - self.first[1] + PERSONS, 0))
        return torch.where((person | other)[..., None], self.mark[number].to(words.dtype), words)

    def ask(self, states, rows, places_of_first, places_of_second):
        a, b = states[rows, places_of_first], states[rows, places_of_second]
        inner = torch.nn.functional.gelu(self.hidden(torch.cat([a, b, a * b], -1)))
        return self.out(self.dropped(inner))


class Example:
    """A stretch whose pairs have labels."""

    def __init__(self, marked, stretch):
        self.marked, self.stretch = marked, stretch
        self.ids, self.pairs = marked.read(stretch)
        self.known = any(any(p.known) for p in self.pairs)
        self.tells = any(any(p.answers) for p in self.pairs)

    def shuffled(self):
        markers = [list(range(PERSONS)), list(range(OTHERS))]
        for own in markers:
            random.shuffle(own)
        return self.marked.read(self.stretch, markers)[0]


def tensors(batch, shuffle):
    rows = [example.shuffled() if shuffle else example.ids for example in batch]
    longest = max(len(ids) for ids in rows)
    ids, mask = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest, dtype=torch.long)
    for i, own in enumerate(rows):
        ids[i, :len(own)], mask[i, :len(own)] = torch.tensor(own), 1
    pairs = [(i, p) for i, example in enumerate(batch) for p in example.pairs]
    number = lambda values: torch.tensor(list(values))
    return (ids, mask, number(i for i, _ in pairs), number(p.place_of_first for _, p in pairs),
            number(p.place_of_second for _, p in pairs)), number(p.answers for _, p in pairs), number(p.known for _, p in pairs)


def batches(examples):
    """Stretches of like length together, in an order by chance."""
    own = [e for e in examples if e.tells or random.random() < KEPT]
    random.shuffle(own)
    for start in range(0, len(own), 32 * BATCH):
        part = sorted(own[start:start + 32 * BATCH], key=lambda e: len(e.ids))
        parts = [part[i:i + BATCH] for i in range(0, len(part), BATCH)]
        random.shuffle(parts)
        yield from parts


def train(reader, examples, pace):
    def is_head(name):
        return name.startswith(HEAD)

    own = [(n, p) for n, p in reader.named_parameters() if p.requires_grad]
    step = torch.optim.AdamW([{"params": [p for n, p in own if not is_head(n)], "lr": pace.rate},
                              {"params": [p for n, p in own if is_head(n)], "lr": pace.head_rate}], weight_decay=0.01)
    total = pace.rounds * sum(1 if e.tells else KEPT for e in examples) / BATCH
    rate = torch.optim.lr_scheduler.LambdaLR(
        step, lambda s: min((s + 1) / (pace.warm * total), max(0.02, (total - s) / (total - pace.warm * total))))
    for number in range(pace.rounds):
        reader.train()
        losses = []
        for batch in batches(examples):
            inputs, answers, known = tensors(batch, shuffle=True)
            with torch.autocast("cpu", torch.bfloat16, enabled=pace.in_halves):
                odds = reader(*inputs)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(odds.float(), answers, reduction="none")
            loss = (loss * known).sum() / len(batch)
            step.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            step.step()
            rate.step()
            losses.append(loss.item())
        print(f"round {number + 1} of {pace.rounds}: loss {sum(losses) / len(losses):.3f}", file=sys.stderr, flush=True)
    reader.eval()


def average_precision(odds, told):
    told = told[numpy.argsort(-odds, kind="stable")]
    return (told.cumsum() / numpy.arange(1, len(told) + 1))[told > 0].mean()


def measure(reader, examples):
    with torch.no_grad():
        parts = [(reader(*inputs).numpy(), a.numpy(), k.numpy()) for inputs, a, k in (tensors([e], False) for e in examples)]
    odds, answers, known = (numpy.concatenate(part) for part in zip(*parts))
    for i, kind in enumerate(TYPES):
        columns = [2 * i] if kind in SYMMETRIC else [2 * i, 2 * i + 1]
        sure = known[:, columns] > 0
        told = answers[:, columns][sure]
        if told.sum() >= 5:
            print(f"{kind}: {average_precision(odds[:, columns][sure], told):.3f} of {int(told.sum())}", file=sys.stderr)


def examples_of(entente, documents, vocabulary, part):
    """Those to train on, and those of documents left out."""
    trained, measured = [], []
    for document, stages in inspect_all(entente, documents):
        marked = Marked(document, stages, vocabulary)
        own = [e for e in (Example(marked, s) for s in marked.stretches()) if e.known]
        (trained if part == "all" or left_out(document.name) == (part == "left-out") else measured).extend(own)
    print(f"{len(trained)} stretches, {sum(e.tells for e in trained)} tell a fact", file=sys.stderr)
    return trained, measured
