#!/usr/bin/env python3
"""Exports graphs and reads the files back with other programs, which must find the same counts as our own report.

    check_export.py ENTENTE STORE_OR_SOURCE READER

READER: schema (GraphML's rules, by the standard library), networkx, igraph, gephi, graphology, names.
A reader that is not installed is skipped (exit 77) unless ENTENTE_REQUIRE_INTEROP is set."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).parent
NS = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"boolean", "int", "long", "float", "double", "string"}
AWKWARD = ["Q & A <\"x\"> 'y'", "O'Neill & Søns", "习近平", "مصر", "Łukasz 🙂", "two  spaces", "]]> end"]


def run(*command, text=None):
    done = subprocess.run([str(c) for c in command], input=text, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr}{done.stdout}")
    return done.stdout + done.stderr


def skip(reason):
    if os.environ.get("ENTENTE_REQUIRE_INTEROP"):
        sys.exit(reason)
    print("skipped:", reason)
    sys.exit(77)


def export(entente, store, name, *options):
    """The file, and the counts of the report that the program prints."""
    report = run(entente, "export", store, name, *options)
    found = re.search(r"([\d,]+) nodes?, ([\d,]+) edges?", report)
    if not found:
        sys.exit(f"no counts in the export report: {report!r}")
    return [int(n.replace(",", "")) for n in found.groups()]


def check_schema(path, nodes, edges):
    """GraphML 1.0: unique key ids that are NMTOKENs, known types, data only for declared keys, unique ids, ends that exist."""
    root = ElementTree.parse(path).getroot()
    assert root.tag == NS + "graphml", root.tag
    keys = {}
    for key in root.findall(NS + "key"):
        assert re.fullmatch(r"[\w.:-]+", key.get("id")), key.get("id")
        assert key.get("id") not in keys, f"key {key.get('id')} twice"
        assert key.get("for") in ("node", "edge"), key.attrib
        if "attr.type" in key.attrib:
            assert key.get("attr.type") in TYPES, key.attrib
            assert key.get("attr.name"), key.attrib
        keys[key.get("id")] = key
    graphs = root.findall(NS + "graph")
    assert len(graphs) == 1 and graphs[0].get("edgedefault") in ("directed", "undirected")
    seen, edge_ids = set(), set()
    for node in graphs[0].findall(NS + "node"):
        assert node.get("id") and node.get("id") == node.get("id").strip() and node.get("id") not in seen, node.get("id")
        seen.add(node.get("id"))
    for edge in graphs[0].findall(NS + "edge"):
        assert edge.get("id") not in edge_ids, edge.get("id")
        edge_ids.add(edge.get("id"))
        assert edge.get("source") in seen and edge.get("target") in seen, edge.attrib
    for kind in ("node", "edge"):
        for element in graphs[0].findall(NS + kind):
            used = [data.get("key") for data in element.findall(NS + "data")]
            assert len(used) == len(set(used)), f"a key twice at {element.get('id')}"
            for data in element.findall(NS + "data"):
                key = keys.get(data.get("key"))
                assert key is not None and key.get("for") == kind, data.get("key")
                if key.get("attr.type") in ("int", "long"):
                    int(data.text)
                if key.get("attr.type") in ("float", "double"):
                    float(data.text)
                if key.get("attr.name") == "weight":
                    assert float(data.text) > 0, "an edge of weight 0 is lost in Gephi"
    assert (len(seen), len(edge_ids)) == (nodes, edges), (len(seen), len(edge_ids), nodes, edges)


def check_networkx(path, nodes, edges):
    try:
        import networkx
    except ImportError:
        skip("networkx is not installed")
    graph = networkx.read_graphml(path, force_multigraph=True)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges), graph
    return {data.get("label") for _, data in graph.nodes(data=True)}


def check_igraph(path, nodes, edges):
    try:
        import igraph
    except ImportError:
        skip("igraph is not installed")
    graph = igraph.Graph.Read_GraphML(str(path))
    assert (graph.vcount(), graph.ecount()) == (nodes, edges), (graph.vcount(), graph.ecount())
    return set(graph.vs["label"])


def check_gephi(path, nodes, edges):
    jar = os.environ.get("GEPHI_TOOLKIT", "")
    if not pathlib.Path(jar).is_file():
        skip("GEPHI_TOOLKIT does not name the jar of gephi-toolkit")
    out = subprocess.run(["java", "-cp", jar, HERE / "GephiImport.java", path], capture_output=True, text=True)
    lines = [line for line in out.stdout.splitlines() if line.startswith("{")]
    if not lines:
        sys.exit(f"Gephi's importer failed:\n{out.stderr[-2000:]}")
    report = json.loads(lines[-1])
    assert report["issues"] == [], report["issues"]
    assert (report["nodes"], report["edges"]) == (nodes, edges), (report, nodes, edges)


PROFILES = {"networkx": ("networkx", check_networkx), "igraph": ("igraph", check_igraph)}


def main():
    entente, store, reader = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if reader == "names":
            store = folder / "names.kg"
            nodes = folder / "nodes.csv"
            rows = [f'{i},"{name.replace(chr(34), chr(34) * 2)}",Person' for i, name in enumerate(AWKWARD)]
            nodes.write_text("id:ID,name,:LABEL\n" + "\n".join(rows) + "\n", encoding="utf-8")
            links = folder / "edges.csv"
            links.write_text(":START_ID,:END_ID,:TYPE\n" + "".join(f"{i},{i + 1},KNOWS\n" for i in range(len(AWKWARD) - 1)), encoding="utf-8")
            run(entente, "import", store, "--nodes", nodes, "--edges", links)
        elif not str(store).endswith(".kg"):
            source, store = store, folder / "source.kg"
            run(entente, "build", store, source)
        if reader == "schema":
            for profile in ("gephi", "networkx", "igraph", "yed"):
                path = folder / f"{profile}.graphml"
                check_schema(path, *export(entente, store, path, "--format", profile))
        elif reader == "gephi":
            for name in ("g.graphml", "g.gexf"):
                counts = export(entente, store, folder / name)
                check_gephi(folder / name, *counts)
            # Gephi merges parallel edges of one kind on import: of --each it shows one edge a pair and type, without an issue.
            export(entente, store, folder / "each.graphml", "--each")
            check_gephi(folder / "each.graphml", *counts)
        elif reader == "names":
            for profile, check in PROFILES.values():
                path = folder / f"{profile}.graphml"
                found = check(path, *export(entente, store, path, "--format", profile))
                assert found == set(AWKWARD), found ^ set(AWKWARD)
        else:
            profile, check = PROFILES[reader]
            path = folder / f"{profile}.graphml"
            check(path, *export(entente, store, path, "--format", profile))
    print(f"{reader}: the same counts")


main()
