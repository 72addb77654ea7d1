Feature: Parameters, procedures and named graphs

  Scenario: [1] Parameters of every kind
    Given any graph
    And parameters are:
      | list | [1, 'a', null] |
      | map  | {k: {l: 2.5}}  |
      | 1    | true           |
    When executing query:
      """
      RETURN $list[1] AS a, $map.k.l AS b, $1 AS c
      """
    Then the result should be, in any order:
      | a   | b   | c    |
      | 'a' | 2.5 | true |
    And no side effects

  Scenario: [2] A procedure gives the rows that fit
    Given an empty graph
    And there exists a procedure town.of(name :: STRING?) :: (town :: STRING?, since :: INTEGER?):
      | name  | town     | since |
      | 'Ada' | 'Astana' | 2020  |
      | 'Ben' | 'Bonn'   | null  |
      | 'Ada' | 'Almaty' | 2010  |
    When executing query:
      """
      UNWIND ['Ben', 'Ada'] AS name
      CALL town.of(name) YIELD town, since AS year
      RETURN name, town, year
      """
    Then the result should be, in any order:
      | name  | town     | year |
      | 'Ada' | 'Almaty' | 2010 |
      | 'Ada' | 'Astana' | 2020 |
      | 'Ben' | 'Bonn'   | null |
    And no side effects

  Scenario: [3] A named graph stands ready
    Given the three-meetings graph
    When executing query:
      """
      MATCH p = (:Person {name: 'Ada'})-[:MET*2]-(x) RETURN x.name, [r IN relationships(p) | r.year] AS years
      """
    Then the result should be, in any order:
      | x.name | years        |
      | 'Ben'  | [2024, 2025] |
      | 'Cem'  | [2023, 2025] |
    And no side effects

  Scenario: [4] Lists without order
    Given the three-meetings graph
    When executing query:
      """
      MATCH (p:Person) RETURN collect(p.name) AS names, count(p:Minister) AS all
      """
    Then the result should be (ignoring element order for lists):
      | names                 | all |
      | ['Cem', 'Ada', 'Ben'] | 3   |
    And no side effects
