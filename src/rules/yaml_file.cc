#include "rules/yaml_file.h"

#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "rules/tsv_file.h"

namespace gouji::rules {

namespace {

constexpr const char* kTooDeep = "nested more than 16 levels deep";
constexpr int kMaxDepth = 16;  // Rule files need 6; a bound keeps recursion safe.
// libyaml's time grows with the square of the depth: what is far deeper does not reach it.
constexpr int kMaxOpenBrackets = 1000;
/// Aliases let a few lines stand for millions of nodes; a rule file has thousands.
constexpr int kMaxNodes = 100000;

FilePosition PositionOf(const yaml_mark_t& mark, const std::string& path) {
  return {path, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
}

std::string Join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Brackets in quoted texts count too; regular expressions close nearly all of theirs.
bool HasTooManyOpenBrackets(std::string_view text) {
  int open = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++open;
    if (c == ']' || c == '}') --open;
    if (open > kMaxOpenBrackets) return true;
  }
  return false;
}

struct Parser {
  Parser() : ok(yaml_parser_initialize(&value) == 1) {}
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&value); }
  yaml_parser_t value;
  bool ok;
};

std::string Scalar(const yaml_node_t& node) {
  return {reinterpret_cast<const char*>(node.data.scalar.value), node.data.scalar.length};
}

}  // namespace

/// The document of a file; nodes are numbered from 1, as in libyaml, and 0 is none.
struct YamlFile::State {
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (loaded) yaml_document_delete(&document);
  }

  const yaml_node_t& At(int node) { return *yaml_document_get_node(&document, node); }
  /// Key and value of each pair of a map.
  std::vector<std::pair<int, int>> Pairs(int map) {
    std::vector<std::pair<int, int>> pairs;
    const auto& range = At(map).data.mapping.pairs;
    for (const yaml_node_pair_t* pair = range.start; pair < range.top; ++pair) {
      pairs.emplace_back(pair->key, pair->value);
    }
    return pairs;
  }
  std::vector<int> Items(int list) {
    const auto& range = At(list).data.sequence.items;
    return {range.start, range.top};
  }

  struct Problem {
    int node = 0;
    std::string text;
  };
  /// The first node below `node` that a rule file must not have.
  std::optional<Problem> FindProblem(int node, int depth, int* count) {
    if (depth > kMaxDepth) return Problem{node, kTooDeep};
    if (++*count > kMaxNodes) return Problem{node, "more than 100000 nodes"};
    const yaml_node_type_t type = At(node).type;
    if (type == YAML_SEQUENCE_NODE) {
      for (const int item : Items(node)) {
        if (auto problem = FindProblem(item, depth + 1, count)) return problem;
      }
    }
    if (type != YAML_MAPPING_NODE) return std::nullopt;
    std::set<std::string> keys;
    for (const auto& [key, value] : Pairs(node)) {
      if (At(key).type != YAML_SCALAR_NODE) return Problem{key, "a key must be a text"};
      if (!keys.insert(Scalar(At(key))).second) {
        return Problem{key, "the key \"" + Scalar(At(key)) + "\" stands twice"};
      }
      if (auto problem = FindProblem(value, depth + 1, count)) return problem;
    }
    return std::nullopt;
  }

  std::string path;
  yaml_document_t document = {};
  bool loaded = false;
  std::optional<Error> error;
  int map_of_missing_key = 0;  // If `error` is that a key is missing: of which map.
};

struct YamlNode::Impl {
  std::shared_ptr<YamlFile::State> file;
  int node = 0;
  bool exists = false;
  FilePosition position;
  std::set<std::string> asked;

