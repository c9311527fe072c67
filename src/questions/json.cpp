// SPDX-License-Identifier: Apache-2.0
#include "json.hpp"

#include "quotalaw/core/term_value.hpp"

#include <vector>

namespace quotalaw::questions {

namespace {

class exact_reader : public nlohmann::json_sax<json> {
 public:
  explicit exact_reader(std::size_t line) : line_{line} {}

  bool null() override { return put(nullptr); }
  bool boolean(bool b) override { return put(b); }
  bool number_integer(number_integer_t n) override { return put(n); }
  bool number_unsigned(number_unsigned_t n) override { return put(n); }
  bool number_float(number_float_t, string_t const& text) override { return put(std::string{decimal_mark} + text); }
  bool string(string_t& s) override {
    if (!s.empty() && s[0] == decimal_mark) {
      s.erase(0, 1);
    }
    return put(std::move(s));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (stack_.back()->contains(name)) {
      throw facts_error(errc::malformed, sentences::duplicate_key, "line " + std::to_string(line_), "",
                        {{"name", name}});
    }
    key_ = name;
    return true;
  }
  bool parse_error(std::size_t position, std::string const&, nlohmann::json::exception const& e) override {
    std::string detail = e.what();
    if (auto const at = detail.find(": "); at != std::string::npos) {
      detail = detail.substr(at + 2);
    }
    throw facts_error(
        errc::malformed, sentences::malformed_json, "", "",
        {{"line", std::to_string(line_)}, {"detail", detail + " (column " + std::to_string(position) + ")"}});
  }

  json take() { return std::move(root_); }

 private:
  template <class V>
  json* place(V&& value) {
    if (stack_.empty()) {
      root_ = std::forward<V>(value);
      return &root_;
    }
    if (stack_.back()->is_array()) {
      stack_.back()->push_back(std::forward<V>(value));
      return &stack_.back()->back();
    }
    return &((*stack_.back())[key_] = std::forward<V>(value));
  }
  template <class V>
  bool put(V&& value) {
    place(std::forward<V>(value));
    return true;
  }
  bool open(json container) {
    stack_.push_back(place(std::move(container)));
    return true;
  }
  bool close() {
    stack_.pop_back();
    return true;
  }

  std::size_t line_;
  json root_;
  std::vector<json*> stack_;
  std::string key_;
};

}  // namespace

std::optional<std::string> number_text(json const& j) {
  if (j.is_number_integer() || j.is_number_unsigned()) {
    return j.dump();
  }
  if (is_decimal(j)) {
    return j.get_ref<std::string const&>().substr(1);
  }
  if (j.is_number_float()) {
    return j.dump();
  }
  return std::nullopt;
}

json parse_exact(std::string_view text, std::size_t line) {
  exact_reader reader{line};
  json::sax_parse(text.begin(), text.end(), &reader);
  return reader.take();
}

std::string dump(json const& j) {
  if (is_decimal(j)) {
    return j.get_ref<std::string const&>().substr(1);
  }
  if (j.is_array() || j.is_object()) {
    std::string out = j.is_array() ? "[" : "{";
    bool first = true;
    for (auto it = j.begin(); it != j.end(); ++it) {
      if (!first) {
        out += ',';
      }
      first = false;
      if (j.is_object()) {
        out += json(it.key()).dump() + ":";
      }
      out += dump(it.value());
    }
    return out + (j.is_array() ? "]" : "}");
  }
  return j.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string shown(json const& j) {
  auto text = dump(j);
  if (text.size() > 60) {
    std::size_t cut = 57;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
      --cut;
    }
    text = text.substr(0, cut) + "...";
  }
  return text;
}

json halves_json(std::int64_t halves) {
  if (halves % 2 == 0) {
    return halves / 2;
  }
  return std::string{decimal_mark} + halves_text(halves);
}

}  // namespace quotalaw::questions
