# What is compiled, relative to the top of the tree. Listed by hand, in alphabetical order.

# quotalaw::io: src/io/*.cpp, src/placement/*.cpp and src/questions/*.cpp
set(QUOTALAW_IO_SOURCES
  src/io/answer_json.cpp
  src/io/assess_roster.cpp
  src/io/calendar.cpp
  src/io/calendar_ics.cpp
  src/io/checkpoint.cpp
  src/io/contracts.cpp
  src/io/document.cpp
  src/io/document_jp.cpp
  src/io/document_th.cpp
  src/io/employer.cpp
  src/io/forms.cpp
  src/io/forms_jp.cpp
  src/io/forms_th.cpp
  src/io/history.cpp
  src/io/language.cpp
  src/io/language_data.cpp
  src/io/plan.cpp
  src/io/provision.cpp
  src/io/report.cpp
  src/io/report_csv.cpp
  src/io/report_html.cpp
  src/io/report_json.cpp
  src/io/report_text.cpp
  src/io/report_xlsx.cpp
  src/io/roster.cpp
  src/io/text_file.cpp
  src/placement/economics.cpp
  src/placement/geo_data.cpp
  src/placement/options.cpp
  src/placement/page.cpp
  src/placement/sample.cpp
  src/population/assess.cpp
  src/population/read.cpp
  src/population/statistics_data.cpp
  src/population/summary.cpp
  src/population/synthetic_jp.cpp
  src/population/synthetic_th.cpp
  src/population/write.cpp
  src/questions/both.cpp
  src/questions/changes.cpp
  src/questions/jp.cpp
  src/questions/jp_facts.cpp
  src/questions/jp_groups.cpp
  src/questions/jp_services.cpp
  src/questions/json.cpp
  src/questions/notices.cpp
  src/questions/questions.cpp
  src/questions/reform_file.cpp
  src/questions/th.cpp
)

# the program quotalaw: src/cli/*.cpp
set(QUOTALAW_CLI_SOURCES
  src/cli/assess.cpp
  src/cli/economics.cpp
  src/cli/calendar.cpp
  src/cli/eval.cpp
  src/cli/history.cpp
  src/cli/law.cpp
  src/cli/main.cpp
  src/cli/place_sample.cpp
  src/cli/program.cpp
  src/cli/population.cpp
  src/cli/questions.cpp
  src/cli/sweep.cpp
  src/cli/whatif.cpp
)

# quotalaw::placement: src/placement/*.cpp
set(QUOTALAW_PLACEMENT_SOURCES
  src/placement/read.cpp
  src/placement/report.cpp
)
