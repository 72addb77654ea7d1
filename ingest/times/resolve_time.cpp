// Resolution of stated times: nearest fitting day, month or year by tense.
#include "ingest/times/resolve_time.hpp"

#include <algorithm>

namespace entente::ingest {

namespace {

Date day_date(std::int64_t days) { return {days, DatePrecision::Day}; }
Date month_date(std::int64_t year, int month) { return {from_civil(year, month, 1), DatePrecision::Month}; }
Date year_date(std::int64_t year) { return {from_civil(year, 1, 1), DatePrecision::Year}; }

/// 1970-01-01 was a Thursday.
int weekday_of(std::int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7); }

Date shift_months(const Date& from, std::int64_t months) {
  const CivilDate civil = to_civil(from.days);
  const std::int64_t index = civil.year * 12 + (civil.month - 1) + months;
  const std::int64_t year = index >= 0 ? index / 12 : -((11 - index) / 12);
  return month_date(year, static_cast<int>(index - year * 12) + 1);
}

std::optional<Date> with_year(const StatedTime& time, std::int64_t year) {
  if (!time.month) return year_date(year);
  if (!time.day) return month_date(year, *time.month);
  if (time.day == kLastDayOfMonth)
    return day_date(from_civil(year, *time.month, days_in_month(year, *time.month)));
  if (*time.day > days_in_month(year, *time.month)) return std::nullopt;
  return day_date(from_civil(year, *time.month, *time.day));
}

/// "that August", "the following April": counted from the time told before.
std::optional<Date> month_told(const StatedTime& time, const Date& told) {
  const CivilDate civil = to_civil(told.days);
  const bool year_only = told.precision == DatePrecision::Year;
  if (time.choice == TimeChoice::Next)
    return with_year(time, !year_only && *time.month > civil.month ? civil.year : civil.year + 1);
  if (time.choice == TimeChoice::Last)
    return with_year(time, !year_only && *time.month < civil.month ? civil.year : civil.year - 1);
  return with_year(time, civil.year);
}

/// "On May 31, 1961, he landed ... He reached Vienna on June 2": days after the time told, years before
/// today.
std::optional<Date> next_in_story(const StatedTime& time, const TimeContext& context) {
  constexpr std::int64_t kLongPast = 366;
  constexpr std::int64_t kNear = 100;
  const auto& told = context.previous;
  if (!told || !context.today || told->precision == DatePrecision::Year ||
      context.today->days - last_day(*told).days < kLongPast)
    return std::nullopt;
  const std::int64_t year = to_civil(told->days).year;
  for (const std::int64_t in : {year, year + 1}) {
    const auto next = with_year(time, in);
    if (next && next->days >= told->days && next->days <= told->days + kNear) return next;
  }
  return std::nullopt;
}

/// The year of "February 24" or "May" by what today is and whether the clause looks back or ahead.
std::optional<Date> find_year(const StatedTime& time, const TimeContext& context, Tense tense) {
  if (time.anchor == TimeAnchor::Previous && context.previous) return month_told(time, *context.previous);
  if (context.story_year && tense != Tense::Future && time.choice == TimeChoice::Nearest) {
    if (const auto& told = context.told_months[static_cast<std::size_t>(*time.month)];
        told && time.day && (!context.today || *told < to_civil(context.today->days).year)) {
      const auto before = with_year(time, *told);
      // "in November 2005 ... in June 2006 ... On Nov. 21": the story has moved on
      const bool moved_on = before && context.previous && *told < *context.story_year &&
                            context.previous->days > before->days + 31;
      if (!moved_on) return before;
    }
    // The story moves on: "in November 2023 ... in February" is the February after it, if that is past.
    auto told = with_year(time, *context.story_year);
    constexpr std::int64_t kBack = 92;  // "on July 30 ... had been in Bonn on July 27": a little back
    if (told && context.previous && context.today && told->days + kBack < context.previous->days &&
        context.previous->precision != DatePrecision::Year) {
      const auto after = with_year(time, *context.story_year + 1);
      if (after && after->days <= context.today->days) return after;
    }
    return told;
  }
  if (!context.today) return std::nullopt;
  if (tense == Tense::Past && time.choice == TimeChoice::Nearest && !context.story_year) {
    if (const auto next = next_in_story(time, context)) return next;
  }
  const CivilDate today = to_civil(context.today->days);
  if (const auto& told = context.told_months[static_cast<std::size_t>(*time.month)];
      told && time.day && tense == Tense::Past && context.previous && *told < today.year) {
    // "in April 1955 ... a year earlier ... on April 11": still of those days
    const std::int64_t before = to_civil(context.previous->days).year;
    if (before < today.year && before - *told <= 1 && *told - before <= 1) return with_year(time, *told);
  }
  if (context.today->precision == DatePrecision::Year) {
    const int step = time.choice == TimeChoice::Last ? -1 : time.choice == TimeChoice::Next ? 1 : 0;
    return with_year(time, today.year + step);
  }
  const int day = time.day == kLastDayOfMonth ? 28 : time.day.value_or(0);
  const bool later = *time.month > today.month || (*time.month == today.month && day > today.day);
  const bool earlier =
      *time.month < today.month || (*time.month == today.month && time.day && day < today.day);
  const bool same_month = *time.month == today.month;
  switch (time.choice) {
    case TimeChoice::Last:
      return with_year(time, later || same_month ? today.year - 1 : today.year);
    case TimeChoice::This:
      return with_year(time, today.year);
    case TimeChoice::Next:
      return with_year(time, earlier || same_month ? today.year + 1 : today.year);
    case TimeChoice::Nearest:
      break;
  }
  const int distance = *time.month - today.month;  // months ahead, negative: behind
  if (tense == Tense::Past) {
    // A few days ahead of the document's date is a date of this year all the same (time zones, embargoes).
    const bool just_ahead = later && time.day &&
                            from_civil(today.year, *time.month, std::min(day, 28)) - context.today->days <= 2;
    // "on Jan. 28, 2005 they met ... in February": a story without a date of its own moves on
    const bool moves_on = context.today_from_text && distance <= 6;
    return with_year(time, later && !just_ahead && !moves_on ? today.year - 1 : today.year);
  }
  if (tense == Tense::Future) return with_year(time, earlier ? today.year + 1 : today.year);
  if (distance > 6) return with_year(time, today.year - 1);
  if (distance < -6) return with_year(time, today.year + 1);
  return with_year(time, today.year);
}

/// "the 15th": of the month of the time before, else of the document's.
std::optional<Date> day_of_month_told(const StatedTime& time, const TimeContext& context, Tense tense) {
  const auto& told = context.previous && context.previous->precision != DatePrecision::Year ? context.previous
                                                                                            : context.today;
  if (!told || told->precision == DatePrecision::Year) return std::nullopt;
  const CivilDate civil = to_civil(told->days);
  if (time.day == kLastDayOfMonth)
    return day_date(from_civil(civil.year, civil.month, days_in_month(civil.year, civil.month)));
  if (told != context.today || tense != Tense::Past || told->precision != DatePrecision::Day ||
      *time.day <= civil.day + 2) {
    if (*time.day > days_in_month(civil.year, civil.month)) return std::nullopt;
    const Date day = day_date(from_civil(civil.year, civil.month, *time.day));
    const bool to_come = tense == Tense::Past && context.today &&
                         context.today->precision == DatePrecision::Day &&
                         told->days <= context.today->days && day.days > context.today->days + 2;
    if (!to_come) return day;  // "came home last night ... On the 28th he was received", told on the 5th
  }
  const CivilDate before = to_civil(shift_months(*told, -1).days);  // "on the 28th", told on the 5th
  if (*time.day > days_in_month(before.year, before.month)) return std::nullopt;
  return day_date(from_civil(before.year, before.month, *time.day));
}

/// The weekday on or after a day; strictly after it where `later`.
Date weekday_from(const Date& day, int weekday, bool later) {
  const int ahead = (weekday - weekday_of(day.days) + 7) % 7;
  return day_date(day.days + (later && ahead == 0 ? 7 : ahead));
}

/// "that Friday", "the following Monday": counted from the day told before.
Date weekday_told(const StatedTime& time, const Date& told) {
  if (time.choice != TimeChoice::Last)
    return weekday_from(told, *time.weekday, time.choice == TimeChoice::Next);
  const int back = (weekday_of(told.days) - *time.weekday + 7) % 7;
  return day_date(told.days - (back == 0 ? 7 : back));
}

std::optional<Date> find_weekday(const StatedTime& time, const TimeContext& context, Tense tense) {
  const auto& told = context.previous;
  if (time.counted) {  // "Monday of last week"
    if (!context.today || context.today->precision != DatePrecision::Day) return std::nullopt;
    return day_date(context.today->days - weekday_of(context.today->days) + *time.weekday);
  }
  if (time.anchor == TimeAnchor::Previous && time.or_previous) {  // "on the Sunday": days long past
    const auto& day = told && told->precision == DatePrecision::Day ? told : context.previous_day;
    constexpr std::int64_t kRecent = 14;
    if (day && context.today && context.today->days - day->days > kRecent) return weekday_told(time, *day);
  } else if (time.anchor == TimeAnchor::Previous && told && told->precision == DatePrecision::Day) {
    return weekday_told(time, *told);
  }
  if (context.story_day && tense == Tense::Past && time.choice == TimeChoice::Nearest)
    return weekday_from(*context.story_day, *time.weekday, false);
  if (!context.today || context.today->precision != DatePrecision::Day) return std::nullopt;
  if (context.entry_day && tense != Tense::Future && time.choice == TimeChoice::Nearest)
    return weekday_from(*context.entry_day, *time.weekday, false);
  const std::int64_t today = context.today->days;
  const int now = weekday_of(today);
  const int ahead = (*time.weekday - now + 7) % 7;  // 0 to 6
  const int back = (now - *time.weekday + 7) % 7;
  switch (time.choice) {
    case TimeChoice::Last:
      // On a Friday, "last Thursday" is not yesterday, but that of the week before.
      return day_date(today - (back <= 1 ? back + 7 : back));
    case TimeChoice::Next:
      return day_date(today + (ahead == 0 ? 7 : ahead));
    case TimeChoice::This:
      return day_date(tense == Tense::Past ? today - back : today + ahead);
    case TimeChoice::Nearest:
      break;
  }
  if (tense == Tense::Future) return day_date(today + ahead);
  // A story without a date of its own is told within days of the day it opens with.
  constexpr int kSoon = 2;
  if (context.today_from_text && (tense == Tense::Present || ahead <= kSoon)) return day_date(today + ahead);
  if (tense == Tense::Present && ahead <= context.soon) return day_date(today + ahead);  // "opens on Tuesday"
  return day_date(today - back);
}

std::optional<Date> find_season(const StatedTime& time, const TimeContext& context, Tense tense) {
  if (time.anchor == TimeAnchor::Previous && context.previous) {
    const CivilDate told = to_civil(context.previous->days);
    const bool still = context.previous->precision != DatePrecision::Year && *time.month > told.month + 1;
    if (time.choice == TimeChoice::Next) return year_date(still ? told.year : told.year + 1);
    return year_date(time.choice == TimeChoice::Last ? told.year - 1 : told.year);
  }
  if (!context.today) return std::nullopt;
  const CivilDate today = to_civil(context.today->days);
  const bool over = *time.month + 1 < today.month;  // its months lie behind us
  if (time.choice == TimeChoice::Last) return year_date(over ? today.year : today.year - 1);
  if (time.choice == TimeChoice::Next) return year_date(over ? today.year + 1 : today.year);
  if (time.choice == TimeChoice::Nearest) {  // "in the autumn"
    if (context.story_year && tense == Tense::Past) return year_date(*context.story_year);
    const bool ahead = *time.month - 1 > today.month;
    if (tense == Tense::Past && ahead) return year_date(today.year - 1);
    if (tense == Tense::Future && over) return year_date(today.year + 1);
  }
  return year_date(today.year);
}

/// Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
std::int64_t easter_of(std::int64_t year) {
  const std::int64_t a = year % 19;
  const std::int64_t b = year / 100;
  const std::int64_t c = year % 100;
  const std::int64_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const std::int64_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const std::int64_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return from_civil(year, static_cast<int>(f / 31), static_cast<int>(f % 31 + 1));
}

std::optional<Date> find_feast(const StatedTime& time, const TimeContext& context, Tense tense) {
  const auto in_year = [&](std::int64_t year) {
    const std::int64_t day = easter_of(year) + time.amount;
    const CivilDate civil = to_civil(day);
    return time.unit == TimeUnit::Month ? month_date(civil.year, civil.month) : day_date(day);
  };
  if (time.year) return in_year(*time.year);
  if (time.anchor == TimeAnchor::Previous && context.previous)
    return in_year(to_civil(context.previous->days).year);
  if (context.story_year && tense == Tense::Past) return in_year(*context.story_year);
  if (!context.today) return std::nullopt;
  const std::int64_t year = to_civil(context.today->days).year;
  if (time.years_on) return in_year(year + *time.years_on);
  const Date here = in_year(year);
  if (context.today->precision == DatePrecision::Year) return here;
  if (tense == Tense::Past && here.days > last_day(*context.today).days) return in_year(year - 1);
  if (tense == Tense::Future && last_day(here).days < context.today->days) return in_year(year + 1);
  return here;
}

std::optional<Date> shift(const Date& from, TimeUnit unit, std::int64_t amount, bool ago) {
  const CivilDate civil = to_civil(from.days);
  switch (unit) {
    case TimeUnit::Day:
      // "In June 1989 he came home ... Next day": known to the month
      if (from.precision == DatePrecision::Month && amount > -2 && amount < 2) return from;
      if (from.precision != DatePrecision::Day) return amount == 0 ? std::optional<Date>(from) : std::nullopt;
      return day_date(from.days + amount);
    case TimeUnit::Week: {
      if (from.precision != DatePrecision::Day)
        return from.precision == DatePrecision::Month && amount > -3 && amount < 3 ? std::optional<Date>(from)
                                                                                   : std::nullopt;
      // A week is known to its month: that of its middle day; weeks that are counted, to that of the day.
      const bool counted = ago || amount < -1 || amount > 1;
      if (amount == -1 && !ago && weekday_of(from.days) == 6) {  // said on a Sunday: the week just ended
        const CivilDate ended = to_civil(from.days - 3);
        return month_date(ended.year, ended.month);
      }
      const std::int64_t middle =
          counted ? from.days + amount * 7 : from.days - weekday_of(from.days) + 3 + amount * 7;
      const CivilDate in = to_civil(middle);
      return month_date(in.year, in.month);
    }
    case TimeUnit::Month:
      if (from.precision == DatePrecision::Year) return std::nullopt;
      return shift_months(from, amount);
    case TimeUnit::Quarter:
    case TimeUnit::Season:
      return year_date(to_civil(shift_months(from, amount * 3).days).year);
    case TimeUnit::Year:
      return year_date(civil.year + amount);
    case TimeUnit::Decade:
      return amount == 0 ? std::nullopt : std::optional<Date>(year_date(civil.year + amount * 10));
  }
  return std::nullopt;
}

/// Whether a time is a month that ended more than a year before a day.
bool is_month_long_before(const Date& time, const Date& day) {
  constexpr std::int64_t kYear = 366;
  return time.precision == DatePrecision::Month && last_day(time).days + kYear < day.days;
}

}  // namespace

