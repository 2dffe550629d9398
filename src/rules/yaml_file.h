#pragma once

// A YAML file of rules/, read strictly: what a loader does not ask for is an error at its place.
//
// Node wraps a value with its position. A loader asks for keys by name and says when it is done
// (`Finish`), so a misspelt key is reported with file, line, column and the keys that exist. The
// first error is kept in the YamlFile; after it every call returns harmless empties, so loaders
// read straight on and look at `error()` once.

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/file_position.h"

namespace gouji::rules {

class YamlFile;

class YamlNode {
 public:
  FilePosition position() const;
  bool exists() const;
  bool IsMap() const;
  bool IsList() const;
  bool IsScalar() const;

  /// The value of a key that must exist; an error and an empty node otherwise.
  YamlNode Get(const std::string& key);
  /// The same for a key that may be absent.
  YamlNode Find(const std::string& key);
  /// All keys in file order (they count as asked for).
  std::vector<std::string> Keys();
  /// Reports keys that nobody asked for, rather than one of the same map that is missing. Call once
  /// all were.
  void Finish();

  /// The items of a list; a single scalar counts as a list of one. Empty for an absent node.
  std::vector<YamlNode> Items() const;
  /// The text of a scalar as written ("1.50" stays "1.50"); "" for an absent node.
  std::string Text() const;
  std::vector<std::string> Texts() const;
  /// One of `names`, by position; an error otherwise.
  std::size_t OneOf(const std::vector<std::string>& names) const;
  bool Boolean(bool fallback) const;
  int Integer(int fallback) const;

  /// Records an error at this node.
  void Fail(const std::string& message) const;

 private:
  friend class YamlFile;
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

class YamlFile {
 public:
  /// Errors: unreadable, not YAML (with line and column), more than one document in the file, more
  /// than 16 levels deep, more than 100000 nodes, a key that stands twice or is no text.
  static Result<YamlFile> Read(const std::string& path);
  static Result<YamlFile> Parse(std::string_view text, const std::string& path);

  YamlNode root() const;
  /// The first error that any node recorded.
  const std::optional<Error>& error() const;

 private:
  friend class YamlNode;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace gouji::rules
