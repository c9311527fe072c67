// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// How one company can close its shortage, and the cheapest lawful mix of ways: whole persons, exact money, proven by
/// the search itself. Prices come from th::compare and jp::assess; no rule is repeated here. docs/how-to/options.md

#include "../core/error.hpp"
#include "../core/money.hpp"
#include "../core/rate.hpp"
#include "../jp/assess.hpp"
#include "../jp/home_work.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quotalaw::placement {

/// The largest number of places for which a mix is sought.
inline constexpr std::int64_t most_places = 20'000;

/// One way to fill a place, and what one such place costs a year.
template <currency C>
struct way_price {
  std::string id;
  money<C> gross{};        ///< paid out
  money<C> net{};          ///< after tax, or the same as gross
  money<C> received{};     ///< by the person
  bool at_work = true;     ///< somebody works or receives, rather than the Fund
  std::int64_t least = 0;  ///< at least so many
  std::optional<std::int64_t> most{};
};

template <currency C>
struct mix_limits {
  std::optional<money<C>> budget{};     ///< for all that is paid out
  std::optional<rate> share_at_work{};  ///< at least this share of the places by ways at work
};

template <currency C>
struct mix {
  bool possible = false;
  std::vector<std::int64_t> counts;  ///< by way
  money<C> gross{};
  money<C> net{};
  money<C> received{};
  std::int64_t at_work = 0;
  std::int64_t looked_at = 0;  ///< partial mixes that the search had to look at
};

namespace detail {

/// Depth-first search with a bound from prices of the budget: minimise net, then gross, then by the order of the ways.
template <currency C>
class mix_search {
 public:
  using wide = boost::multiprecision::int128_t;

