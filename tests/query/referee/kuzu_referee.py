#!/usr/bin/env python3
"""Asks the same random queries of Entente and of Kuzu, and reports every answer in which they differ.

usage: kuzu_referee.py ENTENTE [--queries N] [--seed S] [--show]

Kuzu (Python package kuzu, 0.11.3) knows a part of our language. The grammar below keeps to what both mean alike; where they are
known to differ the query says the same thing in each one's words:
  - Kuzu lets one edge stand twice in a pattern: the query asks for different edges by id();
  - a path of several lengths is a walk there: TRAIL is asked for; shortest paths have a notation of their own;
  - the sum of nothing is null there (openCypher: 0): coalesce();
  - null within IN counts as false there (openCypher: null): lists hold no null;
  - rings of four edges lose rows there (17 counted by hand, 14 told): they have three at most, and no second pattern;
  - an outer variable that is null is not three-valued within OPTIONAL MATCH and subqueries there, and rows where an optional node
    is null are lost by NOT EXISTS (openCypher: nothing is found from null, so they stay): subqueries start from what MATCH bound;
  - an aggregate beside one of DISTINCT values is null there: DISTINCT stands alone;
  - a self-loop is found twice by an undirected pattern there (openCypher: once): the graphs have none.
Rows are compared as a bag, numbers as numbers. Kuzu runs in a process of its own, as some queries bring it down; those are counted. Exit status 1 where a difference is found, 77 where Kuzu is not installed."""
import argparse
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

try:
    import kuzu
except ImportError:
    print("skipped: the Python package kuzu is not installed")
    sys.exit(77)

PER_GRAPH = 250
NAMES = ["ada", "bo", "cy", "dee", "eli", "fay", "gus"]


