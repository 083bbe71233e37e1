#include "cli/settings.hpp"

#include "cli/command.hpp"
#include "cli/suggest.hpp"

#include <toml++/toml.h>

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace cli {

namespace {

const SettingSpec* find_spec(std::string_view key) {
    const auto& specs = setting_specs();
    const auto found = std::find_if(specs.begin(), specs.end(), [&](const SettingSpec& spec) { return spec.key == key; });
    return found == specs.end() ? nullptr : &*found;
}

std::vector<std::string> keys() {
    std::vector<std::string> all;
    for (const SettingSpec& spec : setting_specs()) all.push_back(spec.key);
    return all;
}

constexpr std::string_view prefix = "PHASEMODEL_";

std::string variable_of(std::string_view key) {
    std::string name(prefix);
    for (const char c : key) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

std::string content_of_file(const std::string& path, const std::string& who) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Stop{usage, who + ": the file " + path + " cannot be read."};
    std::ostringstream content;
    content << file.rdbuf();
    std::string text = content.str();
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

std::string value_of(const toml::node& node, const std::string& where) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto flag = node.value_exact<bool>()) return *flag ? "yes" : "no";
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const toml::array* array = node.as_array()) {
        std::string list;
        for (const toml::node& item : *array) list += (list.empty() ? "" : ",") + value_of(item, where);
        return list;
    }
    throw Stop{usage, where + ": a text, a whole number, true, false or a list of texts is expected."};
}

void read_file(const std::string& path, Settings& settings) {
    toml::table table;
    try {
        table = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        std::ostringstream why;
        why << path << ":" << error.source().begin.line << ": " << error.description();
        throw Stop{usage, why.str()};
    }
    for (const auto& [name, node] : table) {
        const std::string key(name.str());
        const std::string where = path + ":" + std::to_string(node.source().begin.line) + ": " + key;
        if (find_spec(key) == nullptr) throw Stop{usage, where + ": no such setting" + suggestion(key, keys())};
        settings.set(key, value_of(node, where), where);
    }
}

/// A variable that is a slip of the pen for one of ours; others may be somebody else's.
void refuse_slips(const Environment& environment) {
    std::vector<std::string> known;
    for (const SettingSpec& spec : setting_specs()) {
        known.push_back(variable_of(spec.key));
        known.push_back(variable_of(spec.key) + "_FILE");
    }
    for (const auto& [name, value] : environment) {
        if (!name.starts_with(prefix) || std::find(known.begin(), known.end(), name) != known.end()) continue;
        for (const std::string& right : known)
            if (distance(name, right) <= 2)
                throw Stop{usage, "The environment has " + name + ", which is no setting. Did you mean \"" + right + "\"?"};
    }
}

void read_environment(const Environment& environment, Settings& settings) {
    refuse_slips(environment);
    for (const SettingSpec& spec : setting_specs()) {
        const std::string name = variable_of(spec.key);
        const auto value = environment.find(name);
        const auto file = environment.find(name + "_FILE");
        if (value != environment.end() && file != environment.end())
            throw Stop{usage, "Both " + name + " and " + name + "_FILE are set. Keep one."};
        if (value != environment.end()) settings.set(spec.key, value->second, name);
        if (file != environment.end()) settings.set(spec.key, content_of_file(file->second, name + "_FILE"), name + "_FILE");
    }
}

}  // namespace

