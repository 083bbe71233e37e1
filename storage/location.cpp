#include "storage/location.hpp"

namespace storage {

std::string Location::shown() const {
    if (dialect == Dialect::sqlite) return "sqlite:" + target;
    std::string rest = target.substr(target.find("://") + 3);
    rest = rest.substr(0, rest.find('?'));
    const std::size_t slash = rest.find('/');
    const std::size_t at = rest.substr(0, slash).rfind('@');
    return "postgresql://" + (at == std::string::npos ? rest : rest.substr(at + 1));
}

std::optional<Location> parse_location(std::string_view url) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite)) {
        const std::string path(url.substr(sqlite.size()));
        // SOCI reads the path between quotation marks; one inside would end it.
        if (path.empty() || path.find_first_of(std::string_view("\"\0", 2)) != std::string::npos) return std::nullopt;
        return Location{Dialect::sqlite, path};
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return Location{Dialect::postgresql, std::string(url)};
    return std::nullopt;
}

}  // namespace storage
