#pragma once

// Where the complaints of Poppler go. Poppler reports them to one function of the whole process;
// here they reach the log of the thread, of the page, that they are about.

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji::pdf {

struct ErrorLog {
  std::size_t count = 0;  ///< Of damage; random bytes give hundreds, so only the first is kept.
  std::string first;
  /// The character collection ("Adobe-GB1") whose mapping tables are not installed; "" if none.
  std::string missing_collection;
};

/// While it lives, what is reported on this thread goes to `log`. Scopes nest.
class LogScope {
 public:
  explicit LogScope(ErrorLog* log);
  ~LogScope();
  LogScope(const LogScope&) = delete;
  LogScope& operator=(const LogScope&) = delete;

 private:
  ErrorLog* previous_;
};

enum class Complaint {
  kHarmless,  ///< The output is right nevertheless.
  kDamage,
};

/// Without a LogScope the message is dropped.
void Report(Complaint complaint, std::string_view message);

/// ASCII of at most 160 characters: messages quote the bytes of the file.
std::string Printable(std::string_view text);

/// "damage was worked around: ... (and 3 more)". REQUIRES: log.count > 0.
std::string DamageText(const ErrorLog& log);

}  // namespace gouji::pdf