  mix_search(std::int64_t places, std::span<way_price<C> const> ways, mix_limits<C> const& limits)
      : ways_{ways.begin(), ways.end()}, order_(ways.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return std::pair{ways_[a].net, ways_[a].gross} < std::pair{ways_[b].net, ways_[b].gross};
    });
    budget_ = limits.budget ? std::optional<wide>{limits.budget->minor()} : std::nullopt;
    std::int64_t not_at_work = places;
    if (limits.share_at_work) {
      auto const least = (places * limits.share_at_work->numerator() + limits.share_at_work->denominator() - 1) /
                         limits.share_at_work->denominator();
      not_at_work = places - least;
    }
    for (auto& w : ways_) {
      w.most = std::clamp<std::int64_t>(w.most.value_or(places), 0, places);
    }
    idle_left_ = not_at_work;
    counts_.assign(ways_.size(), 0);
    // Where two ways cost the same after pricing the budget, the best price of it lies.
    prices_.push_back({0, 1});
    for (auto const& a : ways_) {
      for (auto const& b : ways_) {
        auto const more_net = wide{a.net.minor()} - b.net.minor();
        auto const less_gross = wide{b.gross.minor()} - a.gross.minor();
        if (budget_ && more_net > 0 && less_gross > 0) {
          prices_.push_back({more_net, less_gross});
        }
      }
    }
    descend(0, places, 0, 0, idle_left_);
    result_.looked_at = looked_at_;
  }

  mix<C> result() && { return std::move(result_); }

 private:
  struct price {
    wide numerator;
    wide denominator;
  };

  /// Least value of net + price × (gross − budget) for the places left; nothing if they cannot be filled.
  std::optional<wide> fill(std::size_t from, std::int64_t left, std::int64_t idle, price p) const {
    struct cost {
      wide each;
      std::int64_t room;
      bool at_work;
    };
    std::array<cost, 32> list{};
    std::size_t n = 0;
    wide total = 0;
    for (std::size_t k = from; k < order_.size(); ++k) {
      auto const& w = ways_[order_[k]];
      auto const each = wide{w.net.minor()} * p.denominator + wide{w.gross.minor()} * p.numerator;
      total += each * w.least;
      left -= w.least;
      idle -= w.at_work ? 0 : w.least;
      list[n++] = {each, *w.most - w.least, w.at_work};
    }
    if (left < 0 || idle < 0) {
      return std::nullopt;
    }
    std::sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(n),
              [](cost const& a, cost const& b) { return a.each < b.each; });
    for (std::size_t i = 0; i < n && left > 0; ++i) {
      auto take = std::min(list[i].room, left);
      if (!list[i].at_work) {
        take = std::min(take, idle);
        idle -= take;
      }
      total += list[i].each * take;
      left -= take;
    }
    return left == 0 ? std::optional<wide>{total} : std::nullopt;
  }

  /// Whether a partial mix can still be better than the best one found.
  bool promising(std::size_t from, std::int64_t left, wide net, wide gross, std::int64_t idle) const {
    for (auto const& p : prices_) {
      auto const rest = fill(from, left, idle, p);
      if (!rest) {
        return false;
      }
      // With a price of zero this is the net cost; with another it is less wherever the budget holds.
      auto const value = net * p.denominator + *rest + (gross - budget_.value_or(0)) * p.numerator;
      if (result_.possible && value > wide{result_.net.minor()} * p.denominator) {
        return false;
      }
    }
    if (budget_) {
      // Even the least that must be paid out has to fit.
      auto least_gross = least_paid(from, left, idle);
      if (!least_gross || gross + *least_gross > *budget_) {
        return false;
      }
      if (result_.possible && net + *fill(from, left, idle, {0, 1}) == wide{result_.net.minor()} &&
          gross + *least_gross >= wide{result_.gross.minor()}) {
        return false;
      }
    } else if (result_.possible && net + *fill(from, left, idle, {0, 1}) == wide{result_.net.minor()} &&
               gross + *least_paid(from, left, idle) >= wide{result_.gross.minor()}) {
      return false;
    }
    return true;
  }

  std::optional<wide> least_paid(std::size_t from, std::int64_t left, std::int64_t idle) const {
    return fill(from, left, idle, {0, 1}) ? std::optional{gross_of(from, left, idle)} : std::nullopt;
  }

  /// The least that must be paid out for a filling that exists.
  wide gross_of(std::size_t from, std::int64_t left, std::int64_t idle) const {
    std::vector<std::size_t> by_gross(order_.begin() + static_cast<std::ptrdiff_t>(from), order_.end());
    wide total = 0;
    for (auto const k : by_gross) {
      total += wide{ways_[k].gross.minor()} * ways_[k].least;
      left -= ways_[k].least;
      idle -= ways_[k].at_work ? 0 : ways_[k].least;
    }
    std::sort(by_gross.begin(), by_gross.end(),
              [&](std::size_t a, std::size_t b) { return ways_[a].gross < ways_[b].gross; });
    for (auto const k : by_gross) {
      auto take = std::min(*ways_[k].most - ways_[k].least, left);
      if (!ways_[k].at_work) {
        take = std::min(take, idle);
        idle -= take;
      }
      total += wide{ways_[k].gross.minor()} * take;
      left -= take;
    }
    return total;
  }

  void descend(std::size_t at, std::int64_t left, wide net, wide gross, std::int64_t idle) {
    ++looked_at_;
    if (at == order_.size()) {
      if (left == 0 && (!budget_ || gross <= *budget_) &&
          (!result_.possible ||
           std::pair{net, gross} < std::pair{wide{result_.net.minor()}, wide{result_.gross.minor()}})) {
        keep(net, gross);
      }
      return;
    }
    auto const k = order_[at];
    auto const& w = ways_[k];
    auto high = std::min(*w.most, left);
    if (!w.at_work) {
      high = std::min(high, idle);
    }
    auto low = w.least;
    if (at + 1 == order_.size()) {
      low = std::max(low, left);  // the last way takes what is left
    }
    for (auto n = high; n >= low; --n) {
      auto const more_net = net + wide{w.net.minor()} * n;
      auto const more_gross = gross + wide{w.gross.minor()} * n;
      auto const idle_left = idle - (w.at_work ? 0 : n);
      if (promising(at + 1, left - n, more_net, more_gross, idle_left)) {
        counts_[k] = n;
        descend(at + 1, left - n, more_net, more_gross, idle_left);
        counts_[k] = 0;
      }
    }
  }

  void keep(wide net, wide gross) {
    result_.possible = true;
    result_.counts = counts_;
    result_.net = money<C>{static_cast<std::int64_t>(net)};
    result_.gross = money<C>{static_cast<std::int64_t>(gross)};
    result_.received = {};
    result_.at_work = 0;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      result_.received += ways_[i].received * counts_[i];
      result_.at_work += ways_[i].at_work ? counts_[i] : 0;
    }
  }

  std::vector<way_price<C>> ways_;
  std::vector<std::size_t> order_;
  std::vector<std::int64_t> counts_;
  std::vector<price> prices_;
  std::optional<wide> budget_;
  std::int64_t idle_left_ = 0;
  std::int64_t looked_at_ = 0;
  mix<C> result_;
};

}  // namespace detail

/// Finds the cheapest way to fill exactly `places` places: least after tax, then least paid out.
/// \throws facts_error for more places or ways than the search takes.
template <currency C>
mix<C> cheapest_mix(std::int64_t places, std::span<way_price<C> const> ways, mix_limits<C> const& limits) {
  if (places < 0 || places > most_places || ways.size() > 32) {
    throw facts_error(sentences::too_large, "shortfall",
                      {{"value", std::to_string(places)}, {"limit", std::to_string(most_places)}});
  }
  return detail::mix_search<C>{places, ways, limits}.result();
}

/// What one more person, found without cost to this company, would save: the cheapest mix for a place fewer.
template <currency C>
std::optional<money<C>> worth_of_one_more(std::int64_t places, std::span<way_price<C> const> ways,
                                          mix_limits<C> const& limits) {
  if (places <= 0) {
    return std::nullopt;
  }
  auto const now = cheapest_mix<C>(places, ways, limits);
  auto const fewer = cheapest_mix<C>(places - 1, ways, limits);
  return now.possible && fewer.possible ? std::optional{now.net - fewer.net} : std::nullopt;
}

// --- Japan: hires of different weight, orders to home workers, and the levy for what is left ---

