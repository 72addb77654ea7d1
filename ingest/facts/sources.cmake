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
  ${CMAKE_CURRENT_LIST_DIR}/role_graph.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fact_context.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fill_groups.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frame.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frame_outer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frame_targets.cpp
  ${CMAKE_CURRENT_LIST_DIR}/indirect_targets.cpp
  ${CMAKE_CURRENT_LIST_DIR}/frame_conditions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/money.cpp
  ${CMAKE_CURRENT_LIST_DIR}/match_frames.cpp
  ${CMAKE_CURRENT_LIST_DIR}/propose.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_order.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_contacts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_together.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_sequels.cpp
  ${CMAKE_CURRENT_LIST_DIR}/settle_signatories.cpp
  ${CMAKE_CURRENT_LIST_DIR}/settle_distance.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_offices.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_affiliations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_succession.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_threats.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_stances.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_relatives.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_signings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_attacks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_echoes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_attendance.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_listings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_votes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_locations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_members.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_rosters.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_trade.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_scenes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_journeys.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_headline_journeys.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_invitations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_companions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_rows_of_leaders.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_event_settings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge_joining.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lend_offices.cpp
  ${CMAKE_CURRENT_LIST_DIR}/judge_status.cpp
  ${CMAKE_CURRENT_LIST_DIR}/status_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/compare_dates.cpp
  ${CMAKE_CURRENT_LIST_DIR}/time_fit.cpp
  ${CMAKE_CURRENT_LIST_DIR}/own_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/story_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/attach_accession.cpp
  ${CMAKE_CURRENT_LIST_DIR}/share_dates.cpp
  ${CMAKE_CURRENT_LIST_DIR}/share_out_times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/attach_time.cpp
  ${CMAKE_CURRENT_LIST_DIR}/scene_places.cpp
  ${CMAKE_CURRENT_LIST_DIR}/attach_place.cpp
  ${CMAKE_CURRENT_LIST_DIR}/rate_confidence.cpp
  ${CMAKE_CURRENT_LIST_DIR}/merge_facts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_facts.cpp)
