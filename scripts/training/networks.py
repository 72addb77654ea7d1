"""Small networks over named features that choose one of several, or none: ingest/lexicon/small_network. Needs torch and numpy."""
import numpy
import torch

RATE, DECAY, DROPPED = 3e-3, 0.02, 0.1


class Features:
    """Names as columns."""

    def __init__(self, rows):
        self.names = sorted({name for row in rows for name in row})
        self.column = {name: i for i, name in enumerate(self.names)}

    def matrix(self, rows, hidden=()):
        out = numpy.zeros((len(rows), len(self.names)), "f4")
        for i, row in enumerate(rows):
            for name, value in row.items():
                if name in self.column and name not in hidden:
                    out[i, self.column[name]] = value
        return torch.tensor(out)


def network(inputs, units):
    return torch.nn.Sequential(torch.nn.Linear(inputs, units), torch.nn.ReLU(), torch.nn.Dropout(DROPPED), torch.nn.Linear(units, 1))


def loss_of_choice(scores, answers):
    """None stands at 0 and is right where no answer is."""
    scores = torch.cat([torch.zeros(1), scores])
    answers = torch.cat([(answers.sum() == 0).float()[None], answers])
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[answers > 0], 0)


def optimizer(networks, steps):
    step = torch.optim.AdamW([p for n in networks for p in n.parameters()], lr=RATE, weight_decay=DECAY)
    return step, torch.optim.lr_scheduler.OneCycleLR(step, RATE, total_steps=steps)


def joined(networks):
    """One network that gives the mean of theirs."""
    inputs, units = networks[0][0].in_features, networks[0][0].out_features
    out = network(inputs, units * len(networks))
    with torch.no_grad():
        out[0].weight.copy_(torch.cat([n[0].weight for n in networks]))
        out[0].bias.copy_(torch.cat([n[0].bias for n in networks]))
        out[-1].weight.copy_(torch.cat([n[-1].weight for n in networks], 1) / len(networks))
        out[-1].bias.copy_(sum(n[-1].bias for n in networks) / len(networks))
    return out.eval()


def write_network(name, features, own):
    """Rows of the lexicon's table, to standard output."""
    def numbers(values):
        return " ".join(str(round(1000 * float(v))) for v in values)

    weights = own[0].weight.detach()
    for i, feature in enumerate(features.names):
        print(f"{name}\t{feature}\t{numbers(weights[:, i])}")
    print(f"{name}\t+\t{numbers([*own[0].bias.detach(), *own[-1].bias.detach()])}")
    print(f"{name}\t=\t{numbers(own[-1].weight.detach()[0])}")
