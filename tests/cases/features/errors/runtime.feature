Feature: Errors while a query runs

  Scenario Outline: [1] Values of the wrong kind
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a TypeError should be raised at runtime: InvalidArgumentValue

    Examples:
      | query                                        |
      | WITH [true, 1.5] AS l RETURN toBoolean(l[1]) |
      | WITH [1, true] AS l RETURN toFloat(l[1])     |
      | WITH [[1]] AS l RETURN toString(l[0])        |
      | WITH [1, 'a'] AS l RETURN type(l[0])         |
      | WITH [1, 'a'] AS l RETURN labels(l[0])       |

  Scenario Outline: [2] Elements of what has none
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

    Examples:
      | query                                  |
      | WITH [1, 'a'] AS l RETURN l[0][0]      |
      | WITH [1, 'a'] AS l RETURN l[0].x       |
      | UNWIND [1, 'a'] AS x RETURN x - 1      |
      | WITH ['a', {}] AS l RETURN l[0] + l[1] |

  Scenario Outline: [3] Maps indexed by no key
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a TypeError should be raised at runtime: MapElementAccessByNonString

    Examples:
      | query                                   |
      | WITH [{a: 1}, 0] AS l RETURN l[0][l[1]] |

  Scenario Outline: [4] Numbers out of range
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a ArgumentError should be raised at runtime: NumberOutOfRange

    Examples:
      | query                                       |
      | RETURN range(1, 2, 0)                       |
      | RETURN range(0, 9223372036854775807)        |
      | RETURN substring('a', -1)                   |
      | UNWIND [1] AS x RETURN percentileCont(x, 2) |

  Scenario Outline: [5] Integers that do not fit
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a ArithmeticError should be raised at runtime: IntegerOverflow

    Examples:
      | query                                              |
      | UNWIND [9223372036854775807] AS x RETURN x + 1     |
      | RETURN 9223372036854775807 * 2                     |
      | RETURN -(-9223372036854775808)                     |
      | UNWIND [9223372036854775807, 1] AS x RETURN sum(x) |

  Scenario Outline: [6] Temporal values that do not exist
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a ArgumentError should be raised at runtime: InvalidArgumentValue

    Examples:
      | query                                          |
      | RETURN date('2023-02-29')                      |
      | RETURN date({year: 2023, month: 2, day: 29})   |
      | RETURN date({year: 2023, week: 53})            |
      | RETURN date({month: 1})                        |
      | RETURN time('25:00')                           |
      | RETURN datetime('2024-01-01T00:00[Mars/Base]') |
      | RETURN duration('1D')                          |
      | RETURN duration({parsecs: 1})                  |
      | RETURN date.truncate('hour', date())           |
      | RETURN localtime({minute: 5})                  |
      | RETURN date({year: 2023, colour: 1})           |
      | RETURN time({hour: 24})                        |

  Scenario Outline: [7] Moments beyond the calendar
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a ArgumentError should be raised at runtime: NumberOutOfRange

    Examples:
      | query                                                       |
      | RETURN date('+999999999-12-31') + duration('P1D')           |
      | RETURN localdatetime('-999999999-01-01') - duration('PT1S') |

  Scenario Outline: [8] Properties that cannot be stored
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

    Examples:
      | query                       |
      | CREATE ({a: [{b: 1}]})      |
      | CREATE (n) SET n.a = {b: 1} |
      | CREATE ({a: [[1]]})         |
