"""What the outside checks share: the program run over texts, its mentions found again by place, figures."""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys


def data(*parts):
    """A file of the shared data, or the end of the run, which says that it was skipped."""
    path = os.path.join(os.environ.get("ENTENTE_SHARED", "../shared"), "data", *parts)
    if not os.path.exists(path):
        print(f"skipped: there is no {path}")
        sys.exit(0)
    return path


def options(description, **more):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--entente", default="build/entente")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print up to N errors of each kind")
    for name, settings in more.items():
        parser.add_argument("--" + name, **settings)
    return parser.parse_args()


class Reading:
    """One text as the program reads it. Places are in characters, as the data sets have them."""

    def __init__(self, text, inspected):
        self.text = text
        place = {}
        size = 0
        for at, letter in enumerate(text):
            place[size] = at
            size += len(letter.encode("utf-8"))
        place[size] = len(text)
        self.mentions = [dict(found, start=place[found["start"]], end=place[found["end"]])
                         for found in inspected["mentions"]]
        self.pronouns = [dict(found, start=place[found["start"]], end=place[found["end"]]) for found in inspected.get("pronouns", [])]
        self.facts = inspected["extraction"]["facts"]
        for fact in self.facts:
            for evidence in fact["evidence"]:
                evidence["start"], evidence["end"] = place[evidence["start"]], place[evidence["end"]]

    def entity_at(self, start, end):
        """The entity whose mention shares most with the span, at least half of the longer of both; None without one."""
        best, found = 0.0, None
        for mention in self.mentions:
            shared = min(end, mention["end"]) - max(start, mention["start"])
            if shared <= 0:
                continue
            part = shared / max(end - start, mention["end"] - mention["start"])
            if part > best:
                best, found = part, mention["entity"]
        return found if best >= 0.5 else None


def inspect(entente, text):
    document = json.dumps({"doc": "outside", "text": text}).encode("utf-8")
    done = subprocess.run([entente, "inspect", "-", "--format", "json"], input=document, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{entente} inspect failed: {done.stderr.decode('utf-8', 'replace')}")
    return Reading(text, json.loads(done.stdout))


def inspect_all(entente, texts):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda text: inspect(entente, text), texts))


def join_tokens(tokens):
    """Text of tokens, written as people write, and where each of them lies."""
    text, spans, open_quote = "", [], False
    for token in tokens:
        closes = token in {",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "%"} or (token == '"' and open_quote)
        if text and not closes and not text.endswith(("(", "[", "$")) and not (text.endswith('"') and open_quote):
            text += " "
        if token == '"':
            open_quote = not open_quote
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans


def figures(right, found, stated):
    """Precision, recall and F1 of counts, as one line."""
    precision = right / found if found else 0.0
    recall = right / stated if stated else 0.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  (right {right}, found {found}, stated {stated})"