/// One kind of hire.
struct jp_hire {
  std::string id;
  std::array<half_heads, jp::months_in_year> counts{};   ///< what one weighs on each base day
  std::array<half_heads, jp::months_in_year> workers{};  ///< what one adds to the workers
  money<JPY> gross{};
  money<JPY> net{};  ///< less subsidies and what the work is worth to the firm
  money<JPY> received{};
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// Orders to home workers, in whole units of the law's assessment amount.
struct jp_home_orders {
  money<JPY> worth_a_unit{};  ///< of the work received for one unit of payments
  std::int64_t least = 0;
  std::int64_t most = 0;
};

struct jp_mix {
  bool possible = false;
  std::vector<std::int64_t> hires;
  std::int64_t home_units = 0;
  money<JPY> gross{};      ///< hires and orders
  money<JPY> net{};        ///< of hires and orders
  money<JPY> levy{};       ///< before orders are set off
  money<JPY> home_work{};  ///< set off, or paid out
  money<JPY> grants{};     ///< adjustment or reward
  money<JPY> total{};      ///< net + levy − home_work − grants
  money<JPY> received{};
  std::int64_t looked_at = 0;
};

/// The most combinations that are tried one by one.
inline constexpr std::int64_t most_combinations = 5'000'000;

/// Finds the cheapest mix of hires and home-work orders for a fiscal year in the levy scheme, by trying every one
/// within the limits: the bill is that of jp::assess, floors and months and all.
/// \throws facts_error if there are too many combinations; law_error as jp::assess.
inline jp_mix cheapest_mix(std::span<jp::month const> months, jp::levy_law const& law, std::span<jp_hire const> kinds,
                           std::optional<jp_home_orders> const& orders,
                           std::optional<jp::home_work_law> const& home_law, std::optional<money<JPY>> budget) {
  std::int64_t combinations = 1;
  for (auto const& k : kinds) {
    auto const n = k.most - k.least + 1;
    if (n <= 0) {
      return {};
    }
    if (combinations > most_combinations / n) {
      throw facts_error(sentences::too_large, "hires",
                        {{"value", "the number of combinations"}, {"limit", std::to_string(most_combinations)}});
    }
    combinations *= n;
  }
  no_trace silent;
  jp_mix best;
  std::vector<std::int64_t> counts;
  for (auto const& k : kinds) {
    counts.push_back(k.least);
  }
  std::int64_t looked_at = 0;
  auto assessed = [&](std::vector<std::int64_t> const& hired) {
    std::array<jp::month, jp::months_in_year> with{};
    for (std::size_t m = 0; m < with.size(); ++m) {
      with[m] = months[m];
      for (std::size_t k = 0; k < kinds.size(); ++k) {
        with[m].workers += kinds[k].workers[m] * hired[k];
        with[m].counted += kinds[k].counts[m] * hired[k];
      }
    }
    return jp::assess({with}, law);
  };
  for (;;) {
    ++looked_at;
    money<JPY> gross{};
    money<JPY> net{};
    money<JPY> received{};
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      gross += kinds[k].gross * counts[k];
      net += kinds[k].net * counts[k];
      received += kinds[k].received * counts[k];
    }
    if (!budget || gross <= *budget) {
      auto const bill = assessed(counts);
      auto offer = [&](std::int64_t units) {
        money<JPY> paid = gross;
        money<JPY> cost = net;
        money<JPY> set_off{};
        if (units > 0) {
          auto const payments = law_reader::value(home_law->assessment) * units;
          paid += payments;
          cost += payments - orders->worth_a_unit * units;
          set_off = jp::home_work_amount(payments, bill.of.counted, *home_law, silent).amount;
        }
        if (budget && paid > *budget) {
          return;
        }
        auto const total = cost + bill.net_payable - bill.net_receivable - set_off;
        if (!best.possible || std::pair{total, paid} < std::pair{best.total, best.gross}) {
          best = {true, counts, units, paid, cost, bill.net_payable, set_off, bill.net_receivable, total, received, 0};
        }
      };
      if (orders && home_law) {
        // Payments are worth the same a unit up to the cap, and less beyond: the best number lies at an end, where the
        // cap begins, or where the budget ends.
        auto const per_unit = law_reader::value(home_law->per_unit).minor();
        auto const cap = jp::home_work_amount(money<JPY>{0}, bill.of.counted, *home_law, silent).cap.minor();
        auto const assessment = law_reader::value(home_law->assessment).minor();
        std::array<std::int64_t, 5> tries{orders->least, orders->most, per_unit > 0 ? cap / per_unit : 0,
                                          per_unit > 0 ? (cap + per_unit - 1) / per_unit : 0,
                                          budget ? (*budget - gross).minor() / assessment : orders->most};
        for (auto& t : tries) {
          offer(std::clamp(t, orders->least, orders->most));
        }
      } else {
        offer(0);
      }
    }
    std::size_t k = 0;
    for (; k < kinds.size(); ++k) {
      if (counts[k] < kinds[k].most) {
        ++counts[k];
        break;
      }
      counts[k] = kinds[k].least;
    }
    if (k == kinds.size()) {
      break;
    }
  }
  best.looked_at = looked_at;
  return best;
}

}  // namespace quotalaw::placement
