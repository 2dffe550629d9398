#include "rules/yaml_file.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>

#include "rules/tsv_file.h"

namespace gouji::rules {

namespace {

constexpr const char* kTooDeep = "nested more than 16 levels deep";
constexpr int kMaxDepth = 16;  // Rule files need 6; a bound keeps recursion safe.

FilePosition PositionOf(const YAML::Mark& mark, const std::string& path) {
  if (mark.is_null()) return {path, 0, 0};
  return {path, mark.line + 1, mark.column + 1};
}

std::string Join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Aliases let a few lines stand for millions of nodes; a rule file has thousands.
constexpr int kMaxNodes = 100000;

/// The first node that is nested too deep or one too many; nothing if none is.
std::optional<YAML::Mark> Excessive(const YAML::Node& node, int depth, int* count) {
  if (depth > kMaxDepth || ++*count > kMaxNodes) return node.Mark();
  if (node.IsMap()) {
    for (const auto& item : node) {
      if (const auto mark = Excessive(item.second, depth + 1, count)) return mark;
    }
  } else if (node.IsSequence()) {
    for (const auto& item : node) {
      if (const auto mark = Excessive(item, depth + 1, count)) return mark;
    }
  }
  return std::nullopt;
}

}  // namespace

struct YamlFile::State {
  std::string path;
  YAML::Node root;
  std::optional<Error> error;
};

struct YamlNode::Impl {
  std::shared_ptr<YamlFile::State> file;
  YAML::Node node;
  bool exists = false;
  FilePosition position;
  std::set<std::string> asked;

  static YamlNode Make(std::shared_ptr<YamlFile::State> file, const YAML::Node& node, bool exists,
                       const FilePosition& position) {
    YamlNode result;
    result.impl_ = std::make_shared<Impl>();
    result.impl_->file = std::move(file);
    if (exists) result.impl_->node.reset(node);
    result.impl_->exists = exists;
    result.impl_->position = position;
    return result;
  }
};

FilePosition YamlNode::position() const { return impl_->position; }
bool YamlNode::exists() const { return impl_->exists; }
bool YamlNode::IsMap() const { return impl_->exists && impl_->node.IsMap(); }
bool YamlNode::IsList() const { return impl_->exists && impl_->node.IsSequence(); }
bool YamlNode::IsScalar() const { return impl_->exists && impl_->node.IsScalar(); }

void YamlNode::Fail(const std::string& message) const {
  if (!impl_->file->error) impl_->file->error = RuleError(impl_->position, message);
}

YamlNode YamlNode::Find(const std::string& key) {
  impl_->asked.insert(key);
  if (!impl_->exists) return Impl::Make(impl_->file, {}, false, impl_->position);
  if (!impl_->node.IsMap()) {
    Fail("expected a map with the key \"" + key + "\"");
    return Impl::Make(impl_->file, {}, false, impl_->position);
  }
  const YAML::Node map = impl_->node;  // const: operator[] of a non-const node would add the key.
  const YAML::Node value = map[key];
  if (!value.IsDefined()) return Impl::Make(impl_->file, {}, false, impl_->position);
  return Impl::Make(impl_->file, value, true, PositionOf(value.Mark(), impl_->file->path));
}

YamlNode YamlNode::Get(const std::string& key) {
  YamlNode value = Find(key);
  if (!value.exists() && impl_->exists) Fail("the key \"" + key + "\" is missing");
  return value;
}

std::vector<std::string> YamlNode::Keys() {
  std::vector<std::string> keys;
  if (!IsMap()) return keys;
  for (const auto& item : impl_->node) keys.push_back(item.first.Scalar());
  impl_->asked.insert(keys.begin(), keys.end());
  return keys;
}

void YamlNode::Finish() {
  if (!IsMap()) return;
  for (const auto& item : impl_->node) {
    const std::string& key = item.first.Scalar();
    if (impl_->asked.contains(key)) continue;
    if (!impl_->file->error) {
      impl_->file->error =
          RuleError(PositionOf(item.first.Mark(), impl_->file->path),
                    "unknown key \"" + key + "\"; expected one of " +
                        Join(std::vector<std::string>(impl_->asked.begin(), impl_->asked.end())));
    }
  }
}

std::vector<YamlNode> YamlNode::Items() const {
  std::vector<YamlNode> items;
  if (!impl_->exists || impl_->node.IsNull()) return items;
  if (impl_->node.IsScalar()) return {*this};
  if (!impl_->node.IsSequence()) {
    Fail("expected a list");
    return items;
  }
  for (const auto& item : impl_->node) {
    items.push_back(
        Impl::Make(impl_->file, item, true, PositionOf(item.Mark(), impl_->file->path)));
  }
  return items;
}

std::string YamlNode::Text() const {
  if (!impl_->exists || impl_->node.IsNull()) return "";
  if (!impl_->node.IsScalar()) {
    Fail("expected a text");
    return "";
  }
  return impl_->node.Scalar();
}

std::vector<std::string> YamlNode::Texts() const {
  std::vector<std::string> texts;
  for (const YamlNode& item : Items()) texts.push_back(item.Text());
  return texts;
}

std::size_t YamlNode::OneOf(const std::vector<std::string>& names) const {
  const std::string text = Text();
  const auto found = std::find(names.begin(), names.end(), text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  if (impl_->exists) Fail("\"" + text + "\" is not one of " + Join(names));
  return 0;
}

bool YamlNode::Boolean(bool fallback) const {
  if (!impl_->exists) return fallback;
  return OneOf({"false", "true"}) == 1;
}

int YamlNode::Integer(int fallback) const {
  if (!impl_->exists) return fallback;
  const std::string text = Text();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    Fail("\"" + text + "\" is not a whole number");
    return fallback;
  }
  return value;
}

Result<YamlFile> YamlFile::Read(const std::string& path) {
  TRY_ASSIGN(const std::string text, ReadTextFile(path));
  return Parse(text, path);
}

Result<YamlFile> YamlFile::Parse(std::string_view text, const std::string& path) {
  YamlFile file;
  file.state_ = std::make_shared<State>();
  file.state_->path = path;
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.size() > 1) {
      return RuleError(PositionOf(documents[1].Mark(), path),
                       "a second part after ---; a file of this kind has one");
    }
    if (!documents.empty()) file.state_->root = documents.front();
  } catch (const YAML::DeepRecursion& e) {
    return RuleError(PositionOf(e.mark, path), kTooDeep);
  } catch (const YAML::Exception& e) {
    return RuleError(PositionOf(e.mark, path), "not valid YAML: " + e.msg);
  }
  int count = 0;
  if (const auto mark = Excessive(file.state_->root, 0, &count)) {
    return RuleError(PositionOf(*mark, path),
                     count > kMaxNodes ? "more than 100000 nodes" : kTooDeep);
  }
  return file;
}

YamlNode YamlFile::root() const {
  return YamlNode::Impl::Make(state_, state_->root, state_->root.IsDefined(),
                              PositionOf(state_->root.Mark(), state_->path));
}

const std::optional<Error>& YamlFile::error() const { return state_->error; }

}  // namespace gouji::rules
