#pragma once

// Runs ReadProse on paragraphs at hand and prints its claims, one a line:
//   share hotline | count=咨询类 3件 | share=咨询类 1.5%

#include <string>
#include <vector>

#include "normalise/claim.h"

namespace gouji::normalise {

inline const rules::Lexicon& TestLexicon() {
  static const rules::Lexicon lexicon = rules::LoadLexicon({GOUJI_RULES}).value();
  return lexicon;
}

/// "# " before a text makes it a heading of level 1, "## " of level 2.
inline layout::Paragraph ParagraphOf(std::string text) {
  layout::Paragraph paragraph;
  std::size_t marks = 0;
  while (marks < text.size() && text[marks] == '#') ++marks;
  if (marks > 0) {
    paragraph.kind = layout::Paragraph::Kind::kHeading;
    paragraph.heading_level = static_cast<int>(marks);
    text.erase(0, marks + 1);
  }
  paragraph.text = std::move(text);
  return paragraph;
}

inline record::Facts ReadTexts(const std::vector<std::string>& texts) {
  record::Facts facts;
  facts.info.period_from = "2022-03-01";
  facts.info.period_to = "2022-03-31";
  std::vector<layout::Paragraph> paragraphs;
  for (const std::string& text : texts) paragraphs.push_back(ParagraphOf(text));
  ReadProse(paragraphs, {}, TestLexicon(), facts);
  return facts;
}

inline std::string Show(const record::Facts& facts, const record::Term& term) {
  std::string text = term.role + "=" + term.text;
  if (!term.indicator.empty()) text += "{" + term.indicator + "}";
  if (!term.entity.empty()) text += "@" + term.entity;
  if (term.observation >= 0) {
    const auto& figure = facts.observations[static_cast<std::size_t>(term.observation)];
    text += " " + (figure.quantity ? figure.quantity->value.ToString() + figure.quantity->measure
                                   : figure.grade);
  }
  return text;
}

inline std::string Show(const record::Facts& facts, const record::Claim& claim) {
  std::string text = claim.kind;
  if (!claim.topic.empty()) text += " " + claim.topic;
  if (!claim.qualifier.empty()) text += "/" + claim.qualifier;
  for (const record::Term& term : claim.terms) text += " | " + Show(facts, term);
  return text;
}

inline std::vector<std::string> ShowClaims(const record::Facts& facts) {
  std::vector<std::string> lines;
  for (const record::Claim& claim : facts.claims) lines.push_back(Show(facts, claim));
  return lines;
}

}  // namespace gouji::normalise
