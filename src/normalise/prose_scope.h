#pragma once

// What a sentence is about: headings above it, the list item it stands in, the last total before
// it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/indicators.h"

namespace gouji::normalise {

/// A total that later figures of its paragraph refer to.
struct TotalInScope {
  std::size_t begin = 0;  ///< Byte of the view.
  int observation = -1;
  std::string indicator, topic, qualifier;
  bool is_part = false;  ///< Of an earlier total: later sentences speak of that one.
  /// Its qualifier holds for what follows: the item's first total, another of the same kind, or one
  /// of a part of the topic (涉企). 直接办理 in a list of parts narrows nothing but itself down.
  bool is_head = false;
};

class ProseScope {
 public:
  ProseScope(const rules::Indicators& indicators, const std::string& title);

  void EnterHeading(int level, std::string_view text);
  void EnterParagraph();
  /// Call for each sentence that may hold claims.
  void EnterSentence(std::string_view text);
  /// A list mark: what the items before it were about no longer counts.
  void EnterItem(std::size_t begin);
  /// "2、政企通专线办理情况": what the rest of the item is about.
  void Narrow(std::size_t begin, const std::string& qualifier);
  void AddTotal(TotalInScope total);  ///< Sets is_head.
  void MarkPart(int observation);

  /// The last total of the item before `position`; null if there is none.
  const TotalInScope* TotalBefore(std::size_t position) const;
  /// What a figure at `position` is about if its own words (`words`) do not say more.
  std::string TopicAt(std::size_t position, std::string_view words) const;
  /// Whether a topic is a part of another: "enterprise" of "hotline".
  bool IsPart(const std::string& topic) const;
  std::string QualifierAt(std::size_t position) const;
  /// Whether a total of this kind stands in the item before `position`: another one starts afresh.
  bool Restarts(std::size_t position, const std::string& indicator) const;
  /// Topic and qualifier of a total that starts afresh.
  std::string FreshTopic(std::string_view words) const;
  std::string FreshQualifier(std::size_t position) const;

 private:
  struct Heading {
    int level = 0;
    std::string topic;
  };
  const TotalInScope* HeadBefore(std::size_t position) const;
  bool IsWithin(const std::string& topic, const std::string& outer) const;
  std::string HeadingTopic() const;

  const rules::Indicators& indicators_;
  std::string document_topic_;
  std::string
      sentence_topic_;  ///< Of the sentence, else of the last one of the paragraph with one.
  std::vector<Heading> headings_;
  std::size_t item_begin_ = 0;
  std::size_t narrowed_at_ = 0;
  std::string narrowed_;
  std::vector<TotalInScope> totals_;  // Ascending by `begin`.
};

}  // namespace gouji::normalise
