#include "layout/scripts.h"

#include "base/utf8.h"

namespace gouji::layout {
namespace {

constexpr std::u32string_view kDigitsRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
constexpr std::u32string_view kDigitsLowered = U"₀₁₂₃₄₅₆₇₈₉";
// A blank stands for a letter of which Unicode has no such form.
constexpr std::u32string_view kSmallRaised = U"ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ ʳˢᵗᵘᵛʷˣʸᶻ";
constexpr std::u32string_view kSmallLowered = U"ₐ   ₑ  ₕᵢⱼₖₗₘₙₒₚ ᵣₛₜᵤᵥ ₓ  ";
constexpr std::u32string_view kCapitalRaised = U"ᴬᴮ ᴰᴱ ᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾ ᴿ ᵀᵁⱽᵂ   ";
constexpr std::u32string_view kSigns = U"+-=()−";
constexpr std::u32string_view kSignsRaised = U"⁺⁻⁼⁽⁾⁻";
constexpr std::u32string_view kSignsLowered = U"₊₋₌₍₎₋";

char32_t FormOf(char32_t c, bool raised) {
  const char32_t narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
  char32_t form = U' ';
  if (IsAsciiDigit(narrow)) {
    form = (raised ? kDigitsRaised : kDigitsLowered)[narrow - U'0'];
  } else if (narrow >= U'a' && narrow <= U'z') {
    form = (raised ? kSmallRaised : kSmallLowered)[narrow - U'a'];
  } else if (narrow >= U'A' && narrow <= U'Z' && raised) {
    form = kCapitalRaised[narrow - U'A'];
  } else if (const std::size_t at = kSigns.find(narrow); at != std::u32string_view::npos) {
    form = (raised ? kSignsRaised : kSignsLowered)[at];
  }
  return form == U' ' ? c : form;
}

}  // namespace

std::string InScript(std::string_view text, Script script) {
  if (script == Script::kNone) return std::string(text);
  std::string result;
  std::size_t offset = 0;
  while (offset < text.size()) {
    AppendUtf8(FormOf(NextCodePoint(text, &offset), script == Script::kSuper), &result);
  }
  return result;
}

}  // namespace gouji::layout
