// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much time the second stage has left, and who is told how far it is. No rule reads this clock: it only ends
// searches.

#include "integer_program.hpp"
#include "quotalaw/placement/facts.hpp"

#include <chrono>

namespace quotalaw::placement {

class stage_watch {
 public:
  explicit stage_watch(solver_settings const& how) : how_{how} {
    if (how.seconds) {
      until_ = began_ + std::chrono::seconds{*how.seconds};
    }
  }
  stage_watch(stage_watch const&) = delete;
  stage_watch& operator=(stage_watch const&) = delete;

  /// What is told from now on.
  void at(std::string_view rank, std::int64_t best, std::optional<std::int64_t> bound) {
    now_ = {rank, best, bound, 0};
    tell();
  }
  /// But for a little, in which companies are chosen.
  bool used_up() const { return until_ && left() < (*until_ - began_) / 20; }
  /// Of a search that may take this share of the time that is left.
  search_limits limits(double share) {
    search_limits out{.nodes = how_.nodes};
    if (until_) {
      out.work.until = clock::now() + std::chrono::duration_cast<clock::duration>(left() * share);
    }
    if (how_.progress) {
      out.work.waits = [this] { tell(); };
    }
    return out;
  }

 private:
  using clock = std::chrono::steady_clock;
  clock::duration left() const { return std::max(clock::duration{0}, *until_ - clock::now()); }
  void tell() {
    if (how_.progress) {
      now_.seconds = std::chrono::duration_cast<std::chrono::seconds>(clock::now() - began_).count();
      how_.progress(now_);
    }
  }

  solver_settings const& how_;
  clock::time_point began_ = clock::now();
  std::optional<clock::time_point> until_;
  solver_progress now_{};
};

}  // namespace quotalaw::placement
