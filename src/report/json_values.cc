#include "report/json_values.h"

#include <algorithm>
#include <cmath>

namespace gouji::report {

namespace {

/// The library's own layout gives every number of a box a line. Depth is that of our own formats.
void WriteValue(const Json& json, std::size_t depth, std::ostream& out) {
  const bool is_flat =
      std::none_of(json.begin(), json.end(), [](const Json& item) { return item.is_structured(); });
  if (!json.is_structured() || json.empty() || (json.is_array() && is_flat)) {
    out << json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  const char* separator = "\n";
  out << (json.is_array() ? "[" : "{");
  for (const auto& item : json.items()) {
    out << separator << std::string(2 * depth + 2, ' ');
    if (json.is_object()) out << Json(item.key()).dump() << ": ";
    WriteValue(item.value(), depth + 1, out);
    separator = ",\n";
  }
  out << "\n" << std::string(2 * depth, ' ') << (json.is_array() ? "]" : "}");
}

}  // namespace

Json BoxJson(const document::Rect& box) {
  const auto rounded = [](double points) { return std::round(points * 100) / 100; };
  return Json::array(
      {rounded(box.left), rounded(box.top), rounded(box.right), rounded(box.bottom)});
}

Json TextOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json NumberOrNull(int number, int base) { return number < 0 ? Json(nullptr) : Json(number + base); }

void WriteJson(const Json& json, std::ostream& out) {
  WriteValue(json, 0, out);
  out << "\n";
}

void WriteJsonItem(const Json& json, std::ostream& out) { WriteValue(json, 1, out); }

}  // namespace gouji::report
