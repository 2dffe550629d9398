#include "app/command_line.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <numeric>
#include <optional>

#include "app/help.h"
#include "report/chinese_messages.h"
#include "report/formats.h"
#include "report/phrases.h"

namespace gouji::app {

namespace {

/// The texts of the help page are made before the parser has seen --lang, so it is looked for
/// first.
report::Language FindLanguage(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool english =
        arguments[i] == "--lang=en" ||
        (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en");
    if (english) return report::Language::kEnglish;
  }
  return report::Language::kChinese;
}

/// "3" is {3, 3}, "2-5" is {2, 5}.
std::optional<std::pair<int, int>> ParsePages(const std::string& text) {
  const auto parse = [](std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? number : 0;
  };
  const std::size_t dash = text.find('-');
  const int first = parse(std::string_view(text).substr(0, dash));
  const int last =
      dash == std::string::npos ? first : parse(std::string_view(text).substr(dash + 1));
  if (first < 1 || last < first) return std::nullopt;
  return std::pair(first, last);
}

/// What is wrong with a value. Nothing between quotes is what a shell makes of a variable that is
/// not set: --db "$DB" would otherwise keep nothing, and say nothing of it.
std::string Emptiness(const std::string& value) {
  return value.empty() ? "the value is empty" : "";
}

/// More than any machine has or any document takes.
constexpr int kMostJobs = 1024, kMostMegabytes = 1 << 20, kMostSeconds = 86'400;

/// What is wrong with a value that should be a whole number from 1 to `most`.
std::string OutsideOf(const std::string& value, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_inside =
      error == std::errc() && end == value.data() + value.size() && number >= 1 && number <= most;
  return is_inside ? ""
                   : "\"" + value + "\" is not a whole number from 1 to " + std::to_string(most);
}

template <typename Formats>
std::string NamesOf(const Formats& formats) {
  std::string names;
  for (const auto& format : formats)
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

/// Characters put in, left out or exchanged to make one word the other: Levenshtein's distance.
std::size_t Slips(const std::string& a, const std::string& b) {
  std::vector<std::size_t> slips(b.size() + 1);
  std::iota(slips.begin(), slips.end(), 0);
  for (const char c : a) {
    std::size_t before = slips[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t exchanged = before + (c == b[j] ? 0 : 1);
      before = slips[j + 1];
      slips[j + 1] = std::min({slips[j] + 1, before + 1, exchanged});
    }
  }
  return slips.back();
}

/// The parser for one language, writing into a CommandLine.
class Parser {
 public:
  explicit Parser(report::Language language) : language_(language) {
    line_.language = language;
    app_.name("gouji");
    app_.description(Say(help::kProgram));
    app_.footer(Say(help::kProgramExamples));
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", Say(help::kHelp))->group(Say(help::kOptions));
    app_.set_version_flag("--version", std::string("gouji ") + GOUJI_VERSION, Say(help::kVersion))
        ->group(Say(help::kOptions));
    Label(app_);
    app_.add_option("--lang", language_name_, Say(help::kLanguage))
        ->check(CLI::IsMember({"zh", "en"}).description(""))
        ->type_name("zh|en")
        ->group(Say(help::kOptions));
    AddCheck();
    AddTables();
    AddInfo();
    AddIngest();
    AddRules();
  }

  ParsedCommandLine Parse(const std::vector<std::string>& arguments) {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
      if (arguments.empty()) return {ParsedCommandLine::Kind::kMistake, {}, app_.help()};
      app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
      return {ParsedCommandLine::Kind::kPrint, {}, app_.help()};
    } catch (const CLI::CallForVersion&) {
      return {ParsedCommandLine::Kind::kPrint, {}, std::string("gouji ") + GOUJI_VERSION + "\n"};
    } catch (const CLI::ExtrasError&) {
      return Mistake(Unexpected(app_.remaining(true)));
    } catch (const CLI::RequiredError& error) {
      if (const std::vector<std::string> rest = app_.remaining(true); !rest.empty()) {
        return Mistake(UnknownCommand(rest.front()));
      }
      return Mistake(Explained("缺少命令或参数", error));
    } catch (const CLI::ParseError& error) {
      return Mistake(Explained("选项的值有误", error));
    }
    return Finish();
  }

 private:
  std::string Say(const record::Text& text) const { return report::In(text, language_); }

  void Label(CLI::App& app) {
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", Say(help::kUsage));
    formatter->label("Positionals", Say(help::kArguments));
    formatter->label("OPTIONS", "OPTIONS");
    formatter->label("SUBCOMMAND", "COMMAND");
    formatter->label("TEXT", "");
    formatter->label("REQUIRED", "");
    formatter->column_width(26);
    app.formatter(formatter);
  }

  CLI::App* Add(CLI::App& parent, const std::string& name, const record::Text& description,
                const record::Text& examples) {
    CLI::App* command = parent.add_subcommand(name, Say(description));
    command->group(Say(help::kCommands));
    command->footer(Say(examples));
    command->set_help_flag("-h,--help", Say(help::kHelp))->group(Say(help::kCommonOptions));
    Label(*command);
    return command;
  }

  CLI::Option* Option(CLI::App* command, const std::string& name, std::string& target,
                      const record::Text& text, const char* placeholder) {
    return command->add_option(name, target, Say(text))
        ->check(CLI::Validator(&Emptiness, ""))
        ->type_name(placeholder)
        ->group(Say(help::kOptions));
  }

  void AddPaths(CLI::App* command) {
    command->add_option("PATH", line_.paths, Say(help::kPaths))->type_name("")->required();
  }

  void AddCommon(CLI::App* command) { AddCommon(command, line_.rules); }
  void AddCommon(CLI::App* command, std::vector<std::string>& rules) {
    command->add_option("--lang", language_name_, Say(help::kLanguage))
        ->check(CLI::IsMember({"zh", "en"}).description(""))
        ->type_name("zh|en")
        ->group(Say(help::kCommonOptions));
    command->add_option("--rules", rules, Say(help::kRulesFolder))
        ->type_name("DIR")
        ->group(Say(help::kCommonOptions))
        ->expected(1)
        ->allow_extra_args(false)  // --rules DIR FILE: the file is no second folder.
        ->take_all();
  }

  void AddReading(CLI::App* command) {
    Option(command, "--pages", pages_, help::kPages, "N-M");
    command->add_flag("--quiet,-q", quiet_, Say(help::kQuiet))->group(Say(help::kCommonOptions));
  }

  void AddWorkers(CLI::App* command) {
    const auto add = [&](const char* name, int& target, const record::Text& text,
                         const char* placeholder, int most) {
      command->add_option(name, target, Say(text))
          ->check(CLI::Validator(
              [most](const std::string& value) { return OutsideOf(value, most); }, ""))
          ->type_name(placeholder)
          ->group(Say(help::kOptions));
    };
    add("--jobs", line_.workers.jobs, help::kJobs, "N", kMostJobs);
    add("--memory", megabytes_, help::kMemory, "MB", kMostMegabytes);
    add("--seconds", line_.workers.limits.processor_seconds, help::kSeconds, "N", kMostSeconds);
    add("--page-memory", page_megabytes_, help::kPageMemory, "MB", kMostMegabytes);
    add("--page-seconds", line_.workers.page_limits.processor_seconds, help::kPageSeconds, "N",
        kMostSeconds);
    command->add_option("--ocr", ocr_, Say(help::kOcr))
        ->check(CLI::IsMember({"auto", "never"}).description(""))
        ->type_name("auto|never")
        ->group(Say(help::kOptions));
  }

  void AddFindingsOutput(CLI::App* command) {
    command
        ->add_option("--format", line_.format,
                     Say(help::kFormat) + NamesOf(report::FindingsFormats()))
        ->type_name("NAME")
        ->group(Say(help::kOptions));
    Option(command, "--output,-o", line_.output, help::kOutput, "FILE");
    Option(command, "--fail-on", fail_on_, help::kFailOn, "LEVEL");
    command->add_option("--show", show_, Say(help::kShow))
        ->type_name("WHAT")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(Say(help::kOptions));
    command->add_flag("--no-color", no_colour_, Say(help::kNoColour))
        ->group(Say(help::kCommonOptions));
  }

  void AddCheck() {
    check_ = Add(app_, "check", help::kCheck, help::kCheckExamples);
    AddPaths(check_);
    AddFindingsOutput(check_);
    Option(check_, "--db", line_.database, help::kDatabase, "FILE");
    AddReading(check_);
    AddWorkers(check_);
    AddCommon(check_);
  }

  void AddTables() {
    tables_ = Add(app_, "tables", help::kTables, help::kTablesExamples);
    AddPaths(tables_);
    tables_
        ->add_option("--format", line_.format,
                     Say(help::kFormat) + NamesOf(report::TablesFormats()))
        ->type_name("NAME")
        ->group(Say(help::kOptions));
    Option(tables_, "--output,-o", line_.output, help::kTablesOutput, "FILE|DIR/");
    Option(tables_, "--debug", line_.debug, help::kDebug, "DIR");
    AddReading(tables_);
    AddWorkers(tables_);
    AddCommon(tables_);
  }

  void AddInfo() {
    info_ = Add(app_, "info", help::kInfo, help::kInfoExamples);
    AddPaths(info_);
    AddReading(info_);
    AddWorkers(info_);
    AddCommon(info_);
  }

  void AddIngest() {
    ingest_ = Add(app_, "ingest", help::kIngest, help::kIngestExamples);
    AddPaths(ingest_);
    Option(ingest_, "--db", line_.database, help::kDatabaseNeeded, "FILE")->required();
    AddReading(ingest_);
    AddWorkers(ingest_);
    AddCommon(ingest_);
  }

  void AddRules() {
    rules_ = Add(app_, "rules", help::kRules, help::kRulesExamples);
    rules_->require_subcommand(1);
    AddCommon(rules_, rules_before_command_);
    rules_list_ = Add(*rules_, "list", help::kRulesList, help::kRulesExamples);
    AddCommon(rules_list_);
    rules_test_ = Add(*rules_, "test", help::kRulesTest, help::kRulesExamples);
    AddCommon(rules_test_);
  }

  /// The command or option that a word is with at most half of its letters wrong; "" if none is.
  std::string Nearest(const std::string& word) const {
    const auto letters = [](const std::string& name) {
      return name.substr(std::min(name.find_first_not_of('-'), name.size()));
    };
    const std::string own = letters(word.substr(0, word.find('=')));
    std::string nearest;
    std::size_t fewest = own.size() / 2 + 1;
    const auto consider = [&](const std::string& name) {
      const std::size_t slips = Slips(own, letters(name));
      if (slips >= fewest) return;
      fewest = slips;
      nearest = name;
    };
    for (const CLI::App* command : Target().get_subcommands({})) consider(command->get_name());
    for (const CLI::Option* option : Target().get_options()) consider(option->get_name());
    return nearest;
  }

  /// ", did you mean tables", of those words that are near to something.
  std::string Suggestion(const std::vector<std::string>& words) const {
    std::string nearest;
    for (const std::string& word : words) {
      const std::string name = Nearest(word);
      if (!name.empty()) nearest += " " + name;
    }
    if (nearest.empty()) return "";
    return (language_ == report::Language::kChinese ? "，是不是" : ", did you mean") + nearest;
  }

  /// The parser itself would name them from the last to the first.
  std::string Unexpected(const std::vector<std::string>& arguments) const {
    std::string names;
    for (const std::string& name : arguments) names += (names.empty() ? "" : " ") + name;
    names += Suggestion(arguments);
    return language_ == report::Language::kChinese ? "不认识的参数（" + names + "）"
                                                   : "not expected here: " + names;
  }

  std::string UnknownCommand(const std::string& word) const {
    std::string known;
    for (const CLI::App* command : Target().get_subcommands({})) {
      known += (known.empty() ? "" : ", ") + command->get_name();
    }
    return language_ == report::Language::kChinese
               ? "没有这个命令：" + word + Suggestion({word}) + "？可用：" + known
               : "no such command: " + word + Suggestion({word}) + "? one of: " + known;
  }

  /// The parser's own messages are English.
  std::string Explained(const std::string& chinese, const CLI::ParseError& error) const {
    if (language_ == report::Language::kEnglish) return error.what();
    const std::string translated = report::InChinese(error.what());
    return chinese + "（" + (translated.empty() ? error.what() : translated) + "）";
  }

  /// The innermost command that was named, which the help is about.
  const CLI::App& Target() const {
    const CLI::App* target = &app_;
    while (!target->get_subcommands().empty()) target = target->get_subcommands().front();
    return *target;
  }

  ParsedCommandLine Mistake(const std::string& message) const {
    std::string path;
    for (const CLI::App* app = &Target(); app != nullptr; app = app->get_parent()) {
      path = app->get_name() + (path.empty() ? "" : " " + path);
    }
    const std::string hint = language_ == report::Language::kChinese ? "用法见：" + path + " --help"
                                                                     : "see: " + path + " --help";
    return {ParsedCommandLine::Kind::kMistake, {}, "gouji: " + message + "\n" + hint + "\n"};
  }

  /// What the parser itself does not check.
  ParsedCommandLine Finish() {
    const bool chinese = language_ == report::Language::kChinese;
    line_.command = check_->parsed()        ? Command::kCheck
                    : tables_->parsed()     ? Command::kTables
                    : info_->parsed()       ? Command::kInfo
                    : ingest_->parsed()     ? Command::kIngest
                    : rules_list_->parsed() ? Command::kRulesList
                                            : Command::kRulesTest;
    if (!pages_.empty()) {
      const auto pages = ParsePages(pages_);
      if (!pages) {
        return Mistake((chinese ? "--pages 应为 3 或 2-5 这样的页码，不是 "
                                : "--pages takes pages such as 3 or 2-5, not ") +
                       pages_);
      }
      line_.pages = *pages;
    }
    static const std::map<std::string, FailOn> levels = {{"critical", FailOn::kCritical},
                                                         {"error", FailOn::kError},
                                                         {"warning", FailOn::kWarning},
                                                         {"note", FailOn::kNote},
                                                         {"never", FailOn::kNever}};
    const auto level = levels.find(fail_on_);
    if (level == levels.end()) {
      return Mistake("--fail-on: " + fail_on_ + (chinese ? "？可用：" : "? one of: ") +
                     "critical, error, warning, note, never");
    }
    line_.fail_on = level->second;
    for (const std::string& what : show_) {
      const bool all = what == "all";
      if (!all && what != "repairs" && what != "numbers") {
        return Mistake("--show: " + what + (chinese ? "？可用：" : "? one of: ") +
                       "all, repairs, numbers");
      }
      line_.show_checked |= all;
      line_.show_repairs |= all || what == "repairs";
      line_.show_numbers |= all || what == "numbers";
    }
    if (line_.command == Command::kTables) {
      if (const auto mistake = CheckFormat(report::TablesFormats())) return *mistake;
    } else if (const auto mistake = CheckFormat(report::FindingsFormats())) {
      return *mistake;
    }
    line_.rules.insert(line_.rules.begin(), rules_before_command_.begin(),
                       rules_before_command_.end());
    line_.workers.limits.memory_bytes = static_cast<std::size_t>(megabytes_) << 20;
    line_.workers.page_limits.memory_bytes = static_cast<std::size_t>(page_megabytes_) << 20;
    if (ocr_ == "never") line_.ocr = Ocr::kNever;
    if (quiet_) line_.verbosity = Verbosity::kQuiet;
    if (no_colour_) line_.colour = ColourChoice::kNever;
    return {ParsedCommandLine::Kind::kRun, line_, ""};
  }

  /// Fills in the default format, or refuses one that does not exist.
  template <typename Formats>
  std::optional<ParsedCommandLine> CheckFormat(const Formats& formats) {
    if (line_.format.empty()) line_.format = formats.front().name;
    const bool known = std::any_of(formats.begin(), formats.end(),
                                   [&](const auto& format) { return format.name == line_.format; });
    if (known) return std::nullopt;
    const bool chinese = language_ == report::Language::kChinese;
    return Mistake("--format: " + line_.format + (chinese ? "？可用：" : "? one of: ") +
                   NamesOf(formats));
  }

  report::Language language_;
  CommandLine line_;
  CLI::App app_;
  CLI::App *check_ = nullptr, *tables_ = nullptr, *info_ = nullptr, *ingest_ = nullptr,
           *rules_ = nullptr, *rules_list_ = nullptr, *rules_test_ = nullptr;
  std::string language_name_, pages_, ocr_ = "auto", fail_on_ = "error";
  std::vector<std::string> show_;
  std::vector<std::string> rules_before_command_;  // gouji rules --rules DIR list
  bool quiet_ = false, no_colour_ = false;
  int megabytes_ = static_cast<int>(worker::Limits().memory_bytes >> 20);
  int page_megabytes_ = static_cast<int>(WorkerOptions().page_limits.memory_bytes >> 20);
};

}  // namespace

ParsedCommandLine ParseCommandLine(const std::vector<std::string>& arguments) {
  return Parser(FindLanguage(arguments)).Parse(arguments);
}

}  // namespace gouji::app
