// Ends of a fact that a frame names only by way of something else, and what the words around say of the act.
#pragma once

#include <string>
#include <vector>

#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

/// Those who fill the slots of these names; a slot of the clause around makes them less sure.
std::vector<Filler> fill_slots(const FactContext& context, const Frame& frame,
                               const std::vector<std::string>& names, LabelSet allowed);
/// "A, who teaches at X, and B": of the subjects of a relative clause's verb only those before it are its
/// own.
void drop_behind_relative(const FactContext& context, const FrameRule& rule, const Frame& frame,
                          Origin origin, std::vector<Filler>& from);
/// The token of the object that an idiom needs ("take part", "shake hands"), or kNoToken.
std::uint32_t idiom_object(const RoleGraph& graph, std::uint32_t verb, const std::string& lemma);
/// "call on", "see off": the verb has the particle or preposition.
bool has_particle(const RoleGraph& graph, std::uint32_t verb, const std::string& lemma);

/// The Award among the arguments of an award verb, or kNoEntity.
std::uint32_t award_among(const FactContext& context, const Frame& frame);
/// The sentence of the verb, or the one before in its paragraph, tells of a telephone or a video link.
bool spoke_at_distance(const FactContext& context, std::uint32_t verb);
/// "tariffs on goods from China", "on American coal": the country that the goods come from.
std::vector<Filler> countries_of_goods(const FactContext& context, const Frame& frame,
                                       const std::vector<std::string>& names);
/// "summoned the British ambassador": the states that envoys without a name stand for.
std::vector<Filler> states_of_envoys(const FactContext& context, const Frame& frame);
/// "will finance a port in X with a loan": money to be paid back is aid.
bool is_lent(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "A shot B": force of arms where both are persons.
bool kills_one(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "sanctioned seven companies owned by X, among them A and B": A and B.
std::vector<Filler> those_among(const FactContext& context, const Frame& frame,
                                const std::vector<std::string>& names);
/// "called on A to end its embargo against B": the embargo is A's.
void own_by_control(const FactContext& context, const Frame& frame, std::vector<Filler>& from);
/// "put A under sanctions, together with B": adds B.
void add_company(const FactContext& context, const Frame& frame, std::vector<Filler>& to);
/// "a $140 million contribution", "a financial contribution".
bool is_of_sum(const FactContext& context, std::uint32_t noun);
/// "Washington's $1.3 billion a year in military aid to X": whose sum it is.
std::vector<Filler> givers_of_sum(const FactContext& context, std::uint32_t noun);
/// The name of one begins with the other's: "United States Congress" and the United States are no partners.
bool is_part(const FactContext& context, std::uint32_t a, std::uint32_t b);
/// "condemned Russia's invasion": whose it is, where the thing itself has no name.
std::vector<Filler> doers_behind(const FactContext& context, const Frame& frame,
                                 const std::vector<std::string>& names, EdgeKind kind);
/// Leaves out names that only describe what was bought; follows "a factory in X" to the place.
std::vector<Filler> where_invested(const FactContext& context, const Frame& frame,
                                   const std::vector<std::string>& names, std::vector<Filler> to);
/// "X used the summit to attack the bloc": a person who attacks a body or a politician does so in words.
bool is_verbal_attack(const FactContext& context, const FrameRule& rule, const std::vector<Filler>& from,
                      const std::vector<Filler>& to);
/// "struck a warehouse in X": the place of what was struck; "bombarded Y" in X: Y alone.
std::vector<Filler> where_struck(const FactContext& context, const Frame& frame, const FrameRule& rule,
                                 std::vector<Filler> to);
/// "pledged $5 million to the relief effort in X", "to the refugees of X".
std::vector<Filler> whose_relief(const FactContext& context, const Frame& frame,
                                 const std::vector<std::string>& names);
/// The event told last before a token in its paragraph: for "attended", "took part" that leave it out.
std::vector<Filler> event_told_before(const FactContext& context, std::uint32_t token);
/// "the summit in Kazan, which X hosted", "the summit, to be hosted by X": the event that the clause speaks
/// of, where the tree hangs it on the place, on a body of the name or on the verb above.
std::vector<Filler> event_of_clause(const FactContext& context, const Frame& frame,
                                    const std::vector<std::string>& names);
/// The organization told last before a token in its paragraph: "Finland joined it".
std::vector<Filler> body_told_before(const FactContext& context, std::uint32_t token);
/// True if the frame has one of these slots.
bool has_any(const Frame& frame, const std::vector<std::string>& names);
/// "a telephone conversation with", "talks via videoconference".
bool talked_at_distance(const FactContext& context, std::uint32_t noun);

/// "joined X for lunch", "at the table", "on stage": a phrase tells of being together.
bool is_in_company(const FactContext& context, const Frame& frame);
/// "for two days", "a week", "overnight": the clause tells how long.
bool lasts(const FactContext& context, const Frame& frame);
/// The clause tells of a place, a time or an occasion at which people are received. The words that rewritten
/// texts put for "received" ("was obtained at the airport by") say so only there; in the active both a place
/// and a time.
bool happens_in_setting(const FactContext& context, const Frame& frame);
/// "paid a courtesy call to X" is a visit, no call.
bool is_courtesy(const FactContext& context, std::uint32_t noun);
/// "met the deadline", "met with students": what they met is no person that the text names, so that nothing
/// is said of them together.
bool meets_something_else(const FactContext& context, const FrameRule& rule, const Frame& frame,
                          Origin origin);

/// "spoke briefly with X", "on the sidelines", "in Paris": not over a telephone.
bool told_in_person(const FactContext& context, const Frame& frame);
/// The text gives the first of each an office in a state, and not the same.
bool are_of_two_states(const FactContext& context, const std::vector<Filler>& from,
                       const std::vector<Filler>& to);
/// "I talked to X": those who tell of themselves mean telephones more often than not.
bool told_by_self(const FactContext& context, const Frame& frame);
/// "held a video conference with X".
bool held_at_distance(const FactContext& context, const FrameRule& rule, const Frame& frame);

/// "the hand of X", "on X's shoulder", "at his table": those whose part or place stands in the slots.
std::vector<Filler> owners_of_parts(const FactContext& context, const Frame& frame,
                                    const std::vector<std::string>& names);
/// Who a journey is told of, put right: "thanked X for his visit to Kyiv", "noted that X discussed it during
/// his visit" are of X; "flies fighters to Syria" and "laid a wreath" at home are no journeys.
void settle_visitors(const FactContext& context, const FrameRule& rule, const Frame& frame,
                     std::vector<Filler>& from, const std::vector<Filler>& to);

}  // namespace entente::ingest
