// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What-if values: dated, typed replacements of terms. The citation of a replaced term is the reform, so that no
/// explanation can hide it. Other facts need no reform; another formula is C++ (docs/decisions/0005).

#include "citation.hpp"
#include "error.hpp"
#include "term_value.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quotalaw {

/// One replaced value, from its first day on.
struct amendment {
  term_info const* term = nullptr;
  version_info info;  ///< views into the reform that owns it
  packed_value value;
  day until = day::max();  ///< the enacted law holds again from this day
  std::size_t layer = 0;   ///< place of its reform in the stack: the higher wins
};

/// Two amendments of one term from two reforms of a stack that hold on a same day: the later reform's holds.
struct overridden_amendment {
  amendment const* earlier = nullptr;
  amendment const* later = nullptr;
};

/// A set of amendments. An amendment holds from its first day until its own end, or until a later amendment of the same
/// term; before it the enacted law holds. Reforms can be stacked: where two of them amend a term on a same day, the one
/// stacked later holds. Cheap to copy; what it says stays alive as long as any copy, and must outlive the law read
/// through it.
class reform {
 public:
  /// No amendment at all: the enacted law.
  reform() = default;
  explicit reform(std::string title) : said_{std::make_shared<content>()} { said_->title = std::move(title); }

  bool empty() const { return !said_ || said_->amendments.empty(); }
  std::string_view title() const { return said_ ? std::string_view{said_->title} : std::string_view{}; }

  /// Replaces the value of `term` from `from` on. \throws law_error (`invalid_reform`) if the text does not fit its
  /// kind.
  void amend(term_info const& term, day from, std::string_view value, std::optional<day> until = std::nullopt) {
    if (term.kind == term_kind::money_table) {
      throw law_error(errc::invalid_reform, sentences::reform_table, {{"term", std::string{term.id}}});
    }
    auto const packed = parse(term, value);
    if (!packed || (term.divisor && packed->a == 0)) {
      throw law_error(errc::invalid_reform, sentences::reform_value,
                      {{"value", std::string{value}},
                       {"term", std::string{term.id}},
                       {"kind", std::string{text_of(term.kind)}},
                       {"example", std::string{term.versions.front().value}}});
    }
    own().add({&term, {from, value, {}, confidence::reform, {}}, *packed, until.value_or(day::max()), 0});
  }

  /// Replaces a whole table of amounts by key, such as the wages by province. `said` is how the change is shown.
  template <currency C>
  void amend_table(term_info const& term, day from, std::vector<money<C>> values, std::string_view said,
                   std::optional<day> until = std::nullopt) {
    auto kept = std::make_shared<std::vector<money<C>> const>(std::move(values));
    auto& mine = own();
    mine.add({&term,
              {from, said, {}, confidence::reform, {}},
              term_value<money_table<C>>::pack(*kept),
              until.value_or(day::max()),
              0});
    mine.tables.push_back(std::move(kept));
  }

  /// Puts another reform on top: its amendments keep their own title and hold before those already here.
  void stack(reform const& later) {
    if (!later.said_ || later.said_ == said_) {
      return;
    }
    auto& mine = own();
    auto const layer = mine.layers++;
    for (auto const& a : later.said_->amendments) {
      auto lifted = a;
      lifted.layer += layer;
      mine.add(lifted, a.info.source.at);
    }
    mine.layers += later.said_->layers - 1;
    mine.tables.insert(mine.tables.end(), later.said_->tables.begin(), later.said_->tables.end());
    if (!later.said_->title.empty()) {
      mine.title += (mine.title.empty() ? "" : " + ") + later.said_->title;
    }
  }

  /// Where a reform of the stack takes the place of an earlier one.
  std::vector<overridden_amendment> overridden() const {
    std::vector<overridden_amendment> out;
    for (auto const& a : *this) {
      for (auto const& b : *this) {
        if (a.term == b.term && a.layer < b.layer && a.info.from < b.until && b.info.from < a.until) {
          out.push_back({&a, &b});
        }
      }
    }
    return out;
  }

  /// The amendment in force for a term on a day, if any: of the highest reform of the stack the one with the latest
  /// first day.
  amendment const* find(term_info const& term, day on) const {
    if (!said_) {
      return nullptr;
    }
    amendment const* best = nullptr;
    for (auto const& a : said_->amendments) {
      if (a.term == &term && a.info.from <= on && on < a.until &&
          (!best || std::pair{best->layer, best->info.from} <= std::pair{a.layer, a.info.from})) {
        best = &a;
      }
    }
    return best;
  }

  std::deque<amendment>::const_iterator begin() const { return said_ ? said_->amendments.begin() : none().begin(); }
  std::deque<amendment>::const_iterator end() const { return said_ ? said_->amendments.end() : none().end(); }

 private:
  struct content {
    std::string title;
    std::deque<std::string> texts;     // stable addresses
    std::deque<amendment> amendments;  // stable addresses
    std::vector<std::shared_ptr<void const>> tables;
    std::size_t layers = 1;

    content() = default;
    content(content const& other) : title{other.title}, tables{other.tables}, layers{other.layers} {
      for (auto const& a : other.amendments) {
        add(a, a.info.source.at);
      }
    }
    content& operator=(content const&) = delete;

    /// Keeps an amendment with words of its own; without a title it is cited by that of the reform.
    void add(amendment a, std::optional<std::string_view> cited = std::nullopt) {
      a.info.value = texts.emplace_back(a.info.value);
      auto const named = cited ? *cited : title.empty() ? std::string_view{"reform"} : std::string_view{title};
      a.info.source = {"reform", texts.emplace_back(named)};
      amendments.push_back(a);
    }
  };

  content& own() {
    if (!said_) {
      said_ = std::make_shared<content>();
    } else if (said_.use_count() > 1) {
      said_ = std::make_shared<content>(*said_);
    }
    return *said_;
  }

  static std::deque<amendment> const& none() {
    static std::deque<amendment> const empty;
    return empty;
  }

  static std::optional<packed_value> parse(term_info const& term, std::string_view text) {
    switch (term.kind) {
      case term_kind::rate:
        return term_value<rate>::parse(text);
      case term_kind::money: {  // of any currency: only the number of decimals matters
        auto const minor = parse_decimal(text, term.decimals);
        return minor && *minor >= 0 ? std::optional{packed_value{*minor, 0}} : std::nullopt;
      }
      case term_kind::heads:
        return term_value<heads>::parse(text);
      case term_kind::half_heads:
        return term_value<half_heads>::parse(text);
      case term_kind::person_months:
        return term_value<person_months>::parse(text);
      case term_kind::days:
        return term_value<number_of_days>::parse(text);
      case term_kind::months:
        return term_value<number_of_months>::parse(text);
      case term_kind::years:
        return term_value<number_of_years>::parse(text);
      case term_kind::count:
        return term_value<plain_count>::parse(text);
      case term_kind::hours:
        return term_value<weekly_hours>::parse(text);
      case term_kind::yearly_day:
        return term_value<month_day>::parse(text);
      case term_kind::single_day:
        return term_value<day>::parse(text);
      case term_kind::flag:
        return term_value<bool>::parse(text);
      case term_kind::choice: {
        std::int64_t i = 0;
        for (auto const choice : term.choices) {
          if (choice == text) {
            return packed_value{i, 0};
          }
          ++i;
        }
        return std::nullopt;
      }
      case term_kind::money_table:
      case term_kind::text:
        break;
    }
    return std::nullopt;
  }

  std::shared_ptr<content> said_;
};

}  // namespace quotalaw