  static YamlNode Make(std::shared_ptr<YamlFile::State> file, int node,
                       const FilePosition& if_absent) {
    YamlNode result;
    result.impl_ = std::make_shared<Impl>();
    result.impl_->exists = node != 0;
    result.impl_->node = node;
    result.impl_->position =
        node == 0 ? if_absent : PositionOf(file->At(node).start_mark, file->path);
    result.impl_->file = std::move(file);
    return result;
  }
  bool Is(yaml_node_type_t type) const { return exists && file->At(node).type == type; }
  /// An absent node, or one that is written as nothing: "key:", "key: ~".
  bool IsNull() const {
    if (!Is(YAML_SCALAR_NODE)) return !exists;
    const yaml_node_t& scalar = file->At(node);
    if (scalar.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return false;
    const std::string text = Scalar(scalar);
    return text.empty() || text == "~" || text == "null";
  }
};

FilePosition YamlNode::position() const { return impl_->position; }
bool YamlNode::exists() const { return impl_->exists; }
bool YamlNode::IsMap() const { return impl_->Is(YAML_MAPPING_NODE); }
bool YamlNode::IsList() const { return impl_->Is(YAML_SEQUENCE_NODE); }
bool YamlNode::IsScalar() const { return impl_->Is(YAML_SCALAR_NODE); }

void YamlNode::Fail(const std::string& message) const {
  if (!impl_->file->error) impl_->file->error = RuleError(impl_->position, message);
}

YamlNode YamlNode::Find(const std::string& key) {
  impl_->asked.insert(key);
  int found = 0;
  if (impl_->exists && !IsMap()) Fail("expected a map with the key \"" + key + "\"");
  if (IsMap()) {
    for (const auto& [name, value] : impl_->file->Pairs(impl_->node)) {
      if (Scalar(impl_->file->At(name)) == key) {
        found = value;
        break;
      }
    }
  }
  return Impl::Make(impl_->file, found, impl_->position);
}

YamlNode YamlNode::Get(const std::string& key) {
  YamlNode value = Find(key);
  if (!value.exists() && impl_->exists) {
    if (!impl_->file->error) impl_->file->map_of_missing_key = impl_->node;
    Fail("the key \"" + key + "\" is missing");
  }
  return value;
}

std::vector<std::string> YamlNode::Keys() {
  std::vector<std::string> keys;
  if (!IsMap()) return keys;
  for (const auto& [key, value] : impl_->file->Pairs(impl_->node)) {
    keys.push_back(Scalar(impl_->file->At(key)));
  }
  impl_->asked.insert(keys.begin(), keys.end());
  return keys;
}

void YamlNode::Finish() {
  if (!IsMap()) return;
  for (const auto& [name, value] : impl_->file->Pairs(impl_->node)) {
    const yaml_node_t& node = impl_->file->At(name);
    const std::string key = Scalar(node);
    if (impl_->asked.contains(key)) continue;
    // A misspelt key is missing too; what its author sees is where it stands.
    if (!impl_->file->error || impl_->file->map_of_missing_key == impl_->node) {
      impl_->file->map_of_missing_key = 0;
      impl_->file->error =
          RuleError(PositionOf(node.start_mark, impl_->file->path),
                    "unknown key \"" + key + "\"; expected one of " +
                        Join(std::vector<std::string>(impl_->asked.begin(), impl_->asked.end())));
    }
  }
}

std::vector<YamlNode> YamlNode::Items() const {
  std::vector<YamlNode> items;
  if (impl_->IsNull()) return items;
  if (IsScalar()) return {*this};
  if (!IsList()) {
    Fail("expected a list");
    return items;
  }
  for (const int item : impl_->file->Items(impl_->node)) {
    items.push_back(Impl::Make(impl_->file, item, impl_->position));
  }
  return items;
}

std::string YamlNode::Text() const {
  if (impl_->IsNull()) return "";
  if (!IsScalar()) {
    Fail("expected a text");
    return "";
  }
  return Scalar(impl_->file->At(impl_->node));
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
  State& state = *file.state_;
  state.path = path;
  if (HasTooManyOpenBrackets(text)) return RuleError({path, 0, 0}, kTooDeep);
  Parser parser;
  if (!parser.ok) return Error{ErrorCode::kSystem, "no memory for a YAML parser", path};
  yaml_parser_t& yaml = parser.value;
  yaml_parser_set_input_string(&yaml, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
  state.loaded = yaml_parser_load(&yaml, &state.document) == 1;
  if (!state.loaded) {
    const std::string_view problem = yaml.problem != nullptr ? yaml.problem : "unreadable";
    if (problem.starts_with("exceeded maximum depth")) {  // libyaml's own bound, 1,000 levels.
      return RuleError(PositionOf(yaml.problem_mark, path), kTooDeep);
    }
    return RuleError(PositionOf(yaml.problem_mark, path),
                     "not valid YAML: " + std::string(problem));
  }
  if (yaml_document_get_root_node(&state.document) == nullptr) return file;
  int count = 0;
  if (const auto problem = state.FindProblem(1, 0, &count)) {
    return RuleError(PositionOf(state.At(problem->node).start_mark, path), problem->text);
  }
  State second;
  second.loaded = yaml_parser_load(&yaml, &second.document) == 1;
  if (second.loaded && yaml_document_get_root_node(&second.document) == nullptr) return file;
  return RuleError(PositionOf(second.loaded ? second.At(1).start_mark : yaml.problem_mark, path),
                   "a second part after ---; a file of this kind has one");
}

YamlNode YamlFile::root() const {
  const bool empty = yaml_document_get_root_node(&state_->document) == nullptr;
  return YamlNode::Impl::Make(state_, empty ? 0 : 1, {state_->path, 0, 0});
}

const std::optional<Error>& YamlFile::error() const { return state_->error; }

}  // namespace gouji::rules
