#include "app/help.h"

namespace gouji::app::help {

const record::Text kProgram = {
    "勾稽：读公开发布的政务热线通报，找出互相对不上的数。",
    "gouji reads published bulletins and finds the figures that do not agree."};
const record::Text kProgramExamples = {
    "例子：\n"
    "  gouji check 通报.pdf                 核对一份通报\n"
    "  gouji check 2024年/ --db 通报.db     核对一个文件夹，结果存入数据库\n"
    "  gouji tables 通报.pdf --format html --output 表.html\n"
    "  gouji COMMAND --help                 某个命令的全部选项\n"
    "\n"
    "退出状态：0 没有达到 --fail-on 的问题；1 有；2 命令行或规则文件有误；\n"
    "          3 有文件未能读取；4 程序自身失败。",
    "Examples:\n"
    "  gouji check bulletin.pdf             check one bulletin\n"
    "  gouji check 2024/ --db bulletins.db  check a folder and store what was found\n"
    "  gouji tables bulletin.pdf --format html --output tables.html\n"
    "  gouji COMMAND --help                 all options of a command\n"
    "\n"
    "Exit status: 0 nothing at or above --fail-on; 1 something; 2 the command line or a rule\n"
    "file is wrong; 3 some input could not be read; 4 gouji itself failed."};

const record::Text kCheck = {"核对文件和文件夹中的通报，列出对不上的数",
                             "check bulletins and print the figures that do not agree"};
const record::Text kCheckExamples = {
    "例子：\n"
    "  gouji check 通报.pdf\n"
    "  gouji check 通报/ --fail-on warning --format json --output 结果.json\n"
    "  gouji check 通报.pdf --show all      连成立的和未核对的也列出\n"
    "  gouji check 通报.pdf --show numbers  列出正文中没有归入任何说法的数\n"
    "  gouji check 来稿/ --jobs 1 --memory 200 --seconds 10   收紧每份文件的用量\n"
    "  gouji check - < 通报.txt",
    "Examples:\n"
    "  gouji check bulletin.pdf\n"
    "  gouji check bulletins/ --fail-on warning --format json --output result.json\n"
    "  gouji check bulletin.pdf --show all      also what holds and what could not be checked\n"
    "  gouji check bulletin.pdf --show numbers  numbers of the prose that no claim uses\n"
    "  gouji check received/ --jobs 1 --memory 200 --seconds 10   less for each file\n"
    "  gouji check - < bulletin.txt"};
const record::Text kTables = {"只取出表格", "print the tables only"};
const record::Text kTablesExamples = {
    "例子：\n"
    "  gouji tables 通报.pdf > 表.csv\n"
    "  gouji tables 通报.pdf --pages 2-5 --format json\n"
    "  gouji tables 通报/ --format xlsx --output 表.xlsx\n"
    "  gouji tables 通报/ --output 表/       每个表一个 CSV 文件，供其他程序读取\n"
    "  gouji tables 通报.pdf --debug 图/    表格没有取对时：用浏览器看每一页是怎样读的",
    "Examples:\n"
    "  gouji tables bulletin.pdf > tables.csv\n"
    "  gouji tables bulletin.pdf --pages 2-5 --format json\n"
    "  gouji tables bulletins/ --format xlsx --output tables.xlsx\n"
    "  gouji tables bulletins/ --output tables/    a CSV file for each table, for other programs\n"
    "  gouji tables bulletin.pdf --debug pages/    if a table is wrong: see how pages were read"};
const record::Text kInfo = {"看一份文件读得怎样：格式、页、文字或扫描、可信度、表格",
                            "say what the reader sees of a file: format, pages, trust, tables"};
const record::Text kInfoExamples = {"例子：\n  gouji info 通报.pdf",
                                    "Examples:\n  gouji info bulletin.pdf"};
const record::Text kIngest = {"把新的和改过的文件加入数据库",
                              "add what is new or changed to a database"};
const record::Text kIngestExamples = {"例子：\n  gouji ingest 通报/ --db 通报.db",
                                      "Examples:\n  gouji ingest bulletins/ --db bulletins.db"};
const record::Text kRules = {"核对规则：列出，测试", "the checking rules: list them, test them"};
const record::Text kRulesList = {"列出全部规则", "list all rules"};
const record::Text kRulesTest = {"运行规则自带的测试", "run the tests that the rules bring along"};
const record::Text kRulesExamples = {
    "例子：\n  gouji rules list\n  gouji rules test --rules 我的规则/",
    "Examples:\n  gouji rules list\n  gouji rules test --rules my-rules/"};

const record::Text kPaths = {"文件或文件夹；- 是标准输入", "files or folders; - is standard input"};
const record::Text kLanguage = {"报告和帮助的语言：zh 或 en",
                                "language of reports and help: zh or en"};
const record::Text kRulesFolder = {"在内置规则之外再用这个文件夹的规则（可重复）",
                                   "rules of this folder besides the built-in ones (repeatable)"};
const record::Text kPages = {"只读这些页：3 或 2-5", "read these pages only: 3 or 2-5"};
const record::Text kJobs = {"同时读这么多份文件（默认：可用的处理器数）；输出不受影响",
                            "read so many files at once (default: one for each processor); the "
                            "output is the same"};
const record::Text kMemory = {"读一份文件最多用的内存，以 MB 计（默认 512）；超过的文件算未读",
                              "memory that one file may take, in MB (default: 512); a file that "
                              "takes more is not read"};
const record::Text kSeconds = {"读一份文件最多用的处理器时间，以秒计（默认 60）；超过的文件算未读",
                               "processor time that one file may take, in seconds (default: 60); a "
                               "file that takes more is not read"};
const record::Text kPageMemory = {
    "识别一个扫描页最多用的内存，以 MB 计（默认 400）；超过的页算未读",
    "memory that recognising one scanned page may take, in MB (default: 400); a page that takes "
    "more is not read"};
const record::Text kPageSeconds = {
    "识别一个扫描页最多用的处理器时间，以秒计（默认 60）；超过的页算未读",
    "processor time that recognising one scanned page may take, in seconds (default: 60); a page "
    "that takes more is not read"};
const record::Text kOcr = {"是否识别扫描页和大幅图像中的文字：auto（默认）、never",
                           "whether text in scanned pages and large images is recognised: auto "
                           "(default), never"};
const record::Text kFailOn = {
    "达到这个程度就以状态 1 退出：critical、error、warning、note、never（默认 error）",
    "end with status 1 from this severity on: critical, error, warning, note, never (default "
    "error)"};
const record::Text kFormat = {"输出格式：", "output format: "};
const record::Text kOutput = {"写入文件，而不是标准输出",
                              "write to a file, not to standard output"};
const record::Text kTablesOutput = {
    "写入文件，而不是标准输出；是文件夹（以 / "
    "结尾或已存在）时，每个表各写一个文件：通报-table1.csv",
    "write to a file, not to standard output; into a folder (a path that ends in / or is one) a "
    "file for each table: bulletin-table1.csv"};
const record::Text kDebug = {
    "把每一页画成 SVG 存入这个文件夹：文字、线、表格，以及没有当作表的地方和原因；"
    "扫描页另存 PNG：识别所用的图像和找到的线、文字块",
    "draw each page as SVG into this folder: text, rulings, tables, and what was not taken for a "
    "table and why; of a scanned page also PNG: its ink, and the rules and pieces that were found"};
const record::Text kDatabase = {"同时存入这个 SQLite 数据库（没有就新建）",
                                "also store in this SQLite database (made if there is none)"};
const record::Text kDatabaseNeeded = {"SQLite 数据库（没有就新建）",
                                      "the SQLite database (made if there is none)"};
const record::Text kShow = {"再列出：all、repairs（修复）、numbers（未归入的数），可用逗号连接",
                            "list also: all, repairs, numbers (in no claim), joined by commas"};
const record::Text kQuiet = {"不显示进度，也不在没有问题时输出",
                             "no progress, and no output if all is well"};
const record::Text kNoColour = {"不用颜色（也可设环境变量 NO_COLOR）",
                                "no colours (or set the variable NO_COLOR)"};
const record::Text kHelp = {"显示帮助", "show this help"};
const record::Text kVersion = {"显示版本", "show the version"};

const record::Text kUsage = {"用法", "Usage"};
const record::Text kOptions = {"选项", "Options"};
const record::Text kArguments = {"参数", "Arguments"};
const record::Text kCommands = {"命令", "Commands"};
const record::Text kCommonOptions = {"通用选项", "Common options"};

}  // namespace gouji::app::help
