Feature: Temporal values

  Scenario Outline: [1] Maps give moments and durations
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
      | expression                                                                                   | result |
      | localdatetime({year: 2020, week: 53, dayOfWeek: 7})                                          | '2021-01-03T00:00' |
      | localdatetime({year: 2024, ordinalDay: 366, hour: 23, minute: 59})                           | '2024-12-31T23:59' |
      | localdatetime({year: 2023, quarter: 2, dayOfQuarter: 91})                                    | '2023-06-30T00:00' |
      | date({date: date('2024-02-29'), year: 2020})                                                 | '2020-02-29' |
      | date({date: datetime('2024-05-31T23:00-05:00'), month: 1})                                   | '2024-01-31' |
      | duration({weeks: 1.5})                                                                       | 'P10DT12H' |
      | duration({quarters: 1, months: 0.5})                                                         | 'P3M15DT5H14M33S' |
      | duration({minutes: 1.5, seconds: 1})                                                         | 'PT1M31S' |
      | duration({seconds: 1, nanoseconds: -1})                                                      | 'PT0.999999999S' |
      | duration({hours: 25, days: -1})                                                              | 'P-1DT25H' |
      | duration({})                                                                                 | 'PT0S' |
      | datetime({epochSeconds: 1720000000, timezone: 'Asia/Seoul'})                                 | '2024-07-03T18:46:40+09:00[Asia/Seoul]' |
      | datetime({epochMillis: -1})                                                                  | '1969-12-31T23:59:59.999Z' |
      | datetime({year: 2023, month: 11, day: 5, hour: 1, minute: 30, timezone: 'America/New_York'}) | '2023-11-05T01:30-04:00[America/New_York]' |
      | datetime({year: 2023, month: 3, day: 12, hour: 2, minute: 30, timezone: 'America/New_York'}) | '2023-03-12T03:30-04:00[America/New_York]' |

  Scenario Outline: [2] Texts give moments and durations
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
      | expression                      | result |
      | time('0930+0545')               | '09:30+05:45' |
      | time('09:30:15.5-03')           | '09:30:15.500-03:00' |
      | time('23')                      | '23:00Z' |
      | time('1015-00:00')              | '10:15Z' |
      | datetime('2024-W01T10')         | '2024-01-01T10:00Z' |
      | datetime('20240229T101112,25Z') | '2024-02-29T10:11:12.250Z' |
      | datetime('-0001-12-31T00:00Z')  | '-0001-12-31T00:00Z' |
      | localdatetime('2024-366')       | '2024-12-31T00:00' |
      | duration('P-1Y2M')              | 'P-10M' |
      | duration('-PT1.5S')             | 'PT-1.5S' |
      | duration('P0.5W')               | 'P3DT12H' |
      | duration('P20240102')           | 'P2024Y1M2D' |

  Scenario Outline: [3] Components
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
      | expression                                          | result |
      | time('09:05:06.070080090+05:30').nanosecond         | 70080090 |
      | time('09:05+05:30').offsetMinutes                   | 330 |
      | time('09:05-00:30').timezone                        | '-00:30' |
      | time('09:05Z').offset                               | 'Z' |
      | datetime('2024-07-02T00:00[Europe/Paris]').timezone | 'Europe/Paris' |
      | datetime('1969-12-31T23:59:59.5Z').epochSeconds     | -1 |
      | datetime('1969-12-31T23:59:59.5Z').epochMillis      | -500 |
      | date('2024-12-30').weekYear                         | 2025 |
      | date('2024-12-30').week                             | 1 |
      | date('2024-12-31').dayOfQuarter                     | 92 |
      | date('2024-12-31').ordinalDay                       | 366 |
      | date('2024-06-30').weekDay                          | 7 |
      | date.partial('2024-07').day                         | null |
      | date.partial('2024-07').quarter                     | 3 |
      | date.partial('2024').precision                      | 'year' |
      | duration('P1Y5M10DT-1.5S').monthsOfQuarter          | 2 |
      | duration('PT-1.5S').seconds                         | -2 |
      | duration('PT-1.5S').millisecondsOfSecond            | 500 |
      | duration('PT-1.5S').milliseconds                    | -1500 |
      | duration('P17D').daysOfWeek                         | 3 |
      | [x IN [null] \| x.year]                             | [null] |

  Scenario Outline: [4] Arithmetic
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
      | expression                                                                                           | result |
      | date('2024-01-31') + duration('P1M1D')                                                               | '2024-03-01' |
      | date('2024-03-31') - duration({months: 1})                                                           | '2024-02-29' |
      | localtime('00:00') - duration('PT1S')                                                                | '23:59:59' |
      | time('23:30+02:00') + duration('PT45M')                                                              | '00:15+02:00' |
      | localdatetime('2024-02-28T23:00') + duration('P1DT2H')                                               | '2024-03-01T01:00' |
      | datetime({year: 2023, month: 11, day: 5, hour: 9, timezone: 'America/New_York'}) - duration('P1D')   | '2023-11-04T09:00-04:00[America/New_York]' |
      | datetime({year: 2023, month: 11, day: 5, hour: 9, timezone: 'America/New_York'}) - duration('PT24H') | '2023-11-04T10:00-04:00[America/New_York]' |
      | duration('P1M2DT3S') + duration('P-1MT57S')                                                          | 'P2DT1M' |
      | duration('P1Y') - duration('P13M')                                                                   | 'P-1M' |
      | duration('P1D') * 2.5                                                                                | 'P2DT12H' |
      | duration('PT1S') / 3                                                                                 | 'PT0.333333333S' |
      | -duration('P1DT2H')                                                                                  | 'P-1DT-2H' |
      | duration('P1M') = duration('P30D')                                                                   | false |
      | duration('PT60M') = duration('PT1H')                                                                 | true |
      | duration('P1D') < duration('P2D')                                                                    | null |

  Scenario Outline: [5] Truncation
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
      | expression                                                                                    | result |
      | date.truncate('millennium', date('2999-12-31'))                                               | '2000-01-01' |
      | date.truncate('week', date('2024-06-30'))                                                     | '2024-06-24' |
      | date.truncate('weekYear', date('2024-12-30'))                                                 | '2024-12-30' |
      | date.truncate('quarter', datetime('2024-06-30T10:00Z'), {day: 15})                            | '2024-04-15' |
      | datetime.truncate('millisecond', datetime('2024-06-30T10:00:00.123456789Z'), {nanosecond: 7}) | '2024-06-30T10:00:00.123000007Z' |
      | localdatetime.truncate('decade', date('1999-12-31'))                                          | '1990-01-01T00:00' |
      | time.truncate('second', localtime('10:00:01.5'), {timezone: '+01:00'})                        | '10:00:01+01:00' |
      | localtime.truncate('day', time('10:00+01:00'))                                                | '00:00' |
      | datetime.truncate('day', datetime('2024-06-30T10:00[Asia/Tokyo]'))                            | '2024-06-30T00:00+09:00[Asia/Tokyo]' |

  Scenario Outline: [6] Between
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
      | expression                                                                                                 | result |
      | duration.between(date('2024-02-29'), date('2023-02-28'))                                                   | 'P-1Y' |
      | duration.inDays(datetime('2024-03-30T12:00[Europe/Paris]'), datetime('2024-03-31T11:00[Europe/Paris]'))    | 'PT0S' |
      | duration.inDays(localdatetime('2024-01-01T12:00'), date('2024-01-03'))                                     | 'P1D' |
      | duration.inMonths(localdatetime('2024-01-31T00:00'), localdatetime('2024-02-29T23:59'))                    | 'PT0S' |
      | duration.inSeconds(datetime('2024-10-27T00:00[Europe/Paris]'), datetime('2024-10-28T00:00[Europe/Paris]')) | 'PT25H' |
      | duration.between(datetime('2024-10-27T00:00[Europe/Paris]'), datetime('2024-10-28T00:00[Europe/Paris]'))   | 'P1D' |
      | duration.between(time('10:00+02:00'), time('10:00Z'))                                                      | 'PT2H' |
      | duration.between(localtime('10:00'), time('09:00+05:00'))                                                  | 'PT-1H' |
      | duration.inSeconds(date('-999999999-01-01'), date('-999999999-01-02'))                                     | 'PT24H' |
