#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <random>

#include "fixture.h"
#include "reader/reader.h"

namespace gouji::reader {
namespace {

/// A folder that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gouji-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string Write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

Error ErrorOf(const std::string& path, const ReaderOptions& options = {}) {
  document::Notes notes;
  const Result<document::Document> result = Read(path, options, notes);
  EXPECT_FALSE(result);
  return result ? Error() : result.error();
}

TEST(ReadersTest, ADocumentIsNamedByTheHashOfItsBytes) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", "abc");
  document::Notes notes;
  const Result<document::Document> document = Read(path, {}, notes);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->path, path);
  EXPECT_EQ(document->id,
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ReadersTest, AFileThatCannotBeOpenedSaysWhy) {
  const TemporaryFolder folder;
  const std::string missing = folder.path() + "/missing.pdf";
  EXPECT_EQ(ErrorOf(missing).code, ErrorCode::kNotFound);
  EXPECT_EQ(ErrorOf(missing).ToString(), missing + ": no such file");
  EXPECT_EQ(ErrorOf(folder.path()).code, ErrorCode::kUnsupported);
  EXPECT_EQ(ErrorOf(folder.path()).message, "a folder, not a file");
  EXPECT_EQ(ErrorOf(folder.Write("empty.pdf", "")).message, "the file is empty");
}

TEST(ReadersTest, AFileWithoutPermissionSaysSo) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("secret.txt", "abc");
  chmod(path.c_str(), 0);
  // Root may read everything, so the test becomes somebody else meanwhile.
  constexpr uid_t kNobody = 65534;
  const uid_t user = geteuid();
  if (user == 0) {
    ASSERT_EQ(seteuid(kNobody), 0);
  }
  const Error error = ErrorOf(path);
  ASSERT_EQ(seteuid(user), 0);
  EXPECT_EQ(error.code, ErrorCode::kPermission);
  EXPECT_EQ(error.message, "no permission to read");
}

TEST(ReadersTest, AFileAboveTheLimitIsRefusedAndOneAtItIsRead) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", "12345");
  ReaderOptions options;
  options.max_bytes = 4;
  EXPECT_EQ(ErrorOf(path, options).code, ErrorCode::kLimit);
  EXPECT_EQ(ErrorOf(path, options).message, "the file is larger than 4 bytes");
  options.max_bytes = 5;
  document::Notes notes;
  EXPECT_TRUE(Read(path, options, notes));
}

TEST(ReadersTest, AnEndlessDeviceEndsAtTheLimit) {
  ReaderOptions options;
  options.max_bytes = 1000;
  EXPECT_EQ(ErrorOf("/dev/zero", options).code, ErrorCode::kLimit);
}

// Files of /proc have no size before they are read.
TEST(ReadersTest, AFileOfNoSizeIsReadToItsEnd) {
  document::Notes notes;
  const auto document = Read("/proc/version", {}, notes);
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->format, "text");
}

TEST(ReadersTest, TheContentDecidesWhereTheNameDoesNot) {
  document::Notes notes;
  const auto document = ReadBytes(FixtureBytes("text.pdf"), "-", {}, notes);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->format, "pdf");
}

/// Flips, cuts, doubles or overwrites a few bytes.
std::string Mutate(std::string bytes, std::mt19937* random) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : (*random)() % limit; };
  const std::size_t changes = 1 + below(4);
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t at = below(bytes.size());
    switch (below(12)) {
      case 0:
        bytes[at] = static_cast<char>((*random)());
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(80)));
        break;
      case 3:
        bytes.erase(at, 1 + below(40));
        break;
      default: {
        // Numbers at the ends of their ranges, in place of the next number.
        const std::size_t digit = bytes.find_first_of("0123456789", at);
        static const char* const kNumbers[] = {"-1", "99999999999", "2147483647", "1e30", "0"};
        if (digit != std::string::npos) bytes.replace(digit, 1, kNumbers[below(5)]);
      }
    }
  }
  return bytes;
}

// The sequence of mutants is the same in every run: std::mt19937 is fixed by the standard.
TEST(ReadersTest, MutantsOfTheFixturesGiveADocumentOrAnError) {
  std::mt19937 random(12345);
  int read = 0;
  for (const char* name : {"text.pdf", "rulings.pdf", "type3.pdf", "gbk_euc_h.pdf", "scan.pdf",
                           "rotate_90.pdf", "gbk_bytes_in_winansi.pdf", "needs_password.pdf"}) {
    const std::string original = FixtureBytes(name);
    for (int i = 0; i < 50; ++i) {
      const std::string bytes = Mutate(original, &random);
      document::Notes notes;
      const auto document = ReadBytes(bytes, name, {}, notes);
      if (!document) {
        EXPECT_FALSE(document.error().message.empty());
        continue;
      }
      ++read;
      for (const document::Page& page : document->pages) {
        for (const document::Glyph& glyph : page.glyphs) {
          ASSERT_LE(glyph.box.left, glyph.box.right);
          ASSERT_LT(glyph.font, static_cast<int>(page.fonts.size()));
        }
      }
    }
  }
  EXPECT_GT(read, 200);
}

}  // namespace
}  // namespace gouji::reader
