Feature: Writing, and what it changes

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 2})
      """

  Scenario: [1] New elements, labels and properties are counted
    When executing query:
      """
      MATCH (b:B) CREATE (b)-[:T {y: 1}]->(:C:D {x: 3, z: null})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 1 |
      | +relationships | 1 |
      | +properties    | 2 |
      | +labels        | 2 |
    When executing control query:
      """
      MATCH p = (:B)-[:T]->() RETURN p
      """
    Then the result should be, in any order:
      | p                                          |
      | <(:B {x: 2})-[:T {y: 1}]->(:C:D {x: 3})> |

  Scenario: [2] A changed value is one less and one more, the same value none
    When executing query:
      """
      MATCH (n) SET n.x = 1 RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 2 |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: [3] A label that stands elsewhere still is not lost
    When executing query:
      """
      MATCH (a:A) SET a:B REMOVE a:A
      """
    Then the result should be empty
    And the side effects should be:
      | -labels | 1 |

  Scenario: [4] Deleted elements take their properties with them
    When executing query:
      """
      MATCH (n) DETACH DELETE n
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes      | 2 |
      | -properties | 2 |
      | -labels     | 2 |

  Scenario: [5] An error takes everything back
    When executing query:
      """
      MATCH (n) SET n.x = 7 WITH n ORDER BY n.x CREATE (:New {y: 1 / (n.x - 7)})
      """
    Then a ArithmeticError should be raised at runtime: *

  Scenario: [6] What is deleted has no properties any more
    When executing query:
      """
      MATCH (a:A) DELETE a RETURN a.x
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

  Scenario: [7] MERGE finds, or creates
    When executing query:
      """
      UNWIND [1, 5, 5] AS x
      MERGE (n:A {x: x}) ON CREATE SET n.new = true ON MATCH SET n.seen = true
      RETURN x, n.new, n.seen
      """
    Then the result should be, in order:
      | x | n.new | n.seen |
      | 1 | null  | true   |
      | 5 | true  | true   |
      | 5 | true  | true   |
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 4 |
