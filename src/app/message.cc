#include "app/message.h"

#include <cstdio>

#include "report/display_width.h"

namespace gouji::app {

namespace {

/// What a person can do about it; "" if the message says all.
std::string Advice(ErrorCode code, report::Language language) {
  const bool chinese = language == report::Language::kChinese;
  switch (code) {
    case ErrorCode::kNotFound:
      return chinese ? "请检查路径" : "check the path";
    case ErrorCode::kPermission:
      return chinese ? "请检查文件和文件夹的权限"
                     : "check the permissions of the file and its folder";
    case ErrorCode::kSystem:
      return chinese ? "请检查磁盘空间，然后再运行一次" : "check the disk space, then run it again";
    case ErrorCode::kInvalid:
    case ErrorCode::kUnsupported:
    case ErrorCode::kUndefined:
    case ErrorCode::kLimit:
      return "";
  }
  return "";
}

}  // namespace

std::string ErrorText(const Error& error, report::Language language) {
  std::string text = "gouji: " + error.ToString();
  const std::string advice = Advice(error.code, language);
  if (!advice.empty()) {
    text += language == report::Language::kChinese ? "（" + advice + "）" : " (" + advice + ")";
  }
  return report::Printable(text);
}

void PrintError(const Error& error, report::Language language) {
  PrintLine(ErrorText(error, language));
}

void PrintLine(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

}  // namespace gouji::app
