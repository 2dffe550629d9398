#pragma once

// Tesseract's models.
//
// The library is loaded when the first page asks for it: with all that it depends on (curl,
// Kerberos, LDAP) loading takes longer than reading a page of text. The three models take a quarter
// of a second, so that whoever reads many pages loads them once; processes that are forked
// afterwards have them too.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "scan/grey.h"

namespace gouji::scan {

/// What a model reads best was measured on cells at six levels of damage: digits of tables with
/// kLatin (quick) and kHan (slower, surer), Chinese names and prose with kChinese.
enum class Model { kLatin, kHan, kChinese };

/// "eng", "HanS", "chi_sim": the model's file.
const char* Name(Model model);

struct Symbol {
  std::string text;       ///< UTF-8.
  PixelBox box;           ///< In the picture that was read.
  double confidence = 0;  ///< 0 to 1.
  bool begins_word = false;
};

class Tesseract {
 public:
  /// `models`: a folder; "" for Debian's. Errors: kUnsupported without library or models, with the
  /// package to install; kInvalid for a damaged model.
  static Result<Tesseract> Load(const std::string& models);
  /// Tells these models from others by their files; loads the library and none of them. Errors: as
  /// Load.
  static Result<std::string> SumOf(const std::string& models);
  ~Tesseract();
  Tesseract(Tesseract&&) noexcept;
  Tesseract& operator=(Tesseract&&) noexcept;

  /// The symbols of one line of text. `allowed`: the characters that may come out, a blank among
  /// them (without it what is read runs together); "" for all of the model's.
  std::vector<Symbol> ReadLine(Model model, const Grey& line, const std::string& allowed);

 private:
  struct State;
  explicit Tesseract(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gouji::scan
