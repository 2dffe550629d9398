#include "scan/tesseract.h"

#include <tesseract/capi.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/quick_sum.h"
#include "base/shared_library.h"

namespace gouji::scan {

namespace {

constexpr const char* kLibrary = "libtesseract.so.5";
constexpr const char* kDebianModels = "/usr/share/tesseract-ocr/5/tessdata";
constexpr int kModels = 3;

/// The functions of the library that are used here.
struct Api {
  decltype(&TessBaseAPICreate) create = nullptr;
  decltype(&TessBaseAPIDelete) destroy = nullptr;
  decltype(&TessBaseAPIInit2) init = nullptr;
  decltype(&TessBaseAPISetVariable) set_variable = nullptr;
  decltype(&TessBaseAPISetPageSegMode) set_mode = nullptr;
  decltype(&TessBaseAPISetImage) set_image = nullptr;
  decltype(&TessBaseAPISetSourceResolution) set_resolution = nullptr;
  decltype(&TessBaseAPIGetUTF8Text) text = nullptr;
  decltype(&TessBaseAPIGetIterator) iterator = nullptr;
  decltype(&TessBaseAPIClear) clear = nullptr;
  decltype(&TessResultIteratorDelete) iterator_delete = nullptr;
  decltype(&TessResultIteratorGetPageIterator) page_iterator = nullptr;
  decltype(&TessResultIteratorNext) next = nullptr;
  decltype(&TessResultIteratorGetUTF8Text) symbol_text = nullptr;
  decltype(&TessResultIteratorConfidence) confidence = nullptr;
  decltype(&TessPageIteratorBoundingBox) box = nullptr;
  decltype(&TessPageIteratorIsAtBeginningOf) begins = nullptr;
  decltype(&TessDeleteText) text_delete = nullptr;
};

Result<Api> LoadApi() {
  // Its own threads make it slower on every machine that was measured.
  setenv("OMP_THREAD_LIMIT", "1", 1);
  TRY_ASSIGN(const SharedLibrary library,
             SharedLibrary::Open(kLibrary, "install Debian's package libtesseract5"));
  Api api;
  TRY(library.Find("TessBaseAPICreate", &api.create));
  TRY(library.Find("TessBaseAPIDelete", &api.destroy));
  TRY(library.Find("TessBaseAPIInit2", &api.init));
  TRY(library.Find("TessBaseAPISetVariable", &api.set_variable));
  TRY(library.Find("TessBaseAPISetPageSegMode", &api.set_mode));
  TRY(library.Find("TessBaseAPISetImage", &api.set_image));
  TRY(library.Find("TessBaseAPISetSourceResolution", &api.set_resolution));
  TRY(library.Find("TessBaseAPIGetUTF8Text", &api.text));
  TRY(library.Find("TessBaseAPIGetIterator", &api.iterator));
  TRY(library.Find("TessBaseAPIClear", &api.clear));
  TRY(library.Find("TessResultIteratorDelete", &api.iterator_delete));
  TRY(library.Find("TessResultIteratorGetPageIterator", &api.page_iterator));
  TRY(library.Find("TessResultIteratorNext", &api.next));
  TRY(library.Find("TessResultIteratorGetUTF8Text", &api.symbol_text));
  TRY(library.Find("TessResultIteratorConfidence", &api.confidence));
  TRY(library.Find("TessPageIteratorBoundingBox", &api.box));
  TRY(library.Find("TessPageIteratorIsAtBeginningOf", &api.begins));
  TRY(library.Find("TessDeleteText", &api.text_delete));
  return api;
}

const Result<Api>& TheApi() {
  static const Result<Api> api = LoadApi();
  return api;
}

std::string FolderOf(const std::string& models) { return models.empty() ? kDebianModels : models; }

/// Errors: kUnsupported, if it is not there.
Result<std::filesystem::path> FindModel(const std::string& folder, Model model) {
  const std::filesystem::path file =
      std::filesystem::path(folder) / (std::string(Name(model)) + ".traineddata");
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return file;
  return Error{ErrorCode::kUnsupported,
               std::string("Tesseract's model '") + Name(model) +
                   "' is missing: install the packages tesseract-ocr-eng, "
                   "tesseract-ocr-chi-sim and tesseract-ocr-script-hans",
               folder};
}

constexpr std::array<Model, kModels> kAllModels = {Model::kLatin, Model::kHan, Model::kChinese};

}  // namespace

const char* Name(Model model) {
  constexpr std::array<const char*, kModels> kNames = {"eng", "HanS", "chi_sim"};
  return kNames[static_cast<std::size_t>(model)];
}

struct Tesseract::State {
  Api api;
  std::string models;
  std::array<TessBaseAPI*, kModels> engines = {};
  std::array<std::string, kModels> allowed;