const std::vector<SettingSpec>& setting_specs() {
    static const std::vector<SettingSpec> specs{
        {"config", "FILE", "", "settings file (default: phasemodel.toml in this folder, if there is one)"},
        {"database", "URL", "sqlite:phasemodel.db", "sqlite:PATH or postgresql://…", {}, true},
        {"as", "EMAIL", "", "who acts or reads"},
        {"lang", "LANGUAGE", "en", "language of names and reasons", {"nb", "nn", "en"}},
        {"format", "FORMAT", "table", "how lists are written", {"table", "json", "csv"}},
        {"listen", "ADDR:PORT", "127.0.0.1:8080", "where serve listens; port 0 takes any free one"},
        {"public_origin", "URL", "", "how the outside calls the server, https://…, behind a proxy", {}, false, false},
        {"trusted_proxies", "ADDRESSES", "", "proxies whose X-Forwarded-… headers are believed, with commas", {}, false, false},
        {"smtp_url", "URL", "", "mail server for notices, smtp://HOST:PORT or smtps://HOST:PORT; none: no e-mail", {}, false, false},
        {"smtp_user", "NAME", "", "who signs in at the mail server, if anybody", {}, false, false},
        {"smtp_password", "SECRET", "", "the password there", {}, true, false},
        {"smtp_starttls", "WHEN", "required", "TLS within smtp://", {"required", "tried", "off"}, false, false},
        {"mail_from", "ADDRESS", "", "the address that e-mail comes from", {}, false, false},
        {"draft_days", "N", "90", "drafts that are not saved again go after so many days; 0: never", {}, false, false},
        {"erasure_list", "FILE", "", "notes what was redacted, outside the database; by default PATH.erasures beside a SQLite database", {}, false, false},
        {"workers", "N", "8", "threads that answer requests", {}, false, false},
        {"wait_ms", "N", "5000", "longest wait for a lock of the database", {}, false, false},
        {"log_key", "KEY", "", "private key that signs the log; by default PATH.log-key beside a SQLite database", {}, true, false},
        {"checkpoint_minutes", "N", "60", "while serving, sign the log this often; 0: at the start only", {}, false, false},
        {"log_level", "LEVEL", "info", "what is logged", {"debug", "info", "warn", "error"}},
        {"log_format", "FORMAT", "auto", "auto: text on a terminal, JSON lines otherwise", {"auto", "text", "json"}},
        {"no_colour", "", "no", "no colours; NO_COLOR in the environment does the same"},
    };
    return specs;
}

const std::string& Settings::text(std::string_view key) const {
    const auto found = given_.find(key);
    return found == given_.end() ? find_spec(key)->fallback : found->second.value;
}

const std::string& Settings::origin(std::string_view key) const {
    static const std::string fallback = "default";
    const auto found = given_.find(key);
    return found == given_.end() ? fallback : found->second.origin;
}

void Settings::set(std::string_view key, std::string value, std::string origin) {
    const SettingSpec& spec = *find_spec(key);
    if (spec.value.empty()) {
        if (value == "1" || value == "true") value = "yes";
        if (value == "0" || value == "false" || value.empty()) value = "no";
        if (value != "yes" && value != "no") throw Stop{usage, origin + ": yes or no is expected, not \"" + value + "\"."};
    }
    if (!spec.choices.empty() && std::find(spec.choices.begin(), spec.choices.end(), value) == spec.choices.end()) {
        std::string allowed;
        for (const std::string& choice : spec.choices) allowed += (allowed.empty() ? "" : ", ") + choice;
        throw Stop{usage, origin + ": \"" + value + "\" is none of " + allowed + suggestion(value, spec.choices)};
    }
    given_[std::string(key)] = {std::move(value), std::move(origin)};
}

Environment environment() {
    Environment all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const auto equals = text.find('=');
        if (equals != std::string_view::npos) all.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return all;
}

Settings gather_settings(const Environment& environment, const std::map<std::string, std::string>& flags) {
    std::string path;
    if (const auto given = environment.find("PHASEMODEL_CONFIG"); given != environment.end()) path = given->second;
    if (const auto given = flags.find("config"); given != flags.end()) path = given->second;
    Settings settings;
    if (!path.empty() && !std::filesystem::exists(path)) throw Stop{usage, "The settings file " + path + " does not exist."};
    if (path.empty() && std::filesystem::exists("phasemodel.toml")) path = "phasemodel.toml";
    if (!path.empty()) read_file(path, settings);
    read_environment(environment, settings);
    if (const auto given = environment.find("NO_COLOR"); given != environment.end() && !given->second.empty())
        settings.set("no_colour", "yes", "NO_COLOR");
    for (const auto& [key, value] : flags) {
        std::string flag = "--" + key;
        std::replace(flag.begin(), flag.end(), '_', '-');
        settings.set(key, value, flag);
    }
    return settings;
}

}  // namespace cli
