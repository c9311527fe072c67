#pragma once
// A file with given bytes for as long as a test needs it.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

class written_file {
 public:
  explicit written_file(std::string_view bytes, std::string_view ending = ".csv") {
    static int number = 0;
    auto const name = "quotalaw_" + std::to_string(::getpid()) + "_" + std::to_string(++number) + std::string{ending};
    path_ = (std::filesystem::temp_directory_path() / name).string();
    std::ofstream{path_, std::ios::binary} << bytes;
  }
  written_file(written_file const&) = delete;
  written_file& operator=(written_file const&) = delete;
  ~written_file() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  std::string const& path() const { return path_; }

 private:
  std::string path_;
};
