#include "report/json_values.h"

#include <cmath>

namespace gouji::report {

Json BoxJson(const document::Rect& box) {
  const auto rounded = [](double points) { return std::round(points * 100) / 100; };
  return Json::array(
      {rounded(box.left), rounded(box.top), rounded(box.right), rounded(box.bottom)});
}

Json TextOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json NumberOrNull(int number, int base) { return number < 0 ? Json(nullptr) : Json(number + base); }

void WriteJson(const Json& json, std::ostream& out) {
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace gouji::report
