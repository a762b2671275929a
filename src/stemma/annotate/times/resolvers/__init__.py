"""The ways from a matched pattern to its value, by the name under which rules ask for them."""

from collections.abc import Callable, Mapping

from stemma.annotate.times.resolvers import clock, counted, days, holidays, lengths, months, references, spans
from stemma.annotate.times.scene import Expression, Resolved

Resolver = Callable[[Expression], Resolved | None]

RESOLVERS: Mapping[str, Resolver] = {
    resolver.__name__: resolver
    for resolver in (
        days.iso_date,
        days.fixed_day,
        days.slash_date,
        days.day_of_month,
        days.second_day,
        days.weekday,
        days.day_word,
        days.first_day,
        days.weekdays_ago,
        days.day_of_this_month,
        counted.weekday_of_month,
        counted.week_of_day,
        counted.day_alone,
        counted.this_time,
        holidays.holiday,
        holidays.beside_holiday,
        months.month,
        spans.year,
        spans.spoken_year,
        spans.short_year,
        spans.decade,
        spans.century,
        spans.quarter,
        spans.half_year,
        spans.season,
        spans.shifted_period,
        spans.current_period,
        spans.year_end,
        references.spoken_period,
        references.year_earlier,
        references.reference_period,
        references.offset_from_reference,
        references.ago,
        references.from_now,
        clock.clock,
        clock.clock_on_day,
        clock.part_of_day,
        clock.part_of_reference,
        lengths.fixed,
        lengths.duration,
        lengths.vague_duration,
        lengths.duration_from_now,
        lengths.often,
        lengths.times_a_period,
        lengths.weekday_of_each_month,
        lengths.repeated,
        lengths.repeated_weekday,
    )
}
