// Opens a graph file with Gephi's own importer, without a window, and prints what it made of it as one line of JSON:
// counts, kinds, labels, and every issue that Gephi's import report would show.
// Run: java -cp gephi-toolkit-all.jar GephiImport.java FILE
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiImport {
  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    importer.process(container, new DefaultProcessor(), workspace);
    List<String> issues = new ArrayList<>();
    Iterator<Issue> found = container.getReport().getIssues(1000);
    while (found.hasNext()) {
      Issue issue = found.next();
      issues.add(issue.getLevel() + " " + issue.getMessage());
    }
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    StringBuilder text = new StringBuilder();
    text.append("{\"nodes\": ").append(model.getGraph().getNodeCount());
    text.append(", \"edges\": ").append(model.getGraph().getEdgeCount());
    text.append(", \"kinds\": ").append(model.getEdgeTypeCount() - (hasUntyped(model) ? 0 : 1));
    List<String> labels = new ArrayList<>();
    for (Node node : model.getGraph().getNodes()) {
      labels.add(node.getLabel());
    }
    text.append(", \"labels\": ").append(array(labels)).append(", \"issues\": ").append(array(issues)).append("}");
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text);
    System.exit(0);
  }

  private static String array(List<String> texts) {
    StringBuilder out = new StringBuilder("[");
    for (String text : texts) {
      out.append(out.length() == 1 ? "\"" : ", \"");
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (c < 0x20) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
      out.append('"');
    }
    return out.append("]").toString();
  }

  // Gephi always has a kind without a name; it counts only where an edge is of it.
  private static boolean hasUntyped(GraphModel model) {
    int untyped = model.getEdgeType(null);
    return untyped >= 0 && model.getGraph().getEdgeCount(untyped) > 0;
  }
}
