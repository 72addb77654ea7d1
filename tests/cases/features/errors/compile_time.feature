Feature: Errors before a query runs

  Scenario Outline: [1] Missing parameters
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a ParameterMissing should be raised at compile time: MissingParameter

    Examples:
      | query                           |
      | RETURN $absent                  |
      | MATCH (n {x: $absent}) RETURN n |

  Scenario Outline: [2] Missing procedures
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a ProcedureError should be raised at compile time: ProcedureNotFound

    Examples:
      | query                                     |
      | CALL no.such.procedure()                  |
      | CALL no.such.procedure() YIELD x RETURN x |

  Scenario Outline: [3] Missing functions
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: UnknownFunction

    Examples:
      | query                    |
      | RETURN frobnicate(1)     |
      | RETURN date.frobnicate() |

  Scenario Outline: [4] Arguments of the wrong type
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | query                            |
      | RETURN length('abc')             |
      | MATCH (n) RETURN type(n)         |
      | MATCH p = () RETURN labels(p)    |
      | MATCH ()-[r]->() RETURN nodes(r) |
      | RETURN sqrt('a')                 |
      | RETURN 1 AND true                |
      | RETURN NOT 'a'                   |
      | RETURN toLower(1)                |
      | RETURN head('abc')               |
      | RETURN duration.between(1, 2)    |
      | RETURN size(1)                   |

  Scenario Outline: [5] Numbers of arguments
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfArguments

    Examples:
      | query                                    |
      | RETURN substring('a')                    |
      | RETURN pi(1)                             |
      | RETURN coalesce()                        |
      | UNWIND [1] AS x RETURN percentileCont(x) |

  Scenario Outline: [6] Numbers that are none
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberLiteral

    Examples:
      | query        |
      | RETURN 0x1G  |
      | RETURN 0xAz9 |
      | RETURN 12ab  |
      | RETURN 0o19  |

  Scenario Outline: [7] Integers too large or small
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: IntegerOverflow

    Examples:
      | query                           |
      | RETURN -9223372036854775809     |
      | RETURN 0x10000000000000000      |
      | RETURN -0x8000000000000001      |
      | RETURN 0o7777777777777777777777 |

  Scenario Outline: [8] Floats too large
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: FloatingPointOverflow

    Examples:
      | query           |
      | RETURN 1e400    |
      | RETURN -1.5E999 |

  Scenario Outline: [9] Texts that are no query
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

    Examples:
      | query                                 |
      | RETURN [, ]                           |
      | RETURN [1,]                           |
      | RETURN {a: 1,}                        |
      | RETURN 1 +                            |
      | RETURN [[1]                           |
      | MATCH (n) WITH (n)-->() AS x RETURN x |
      | RETURN 0x1#2                          |
      | MATCH (n) RETURN (n)-->(), 1          |

  Scenario Outline: [10] Variables that nobody bound
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

    Examples:
      | query                                 |
      | RETURN x                              |
      | MATCH (n) WITH 1 AS one RETURN n      |
      | UNWIND xs AS x RETURN x               |
      | MATCH (n) WHERE m.x = 1 RETURN n      |
      | RETURN [x IN [1] WHERE y]             |
      | WITH 1 AS a ORDER BY b RETURN a       |
      | MATCH (a) CREATE (a)-[:T]->({x: b.x}) |

  Scenario Outline: [11] Variables bound twice
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

    Examples:
      | query                                |
      | MATCH (a) CREATE (a:L)               |
      | CREATE (a), (a {x: 1})               |
      | MATCH ()-[r]->() CREATE ()-[r:T]->() |
      | MATCH p = (), p = () RETURN p        |

  Scenario Outline: [12] Variables of two kinds
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: VariableTypeConflict

    Examples:
      | query                                   |
      | MATCH (a)-[a]->() RETURN a              |
      | WITH 1 AS a MATCH (a) RETURN a          |
      | MATCH (r) MATCH ()-[r]->() RETURN r     |
      | WITH [1] AS r MATCH ()-[r]->() RETURN r |

  Scenario Outline: [13] Aggregates in the wrong place
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

    Examples:
      | query                                  |
      | MATCH (n) WHERE count(*) > 1 RETURN n  |
      | RETURN [x IN [1] \| count(*)]          |
      | MATCH (n) RETURN n.x ORDER BY count(*) |

  Scenario Outline: [14] Aggregates inside aggregates
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NestedAggregation

    Examples:
      | query                                  |
      | RETURN count(count(*))                 |
      | UNWIND [1] AS x RETURN sum(1 + max(x)) |

  Scenario Outline: [15] Aggregates beside what is not grouped
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: AmbiguousAggregationExpression

    Examples:
      | query                                       |
      | MATCH (n) RETURN n.a + count(*)             |
      | MATCH (a)-->(b) RETURN a.x + b.x + max(b.y) |

  Scenario Outline: [16] Columns
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: ColumnNameConflict

    Examples:
      | query                        |
      | RETURN 1 AS a, 2 AS a        |
      | WITH 1 AS a, 2 AS a RETURN a |

  Scenario Outline: [17] Arms of a union
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: DifferentColumnsInUnion

    Examples:
      | query                                         |
      | RETURN 1 AS a UNION RETURN 1 AS b             |
      | RETURN 1 AS a UNION ALL RETURN 1 AS a, 2 AS b |

  Scenario Outline: [18] Unions of both kinds
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

    Examples:
      | query                                                     |
      | RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a |

  Scenario Outline: [19] Expressions without a name
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NoExpressionAlias

    Examples:
      | query                       |
      | WITH 1 + 1 RETURN 1         |
      | MATCH (n) WITH n.x RETURN 1 |

  Scenario Outline: [20] Star of nothing
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NoVariablesInScope

    Examples:
      | query             |
      | RETURN *          |
      | MATCH () RETURN * |

  Scenario Outline: [21] Skip and limit
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NegativeIntegerArgument

    Examples:
      | query             |
      | RETURN 1 LIMIT -1 |
      | RETURN 1 SKIP -1  |

  Scenario Outline: [22] Skip and limit of no integers
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | query              |
      | RETURN 1 LIMIT 1.5 |
      | RETURN 1 SKIP 'a'  |

  Scenario Outline: [23] Skip and limit of variables
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NonConstantExpression

    Examples:
      | query                        |
      | MATCH (n) RETURN n LIMIT n.x |
      | WITH 1 AS a RETURN a SKIP a  |

  Scenario Outline: [24] Created edges
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NoSingleRelationshipType

    Examples:
      | query                 |
      | CREATE ()-->()        |
      | CREATE ()-[:A\|B]->() |
      | MERGE ()-[:A\|B]->()  |

  Scenario Outline: [25] Created edges without direction
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: RequiresDirectedRelationship

    Examples:
      | query               |
      | CREATE ()-[:A]-()   |
      | CREATE ()<-[:A]->() |

  Scenario Outline: [26] Created walks
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: CreatingVarLength

    Examples:
      | query                                     |
      | CREATE ()-[:A*2]->()                      |
      | MERGE (a) MERGE (b) MERGE (a)-[:A*2]->(b) |

  Scenario Outline: [27] Deleted values
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | query                  |
      | MATCH (n) DELETE 1 + 1 |

  Scenario Outline: [28] Deleted labels
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidDelete

    Examples:
      | query                |
      | MATCH (n) DELETE n:L |

  Scenario Outline: [29] Parameters in patterns
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidParameterUse

    Examples:
      | query                        |
      | MATCH (n $p) RETURN n        |
      | MATCH ()-[r $p]->() RETURN r |
      | MERGE (n $p)                 |

  Scenario Outline: [30] Escapes that are none
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidUnicodeLiteral

    Examples:
      | query            |
      | RETURN '\\uZZZZ' |

  Scenario Outline: [31] Dashes that are none
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidUnicodeCharacter

    Examples:
      | query        |
      | RETURN 2 – 1 |

  Scenario Outline: [32] Patterns with one edge twice
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: RelationshipUniquenessViolation

    Examples:
      | query                               |
      | MATCH (a)-[r]->()-[r]->(b) RETURN r |

  Scenario Outline: [33] Walks written wrongly
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: InvalidRelationshipPattern

    Examples:
      | query                         |
      | MATCH ()-[:A..]->() RETURN 1  |
      | MATCH ()-[:A*-2]->() RETURN 1 |
