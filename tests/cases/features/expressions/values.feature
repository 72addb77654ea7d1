Feature: Numbers, texts, lists and maps

  Scenario Outline: [1] Numbers
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then the result should be, in any order:
      | result |
      | <result> |
    And no side effects

    Examples:
      | expression                            | result |
      | 5 / 2                                 | 2 |
      | -5 / 2                                | -2 |
      | 5.0 / 2                               | 2.5 |
      | -7 % 3                                | -1 |
      | 2 ^ 3 ^ 2                             | 64.0 |
      | 1 / 0.0 > 9e300                       | true |
      | 0.0 / 0.0 = 0.0 / 0.0                 | false |
      | 9007199254740993 = 9007199254740992.0 | false |
      | 1 = 1.0                               | true |
      | -9223372036854775808                  | -9223372036854775808 |
      | abs(-9223372036854775807)             | 9223372036854775807 |
      | round(-2.5)                           | -2.0 |
      | round(1.25, 1)                        | 1.3 |
      | sign(0)                               | 0 |
      | toInteger(1e300)                      | null |

  Scenario Outline: [2] Texts
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then the result should be, in any order:
      | result |
      | <result> |
    And no side effects

    Examples:
      | expression                | result |
      | substring('résumé', 1, 2) | 'és' |
      | reverse('日本')             | '本日' |
      | split('', ',')            | [''] |
      | split('abc', '')          | ['a', 'b', 'c'] |
      | replace('aaa', 'aa', 'b') | 'ba' |
      | 'Ä' STARTS WITH 'A'       | false |
      | toLower('ΑΣ')             | 'ας' |
      | 'a' + 1 + 2               | 'a12' |
      | left('abc', 9)            | 'abc' |
      | right('abc', 0)           | '' |
      | substring('abc', 3)       | '' |
      | 'abc' CONTAINS ''         | true |
      | 1 STARTS WITH 'a'         | null |
      | 'a' < 'B'                 | false |
      | trim(' 	 x ')             | 'x' |
      | size('\u00e9')            | 1 |

  Scenario Outline: [3] Lists
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then the result should be, in any order:
      | result |
      | <result> |
    And no side effects

    Examples:
      | expression                                  | result |
      | [1, 2, 3][-1]                               | 3 |
      | [1, 2, 3][5]                                | null |
      | [1, 2, 3][..-1]                             | [1, 2] |
      | [1, 2, 3][1..null]                          | null |
      | [1, 2, 3][3..1]                             | [] |
      | null IN []                                  | false |
      | null IN [1]                                 | null |
      | 1 IN [null, 1]                              | true |
      | 2 IN [null, 1]                              | null |
      | [1] IN [[1.0], 2]                           | true |
      | [] + 1 + [[2]]                              | [1, [2]] |
      | [x IN range(1, 9, 3) WHERE x > 1 \| x * 10] | [40, 70] |
      | any(x IN [null, false] WHERE x)             | null |
      | all(x IN [] WHERE x)                        | true |
      | none(x IN null WHERE x)                     | null |
      | single(x IN [1, 1] WHERE x = 1)             | false |
      | single(x IN [1, null] WHERE x = 1)          | null |
      | reduce(a = 0, x IN [1, 2, 3] \| a * 10 + x) | 123 |
      | head([])                                    | null |
      | tail([])                                    | [] |
      | [1, null] = [1, null]                       | null |
      | [1, 2] < [1, 3]                             | true |
      | range(3, 1)                                 | [] |
      | 11 IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11.0] | true |
      | 'x' IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]      | false |
      | [x IN [1, 2] \| [y IN [10, 20] \| x + y]]   | [[11, 21], [12, 22]] |

  Scenario Outline: [4] Maps
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then the result should be, in any order:
      | result |
      | <result> |
    And no side effects

    Examples:
      | expression            | result |
      | {a: 1}.b              | null |
      | {a: {b: [1]}}.a.b[0]  | 1 |
      | {a: 1}['a']           | 1 |
      | {a: 1, a: 2}          | {a: 2} |
      | keys({b: null, a: 1}) | ['a', 'b'] |
      | {a: null} = {a: null} | null |
      | {a: 1} = {a: 1.0}     | true |
      | {a: 1, b: 2} = {a: 1} | false |
      | null.x                | null |
      | properties({a: 1})    | {a: 1} |

  Scenario Outline: [5] Logic
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then the result should be, in any order:
      | result |
      | <result> |
    And no side effects

    Examples:
      | expression                                 | result |
      | null AND false                             | false |
      | null OR true                               | true |
      | null XOR true                              | null |
      | NOT null                                   | null |
      | true XOR true XOR true                     | true |
      | 1 < 2 < 3                                  | true |
      | 1 < 3 < 2                                  | false |
      | 1 < null                                   | null |
      | 1 < 'a'                                    | null |
      | null = null                                | null |
      | null IS NULL                               | true |
      | null <> 1                                  | null |
      | CASE 1 WHEN 1.0 THEN 'a' ELSE 'b' END      | 'a' |
      | CASE WHEN null THEN 1 WHEN true THEN 2 END | 2 |
      | CASE null WHEN null THEN 1 ELSE 2 END      | 2 |
      | coalesce(null, null)                       | null |
