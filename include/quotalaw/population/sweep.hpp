// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Many what-ifs over one population in one go: a block of rows is read and checked once and computed under every law
/// while it is in cache. What-ifs that agree in the first part of their plan share its work. Finished what-ifs can be
/// handed out as they finish (io/checkpoint.hpp keeps them in a file). docs/how-to/columns.md

#include "../core/reform.hpp"
#include "batch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::population {

/// A hash that names what went into a run (FNV-1a, 64 bits): to tell runs apart, not to keep secrets.
class fingerprint {
 public:
  constexpr fingerprint& add(std::int64_t n) {
    constexpr std::uint64_t prime = 0x100000001b3;
    value_ = (value_ ^ static_cast<std::uint64_t>(n)) * prime;
    value_ ^= value_ >> 32;  // whole words are taken at once: let the upper half come down
    return *this;
  }
  constexpr fingerprint& add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    for (char const c : text) {
      add(static_cast<std::int64_t>(static_cast<unsigned char>(c)));
    }
    return *this;
  }
  std::string text() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) {
      out += digits[static_cast<std::size_t>(value_ >> shift & 15)];
    }
    return out;
  }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// The fingerprint of what-ifs: titles do not matter, amendments and their order do.
inline std::string fingerprint_of(std::span<reform const> what_ifs) {
  fingerprint out;
  for (auto const& r : what_ifs) {
    out.add("reform");
    for (auto const& a : r) {
      out.add(a.term->id).add(a.info.value);
      out.add(a.info.from.time_since_epoch().count()).add(a.until.time_since_epoch().count());
    }
  }
  return out.text();
}

/// The fingerprint of a table: its values, whatever their width.
template <class K>
std::string fingerprint_of(table<K> const& t) {
  fingerprint out;
  out.add(static_cast<std::int64_t>(t.units)).add(static_cast<std::int64_t>(t.groups));
  auto column_of = [&](std::string_view name, column const& c) {
    out.add(name);
    for (std::size_t i = 0; c.present() && i < c.size(); ++i) {
      if (c.valid(i)) {
        out.add(c.at(i));
      } else {
        out.add("none");
      }
    }
  };
  for (std::size_t c = 0; c < K::inputs.size(); ++c) {
    column_of(K::inputs[c].name, t.in[c]);
  }
  column_of("weight", t.weight);
  column_of("group", t.group);
  return out.text();
}

/// Totals as plain numbers, in a fixed order, and back.
template <class K>
std::vector<int128> numbers_of(totals<K> const& t) {
  std::vector<int128> out{t.units};
  out.insert(out.end(), t.sum.begin(), t.sum.end());
  out.insert(out.end(), t.nonzero.begin(), t.nonzero.end());
  out.insert(out.end(), t.by_status.begin(), t.by_status.end());
  return out;
}
template <class K>
inline constexpr std::size_t numbers_in_totals = 1 + 2 * K::outputs.size() + row_statuses;

template <class K>
totals<K> totals_from(std::span<int128 const> numbers) {
  totals<K> out{};
  std::size_t i = 0;
  out.units = numbers[i++];
  for (auto& n : out.sum) {
    n = numbers[i++];
  }
  for (auto& n : out.nonzero) {
    n = numbers[i++];
  }
  for (auto& n : out.by_status) {
    n = static_cast<std::uint64_t>(numbers[i++]);
  }
  return out;
}

/// How a sweep is carried out. Nothing here changes a result.
template <class K>
struct sweep_options {
  run_options run{};  ///< progress counts units times what-ifs
  /// What-ifs computed in one pass over the data: the more, the fewer passes; the fewer, the sooner some are finished.
  std::size_t together = 64;
  /// Called with each what-if that is finished, and the totals of its groups. By one thread.
  std::function<void(std::size_t index, std::vector<totals<K>> const& groups)> finished{};
  /// What-ifs that are finished already, by index; they are taken over and not computed.
  std::function<std::vector<totals<K>> const*(std::size_t index)> known{};
};

template <class K>
struct sweep_result {
  std::vector<std::vector<totals<K>>> of;  ///< for each what-if the totals of its groups; empty if it was not finished
  std::size_t finished = 0;
  bool complete = false;
  totals<K> all(std::size_t index) const {
    totals<K> out{};
    for (auto const& g : of.at(index)) {
      out += g;
    }
    return out;
  }
};

