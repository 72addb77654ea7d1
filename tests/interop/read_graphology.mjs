// Reads an export with graphology and prints what it made of it as one line of JSON: counts and labels.
// Run: node read_graphology.mjs MODULES FILE, where MODULES is a node_modules folder; FILE ends in .json (graphology's own form,
// the sigma export), .graphml or .gexf.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, file] = process.argv.slice(2);
const require = createRequire(modules + "/");
const Graph = require("graphology");
const text = readFileSync(file, "utf8");
let graph;
if (file.endsWith(".json")) {
  graph = new Graph({ multi: true, type: "mixed" });
  graph.import(JSON.parse(text));
} else if (file.endsWith(".gexf")) {
  graph = require("graphology-gexf").parse(Graph, text, { allowUndeclaredAttributes: false });
} else {
  graph = require("graphology-graphml").parse(Graph, text);
}
const labels = graph.mapNodes((_, attributes) => attributes.label);
const drawn = graph.everyNode((_, a) => Number.isFinite(a.x) && Number.isFinite(a.y));
console.log(JSON.stringify({ nodes: graph.order, edges: graph.size, labels, drawn }));
