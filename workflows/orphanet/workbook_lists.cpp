#include "workflows/orphanet/workbook_lists.hpp"

#include "engine/crypto.hpp"
#include "workflows/orphanet/icd_list.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/pack_list.hpp"
#include "workflows/orphanet/workbook.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <unordered_set>
#include <utility>

namespace workflows::orphanet {
namespace {

// A row as a line of tab-separated text; what stands inside a cell is made one line.
std::string line_of(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line.push_back('\t');
        for (const char c : cells[i]) line.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
    }
    return line;
}

std::string hash_of(const std::string& path) {
    engine::Sha256 hash;
    std::ifstream file(path, std::ios::binary);
    std::array<char, 64 * 1024> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0)
        hash.update({block.data(), static_cast<std::size_t>(file.gcount())});
    return hash.hex();
}

// The headings of the pack's differential that no list of it has (2025: "Target_ORPHAcode" of what became inactive,
// "New ClassificationLevel" of what moved). They stand below a line with the date.
bool tells_changes(const std::vector<std::string>& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return cell == "Target_ORPHAcode" || cell == "New ClassificationLevel";
    });
}

class BookReader {
public:
    BookReader(const std::string& path, const TakeEntity& take) : path_(path), take_(take) {}

    std::optional<Problem> sheet(const Workbook& book, const std::string& entry) {
        std::unique_ptr<ListReader> list;
        std::optional<Product> product;
        bool is_first = true;
        auto problem = book.read(entry, [&](std::int64_t, const std::vector<std::string>& cells) {
            const std::string line = line_of(cells);
            if (is_first) product = begin(line, list);
            is_first = false;
            differential_ |= !list && tells_changes(cells);
            return list ? list->line(line) : std::optional<Problem>();
        });
        if (problem) return problem;
        if (!list) return std::nullopt;
        read_.insert(*product);
        return finish(*list);
    }

    std::variant<WorkbookReading, Problem> end(const TakeFacts& take_facts) {
        if (read_.empty())
            return Problem{.kind = differential_ ? ProblemKind::differential : ProblemKind::spreadsheet, .file = path_};
        const bool names = read_.contains(Product::pack_active) || read_.contains(Product::pack_inactive);
        if (names && !references_.empty())
            return Problem{
                .kind = ProblemKind::spreadsheet, .file = path_, .detail = "names and codes of ICD in one workbook"};
        give(references_, take_facts);
        WorkbookReading result{.product = names ? Product::pack_list : Product::pack_icd,
                               .reading = std::move(total_),
                               .sha256 = hash_of(path_)};
        if (!names)
            result.reading.distinct_codes = result.reading.disorders = static_cast<std::int64_t>(references_.size());
        return result;
    }

private:
    // The list that a heading begins; none for another line, and for a list that was read before.
    std::optional<Product> begin(const std::string& heading, std::unique_ptr<ListReader>& list) const {
        auto product = detect_pack_list(heading);
        if (product && !read_.contains(*product)) list = std::make_unique<PackList>(path_);
        if (product) return product;
        product = detect_icd_list(heading);
        if (product && !read_.contains(*product)) list = std::make_unique<IcdList>(path_);
        return product;
    }

    std::optional<Problem> finish(ListReader& list) {
        std::optional<std::int64_t> twice;
        const auto take = [&](const Entity& entity) {
            if (!codes_.insert(entity.code).second)
                twice = entity.code;
            else
                take_(entity);
        };
        auto* const names = dynamic_cast<PackList*>(&list);
        auto part = names != nullptr ? names->finish(take, false) : dynamic_cast<IcdList&>(list).finish(references_);
        if (auto* const problem = std::get_if<Problem>(&part)) return *problem;
        if (twice)
            return Problem{.kind = ProblemKind::duplicate_code,
                           .file = path_,
                           .record = written_code(*twice),
                           .detail = "active and inactive"};
        add(std::get<Reading>(part));
        return std::nullopt;
    }

    void add(const Reading& part) {
        total_.language = part.language;
        total_.version = part.version;
        total_.disorders += part.disorders;
        total_.distinct_codes += part.distinct_codes;
        total_.rows += part.rows;
        total_.synonyms += part.synonyms;
        for (const std::string& text : part.warnings.texts()) total_.warnings.add(text);
    }

    const std::string& path_;
    const TakeEntity& take_;
    std::set<Product> read_;
    bool differential_ = false;
    std::unordered_set<std::int64_t> codes_;
    std::map<std::int64_t, std::string> references_;
    Reading total_;
};

}  // namespace

std::variant<WorkbookReading, Problem> read_workbook(const std::string& path, const TakeEntity& take,
                                                     const TakeFacts& take_facts, const Progress& progress) {
    auto opened = Workbook::open(path);
    if (const auto* problem = std::get_if<Problem>(&opened)) return *problem;
    const Workbook& book = std::get<Workbook>(opened);
    BookReader reader(path, take);
    const auto sheets = static_cast<std::int64_t>(book.sheets().size());
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
    for (std::int64_t i = 0; i < sheets; ++i) {
        if (auto problem = reader.sheet(book, book.sheets()[static_cast<std::size_t>(i)])) return *std::move(problem);
        if (progress) progress(bytes * (i + 1) / sheets, bytes);
    }
    return reader.end(take_facts);
}

}  // namespace workflows::orphanet
