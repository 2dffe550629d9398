#include "app/message.h"

#include <cstdio>

#include "report/chinese_messages.h"
#include "report/display_width.h"

namespace gouji::app {

namespace {

const char* KindName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound:
      return "找不到";
    case ErrorCode::kPermission:
      return "没有权限";
    case ErrorCode::kInvalid:
      return "内容有误";
    case ErrorCode::kUnsupported:
      return "不能处理";
    case ErrorCode::kUndefined:
      return "没有意义";
    case ErrorCode::kLimit:
      return "超出限制";
    case ErrorCode::kSystem:
      return "系统错误";
  }
  return "";
}

/// What a person can do about it; "" if the message says all.
std::string Advice(ErrorCode code, report::Language language) {
  const bool chinese = language == report::Language::kChinese;
  switch (code) {
    case ErrorCode::kNotFound:
      return chinese ? "；请检查路径" : "; check the path";
    case ErrorCode::kPermission:
      return chinese ? "；请检查文件和文件夹的权限"
                     : "; check the permissions of the file and its folder";
    case ErrorCode::kInvalid:
    case ErrorCode::kUnsupported:
    case ErrorCode::kUndefined:
    case ErrorCode::kLimit:
    case ErrorCode::kSystem:
      return "";
  }
  return "";
}

}  // namespace

std::string Explain(const Error& error, report::Language language) {
  if (language == report::Language::kEnglish) return error.message;
  std::string chinese = report::InChinese(error.message);
  if (!chinese.empty()) return chinese;
  return std::string(KindName(error.code)) + "（原文：" + error.message + "）";
}

std::string ErrorText(const Error& error, report::Language language) {
  // Most places are paths, which stay as they are.
  const std::string translated =
      language == report::Language::kChinese ? report::InChinese(error.where) : "";
  const std::string& where = translated.empty() ? error.where : translated;
  const std::string place = where.empty() ? "" : where + ": ";
  return report::Printable("gouji: " + place + Explain(error, language) +
                           Advice(error.code, language));
}

void PrintError(const Error& error, report::Language language) {
  PrintLine(ErrorText(error, language));
}

std::string ProblemText(const record::Problem& problem, report::Language language) {
  const bool chinese = language == report::Language::kChinese;
  const std::string number = std::to_string(problem.page);
  const std::string page = problem.page == 0 ? ""
                           : chinese         ? "第" + number + "页："
                                             : "page " + number + ": ";
  return report::Printable("gouji: " + problem.path + ": " + page + problem.message);
}

void PrintLine(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

}  // namespace gouji::app
