// SPDX-License-Identifier: Apache-2.0
#pragma once
// Work of a library that may abort, exit, take all memory or not heed its time, in a process of its own: whatever it
// does, the plan that there is stays.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::placement {

struct work_limits {
  std::optional<std::chrono::steady_clock::time_point> until;  ///< then the work is ended
  std::function<void()> waits;                                 ///< called about once a second, if given
};

struct work_result {
  std::vector<std::int64_t> told;  ///< what the work returned; empty if it did not end well
  bool in_time = true;
  std::string ended;  ///< how it ended otherwise: "signal 6 (Aborted)", "exit 1"; empty: well, or by `until`
};

/// The work sees the memory of its caller as it is now; of what it changes only the return value comes back. What it
/// prints is not shown.
work_result in_own_process(std::function<std::vector<std::int64_t>()> const& work, work_limits const& limits);

}  // namespace quotalaw::placement