std::optional<Date> resolve_time(const StatedTime& time, const TimeContext& context, Tense tense) {
  switch (time.kind) {
    case StatedKind::Calendar:
      if (time.day && !time.month) return day_of_month_told(time, context, tense);
      if (time.year) return with_year(time, *time.year);
      if (time.years_on) {
        if (!context.today) return std::nullopt;
        return with_year(time, to_civil(context.today->days).year + *time.years_on);
      }
      return time.month ? find_year(time, context, tense) : std::nullopt;
    case StatedKind::Weekday: {
      auto day = find_weekday(time, context, tense);
      if (day) day->days += 7 * time.amount;
      if (!day || time.unit != TimeUnit::Month) return day;
      const CivilDate civil = to_civil(day->days);
      return month_date(civil.year, civil.month);
    }
    case StatedKind::Season:
      return find_season(time, context, tense);
    case StatedKind::Feast:
      return find_feast(time, context, tense);
    case StatedKind::Offset: {
      // "in March 1973 ... eleven days later": not days after one told of another time
      const bool of_day = time.unit == TimeUnit::Day && context.previous_day && context.previous &&
                          context.previous->precision != DatePrecision::Day &&
                          !is_month_long_before(*context.previous, *context.previous_day) &&
                          (!context.today || context.previous_day->days <= last_day(*context.today).days);
      // "will see him in November ... left the same evening": not of what is to come
      const bool to_come = tense == Tense::Past && time.unit == TimeUnit::Day && context.previous &&
                           context.today && context.past_day &&
                           context.previous->days > last_day(*context.today).days;
      const auto& told = to_come ? context.past_day : of_day ? context.previous_day : context.previous;
      const auto& anchor = time.anchor == TimeAnchor::Event              ? context.event
                           : time.anchor == TimeAnchor::Previous && told ? told
                                                                         : context.today;
      if (!anchor) return std::nullopt;
      // "Twenty years on, the town remembers": counted from a time not told
      if (time.anchor == TimeAnchor::Previous && !context.previous && time.amount > 0) return std::nullopt;
      // "Earlier on the same day", where only a year was told since: of the document's
      if (time.anchor == TimeAnchor::Previous && time.unit == TimeUnit::Day && time.amount == 0 &&
          anchor->precision == DatePrecision::Year && !context.story_year && context.today)
        return context.today;
      if (time.amount < -5000 || time.amount > 5000) return std::nullopt;
      if (time.years_on) {
        const CivilDate day = to_civil(anchor->days);
        if (anchor->precision != DatePrecision::Day || *time.years_on < -500) return std::nullopt;
        const std::int64_t year = day.year + *time.years_on;
        return day_date(from_civil(year, day.month, std::min(day.day, days_in_month(year, day.month))));
      }
      if (time.or_previous && time.unit == TimeUnit::Month && anchor->precision == DatePrecision::Year)
        return anchor;  // "in 2008 ... within days"
      return shift(*anchor, time.unit, time.amount, time.counted);
    }
    case StatedKind::Vague:
      break;
  }
  return std::nullopt;
}

}  // namespace entente::ingest
