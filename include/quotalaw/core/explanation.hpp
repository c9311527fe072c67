// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The tracers that keep something: reasons as a tree, or only the figures of law that were read.

#include "citation.hpp"
#include "statutory.hpp"
#include "term_value.hpp"
#include "trace.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quotalaw {

/// A named value as text, with its kind so that a report can show it in the reader's habit.
struct named_value {
  std::string_view name;
  term_kind kind = term_kind::text;
  std::string_view currency;  ///< of money
  std::string text;
};

/// A figure of law that a rule read. The pointers live as long as the law, or the reform, they came from.
struct law_reading {
  term_info const* term = nullptr;
  version_info const* version = nullptr;
  std::string value;
  day read_on{};

  bool past_review() const { return read_on > term->reviewed_through; }
};

/// One step of reasoning: what was given, what was read, what was found on the way, what followed, and the steps
/// inside.
struct explanation {
  rule by;
  std::vector<named_value> givens;
  std::vector<law_reading> reads;
  std::vector<named_value> findings;
  std::vector<named_value> conclusions;
  std::vector<std::string_view> remarks;
  std::vector<explanation> steps;
};

template <class V>
named_value describe(std::string_view name, V const& value) {
  named_value out{name, kind_of<V>(), {}, std::string{text_of(value)}};
  if constexpr (requires { value.minor(); }) {
    out.currency = []<class C>(money<C> const&) { return C::code; }(value);
  }
  return out;
}

/// Keeps every step as a tree. One recorder for one assessment; not shared between threads.
class recorder {
 public:
  class step {
   public:
    step(recorder& owner, rule const& r) : owner_{owner}, parent_{owner.open_} {
      node_.by = r;
      owner.open_ = &node_;
    }
    step(step const&) = delete;
    step& operator=(step const&) = delete;
    ~step() {
      owner_.open_ = parent_;
      parent_->steps.push_back(std::move(node_));
    }

    template <class V>
    V const& given(std::string_view name, V const& fact) {
      node_.givens.push_back(describe(name, fact));
      return fact;
    }
    template <class V>
    V const& reads(statutory<V> const& figure) {
      auto const& value = law_reader::value(figure);
      node_.reads.push_back({&figure.term(), &figure.version(), std::string{text_of(value)}, figure.read_on()});
      return value;
    }
    template <class V>
    V const& finds(std::string_view name, V const& value) {
      node_.findings.push_back(describe(name, value));
      return value;
    }
    template <class V>
    V const& concludes(std::string_view name, V const& value) {
      node_.conclusions.push_back(describe(name, value));
      return value;
    }
    void remarks(std::string_view id) { node_.remarks.push_back(id); }

   private:
    recorder& owner_;
    explanation* parent_;
    explanation node_;
  };

  recorder() = default;
  recorder(recorder const&) = delete;
  recorder& operator=(recorder const&) = delete;

  step begin(rule const& r) { return step{*this, r}; }

  /// The steps recorded so far.
  std::vector<explanation> const& steps() const { return root_.steps; }
  std::vector<explanation> take() { return std::move(root_.steps); }

 private:
  explanation root_;
  explanation* open_ = &root_;
};

/// Keeps only which figures of law were read and which remarks were made: enough for the notices of an answer.
class reading_list {
 public:
  struct step {
    reading_list& owner;
    template <class V>
    V const& given(std::string_view, V const& fact) const {
      return fact;
    }
    template <class V>
    V const& reads(statutory<V> const& figure) const {
      owner.add(figure.term(), figure.version(), figure.read_on());
      return law_reader::value(figure);
    }
    template <class V>
    V const& finds(std::string_view, V const& value) const {
      return value;
    }
    template <class V>
    V const& concludes(std::string_view, V const& value) const {
      return value;
    }
    void remarks(std::string_view id) const { owner.remark(id); }
  };

  struct entry {
    term_info const* term;
    version_info const* version;
    day read_on;  ///< the latest
  };

  step begin(rule const&) { return {*this}; }

  void add(term_info const& term, version_info const& version, day on) {
    for (auto& e : entries_) {
      if (e.version == &version) {
        e.read_on = std::max(e.read_on, on);
        return;
      }
    }
    entries_.push_back({&term, &version, on});
  }
  void remark(std::string_view id) {
    for (auto const r : remarks_) {
      if (r == id) {
        return;
      }
    }
    remarks_.push_back(id);
  }

  std::vector<entry> const& entries() const { return entries_; }
  std::vector<std::string_view> const& remarks() const { return remarks_; }

 private:
  std::vector<entry> entries_;
  std::vector<std::string_view> remarks_;
};

static_assert(tracer<recorder>);
static_assert(tracer<reading_list>);

/// The readings and remarks of an explanation, as a reading_list would have kept them.
inline void collect(std::vector<explanation> const& steps, reading_list& into) {
  for (auto const& s : steps) {
    for (auto const& r : s.reads) {
      into.add(*r.term, *r.version, r.read_on);
    }
    for (auto const r : s.remarks) {
      into.remark(r);
    }
    collect(s.steps, into);
  }
}

}  // namespace quotalaw
