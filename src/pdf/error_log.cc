#include "pdf/error_log.h"

#include <utility>

namespace gouji::pdf {
namespace {

thread_local ErrorLog* active_log = nullptr;

/// The collection that the two messages of Poppler 22.12 about absent tables name; "" of all
/// others. Missing language pack for 'Adobe-GB1' mapping Couldn't find 'GBK-EUC-H' CMap file for
/// 'Adobe-GB1' collection
std::string MissingCollection(std::string_view message) {
  const bool is_table = message.starts_with("Missing language pack for '") ||
                        (message.starts_with("Couldn't find '") &&
                         message.find("CMap file for '") != std::string_view::npos);
  if (!is_table) return "";
  const std::size_t end = message.rfind('\'');
  const std::size_t begin = message.rfind('\'', end - 1);
  if (begin == std::string_view::npos) return "";
  return Printable(message.substr(begin + 1, end - begin - 1));
}

}  // namespace

LogScope::LogScope(ErrorLog* log) : previous_(std::exchange(active_log, log)) {}
LogScope::~LogScope() { active_log = previous_; }

void Report(Complaint complaint, std::string_view message) {
  if (active_log == nullptr) return;
  const std::string collection = MissingCollection(message);
  if (!collection.empty()) {
    if (active_log->missing_collection.empty()) active_log->missing_collection = collection;
    return;
  }
  if (complaint == Complaint::kDamage && active_log->count++ == 0) {
    active_log->first = Printable(message);
  }
}

std::string Printable(std::string_view text) {
  constexpr std::size_t kMaxLength = 160;
  constexpr std::string_view kLineFeed = "<0a>";  // Poppler's way of printing one.
  if (text.ends_with(kLineFeed)) text.remove_suffix(kLineFeed.size());
  std::string result(text.substr(0, kMaxLength));
  for (char& c : result) {
    if (c < ' ' || c > '~') c = '?';
  }
  return result;
}

std::string DamageText(const ErrorLog& log) {
  std::string text = "damage was worked around: " + log.first;
  if (log.count > 1) text += " (and " + std::to_string(log.count - 1) + " more)";
  return text;
}

}  // namespace gouji::pdf
