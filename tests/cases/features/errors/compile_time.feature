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
