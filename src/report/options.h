#pragma once

// What a person chose about a report. No format reads the environment or the terminal: the app does
// and says here what it found.

namespace gouji::report {

enum class Language { kChinese, kEnglish };
enum class Colour { kOff, kOn };
/// A byte order mark makes a spreadsheet program read a CSV file as UTF-8; a pipe has no use for
/// it.
enum class ByteOrderMark { kOmit, kWrite };

struct Options {
  Language language = Language::kChinese;
  Colour colour = Colour::kOff;
  ByteOrderMark byte_order_mark = ByteOrderMark::kOmit;
  /// Columns of a line of the text report; a wide character takes two.
  int width = 100;

  // What --show adds to the findings that need attention.
  bool show_checked = false;  ///< Those that hold, and those that could not be checked.
  bool show_repairs = false;
  bool show_numbers = false;  ///< The numbers of the prose that no claim uses.
};

}  // namespace gouji::report
