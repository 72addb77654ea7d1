#include "query/ask/compose_query.hpp"

#include <set>
#include <string_view>

namespace entente::query {

namespace {

using enum QuestionKind;

// The pieces of a query that most kinds of question share.
class Composer {
 public:
  explicit Composer(const Question& question) : q_(question) {
    asked_.notes = q_.notes;
    if (q_.x) asked_.parameters["a"] = Value(q_.x->name);
    if (q_.y) asked_.parameters["b"] = Value(q_.y->name);
    if (q_.places.size() == 1) asked_.parameters["place"] = Value(q_.places.front());
    if (q_.places.size() > 1) {
      List places;
      for (const auto& name : q_.places) places.emplace_back(name);
      asked_.parameters["places"] = Value(std::move(places));
    }
  }

  AskedQuery compose();

 private:
  // (a:Person {name: $a})
  static std::string known(const Named& thing, const char* variable) {
    return std::string("(") + variable + label_of(thing.label) + " {name: $" + variable + "})";
  }
  static std::string label_of(const std::optional<NodeLabel>& label) {
    return label ? ":" + std::string(rule(*label).name) : std::string();
  }
  // A thing asked for: of the kind that the question names, or the only one that the edge allows there.
  std::string free(const char* variable, LabelSet allowed) const {
    if (q_.asked) return std::string("(") + variable + label_of(q_.asked) + ")";
    for (const NodeRule& node : node_rules()) {
      if (allowed == LabelSet{node.label}) return std::string("(") + variable + label_of(node.label) + ")";
    }
    return std::string("(") + variable + ")";
  }
  [[nodiscard]] const EdgeRule& verb() const { return rule(*q_.verb); }
  [[nodiscard]] std::string edge(const char* variable = "r") const {
    return std::string("-[") + variable + ":" + std::string(verb().name) + (verb().symmetric ? "]-" : "]->");
  }
  // Status, time and place of an edge; `first` begins the clause.
  std::string where(const std::string& edge, std::string first = {}) const {
    std::string text = std::move(first);
    auto add = [&text](const std::string& condition) { text += (text.empty() ? "" : " AND ") + condition; };
    add(q_.planned ? edge + ".status = 'planned'" : "coalesce(" + edge + ".status, 'actual') = 'actual'");
    if (q_.time) add(time_condition(*q_.time, edge));
    if (q_.places.size() == 1) add(edge + ".place = $place");
    if (q_.places.size() > 1) add(edge + ".place IN $places");
    return " WHERE " + text;
  }
  AskedQuery& done(AnswerForm form, std::string cypher) {
    asked_.form = form;
    asked_.cypher = std::move(cypher);
    return asked_;
  }

  AskedQuery& facts_of_verb();
  AskedQuery& facts_between();
  AskedQuery& of_both(bool subject);
  AskedQuery& most(bool subject);
  AskedQuery& most_of_all();
  AskedQuery& holders();
  AskedQuery& outgoing(const std::string& types, const std::string& columns, const std::string& order);
  AskedQuery& members();
  AskedQuery& links();
  AskedQuery& common();
  AskedQuery& introduce();
  AskedQuery& location();

