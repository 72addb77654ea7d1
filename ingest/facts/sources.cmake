# The fact rules, their tables and what reads them.
set(ENTENTE_FACTS_DATA ${CMAKE_CURRENT_LIST_DIR}/lexicon)
file(GLOB ENTENTE_FACTS_TABLES CONFIGURE_DEPENDS ${ENTENTE_FACTS_DATA}/*.tsv)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/embed.S PROPERTIES
  OBJECT_DEPENDS "${ENTENTE_FACTS_TABLES}"
  COMPILE_OPTIONS "-I${ENTENTE_FACTS_DATA};-Wa,-I${ENTENTE_FACTS_DATA}")
target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/embed.S
  ${CMAKE_CURRENT_LIST_DIR}/fact_tables.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fact_lexicon.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/role_graph.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fact_context.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fill_groups.cpp
  ${CMAKE_CURRENT_LIST_DIR}/titled_subjects.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/frame.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/frame_outer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/frame_targets.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/indirect_targets.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/frame_conditions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/money.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/match_frames.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frames/propose.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/name_order.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_contacts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_beside.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_together.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_sequels.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge/settle_signatories.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge/settle_distance.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_offices.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_affiliations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_succession.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_threats.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_stances.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_relatives.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_signings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_attacks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_echoes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_partners.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_gifts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_attendance.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_listings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_venues.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_votes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_locations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_members.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_rosters.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_trade.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_scenes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_journeys.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_headline_journeys.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_stops.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_invitations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_companions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_rows_of_leaders.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/find_event_settings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge/judge_joining.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rules/lend_offices.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge/judge_status.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge/status_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge/compare_dates.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/time_fit.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/buildings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/place_fit.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/own_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/journey_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/telling.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/share_places.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/story_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/attach_accession.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/share_dates.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/share_out_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/attach_time.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/scene_places.cpp
  ${CMAKE_CURRENT_LIST_DIR}/setting/attach_place.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rate_confidence.cpp
  ${CMAKE_CURRENT_LIST_DIR}/merge_facts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_facts.cpp)