class Generator:
    """One query at a time: a pair of texts, (Entente's, Kuzu's)."""

    def __init__(self, rng):
        self.rng = rng

    def chance(self, percent):
        return self.rng.randrange(100) < percent

    def pick(self, *options):
        return self.rng.choice(options)

    def number(self, var):
        return self.pick(f"{var}.age", f"{var}.age", f"{var}.id", f"{var}.age + {self.rng.randrange(9)}", f"{var}.id * 2 - {var}.age",
                         f"CASE WHEN {var}.age > 20 THEN {var}.id ELSE 3 END", f"coalesce({var}.age, -1)", f"{var}.age / 7", f"{var}.id % 5")

    def predicate(self, nodes, edges, depth=0):
        if depth < 2 and self.chance(35):
            left, right = self.predicate(nodes, edges, depth + 1), self.predicate(nodes, edges, depth + 1)
            return f"({left} {self.pick('AND', 'OR', 'XOR')} {right})"
        if depth < 2 and self.chance(12):
            return f"NOT ({self.predicate(nodes, edges, depth + 1)})"
        if edges and self.chance(25):
            return f"{self.rng.choice(edges)}.w {self.pick('<', '>=', '=', '<>')} {self.rng.randrange(10)}"
        var = self.rng.choice(nodes)
        kind = self.rng.randrange(7)
        if kind == 0:
            return f"{var}.age IS {self.pick('', 'NOT ')}NULL"
        if kind == 1:
            return f"{var}.name {self.pick('STARTS WITH', 'ENDS WITH', 'CONTAINS')} '{self.pick('a', 'e', 'b', 'gu', 'y')}'"
        if kind == 2:
            return f"{var}.id IN [{', '.join(str(self.rng.randrange(14)) for _ in range(3))}]"
        if kind == 3 and len(nodes) > 1:
            other = self.rng.choice(nodes)
            return f"{var}.age {self.pick('<', '>', '=', '<=', '<>')} {other}.age"
        if kind == 4:
            return f"{var}.name {self.pick('=', '<>', '<')} '{self.rng.choice(NAMES)}'"
        return f"{self.number(var)} {self.pick('<', '>', '<=', '>=', '=', '<>')} {self.rng.randrange(40)}"

    def arrow(self, inside):
        return self.pick(f"-[{inside}]->", f"<-[{inside}]-", f"-[{inside}]-")

    def pattern(self, first, hops, prefix, rings=False):
        """A chain of persons from `first`, perhaps closed; different edges. Gives text, nodes, edges, and what must hold."""
        text, nodes, edges = f"({first}:P)", [first], []
        for i in range(hops):
            node, edge = f"{prefix}{i}", f"{prefix}r{i}"
            text += self.arrow(f"{edge}:{self.pick('K', 'K', 'L')}") + f"({node}:P)"
            nodes.append(node)
            edges.append(edge)
        if rings and 0 < hops < 3 and self.chance(20):
            text += self.arrow(f"{prefix}z:K") + f"({first})"
            edges.append(f"{prefix}z")
        differ = [f"id({a}) <> id({b})" for i, a in enumerate(edges) for b in edges[i + 1:]]
        return text, nodes, edges, differ

    def where(self, differ, nodes, edges, percent=75):
        parts = list(differ)
        if nodes and self.chance(percent):
            parts.append(self.predicate(nodes, edges))
        return f" WHERE {' AND '.join(parts)}" if parts else ""

    def aggregate(self, nodes):
        var = self.rng.choice(nodes)
        value = self.number(var)
        return self.pick("count(*)", f"count({var}.age)", f"count(DISTINCT {var}.name)", f"min({value})", f"max({value})", f"coalesce(sum({value}), 0)",
                         f"avg({var}.age)", f"min({var}.name)")

    def returned(self, nodes, edges):
        if self.chance(45):
            keys = [f"{n}.{self.pick('name', 'id', 'age')}" for n in self.rng.sample(nodes, self.rng.randint(0, min(2, len(nodes))))]
            columns = keys + [self.aggregate(nodes) for _ in range(self.rng.randint(1, 2))]
            if any("DISTINCT" in column for column in columns):
                columns = columns[:len(keys) + 1] if "DISTINCT" in columns[len(keys)] else columns[:len(keys)] + columns[-1:]
            return "RETURN " + ", ".join(f"{c} AS c{i}" for i, c in enumerate(columns))
        columns = [self.number(self.rng.choice(nodes)) for _ in range(self.rng.randint(1, 3))]
        if edges and self.chance(40):
            columns.append(f"{self.rng.choice(edges)}.w")
        text = "RETURN " + self.pick("", "", "DISTINCT ") + ", ".join(f"{c} AS c{i}" for i, c in enumerate(columns))
        if self.chance(25):  # nulls are ordered differently: none are left
            text = "WITH " + ", ".join(f"coalesce({c}, -99) AS c{i}" for i, c in enumerate(columns))
            names = ", ".join(f"c{i}" for i in range(len(columns)))
            text += f" RETURN {self.pick('', 'DISTINCT ')}{names} ORDER BY " + ", ".join(
                f"c{i}{self.pick('', ' DESC')}" for i in range(len(columns)))
            text += self.pick("", f" SKIP {self.rng.randrange(4)}") + self.pick("", f" LIMIT {self.rng.randint(1, 9)}")
        return text

    def plain(self):
        text, nodes, edges, differ = self.pattern("a", self.rng.randint(0, 3), "b", rings=True)
        query = f"MATCH {text}{self.where(differ, nodes, edges)}"
        bound = list(nodes)
        if "bz" not in edges and self.chance(30):
            start = self.rng.choice(nodes)
            text, more, more_edges, differ = self.pattern(start, self.rng.randint(1, 2), "o")
            query += f" {self.pick('OPTIONAL MATCH', 'OPTIONAL MATCH', 'MATCH')} {text}{self.where(differ, more[1:], more_edges, 50)}"
            nodes, edges = nodes + more[1:], edges + more_edges
        if self.chance(25):
            var = self.rng.choice(bound)
            body, inner, inner_edges, differ = self.pattern(var, self.rng.randint(1, 2), "s")
            inside = f"MATCH {body}{self.where(differ, inner[1:], inner_edges, 60)}"
            test = self.pick(f"EXISTS {{ {inside} }}", f"NOT EXISTS {{ {inside} }}", f"COUNT {{ {inside} }} > {self.rng.randrange(3)}")
            query += f" WITH * WHERE {test}"
        return [f"{query} {self.returned(nodes, edges)}"] * 2

    def grouped(self):
        text, nodes, edges, differ = self.pattern("a", self.rng.randint(1, 2), "b")
        query = f"MATCH {text}{self.where(differ, nodes, edges, 50)} WITH a, count(*) AS n, min({nodes[-1]}.age) AS youngest"
        query += f" WHERE n {self.pick('>', '<=', '=')} {self.rng.randint(1, 4)}"
        if self.chance(50):
            text, more, more_edges, differ = self.pattern("a", 1, "m")
            query += f" MATCH {text}{self.where(differ, more, more_edges, 40)} RETURN a.id AS c0, n AS c1, youngest AS c2, m0.id AS c3"
        else:
            query += " RETURN a.name AS c0, coalesce(sum(n), 0) AS c1, count(*) AS c2, max(youngest) AS c3"
        return [query] * 2

    def path(self):
        low, high = 1, self.rng.randint(1, 4)
        left, right = self.pick(("-", "->"), ("<-", "-"), ("-", "-"))
        types = self.pick("K", "K", "L")
        limit = self.rng.randrange(10)
        filtered = self.chance(40)
        kind = self.pick("", "", "shortest", "all")
        kuzu_word = {"": "TRAIL", "shortest": "SHORTEST", "all": "ALL SHORTEST"}[kind]
        kuzu_filter = f" (r, _ | WHERE r.w >= {limit})" if filtered else ""
        ours = f"(a:P){left}[:{types}*{low}..{high}]{right}(b:P)"
        if kind:
            ours = f"{'shortestPath' if kind == 'shortest' else 'allShortestPaths'}({ours})"
        theirs = f"(a:P){left}[:{types}* {kuzu_word} {low}..{high}{kuzu_filter}]{right}(b:P)"
        condition = "a.id <> b.id AND " + self.predicate(["a", "b"], [])
        our_condition = condition + (f" AND all(r IN relationships(p) WHERE r.w >= {limit})" if filtered else "")
        end = self.pick("RETURN a.id AS c0, b.id AS c1, length(p) AS c2", "RETURN count(*) AS c0", "RETURN DISTINCT b.id AS c0",
                        "RETURN a.name AS c0, count(DISTINCT b.id) AS c1", "RETURN a.name AS c0, min(length(p)) AS c1")
        return [f"MATCH p = {ours} WHERE {our_condition} {end}", f"MATCH p = {theirs} WHERE {condition} {end}"]

    def union(self):
        halves = []
        for _ in range(2):
            text, nodes, edges, differ = self.pattern("a", self.rng.randint(0, 2), "b")
            halves.append(f"MATCH {text}{self.where(differ, nodes, edges)} RETURN {self.pick('a.id', f'{nodes[-1]}.age')} AS c0")
        return [self.pick(" UNION ", " UNION ALL ").join(halves)] * 2

    def unwound(self):
        values = ", ".join(str(self.rng.randrange(30)) for _ in range(self.rng.randint(1, 5)))
        text, nodes, edges, differ = self.pattern("a", self.rng.randint(0, 1), "b")
        condition = " AND ".join([*differ, f"(a.id = x OR a.age > x + {self.rng.randrange(20)})"])
        return [f"UNWIND [{values}] AS x MATCH {text} WHERE {condition} {self.returned(nodes, edges)}"] * 2

    def query(self):
        return self.pick(self.plain, self.plain, self.plain, self.grouped, self.path, self.path, self.union, self.unwound)()


