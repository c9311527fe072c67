# Every public header, relative to the top of the tree. Listed by hand, in alphabetical order: a header that is
# not in a list is neither verified nor installed.

# quotalaw::quotalaw
set(QUOTALAW_HEADERS
  include/quotalaw/core.hpp
  include/quotalaw/core/calendar.hpp
  include/quotalaw/core/citation.hpp
  include/quotalaw/core/count.hpp
  include/quotalaw/core/error.hpp
  include/quotalaw/core/explanation.hpp
  include/quotalaw/core/money.hpp
  include/quotalaw/core/rate.hpp
  include/quotalaw/core/reform.hpp
  include/quotalaw/core/statutory.hpp
  include/quotalaw/core/term_value.hpp
  include/quotalaw/core/timeline.hpp
  include/quotalaw/core/trace.hpp
  include/quotalaw/core/unrounded.hpp
  include/quotalaw/jp.hpp
  include/quotalaw/jp/assess.hpp
  include/quotalaw/jp/calendar.hpp
  include/quotalaw/jp/counting.hpp
  include/quotalaw/jp/enforcement.hpp
  include/quotalaw/jp/exclusion_rate.hpp
  include/quotalaw/jp/facts.hpp
  include/quotalaw/jp/grants.hpp
  include/quotalaw/jp/hiring_subsidies.hpp
  include/quotalaw/jp/holidays.hpp
  include/quotalaw/jp/home_work.hpp
  include/quotalaw/jp/late_payment.hpp
  include/quotalaw/jp/levy.hpp
  include/quotalaw/jp/obligation.hpp
  include/quotalaw/jp/parameters.hpp
  include/quotalaw/jp/regime.hpp
  include/quotalaw/jp/retention_support.hpp
  include/quotalaw/jp/rows.hpp
  include/quotalaw/jp/special_benefit.hpp
  include/quotalaw/jp/special_subsidiary.hpp
  include/quotalaw/jp/timelines.hpp
  include/quotalaw/jp/transition_support.hpp
  include/quotalaw/placement/economics.hpp
  include/quotalaw/placement/options.hpp
  include/quotalaw/population.hpp
  include/quotalaw/population/batch.hpp
  include/quotalaw/population/columns.hpp
  include/quotalaw/population/sweep.hpp
  include/quotalaw/quotalaw.hpp
  include/quotalaw/th.hpp
  include/quotalaw/th/alternatives.hpp
  include/quotalaw/th/assess.hpp
  include/quotalaw/th/calendar.hpp
  include/quotalaw/th/contribution.hpp
  include/quotalaw/th/deadlines.hpp
  include/quotalaw/th/facts.hpp
  include/quotalaw/th/incentives.hpp
  include/quotalaw/th/late_payment.hpp
  include/quotalaw/th/minimum_wage.hpp
  include/quotalaw/th/options.hpp
  include/quotalaw/th/parameters.hpp
  include/quotalaw/th/part_year.hpp
  include/quotalaw/th/quota.hpp
  include/quotalaw/th/regime.hpp
  include/quotalaw/th/rows.hpp
  include/quotalaw/th/timelines.hpp
  include/quotalaw/version.hpp
)

# quotalaw::io (needs the compiled part)
set(QUOTALAW_IO_HEADERS
  include/quotalaw/io/assessment.hpp
  include/quotalaw/io/checkpoint.hpp
  include/quotalaw/io/language.hpp
  include/quotalaw/io/plan.hpp
  include/quotalaw/io/report.hpp
  include/quotalaw/io/roster.hpp
  include/quotalaw/io/text_file.hpp
  include/quotalaw/placement/geo.hpp
  include/quotalaw/placement/sample.hpp
  include/quotalaw/questions/questions.hpp
)

# quotalaw::placement (needs the compiled part)
set(QUOTALAW_PLACEMENT_HEADERS
  include/quotalaw/placement/facts.hpp
  include/quotalaw/placement/files.hpp
  include/quotalaw/placement/plan.hpp
)
