// SPDX-License-Identifier: Apache-2.0
#include "own_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace quotalaw::placement {

namespace {

using clock = std::chrono::steady_clock;

/// Ends with its caller, before its caller where memory is short, and in silence.
void set_apart() {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (auto const file = open("/proc/self/oom_score_adj", O_WRONLY); file >= 0) {
    [[maybe_unused]] auto const done = write(file, "1000", 4);
    close(file);
  }
#endif
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  if (auto const nowhere = open("/dev/null", O_RDWR); nowhere >= 0) {
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
  }
}

[[noreturn]] void work_and_tell(std::function<std::vector<std::int64_t>()> const& work, int to) {
  constexpr int failed = 1;
  set_apart();
  try {
    auto const told = work();
    auto const* next = reinterpret_cast<char const*>(told.data());
    for (auto left = told.size() * sizeof(std::int64_t); left > 0;) {
      auto const done = write(to, next, left);
      if (done < 0 && errno != EINTR) {
        _exit(failed);
      }
      next += std::max<ssize_t>(done, 0);
      left -= static_cast<std::size_t>(std::max<ssize_t>(done, 0));
    }
  } catch (...) {
    _exit(failed);
  }
  _exit(0);
}

/// Everything up to the end; false: time was used up first.
bool read_all(int from, work_limits const& limits, std::vector<char>& out) {
  constexpr std::chrono::milliseconds second{1000};
  constexpr std::size_t block = std::size_t{1} << 16U;
  std::vector<char> read_now(block);
  auto told = clock::now();
  while (true) {
    auto const now = clock::now();
    if (limits.until && now >= *limits.until) {
      return false;
    }
    if (limits.waits && now - told >= second) {
      told = now;
      limits.waits();
    }
    auto wait = second;
    if (limits.until) {
      wait = std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(*limits.until - now));
    }
    pollfd ready{from, POLLIN, 0};
    if (poll(&ready, 1, static_cast<int>(wait.count())) <= 0) {
      continue;
    }
    auto const n = read(from, read_now.data(), read_now.size());
    if (n == 0 || (n < 0 && errno != EINTR)) {
      return true;
    }
    out.insert(out.end(), read_now.begin(), read_now.begin() + std::max<ssize_t>(n, 0));
  }
}

/// Nothing if the process ended well.
std::string how_ended(int status) {
  if (WIFSIGNALED(status)) {
    return "signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "" : "exit " + std::to_string(WEXITSTATUS(status));
}

work_result not_begun() { return {{}, true, std::strerror(errno)}; }

}  // namespace

work_result in_own_process(std::function<std::vector<std::int64_t>()> const& work, work_limits const& limits) {
  int ends[2];
  if (pipe(ends) != 0) {
    return not_begun();
  }
  auto const process = fork();
  if (process < 0) {
    auto const out = not_begun();
    close(ends[0]);
    close(ends[1]);
    return out;
  }
  if (process == 0) {
    close(ends[0]);
    work_and_tell(work, ends[1]);
  }
  close(ends[1]);
  work_result out;
  std::vector<char> bytes;
  out.in_time = read_all(ends[0], limits, bytes);
  close(ends[0]);
  if (!out.in_time) {
    kill(process, SIGKILL);
  }
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (!out.in_time) {
    return out;
  }
  out.ended = how_ended(status);
  if (out.ended.empty()) {
    out.told.resize(bytes.size() / sizeof(std::int64_t));
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.told.data()));
  }
  return out;
}

}  // namespace quotalaw::placement
