#include "report/chinese_messages.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gouji::report {

namespace {

/// {} stands for a variable part, the same ones in the same order in both. {m} is a part that is a
/// message itself.
struct Message {
  std::string_view english, chinese;
};

// A new message without a line here is shown quoted in English.
constexpr Message kMessages[] = {
    // Files, folders and the system.
    {"no such file", "没有这个文件"},
    {"no permission to read", "没有读取权限"},
    {"no permission to write", "没有写入权限"},
    {"no permission to write in the folder", "没有在这个文件夹中写入的权限"},
    {"no permission to read and write", "没有读写权限"},
    {"no permission to list the folder", "没有列出这个文件夹的权限"},
    {"the folder cannot be listed", "无法列出这个文件夹"},
    {"the folder does not exist", "文件夹不存在"},
    {"the file system is read-only", "文件系统只读"},
    {"a folder, not a file", "是文件夹，不是文件"},
    {"the output would replace a file that is read", "输出会覆盖要读取的文件"},
    {"the output would replace the database", "输出会覆盖数据库"},
    {"the next run would read it as a bulletin: write to a folder that is not among those read",
     "下次运行会把它当作通报读取，请写到不在所读之列的文件夹"},
    {"the format is not for a terminal: name a file with --output",
     "这种格式不能显示在终端上，请用 --output 指定文件"},
    {"a file of this name is there already and is no picture of a page",
     "已有同名文件，而且不是页面图"},
    {"the folder cannot be made: {m}", "无法新建文件夹：{m}"},
    {"the links lead in a circle", "符号链接成环"},
    {"the disk is full: make room and run it again", "磁盘已满，请腾出空间，再运行一次"},
    {"standard output", "标准输出"},
    {"the file would grow larger than it may", "文件超过允许的大小"},
    {"reading failed: {m}", "读取失败：{m}"},
    {"writing failed: {m}", "写入失败：{m}"},
    {"internal failure: {m}", "程序内部错误：{m}"},
    {"needed more memory than {} MB", "所需内存超过 {} MB"},
    {"took more than {} seconds of processor time", "处理器时间超过 {} 秒"},
    {"the worker ended by signal {}: {m}", "处理进程被信号 {} 终止（{m}）"},
    {"the worker ended with status {}: {m}", "处理进程以状态 {} 退出（{m}）"},
    {"the worker ended by signal {}", "处理进程被信号 {} 终止"},
    {"the worker ended with status {}", "处理进程以状态 {} 退出"},
    {"how the worker ended is unknown: {m}", "不知道处理进程如何结束（{m}）"},
    {"the worker failed: {m}", "处理进程失败（{m}）"},
    {"the worker delivered what makes no sense", "处理进程交回的结果无法理解"},
    {"the result is larger than {} MB", "结果超过 {} MB"},
    {"no pipe to a worker: {m}", "无法建立到处理进程的管道（{m}）"},
    {"no process for a worker: {m}", "无法启动处理进程（{m}）"},
    {"no filter of system calls: {m}", "无法限制系统调用（{m}）"},
    {"/proc/self/statm cannot be read: {m}", "无法读取 /proc/self/statm（{m}）"},
    {"/proc/self/statm holds no size", "/proc/self/statm 中没有大小"},
    {"a limit cannot be read: {m}", "无法读取限额（{m}）"},
    {"a limit cannot be set: {m}", "无法设定限额（{m}）"},
    {"cannot be opened: {m}", "无法打开：{m}"},
    {"the place of the program is unknown: {m}", "不知道程序在哪里：{m}"},
    {"the library cannot be loaded, install Debian's package {}: {m}",
     "无法加载这个库，请安装 Debian 软件包 {}：{m}"},
    {"the library cannot be loaded, install gouji again: {m}",
     "无法加载这个库，请重新安装 gouji（{m}）"},
    {"the library {} belongs to another build: install gouji again",
     "库 {} 属于另一次构建，请重新安装 gouji"},
    {"the library has no function {}", "这个库没有函数 {}"},
    // The system's own words.
    {"No such file or directory", "没有这个文件"},
    {"Permission denied", "没有权限"},
    {"Operation not permitted", "不允许这样做"},
    {"Not a directory", "不是文件夹"},
    {"File exists", "已有同名文件"},
    {"Is a directory", "是文件夹，不是文件"},
    {"Input/output error", "输入输出错误"},
    {"File name too long", "文件名过长"},
    {"Too many levels of symbolic links", "符号链接成环"},
    {"Too many links", "链接过多"},
    {"No space left on device", "磁盘已满"},
    {"Disk quota exceeded", "超出磁盘配额"},
    {"Read-only file system", "文件系统只读"},
    {"File too large", "文件过大"},
    {"Text file busy", "程序文件正在运行"},
    {"Device or resource busy", "设备或资源正被占用"},
    {"No such device or address", "没有这个设备，或管道的另一端没有打开"},
    {"No such device", "没有这个设备"},
    {"Invalid argument", "参数无效"},
    {"Operation not supported", "不支持这样做"},
    {"Function not implemented", "系统没有这个功能"},
    {"Broken pipe", "管道的另一端已关闭"},
    {"Too many open files", "打开的文件过多"},
    {"Too many open files in system", "系统中打开的文件过多"},
    {"Resource temporarily unavailable", "资源暂时不足"},
    {"Cannot allocate memory", "内存不足"},
    {"Stale file handle", "网络文件已失效"},
    {"Connection timed out", "连接超时"},
    {"Transport endpoint is not connected", "网络文件系统没有连接"},
    {"Host is down", "主机没有响应"},
    // Reading bulletins.
    {"the file is empty", "文件是空的"},
    {"the file is larger than {} bytes", "文件超过 {} 字节"},
    {"neither PDF nor image nor text", "既不是 PDF 或图像，也不是文本"},
    {"images of the format {} are not read; save it as PNG, JPEG or TIFF",
     "不能读取 {} 格式的图像，请另存为 PNG、JPEG 或 TIFF"},
    {"the file is encrypted: reading it needs a password", "文件已加密，需要密码才能读取"},
    {"not a readable PDF file, it is damaged or cut off: {m}",
     "不是可读的 PDF 文件，已损坏或不完整（{m}）"},
    {"not a readable PDF file, it is damaged or cut off", "不是可读的 PDF 文件，已损坏或不完整"},
    {"not a readable image, it is damaged or cut off", "不是可读的图像，已损坏或不完整"},
    {"the image has more than 100,000,000 pixels", "图像超过 100,000,000 像素"},
    {"the page has more than 100,000,000 pixels", "该页的图像超过 100,000,000 像素"},
    {"files of this format have no pixels", "这种格式的文件没有图像"},
    {"the file has no pages", "文件没有页"},
    {"page {} does not exist: the number of pages is {}", "没有第{}页：共 {} 页"},
    {"the file has more than {} pages", "文件超过 {} 页"},
    {"the file has more than 4,000,000 characters: read it in parts, by page numbers",
     "文件超过 4,000,000 字，请用 --pages 分段读取"},
    {"all pages of the file are damaged", "文件的各页都已损坏"},
    {"Poppler gave up: {m}", "Poppler 无法继续（{m}）"},
    {"line {} has more than 100,000 characters", "第{}行超过 100,000 字"},
    {"not text: neither UTF-8, UTF-16 nor GB18030", "不是文本：不是 UTF-8、UTF-16 或 GB18030 编码"},
    {"the text has more than 2,000,000 characters", "文本超过 2,000,000 字"},
    {"control characters in the text: {}", "文本中有控制字符 {} 个"},
    {"the page is a scan and was not read: {m}", "是扫描图像，没有读取：{m}"},
    {"a large image of the page was not read: {m}", "页中有大幅图像，图像内容没有读取：{m}"},
    {"scanned pages are not read yet", "还不能识别扫描页"},
    {"the page is a scan and was not read", "是扫描图像，没有读取"},
    {"its images are too small for a character", "图像太小，容不下一个字"},
    {"its images are too coarse for text", "图像的分辨率不够识别文字"},
    {"the image has no resolution that text could be read at", "图像的分辨率无法识别文字"},
    {"the page is larger than any paper", "页面比任何纸张都大"},
    {"Tesseract's model '{}' is missing: install the packages {}, {} and {}",
     "缺少 Tesseract 的识别模型“{}”：请安装软件包 {}、{} 和 {}"},
    {"not read well enough: {} % of {} pieces are certain",
     "识别得不够好：只有 {} % 可信，共 {} 处"},
    {"not read well enough: the mean confidence of its characters is {} %",
     "识别得不够好：文字的平均置信度只有 {} %"},
    {"of {} pieces that were recognised {} are doubtful", "识别的 {} 处中有 {} 处存疑"},
    {"a large image of the page was not read", "页中有大幅图像，图像内容没有读取"},
    {"the text cannot be trusted: {m}", "文字不可信：{m}"},
    {"the page is damaged and was not read", "该页已损坏，没有读取"},
    {"the page is damaged", "该页已损坏"},
    {"the page was not read to its end: {m}", "该页没有读完：{m}"},
    {"it paints more than any real page", "绘制内容多于任何正常页面"},
    {"it takes too long", "用时过长"},
    {"text is lost because the mapping tables of '{}' were not found: install the package "
     "poppler-data",
     "缺少“{}”的编码映射表，文字丢失；请安装软件包 poppler-data"},
    {"text is missing, for lack of the mapping tables of '{}'", "缺少“{}”的编码映射表，文字缺失"},
    {"{} of the characters have no map from their font to Unicode", "{} 的字没有到 Unicode 的映射"},
    {"the text is drawn as outlines", "文字是画成的轮廓"},
    {"{} characters are not seen on the page and were left out: they are white on white, painted "
     "over, or not painted at all",
     "页面上有 {} 个字看不见（白底白字、被遮盖，或没有着色），没有采用"},
    {"GB18030 bytes behind a Western font were decoded again",
     "西文字体下的 GB18030 字节已重新解码"},
    {"damage was worked around: {m} (and {} more)", "已绕过损坏之处（{m}；另有 {} 处）"},
    {"damage was worked around: {m}", "已绕过损坏之处（{m}）"},
    {"the page is a drawing of very many lines: its rulings were not read",
     "该页是由极多线条组成的图，没有读取其中的表格线"},
    {"the name of a row is lost: \"{}\"", "一行的名称已无法辨认：“{}”"},
    {"no unit is known by the name \"{}\"", "没有名为“{}”的单位"},
    // The database.
    {"an SQLite file, but not a gouji database", "是 SQLite 文件，但不是勾稽的数据库"},
    {"written by a newer gouji (version {} of the database, this one knows {})",
     "由更新版本的勾稽写入（数据库版本 {}，本程序只认得到 {}）"},
    {"the file was removed while it was opened", "打开时文件被删除"},
    {"file is not a database", "不是数据库文件"},
    {"database disk image is malformed", "数据库已损坏"},
    {"database or disk is full (is the disk full?)", "数据库或磁盘已满"},
    {"disk I/O error (is the disk full?)", "磁盘读写错误（磁盘可能已满）"},
    {"disk I/O error", "磁盘读写错误"},
    {"database is locked", "数据库正被另一个程序写入"},
    {"attempt to write a readonly database", "数据库只读"},
    {"unable to open database file", "无法打开数据库文件"},
    // Folders of rules.
    {"no rule files found", "找不到规则文件"},
    {"no such folder of rules", "没有这个规则文件夹"},
    {"the folder of built-in rules has no folder {}", "内置规则文件夹中没有文件夹 {}"},
    {"the folder holds no rule files; expected checks/NAME.yaml, patterns/NAME.yaml or TSV files "
     "with "
     "the names of the built-in ones",
     "文件夹中没有规则文件；应为 checks/名称.yaml、patterns/名称.yaml 或与内置文件同名的 TSV 文件"},
    {"folders in this folder are not read; put its files one folder up",
     "这一层的文件夹不会读取；请把其中的文件移到上一层"},
    {"not read here; the name of a rule file ends with .yaml",
     "不会读取；规则文件的名称应以 .yaml 结尾"},
    {"expected a folder, not a file", "应为文件夹，不是文件"},
    {"this folder is not read; expected checks or patterns",
     "不会读取这个文件夹；应为 checks 或 patterns"},
    {"not read here; put check rules into checks/NAME.yaml and claim patterns into "
     "patterns/NAME.yaml",
     "放在这里不会读取；核对规则放在 checks/名称.yaml，说法句式放在 patterns/名称.yaml"},
    {"no rule file has this name; expected checks/NAME.yaml, patterns/NAME.yaml or one of {}",
     "没有这个名称的规则文件；应为 checks/名称.yaml、patterns/名称.yaml 或 {}"},
    // Rule files: TSV and YAML.
    {"is not UTF-8", "不是 UTF-8 编码"},
    {"holds a NUL byte", "含有 NUL 字节"},
    {"no header line", "没有表头行"},
    {"unknown column \"{}\"; expected {}", "不认识的列“{}”；应为 {}"},
    {"the column \"{}\" is missing", "缺少列“{}”"},
    {"number of fields: {}, but the header line names {}; columns are parted by TABs",
     "有 {} 个字段，表头有 {} 列；各列之间用 TAB 分开"},
    {"unknown trait \"{}\"; expected {}", "不认识的 trait“{}”；应为 {}"},
    {"unknown stem \"{}\"", "没有词根“{}”"},
    {"unknown repair \"{}\"", "没有修复规则“{}”"},
    {"unknown indicator \"{}\"", "没有指标“{}”"},
    {"unknown topic \"{}\"", "没有主题“{}”"},
    {"unknown macro {{}}", "没有宏 {{}}"},
    {"unknown claim kind \"{}\"", "没有说法类别“{}”"},
    {"no rule folder: {m}", "没有规则文件夹（{m}）"},
    {"a measure word is missing", "缺少量词"},
    {"the word is missing", "缺少词语"},
    {"\"{}\" is the form of two stems", "“{}”是两个词根的简称"},
    {"\"{}\" stands in line {} already", "“{}”在第{}行已有"},
    {"\"{}\" stands in {} already", "“{}”在 {} 已有"},
    {"\"{}\" is no word; expected words with | between them",
     "“{}”不是词语；应为词语，之间用 | 分开"},
    {"\"{}\" cannot be a sign; expected one of {}", "“{}”不能作记号；应为其中之一：{}"},
    {"\"{}\" is not one character", "“{}”不是一个字"},
    {"\"{}\" is no range of characters", "“{}”不是字的范围"},
    {"\"{}\" is no decimal", "“{}”不是小数"},
    {"\"{}\" is not a whole number from -100 to 100", "“{}”不是 -100 到 100 的整数"},
    {"\"{}\" is not a whole number", "“{}”不是整数"},
    {"\"{}\" is not a decimal number", "“{}”不是小数"},
    {"\"{}\" has more than 18 digits", "“{}”超过 18 位数字"},
    {"\"{}\" has more than 18 decimals", "“{}”超过 18 位小数"},
    {"a fraction is written 1/2", "分数应写作 1/2"},
    {"no fraction", "不是分数"},
    {"no memory for a YAML parser", "内存不足，无法读取 YAML"},
    {"not valid YAML: {m}", "不是正确的 YAML（{m}）"},
    {"more than 100000 nodes", "节点超过 100000 个"},
    {"a key must be a text", "键应为文字"},
    {"the key \"{}\" stands twice", "键“{}”出现两次"},
    {"nested more than 16 levels deep", "嵌套超过 16 层"},
    {"a second part after ---; a file of this kind has one",
     "--- 之后有第二部分；这类文件只有一部分"},
    {"a third part after ---; a rule file has two: rules, then tests",
     "--- 之后有第三部分；规则文件只有两部分：规则、测试"},
    {"expected a map with the key \"{}\"", "应为带有键“{}”的映射"},
    {"the key \"{}\" is missing", "缺少键“{}”"},
    {"unknown key \"{}\"; expected one of {}", "不认识的键“{}”；应为其中之一：{}"},
    {"expected a list", "应为列表"},
    {"expected a text", "应为文字"},
    // Rules and patterns.
    {"a test of \"{}\", which is no rule of this file", "测试的规则“{}”不在这个文件中"},
    {"the rule \"{}\" has no test", "规则“{}”没有测试"},
    {"a second rule \"{}\"", "规则“{}”出现两次"},
    {"a second pattern \"{}\"", "句式“{}”出现两次"},
    {"the rule \"{}\" names \"{}\", which is no id of indicators.tsv",
     "规则“{}”中的“{}”不是 indicators.tsv 中的指标"},
    {"the rule \"{}\" has the kind \"{}\"; expected one of {}",
     "规则“{}”的 kind 是“{}”；应为其中之一：{}"},
    {"unknown placeholder {{}}; the kind \"{}\" has {}", "没有占位符 {{}}；kind“{}”的占位符是 {}"},
    {"a { of the message has no }", "message 中的 { 没有对应的 }"},
    {"the rule \"{}\" needs an assert", "规则“{}”需要 assert"},
    {"the rule \"{}\" sets \"{}\", which the kind \"{}\" does not know",
     "规则“{}”设置了“{}”，而 kind“{}”没有这个设置"},
    {"\"{}\" is no role of \"{}\"", "“{}”不是“{}”的角色"},
    {"\"{}\" is no role of the kind \"{}\"", "“{}”不是类别“{}”的角色"},
    {"the group \"{}\" is no role of the kind \"{}\"", "组“{}”不是类别“{}”的角色"},
    {"the expression is missing", "缺少表达式"},
    {"the expression is too long with its macros", "展开宏之后表达式过长"},
    {"the expression does not compile: {m}", "表达式有误（{m}）"},
    {"\"each\" needs a group \"list\" in the regex", "“each”要求表达式中有组“list”"},
    {"a pattern needs at least one example", "句式至少需要一个例子"},
    {"the pattern \"{}\" needs \"{}\", which is not in its example \"{}\"",
     "句式“{}”的 needs 中的“{}”不在它的例子“{}”中"},
    {"the pattern \"{}\" misses its example \"{}\"", "句式“{}”不匹配它的例子“{}”"},
    {"the pattern \"{}\" matches its counter-example \"{}\"", "句式“{}”匹配了它的反例“{}”"},
    {"expected {}, but the rule found nothing to say", "应为 {}，而规则没有说什么"},
    {"expected {}, got {}: {}", "应为 {}，得到 {}：{}"},
    {"no finding mentions \"{}\": {}", "没有一项结论提到“{}”：{}"},
    {"number pattern \"{}\", example \"{}\": {m}", "数字写法“{}”的例子“{}”：{m}"},
    {"expected text=form", "应为 原文=写法"},
    {"read as no number", "没有读成数"},
    {"read as {}", "读成 {}"},
    {"character {}: {m}, but the text ends", "第{}个字符：{m}，而文字已结束"},
    {"character {}: {m}, found \"{}\"", "第{}个字符：{m}，而不是“{}”"},
    {"expected ==, ~ or <=", "应为 ==、~ 或 <="},
    {"expected an operator or the end", "应为运算符或结尾"},
    {"expected )", "应为 )"},
    {"expected | or }", "应为 | 或 }"},
    {"expected a number, an indicator or (", "应为数、指标或 ("},
    {"expected ( after hidden", "hidden 之后应为 ("},
    {"expected hidden(name)", "应为 hidden(名称)"},
    {"nested too deep", "嵌套过深"},
    // libyaml and RE2 on the mistakes that people make.
    {"did not find expected key", "此处应为键：请检查缩进"},
    {"did not find expected '-' indicator", "此处应为“- ”：请检查缩进"},
    {"did not find expected ',' or ']'", "缺少 , 或 ]"},
    {"did not find expected ',' or '}'", "缺少 , 或 }"},
    {"did not find expected node content", "此处缺少内容"},
    {"could not find expected ':'", "缺少“: ”"},
    {"mapping values are not allowed in this context", "此处不能有“: ”：含冒号的文字请加引号"},
    {"mapping keys are not allowed in this context", "此处不能有键"},
    {"block sequence entries are not allowed in this context", "此处不能有“- ”"},
    {"found unexpected end of stream", "引号没有结束"},
    {"found a tab character that violates indentation", "缩进不能用 TAB"},
    {"found a tab character where an indentation space is expected", "缩进不能用 TAB"},
    {"found character that cannot start any token", "此处不能用这个字符；缩进不能用 TAB"},
    {"found unknown escape character", "不认识的转义字符"},
    {"found undefined alias", "引用的名称没有定义"},
    {"control characters are not allowed", "不能有控制字符"},
    {"missing ): {}", "缺少 )：{}"},
    {"unexpected ): {}", "多余的 )：{}"},
    {"missing ]: {}", "缺少 ]：{}"},
    {"no argument for repetition operator: {}", "重复符号之前没有内容：{}"},
    {"invalid perl operator: {}", "RE2 没有这个写法：{}"},
    {"invalid escape sequence: {}", "没有这个转义：{}"},
    {"invalid named capture group: {}", "组的名称有误：{}"},
    {"invalid character class range: {}", "字符范围有误：{}"},
    // CLI11.
    {"A subcommand is required", "应有一个命令"},
    {"{} is required", "{}"},
    {"{}: the value is empty", "{} 的值是空的"},
    {"{}: \"{}\" is not a whole number from 1 to {}", "{} 的值“{}”不是 1 到 {} 的整数"},
    {"{}: 1 required {} missing", "{} 之后应有值"},
    {"{}: At Most 1 required but received {}", "{} 只能给一次，而给了 {} 次"},
    {"{} not in {{}}", "{}，应为其中之一：{}"},
    // Those whose variable parts would match messages above.
    {"page {}", "第{}页"},
    {"unknown {} \"{}\"; expected one of {}", "不认识的 {}“{}”；应为其中之一：{}"},
    {"the {} is missing", "缺少 {}"},
    {"\"{}\" is not one of {}", "“{}”不在其中：{}"},
};

constexpr std::string_view kHole = "{}", kMessageHole = "{m}";

/// The literal texts between the holes, and for each hole whether it is a message.
struct Pieces {
  std::vector<std::string_view> texts;
  std::vector<bool> is_message;
};

Pieces Split(std::string_view pattern) {
  Pieces pieces;
  while (true) {
    const std::size_t plain = pattern.find(kHole), message = pattern.find(kMessageHole);
    const std::size_t at = std::min(plain, message);
    pieces.texts.push_back(pattern.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    pieces.is_message.push_back(message < plain);
    pattern.remove_prefix(at + (message < plain ? kMessageHole : kHole).size());
  }
}

/// What stands in the holes, each as short as can be; false if the text is another one.
bool Match(const Pieces& pieces, std::string_view text, std::vector<std::string_view>& parts) {
  parts.clear();
  if (!text.starts_with(pieces.texts.front())) return false;
  text.remove_prefix(pieces.texts.front().size());
  for (std::size_t i = 1; i < pieces.texts.size(); ++i) {
    const std::string_view next = pieces.texts[i];
    const bool is_last = i + 1 == pieces.texts.size();
    if (is_last && !text.ends_with(next)) return false;
    const std::size_t at = is_last ? text.size() - next.size() : text.find(next);
    if (at == std::string_view::npos) return false;
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + next.size());
  }
  return text.empty();
}

}  // namespace

std::string InChinese(std::string_view message) {
  std::vector<std::string_view> parts;
  for (const Message& known : kMessages) {
    const Pieces pieces = Split(known.english);
    if (!Match(pieces, message, parts)) continue;
    const Pieces chinese = Split(known.chinese);
    std::string text(chinese.texts.front());
    for (std::size_t i = 0; i + 1 < chinese.texts.size(); ++i) {
      text += pieces.is_message[i] ? InChineseOrQuoted(parts[i]) : std::string(parts[i]);
      text += chinese.texts[i + 1];
    }
    return text;
  }
  return "";
}

std::string InChineseOrQuoted(std::string_view message) {
  std::string text = InChinese(message);
  return text.empty() ? "原文：" + std::string(message) : text;
}

}  // namespace gouji::report