def random_graph(rng):
    """Statements that make it, the same in both."""
    count = rng.randint(3, 12)
    statements = []
    for i in range(count):
        age = f", age: {rng.randrange(40)}" if rng.random() < 0.8 else ""
        statements.append(f"CREATE (:P {{id: {i}, name: '{rng.choice(NAMES)}'{age}}})")
    for _ in range(rng.randint(2, 3 * count)):
        a, b = rng.sample(range(count), 2)
        weight = f" {{w: {rng.randrange(10)}}}" if rng.random() < 0.85 else ""
        statements.append(f"MATCH (a:P {{id: {a}}}), (b:P {{id: {b}}}) CREATE (a)-[:{rng.choice('KKKL')}{weight}]->(b)")
    return statements


def comparable(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    number = float(value) if isinstance(value, (Decimal, float)) else value
    if isinstance(number, float):
        return int(number) if number.is_integer() and abs(number) < 2**53 else f"{number:.9g}" if math.isfinite(number) else str(number)
    return number


def bag(rows):
    return Counter(tuple(comparable(v) for v in row) for row in rows)


def ask_entente(program, store, queries):
    """The rows of each query, or the text of its error; one process for all."""
    lines = []
    for i, query in enumerate(queries):
        lines += [f"{query};", f"RETURN {i} AS `#`;"]
    done = subprocess.run([program, "repl", str(store), "--no-init", "--no-history"], input="\n".join(lines) + "\n", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False, timeout=600)
    answers, rows, error = [], [], ""
    for line in done.stdout.splitlines():
        if line.startswith("entente: "):
            error = line
        elif line.startswith('{"#":'):
            answers.append(error or rows)
            rows, error = [], ""
        elif line.startswith("{"):
            rows.append(list(json.loads(line).values()))
    return answers


def kuzu_worker():
    """Reads statements, then queries, one JSON a line; answers each query with a line: its rows, or the text of its error."""
    folder = tempfile.mkdtemp()
    connection = kuzu.Connection(kuzu.Database(str(pathlib.Path(folder) / "kuzu")), num_threads=1)
    connection.execute("CREATE NODE TABLE P(id INT64, name STRING, age INT64, PRIMARY KEY(id))")
    for table in "KL":
        connection.execute(f"CREATE REL TABLE {table}(FROM P TO P, w INT64)")
    for statement in json.loads(sys.stdin.readline()):
        connection.execute(statement)
    for line in sys.stdin:
        try:
            answer = [[comparable(value) for value in row] for row in connection.execute(json.loads(line))]
        except Exception as error:  # noqa: BLE001: Kuzu throws RuntimeError for everything
            answer = f"{error}"
        print(json.dumps(answer), flush=True)


def ask_kuzu(statements, queries):
    """As ask_entente; None for a query that ended the process."""
    answers = []
    while len(answers) < len(queries):
        text = "\n".join(json.dumps(part) for part in [statements, *queries[len(answers):]])
        done = subprocess.run([sys.executable, __file__, "--kuzu-worker"], input=text + "\n", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, check=False, timeout=600)
        answers += [json.loads(line) for line in done.stdout.splitlines() if line.endswith(("]", '"'))]
        if len(answers) < len(queries):
            answers.append(None)
    return answers


def judge(ours, theirs):
    if theirs is None:
        return "ended Kuzu"
    if isinstance(ours, str):
        return "refused by both" if isinstance(theirs, str) else "refused by Entente alone"
    if isinstance(theirs, str):
        return "refused by Kuzu alone"
    if bag(ours) != bag(theirs):
        return "different"
    return "equal, with rows" if ours else "equal, empty"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entente")
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every query with the number of its rows")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    generator = Generator(rng)
    counts = Counter()
    while sum(counts.values()) < args.queries:
        statements = random_graph(rng)
        pairs = [generator.query() for _ in range(min(PER_GRAPH, args.queries - sum(counts.values())))]
        with tempfile.TemporaryDirectory() as folder:
            store = pathlib.Path(folder) / "graph.kg"
            subprocess.run([args.entente, "query", "--create", str(store), ";\n".join(statements) + ";"], check=True, stdout=subprocess.DEVNULL)
            all_ours = ask_entente(args.entente, store, [pair[0] for pair in pairs])
        if len(all_ours) != len(pairs):
            sys.exit(f"{len(pairs)} questions, {len(all_ours)} answers: seed {args.seed}, after {sum(counts.values())} queries")
        for pair, ours, theirs in zip(pairs, all_ours, ask_kuzu(statements, [pair[1] for pair in pairs])):
            verdict = judge(ours, theirs)
            counts[verdict] += 1
            if verdict in ("different", "refused by Entente alone"):
                print(f"-- {verdict}\n" + ";\n".join(statements) + f";\n\nEntente: {pair[0]}\n  {ours}\nKuzu:    {pair[1]}\n  {theirs}\n")
            elif args.show:
                print(f"{verdict}: {pair[0]}")
    print(f"seed {args.seed}: " + ", ".join(f"{counts[k]} {k}" for k in sorted(counts, key=lambda k: -counts[k])))
    sys.exit(1 if counts["different"] or counts["refused by Entente alone"] else 0)


if __name__ == "__main__":
    if sys.argv[1:] == ["--kuzu-worker"]:
        kuzu_worker()
    else:
        main()