namespace detail {

template <class K>
struct sweep_task {
  table<K> const& facts;
  std::span<typename K::plan const* const> plans;  ///< those with an equal first part stand together
  std::span<outputs<K> const* const> to;           ///< one for each plan, or empty
  std::span<bool const> shares;                    ///< the first part is that of the plan before
  std::size_t groups;
};

template <class K>
QUOTALAW_INLINED void run_sweep(sweep_task<K> const& task, std::size_t from, std::size_t to, workplace<K>& at,
                                totals<K>* sums) {
  for (auto unit = from; unit < to; unit += block<K>::units) {
    at.take(unit, std::min(block<K>::units, to - unit));
    for (std::size_t i = 0; i < task.plans.size(); ++i) {
      at.settle(*task.plans[i], task.to.empty() ? nullptr : task.to[i], writing::kept, sums + i * task.groups,
                task.shares[i]);
    }
  }
}

template <class K>
[[gnu::noinline, gnu::flatten]] void run_sweep_plain(sweep_task<K> const& task, std::size_t from, std::size_t to,
                                                     workplace<K>& at, totals<K>* sums) {
  run_sweep(task, from, to, at, sums);
}
#if defined(QUOTALAW_PROCESSORS)
template <class K>
QUOTALAW_FOR_AVX2 void run_sweep_avx2(sweep_task<K> const& task, std::size_t from, std::size_t to, workplace<K>& at,
                                      totals<K>* sums) {
  run_sweep(task, from, to, at, sums);
}
template <class K>
QUOTALAW_FOR_AVX512 void run_sweep_avx512(sweep_task<K> const& task, std::size_t from, std::size_t to, workplace<K>& at,
                                          totals<K>* sums) {
  run_sweep(task, from, to, at, sums);
}
#endif

}  // namespace detail

/// Assesses every unit of a table under every law.
/// \param to where the rows of each law go, one for each plan; or nothing, for totals only.
/// \throws facts_error if the columns do not fit together. Never for a row.
template <jurisdiction K>
sweep_result<K> sweep(table<K> const& facts, std::span<typename K::plan const> plans,
                      sweep_options<K> const& options = {}, std::span<outputs<K> const> to = {},
                      processor on = this_processor()) {
  facts.check();
  if (!to.empty()) {
    detail::expect_length("outputs", to.size(), plans.size());
  }
  for (auto const& o : to) {
    o.check(facts);
  }
  auto const threads = std::max(1u, options.run.threads);
  auto const groups = std::max<std::size_t>(1, facts.groups);

  sweep_result<K> out{};
  out.of.resize(plans.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    auto const* const known = options.known && to.empty() ? options.known(i) : nullptr;
    if (known) {
      out.of[i] = *known;
      ++out.finished;
    } else {
      order.push_back(i);
    }
  }
  // Plans with the same first part together, in the order of the first of each.
  std::vector<std::size_t> kind(plans.size());
  std::vector<std::size_t> first_of;
  for (auto const i : order) {
    std::size_t k = 0;
    while (k < first_of.size() && !(plans[first_of[k]].first == plans[i].first)) {
      ++k;
    }
    if (k == first_of.size()) {
      first_of.push_back(i);
    }
    kind[i] = k;
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return kind[a] < kind[b]; });

  auto const all_work = facts.units * order.size();
  std::size_t work_done = 0;
  auto const together = std::max<std::size_t>(1, options.together);
  std::vector<std::unique_ptr<detail::workplace<K>>> places(threads);
  for (std::size_t at = 0; at < order.size(); at += together) {
    auto const count = std::min(together, order.size() - at);
    std::vector<typename K::plan const*> of_pass(count);
    std::vector<outputs<K> const*> to_pass;
    auto const shares = std::make_unique<bool[]>(count);
    for (std::size_t i = 0; i < count; ++i) {
      of_pass[i] = &plans[order[at + i]];
      shares[i] = i > 0 && kind[order[at + i]] == kind[order[at + i - 1]];
      if (!to.empty()) {
        to_pass.push_back(&to[order[at + i]]);
      }
    }
    detail::sweep_task<K> const task{facts, of_pass, to_pass, {shares.get(), count}, groups};
    std::vector<std::vector<totals<K>>> sums(threads, std::vector<totals<K>>(count * groups));
    auto run = options.run;
    if (run.progress) {
      run.progress = [&](std::size_t done, std::size_t) { options.run.progress(work_done + done * count, all_work); };
    }
    bool const complete = detail::in_pieces(
        facts.units, detail::block<K>::units * std::max<std::size_t>(1, detail::blocks_per_piece / count), run,
        [&](std::size_t from, std::size_t end, std::size_t worker) {
          if (!places[worker]) {
            places[worker] = std::make_unique<detail::workplace<K>>(facts);
          }
          auto& at_work = *places[worker];
          auto* const s = sums[worker].data();
          switch (on) {
#if defined(QUOTALAW_PROCESSORS)
            case processor::avx512:
              return detail::run_sweep_avx512(task, from, end, at_work, s);
            case processor::avx2:
              return detail::run_sweep_avx2(task, from, end, at_work, s);
#endif
            default:
              return detail::run_sweep_plain(task, from, end, at_work, s);
          }
        });
    if (!complete) {
      return out;
    }
    work_done += facts.units * count;
    for (std::size_t i = 0; i < count; ++i) {
      auto& result = out.of[order[at + i]];
      result.resize(groups);
      for (auto const& of_thread : sums) {
        for (std::size_t g = 0; g < groups; ++g) {
          result[g] += of_thread[i * groups + g];
        }
      }
      ++out.finished;
      if (options.finished) {
        options.finished(order[at + i], result);
      }
    }
  }
  out.complete = true;
  return out;
}

}  // namespace quotalaw::population
