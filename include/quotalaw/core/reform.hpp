// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What-if values: dated, typed replacements of terms. The citation of a replaced term is the reform, so that no
/// explanation can hide it. Other facts need no reform; another formula is C++ (docs/decisions/0005).

#include "citation.hpp"
#include "error.hpp"
#include "term_value.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw {

/// One replaced value, from its first day on.
struct amendment {
  term_info const* term = nullptr;
  version_info info;  ///< views into the reform that owns it
  packed_value value;
  day until = day::max();  ///< the enacted law holds again from this day
};

/// A set of amendments. An amendment holds from its first day until its own end, or until a later amendment of the same
/// term; before it the enacted law holds. Cheap to copy; what it says stays alive as long as any copy, and must outlive
/// the law read through it.
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
    if (!said_) {
      said_ = std::make_shared<content>();
    } else if (said_.use_count() > 1) {
      auto copy = std::make_shared<content>();
      copy->title = said_->title;
      for (auto const& a : said_->amendments) {
        copy->add(a.term, a.info.from, a.info.value, a.value, a.until);
      }
      said_ = std::move(copy);
    }
    said_->add(&term, from, value, *packed, until.value_or(day::max()));
  }

  /// The amendment in force for a term on a day, if any: the one with the latest first day.
  amendment const* find(term_info const& term, day on) const {
    if (!said_) {
      return nullptr;
    }
    amendment const* best = nullptr;
    for (auto const& a : said_->amendments) {
      if (a.term == &term && a.info.from <= on && on < a.until && (!best || best->info.from <= a.info.from)) {
        best = &a;
      }
    }
    return best;
  }

  auto begin() const { return said_ ? said_->amendments.begin() : none().begin(); }
  auto end() const { return said_ ? said_->amendments.end() : none().end(); }

 private:
  struct content {
    std::string title;
    std::deque<std::string> texts;     // stable addresses
    std::deque<amendment> amendments;  // stable addresses
    void add(term_info const* term, day from, std::string_view value, packed_value packed, day until) {
      auto const& kept = texts.emplace_back(value);
      if (texts.size() == 1 || title_at == static_cast<std::size_t>(-1)) {
        title_at = texts.size();
        texts.push_back(title.empty() ? std::string{"reform"} : title);
      }
      amendments.push_back({term, {from, kept, {"reform", texts[title_at]}, confidence::reform, {}}, packed, until});
    }
    std::size_t title_at = static_cast<std::size_t>(-1);
  };

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