  ~State() {
    for (TessBaseAPI* engine : engines) {
      if (engine != nullptr) api.destroy(engine);
    }
  }

  Result<void> LoadModel(Model model) {
    TRY_ASSIGN(const std::filesystem::path file, FindModel(models, model));
    TessBaseAPI*& engine = engines[static_cast<std::size_t>(model)];
    engine = api.create();
    if (api.init(engine, models.c_str(), Name(model), tesseract::OEM_LSTM_ONLY) != 0) {
      return Error{ErrorCode::kInvalid,
                   std::string("Tesseract's model '") + Name(model) + "' is damaged", file};
    }
    // Its search for the line in a picture that is one line loses characters of Chinese; strips of
    // pieces need it.
    api.set_mode(engine,
                 model == Model::kChinese ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
    return {};
  }
};

Tesseract::Tesseract(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tesseract::~Tesseract() = default;
Tesseract::Tesseract(Tesseract&&) noexcept = default;
Tesseract& Tesseract::operator=(Tesseract&&) noexcept = default;

Result<Tesseract> Tesseract::Load(const std::string& models) {
  TRY_ASSIGN(const Api api, TheApi());
  auto state = std::make_unique<State>();
  state->api = api;
  state->models = FolderOf(models);
  for (const Model model : kAllModels) TRY(state->LoadModel(model));
  return Tesseract(std::move(state));
}

Result<std::string> Tesseract::SumOf(const std::string& models) {
  TRY(TheApi());
  std::string sum;
  for (const Model model : kAllModels) {
    TRY_ASSIGN(const std::filesystem::path file, FindModel(FolderOf(models), model));
    TRY_ASSIGN(const std::string of_model, QuickSumOfFile(file.string()));
    sum += (sum.empty() ? "" : " ") + of_model;
  }
  return sum;
}

std::vector<Symbol> Tesseract::ReadLine(Model model, const Grey& line, const std::string& allowed) {
  std::vector<Symbol> symbols;
  const Api& api = state_->api;
  TessBaseAPI* const engine = state_->engines[static_cast<std::size_t>(model)];
  if (line.width < 3 || line.height < 3) return symbols;
  std::string& present = state_->allowed[static_cast<std::size_t>(model)];
  if (present != allowed) {
    api.set_variable(engine, "tessedit_char_whitelist", allowed.c_str());
    present = allowed;
  }
  api.set_image(engine, line.samples.data(), line.width, line.height, 1, line.width);
  api.set_resolution(engine, 300);
  // The iterator of a picture without text aborts the program (ltrresultiterator.cpp).
  char* const text = api.text(engine);
  const bool has_text =
      text != nullptr && std::string(text).find_first_not_of(" \n\t\f") != std::string::npos;
  if (text != nullptr) api.text_delete(text);
  TessResultIterator* const iterator = has_text ? api.iterator(engine) : nullptr;
  if (iterator == nullptr) return symbols;
  do {
    char* const symbol = api.symbol_text(iterator, tesseract::RIL_SYMBOL);
    if (symbol == nullptr) continue;
    Symbol read;
    read.text = symbol;
    api.text_delete(symbol);
    read.confidence = api.confidence(iterator, tesseract::RIL_SYMBOL) / 100.0;
    TessPageIterator* const page = api.page_iterator(iterator);
    read.begins_word = api.begins(page, tesseract::RIL_WORD) != 0;
    api.box(page, tesseract::RIL_SYMBOL, &read.box.left, &read.box.top, &read.box.right,
            &read.box.bottom);
    symbols.push_back(std::move(read));
  } while (api.next(iterator, tesseract::RIL_SYMBOL) != 0);
  api.iterator_delete(iterator);
  api.clear(engine);
  return symbols;
}

}  // namespace gouji::scan
