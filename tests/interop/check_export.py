#!/usr/bin/env python3
"""Exports graphs and reads the files back with other programs, which must find the same counts as our own report.

    check_export.py ENTENTE STORE_OR_SOURCE READER

READER: schema (GraphML's rules, by the standard library), networkx, igraph, gephi, graphology, yed, names; all: every one that is
there, with its counts (for a graph of any size).
A reader that is not installed is skipped (exit 77) unless ENTENTE_REQUIRE_INTEROP is set."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
INSTALLED = HERE.parent.parent / "build-interop"  # by scripts/interop-setup
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


YWORKS = "{http://www.yworks.com/xml/graphml}"


def check_yed(path, nodes, edges):
    """What yEd draws from: its own elements, declared by yfiles.type, a shape with a place, a size, a colour and a label at each
    node, a line with an arrow or none at each edge. (yEd itself has no mode without a window.)"""
    root = ElementTree.parse(path).getroot()
    keys = {key.get("yfiles.type"): key.get("id") for key in root.findall(NS + "key") if key.get("yfiles.type")}
    assert set(keys) == {"nodegraphics", "edgegraphics"}, keys
    labels = set()
    graph = root.find(NS + "graph")
    for node in graph.findall(NS + "node"):
        data, = [d for d in node.findall(NS + "data") if d.get("key") == keys["nodegraphics"]]
        shape = data.find(YWORKS + "ShapeNode")
        place = shape.find(YWORKS + "Geometry")
        assert all(abs(float(place.get(side))) < 1e9 for side in ("x", "y")), place.attrib
        assert all(float(place.get(side)) > 0 for side in ("width", "height")), place.attrib
        assert re.fullmatch("#[0-9a-fA-F]{6}", shape.find(YWORKS + "Fill").get("color"))
        labels.add(shape.find(YWORKS + "NodeLabel").text)
    for edge in graph.findall(NS + "edge"):
        data, = [d for d in edge.findall(NS + "data") if d.get("key") == keys["edgegraphics"]]
        line = data.find(YWORKS + "PolyLineEdge")
        assert line.find(YWORKS + "Arrows").get("target") == ("none" if edge.get("directed") == "false" else "standard")
    found = len(graph.findall(NS + "node")), len(graph.findall(NS + "edge"))
    assert found == (nodes, edges), (found, nodes, edges)
    return labels


def check_graphology(path, nodes, edges):
    modules = pathlib.Path(os.environ.get("INTEROP_NODE_MODULES") or INSTALLED / "node_modules")
    if not (modules / "graphology").is_dir() or not shutil.which("node"):
        skip("INTEROP_NODE_MODULES names no folder with graphology, or node is not there")
    report = json.loads(run("node", HERE / "read_graphology.mjs", modules, path))
    assert (report["nodes"], report["edges"]) == (nodes, edges), (report["nodes"], report["edges"], nodes, edges)
    assert report["drawn"], "a node has no place"
    return set(report["labels"])


def check_gephi(path, nodes, edges):
    jar = os.environ.get("GEPHI_TOOLKIT") or INSTALLED / "gephi-toolkit.jar"
    if not pathlib.Path(jar).is_file():
        skip("GEPHI_TOOLKIT does not name the jar of gephi-toolkit")
    out = subprocess.run(["java", "-cp", jar, HERE / "GephiImport.java", path], capture_output=True, text=True)
    lines = [line for line in out.stdout.splitlines() if line.startswith("{")]
    if not lines:
        sys.exit(f"Gephi's importer failed:\n{out.stderr[-2000:]}")
    report = json.loads(lines[-1])
    assert report["issues"] == [], report["issues"]
    assert (report["nodes"], report["edges"]) == (nodes, edges), (report["nodes"], report["edges"], nodes, edges)
    return set(report["labels"])


# Reader: its check, and the files it is for.
READERS = {"networkx": (check_networkx, [("networkx.graphml", "--format", "networkx")]),
           "igraph": (check_igraph, [("igraph.graphml", "--format", "igraph")]),
           "yed": (check_yed, [("yed.graphml", "--format", "yed")]),
           "graphology": (check_graphology, [("sigma.json",), ("graphology.graphml",), ("graphology.gexf",)]),
           "gephi": (check_gephi, [("gephi.graphml",), ("gephi.gexf",)])}


def check_reader(reader, entente, store, folder, labels=None):
    """The counts of each file, which the reader found too; with `labels`, those as well."""
    check, files = READERS[reader]
    counts = {}
    for name, *options in files:
        counts[name] = export(entente, store, folder / name, *options)
        found = check(folder / name, *counts[name])
        assert labels is None or found == labels, (reader, name, found ^ labels)
    return counts


def check_every_reader(entente, store, folder, labels=None):
    missing = []
    for reader in READERS:
        try:
            for name, counts in check_reader(reader, entente, store, folder, labels).items():
                print(f"{reader}: {name}, {counts[0]} nodes, {counts[1]} edges")
        except SystemExit as skipped:
            if skipped.code != 77:
                raise
            missing.append(reader)
    if len(missing) == len(READERS) - 1:  # yEd's check needs nothing
        skip("no reader is installed (scripts/interop-setup)")


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
        elif reader == "names":
            check_every_reader(entente, store, folder, set(AWKWARD))
        elif reader == "all":
            check_every_reader(entente, store, folder)
        else:
            counts = check_reader(reader, entente, store, folder)
            if reader == "gephi":
                # Gephi merges parallel edges of one kind on import: of --each it shows one edge a pair and type, without an issue.
                export(entente, store, folder / "each.graphml", "--each")
                check_gephi(folder / "each.graphml", *counts["gephi.graphml"])
    print(f"{reader}: the same counts")


main()