  const Question& q_;
  AskedQuery asked_;
};

constexpr const char* kStateNote = "the date of an office, a membership or a location is when it began";

AskedQuery& Composer::facts_of_verb() {
  const LabelSet from = verb().from;
  const LabelSet to = verb().to;
  std::string left;
  std::string right;
  std::string columns;
  std::string first;
  std::string order;
  if (q_.kind == WhoWhom) {
    left = free("a", from);
    right = std::string("(b") + (to == LabelSet{NodeLabel::Person} ? ":Person)" : ")");
    columns = "a.name AS who, b.name AS whom";
    order = "date, who, whom";
    if (verb().symmetric) first = "startNode(r) = a";  // each edge once
  } else if (q_.kind == Subject) {
    left = free("b", from);
    right = known(*q_.x, "a");
    columns = "b.name AS who";
    order = "date, who";
  } else {
    left = known(*q_.x, "a");
    right = free("b", to);
    const std::string column = to.contains(NodeLabel::Person) ? "whom" : "what";
    columns = "b.name AS " + column;
    order = "date, " + column;
  }
  return done(AnswerForm::Facts, "MATCH " + left + edge() + right + where("r", first) + " RETURN " + columns +
                                     ", r.date AS date, r.place AS place, r ORDER BY " + order);
}

AskedQuery& Composer::facts_between() {
  std::string text = "MATCH " + known(*q_.x, "a") + edge() + known(*q_.y, "b");
  const bool one = q_.kind == LastTime || q_.kind == FirstTime;
  if (q_.kind == HowOften) {
    return done(AnswerForm::Ranking,
                text + where("r") +
                    " RETURN b.name AS who, count(r) AS times, min(r.date) AS first, max(r.date) AS last, "
                    "collect(r) AS edges");
  }
  text += where("r", one ? "r.date IS NOT NULL" : "") +
          " RETURN r.date AS date, r.place AS place, r ORDER BY date";
  if (q_.kind == LastTime) text += " DESC";
  if (one) text += " LIMIT 1";
  return done(q_.kind == WhetherOne ? AnswerForm::YesNo : AnswerForm::Facts, text);
}

AskedQuery& Composer::of_both(bool subject) {
  const std::string a = known(*q_.x, "a");
  const std::string b = known(*q_.y, "b");
  const std::string c = free("c", subject ? verb().from : verb().to);
  const std::string path =
      subject
          ? a + (verb().symmetric ? edge("r") : "<-[r:" + std::string(verb().name) + "]-") + c + edge("s") + b
          : a + edge("r") + c + (verb().symmetric ? edge("s") : "<-[s:" + std::string(verb().name) + "]-") +
                b;
  std::string second = where("s").substr(7);  // without " WHERE "
  return done(AnswerForm::Things,
              "MATCH " + path + where("r") + " AND " + second +
                  " RETURN c.name AS what, head(labels(c)) AS kind, ['" + std::string(verb().name) +
                  "'] AS via, collect(DISTINCT r) + collect(DISTINCT s) AS edges ORDER BY what");
}

AskedQuery& Composer::most(bool subject) {
  const std::string left = subject ? free("b", verb().from) : known(*q_.x, "a");
  const std::string right = subject ? known(*q_.x, "a") : free("b", verb().to);
  return done(AnswerForm::Ranking,
              "MATCH " + left + edge() + right + where("r") +
                  " RETURN b.name AS who, count(r) AS times, min(r.date) AS first, max(r.date) AS last, "
                  "collect(r) AS edges ORDER BY times DESC, who LIMIT 10");
}

AskedQuery& Composer::most_of_all() {
  return done(AnswerForm::Ranking,
              "MATCH " + free("a", verb().from) + edge() + "(b)" + where("r") +
                  " RETURN a.name AS who, count(DISTINCT b) AS others, min(r.date) AS first, "
                  "max(r.date) AS last, collect(r) AS edges ORDER BY others DESC, who LIMIT 10");
}

/// A minister's post as texts word it: "foreign minister", "minister of foreign affairs"; any other as asked.
List wordings_of(const std::string& office) {
  std::string field;
  for (const std::string_view opening :
       {"minister of the ", "minister for the ", "minister of ", "minister for "}) {
    if (office.starts_with(opening)) field = office.substr(opening.size());
    if (!field.empty()) break;
  }
  constexpr std::string_view kMinister = " minister";
  if (field.empty() && office.ends_with(kMinister))
    field = office.substr(0, office.size() - kMinister.size());
  constexpr std::string_view kAffairs = " affairs";
  if (field == "foreign affairs") field.resize(field.size() - kAffairs.size());
  static const std::set<std::string> kGrades = {
      "", "prime", "deputy prime", "first deputy prime", "first", "deputy", "chief", "senior", "cabinet"};
  if (kGrades.contains(field)) return {Value(office)};
  const std::string in_full = field == "foreign" ? field + std::string(kAffairs) : field;
  List all = {Value(field + std::string(kMinister)), Value("minister of " + in_full),
              Value("minister for " + in_full)};
  if (field == "interior") all.emplace_back("minister of the interior");
  if (in_full != field) all.emplace_back(in_full + std::string(kMinister));
  return all;
}

AskedQuery& Composer::holders() {
  asked_.notes.emplace_back(kStateNote);
  std::string first;
  if (q_.kind == OfficeHolder) {
    const List wordings = wordings_of(q_.office);
    asked_.parameters["office"] = wordings.size() == 1 ? wordings.front() : Value(wordings);
    first = wordings.size() == 1 ? "toLower(r.office) = $office" : "toLower(r.office) IN $office";
  }
  return done(AnswerForm::Facts,
              "MATCH (b:Person)-[r:HOLDS_OFFICE]->" + known(*q_.x, "a") + where("r", first) +
                  " RETURN b.name AS who, r.office AS office, r.date AS date, r ORDER BY office, date, who");
}

// What a thing holds, belongs to, is: edges that go out of it.
AskedQuery& Composer::outgoing(const std::string& types, const std::string& columns,
                               const std::string& order) {
  asked_.notes.emplace_back(kStateNote);
  return done(AnswerForm::Facts, "MATCH " + known(*q_.x, "a") + "-[r:" + types + "]->" + free("b", {}) +
                                     where("r") + " RETURN " + columns + ", r.date AS date, r ORDER BY " +
                                     order);
}

AskedQuery& Composer::members() {
  asked_.notes.emplace_back(kStateNote);
  return done(AnswerForm::Facts,
              "MATCH " + free("b", {}) + "-[r:MEMBER_OF|AFFILIATED_WITH|HOLDS_OFFICE]->" + known(*q_.x, "a") +
                  where("r") +
                  " RETURN b.name AS who, type(r) AS how, r.date AS date, r ORDER BY who, how, date");
}

AskedQuery& Composer::links() {
  const std::string a = known(*q_.x, "a");
  const std::string b = known(*q_.y, "b");
  if (q_.kind == Linked) {
    return done(AnswerForm::Paths, "MATCH p = shortestPath(" + a + "-[*..6]-" + b + ") RETURN p");
  }
  return done(AnswerForm::Paths, "MATCH p = " + a + "-[rs*1..4]-" + b +
                                     " WHERE all(r IN rs WHERE r.date IS NOT NULL) AND all(i IN range(1, "
                                     "size(rs) - 1) WHERE rs[i - 1].date <= rs[i].date)"
                                     " RETURN p ORDER BY length(p), rs[0].date LIMIT 5");
}

AskedQuery& Composer::common() {
  const std::string a = known(*q_.x, "a");
  const std::string b = known(*q_.y, "b");
  return done(
      AnswerForm::Things,
      "MATCH " + a + "-[r]-" + free("c", {}) + "-[s]-" + b +
          " WHERE c <> a AND c <> b RETURN c.name AS what, head(labels(c)) AS kind, "
          "collect(DISTINCT type(r)) + collect(DISTINCT type(s)) AS via, "
          "collect(DISTINCT r) + collect(DISTINCT s) AS edges ORDER BY size(edges) DESC, what LIMIT 20");
}

AskedQuery& Composer::introduce() {
  std::string second = where("s").substr(7);
  return done(
      AnswerForm::Things,
      "MATCH " + known(*q_.x, "a") + "-[r:MET]-(c:Person)-[s:MET]-" + known(*q_.y, "b") + where("r") +
          " AND " + second +
          " AND c <> a AND c <> b RETURN c.name AS what, head(labels(c)) AS kind, ['MET'] AS via, "
          "collect(DISTINCT r) + collect(DISTINCT s) AS edges ORDER BY size(edges) DESC, what LIMIT 10");
}

AskedQuery& Composer::location() {
  if (q_.x->label ==
      NodeLabel::Person) {  // where was X: what is known of a person's whereabouts is their visits
    return done(AnswerForm::Facts,
                "MATCH " + known(*q_.x, "a") + "-[r:VISITED]->(b)" + where("r") +
                    " RETURN b.name AS what, r.date AS date, r.place AS place, r ORDER BY date, what");
  }
  return done(AnswerForm::Facts,
              "MATCH " + known(*q_.x, "a") + "-[r:LOCATED_IN]->(b)" + where("r") +
                  " RETURN b.name AS what, r.date AS date, r.place AS place, r ORDER BY date, what");
}

AskedQuery Composer::compose() {
  switch (q_.kind) {
    case WhoWhom:
    case Subject:
    case Object:
      return facts_of_verb();
    case SubjectOfBoth:
      return of_both(true);
    case ObjectOfBoth:
      return of_both(false);
    case WhetherOne:
    case WhenWhere:
    case LastTime:
    case FirstTime:
    case HowOften:
      return facts_between();
    case SubjectMost:
      return most(true);
    case ObjectMost:
      return most(false);
    case MostOfAll:
      return most_of_all();
    case Offices:
      return outgoing("HOLDS_OFFICE", "r.office AS office, b.name AS what", "date, office, what");
    case OfficeHolders:
    case OfficeHolder:
      return holders();
    case Belongs:
      return outgoing("MEMBER_OF|AFFILIATED_WITH", "b.name AS what", "what, date");
    case HoldsOrBelongs:
      return outgoing("HOLDS_OFFICE|MEMBER_OF|AFFILIATED_WITH",
                      "b.name AS what, type(r) AS how, r.office AS office", "how, what, office, date");
    case Profile:
      return outgoing("HOLDS_OFFICE|MEMBER_OF|AFFILIATED_WITH|LOCATED_IN|SUCCEEDED|RELATIVE_OF",
                      "b.name AS what, type(r) AS how, r.office AS office", "how, what, office, date");
    case Members:
      return members();
    case Linked:
    case LinkedInTime:
      return links();
    case Between:
      return done(AnswerForm::Facts,
                  "MATCH " + known(*q_.x, "a") + "-[r]-" + known(*q_.y, "b") + where("r") +
                      " RETURN r.date AS date, type(r) AS what, r.place AS place, r ORDER BY date, what");
    case Common:
      return common();
    case Introduce:
      return introduce();
    case About:
      return done(AnswerForm::Facts, "MATCH " + known(*q_.x, "a") + "-[r]-(b)" + where("r") +
                                         " RETURN r.date AS date, type(r) AS what, b.name AS whom, r.place "
                                         "AS place, r ORDER BY date, what, whom");
    case Happened:
      return done(
          AnswerForm::Facts,
          "MATCH (a)-[r]->(b)" + where("r", "startNode(r) = a") +
              " RETURN r.date AS date, type(r) AS what, a.name AS who, b.name AS whom, r.place AS place, r "
              "ORDER BY date, what, who, whom");
    case Location:
      return location();
    case EventTime:
      return done(AnswerForm::Facts,
                  "MATCH " + known(*q_.x, "a") + "-[r:LOCATED_IN|HOSTED|PARTICIPATED_IN|SIGNED]-(b)" +
                      where("r", "r.date IS NOT NULL") +
                      " RETURN r.date AS date, type(r) AS what, b.name AS whom, r ORDER BY date, what, whom");
  }
  return asked_;
}

}  // namespace

AskedQuery compose_query(const Question& question) { return Composer(question).compose(); }

}  // namespace entente::query
