// Settings are what the program is told from outside, in this order: defaults, phasemodel.toml, environment, flags. One
// table lists them; a key that is not in it is an error with a suggestion.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// One setting. Its environment variable is PHASEMODEL_ and the key in capitals; with _FILE behind it, the name of a file
/// that holds the value (for secrets; a line end at its end does not count).
struct SettingSpec {
    std::string key;      ///< in phasemodel.toml, and with dashes for underscores the flag
    std::string value;    ///< how the help calls its value; "" for yes or no
    std::string fallback;
    std::string help;
    std::vector<std::string> choices = {};
    bool secret = false;  ///< doctor shows that it is set, not what it is
    bool flag = true;     ///< may be given as --key
};

const std::vector<SettingSpec>& setting_specs();

class Settings {
public:
    /// The value, from whichever place came last. REQUIRES: the key is in setting_specs().
    const std::string& text(std::string_view key) const;
    bool on(std::string_view key) const { return text(key) == "yes"; }
    /// "default", "phasemodel.toml", "PHASEMODEL_DATABASE", "--database".
    const std::string& origin(std::string_view key) const;
    /// As if the flag had been given. Throws Stop when the value is none of the choices.
    void set(std::string_view key, std::string value, std::string origin);

private:
    struct Given {
        std::string value, origin;
    };
    std::map<std::string, Given, std::less<>> given_;
};

using Environment = std::map<std::string, std::string, std::less<>>;
/// The process's own environment.
Environment environment();

/// Puts them together. `flags` are those of the command line; the file is --config, PHASEMODEL_CONFIG, or phasemodel.toml
/// in the working folder if there is one. Throws Stop naming file, line and key when something is wrong.
Settings gather_settings(const Environment& environment, const std::map<std::string, std::string>& flags);

}  // namespace cli
