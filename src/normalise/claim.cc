#include "normalise/claim.h"

#include <algorithm>

#include "normalise/claim_builder.h"
#include "normalise/prose_text.h"

namespace gouji::normalise {

namespace {

using layout::Paragraph;
using record::ProseNumber;

// A sentence has a few figures; the bound keeps a hostile one from making claims without end.
constexpr std::size_t kMaxMatches = 200;
constexpr std::size_t kContextBytes = 24;  // Either side of a number, about eight characters.

void Move(rules::RegexMatch& match, std::size_t by) {
  match.begin += by;
  match.end += by;
  for (rules::Capture& capture : match.captures) {
    capture.begin += by;
    capture.end += by;
  }
}

/// 合计650件 and 环比增加80件 at the end of an item are no items of their own.
bool IsMember(const rules::RegexMatch& item, std::string_view covered,
              const rules::PatternRegex& no_member) {
  rules::RegexMatch ignored;
  return std::none_of(item.captures.begin(), item.captures.end(), [&](const rules::Capture& c) {
    return c.begin < c.end && rules::SplitGroupName(c.name).suffix == "label" &&
           no_member.Search(covered.substr(c.begin, c.end - c.begin), 0, &ignored);
  });
}

/// "A、B分别为1%、2%": a claim for each value.
void ApplyEach(const ProseMatch& all, ClaimBuilder& builder) {
  for (std::size_t i = 0; i < all.items.size(); ++i) {
    ProseMatch one = all;
    one.items = {all.items[i]};
    one.index = i;
    one.count = all.items.size();
    builder.Apply(one);
  }
}

void FindClaims(const ProseText& text, const Sentence& sentence, const rules::Patterns& patterns,
                ClaimBuilder& builder) {
  const std::string_view covered = text.covered;
  const std::string_view view = covered.substr(sentence.begin, sentence.end - sentence.begin);
  const std::vector<bool> may_match = rules::MayMatch(patterns, view);
  for (std::size_t i = 0; i < patterns.list.size(); ++i) {
    const rules::Pattern& pattern = patterns.list[i];
    const rules::ClaimKind& kind = patterns.kinds.at(pattern.kind);
    const bool possible = may_match[i] && (sentence.may_hold_claims ||
                                           kind.effect == rules::ClaimKind::Effect::kScope);
    if (!possible) continue;
    for (rules::RegexMatch& found : rules::FindMatches(pattern, view, kMaxMatches)) {
      ProseMatch match;
      match.pattern = &pattern;
      match.kind = &kind;
      match.sentence = &sentence;
      Move(found, sentence.begin);
      if (const rules::Capture* list = found.Find("list"); list && pattern.compiled_each.exists()) {
        match.items = pattern.compiled_each.FindAll(
            covered.substr(list->begin, list->end - list->begin), kMaxMatches);
        for (rules::RegexMatch& item : match.items) Move(item, list->begin);
        if (patterns.no_member.exists()) {
          std::erase_if(match.items, [&](const rules::RegexMatch& item) {
            return !IsMember(item, covered, patterns.no_member);
          });
        }
      }
      match.whole = std::move(found);
      if (pattern.parallel) {
        ApplyEach(match, builder);
      } else {
        builder.Apply(match);
      }
    }
  }
}

/// Moves an end of a context to a whole character.
std::size_t AtCharacter(const std::string& text, std::size_t position) {
  while (position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) {
    ++position;
  }
  return position;
}

void CountNumbers(const ProseText& text, const std::vector<TokenFate>& fates,
                  record::Facts& facts) {
  const std::string& view = text.view.text;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const NumberToken& token = text.tokens[i];
    ProseNumber number;
    number.kind = Name(token.kind);
    number.fate = fates[i].fate;
    if (!fates[i].kind.empty()) number.kind = fates[i].kind;
    if (number.fate == ProseNumber::Fate::kUnclaimed) {
      const bool furniture = text.paragraph->kind == Paragraph::Kind::kFurniture;
      if (furniture || !IsQuantity(token.kind)) number.fate = ProseNumber::Fate::kTyped;
      if (furniture) number.kind = "furniture";
    }
    number.text = view.substr(token.begin, token.end - token.begin);
    const std::size_t from =
        AtCharacter(view, token.begin > kContextBytes ? token.begin - kContextBytes : 0);
    const std::size_t to = AtCharacter(view, std::min(token.end + kContextBytes, view.size()));
    number.context = view.substr(from, to - from);
    number.place = text.paragraph->PlaceOf(text.view.RawBegin(token.begin),
                                           text.view.RawEnd(token.end), facts.info.id);
    facts.numbers.push_back(std::move(number));
  }
}

}  // namespace

void ReadProse(const std::vector<Paragraph>& paragraphs, const UnitContext& context,
               const rules::Lexicon& lexicon, record::Facts& facts) {
  ClaimBuilder builder(context, lexicon, facts);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const ProseText text =
        ReadProseText(paragraphs[i], static_cast<int>(i), lexicon.numbers, lexicon.patterns);
    builder.EnterParagraph(text);
    if (paragraphs[i].kind == Paragraph::Kind::kHeading) {
      builder.EnterHeading(paragraphs[i].heading_level, text.view.text);
    }
    if (paragraphs[i].kind != Paragraph::Kind::kFurniture) {
      for (const Sentence& sentence : text.sentences) {
        builder.EnterSentence(sentence);
        FindClaims(text, sentence, lexicon.patterns, builder);
      }
    }
    CountNumbers(text, builder.fates(), facts);
  }
}

}  // namespace gouji::normalise
