#include "cli/parse.hpp"

#include "cli/suggest.hpp"
#include "engine/version.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

constexpr const char* footer =
    "Exit codes: 0 done, 1 a check failed, 2 usage, 3 not allowed, 4 conflict, 5 unavailable.\n"
    "Every setting may also stand in phasemodel.toml or in the environment, as PHASEMODEL_DATABASE for --database.";

std::string dashed(std::string key) {
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
}

void add_settings(CLI::App& app, const Command* command, std::map<std::string, std::string>& flags) {
    for (const SettingSpec& spec : setting_specs()) {
        if (!spec.flag) continue;
        if (spec.key == "format" && (command == nullptr || !command->lists)) continue;
        if (spec.key == "listen" && (command == nullptr || command->path != "serve")) continue;
        CLI::Option* option = nullptr;
        if (spec.value.empty()) {
            option = app.add_flag_function("--" + dashed(spec.key), [&flags, key = spec.key](std::int64_t) { flags[key] = "yes"; },
                                           spec.help);
        } else {
            option = app.add_option(
                "--" + dashed(spec.key),
                [&flags, key = spec.key](const CLI::results_t& given) {
                    flags[key] = given.back();
                    return true;
                },
                spec.help);
            option->type_name(spec.value);
        }
        option->group("Settings");
    }
}

void add_option(CLI::App& app, const Option& option, Arguments& arguments) {
    auto& values = arguments.values;
    if (option.value.empty()) {
        app.add_flag_function("--" + option.name, [&values, name = option.name](std::int64_t) { values[name] = {"yes"}; }, option.help);
        return;
    }
    CLI::Option* added = app.add_option(
        "--" + option.name,
        [&values, name = option.name](const CLI::results_t& given) {
            values[name] = given;
            return true;
        },
        option.help);
    added->type_name(option.value)->required(option.required);
    if (option.repeated) added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (!option.choices.empty()) added->check(CLI::IsMember(option.choices));
}

void add_positional(CLI::App& app, const Positional& positional, Arguments& arguments) {
    CLI::Option* added = app.add_option(
        positional.name,
        [&values = arguments.values, name = positional.name](const CLI::results_t& given) {
            values[name] = given;
            return true;
        },
        positional.help);
    added->type_name("")->required(positional.required);
    if (positional.many) added->expected(-1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (!positional.choices.empty()) added->check(CLI::IsMember(positional.choices));
}

/// Every word that could stand where `word` stood: options of the command, commands of the group.
std::vector<std::string> words_near(const CLI::App& app) {
    std::vector<std::string> words;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) words.push_back(command->get_name());
    for (const CLI::Option* option : app.get_options())
        if (!option->get_lnames().empty()) words.push_back("--" + option->get_lnames().front());
    return words;
}

const CLI::App& innermost(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : innermost(*chosen.front());
}

/// CLI11's sentence, with what was probably meant.
std::string explained(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words) {
    const CLI::App& where = innermost(app);
    std::string sentence = error.what();
    const auto known = words_near(where);
    const auto is_known = [&](const std::string& word) { return std::find(known.begin(), known.end(), word) != known.end(); };
    std::string hint;
    for (const std::string& word : words) {
        const std::string name = word.substr(0, word.find('='));
        if (sentence.find(name) != std::string::npos && !is_known(name) && hint.empty()) hint = nearest(name, known);
    }
    const bool is_group = !where.get_subcommands([](const CLI::App*) { return true; }).empty();
    const auto stray = std::find_if(words.begin(), words.end(), [&](const std::string& word) { return !word.starts_with("-") && !is_known(word) && word != where.get_name(); });
    if (hint.empty() && is_group && stray != words.end()) {
        sentence = "There is no command \"" + *stray + "\" here.";
        hint = nearest(*stray, known);
    }
    if (!hint.empty()) sentence += "\nDid you mean \"" + hint + "\"?";
    std::string path;
    for (const CLI::App* at = &where; at != nullptr; at = at->get_parent()) path = at->get_name() + (path.empty() ? "" : " " + path);
    return sentence + "\nSee " + path + " --help.";
}

}  // namespace

const std::string& Arguments::text(std::string_view name) const {
    static const std::string none;
    const auto found = values.find(name);
    return found == values.end() ? none : found->second.back();
}

std::vector<std::string> Arguments::list(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>() : found->second;
}

std::optional<Parsed> parse(const std::vector<std::string>& words, std::ostream& out) {
    Parsed parsed;
    std::map<const Command*, Arguments> arguments;
    CLI::App app("phasemodel: recorded, explainable case work in phases.", "phasemodel");
    app.require_subcommand(1)->footer(footer);
    app.set_version_flag("--version", "phasemodel " + std::string(engine::program_version()));
    add_settings(app, nullptr, parsed.flags);
    for (const Command& command : commands()) {
        CLI::App* parent = &app;
        std::string name = command.path;
        if (const auto blank = name.find(' '); blank != std::string::npos) {
            const std::string group = name.substr(0, blank);
            name.erase(0, blank + 1);
            const auto known = app.get_subcommands([&](const CLI::App* one) { return one->get_name() == group; });
            parent = !known.empty() ? known.front() : app.add_subcommand(group, command_groups().at(group))->require_subcommand(1);
        }
        CLI::App* leaf = parent->add_subcommand(name, command.help);
        if (command.fields) leaf->prefix_command();
        for (const Positional& positional : command.positionals) add_positional(*leaf, positional, arguments[&command]);
        for (const Option& option : command.options) add_option(*leaf, option, arguments[&command]);
        add_settings(*leaf, &command, parsed.flags);
        leaf->final_callback([&parsed, &command] { parsed.command = &command; });
    }
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::CallForHelp& help) {
        app.exit(help, out, out);
        return std::nullopt;
    } catch (const CLI::CallForAllHelp& help) {
        app.exit(help, out, out);
        return std::nullopt;
    } catch (const CLI::CallForVersion& version) {
        app.exit(version, out, out);
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        throw Stop{usage, explained(app, error, words)};
    }
    parsed.arguments = std::move(arguments[parsed.command]);
    if (parsed.command->fields) parsed.arguments.rest = innermost(app).remaining();
    take_settings(parsed);
    return parsed;
}

void take_settings(Parsed& parsed) {
    std::vector<std::string> fields;
    auto& rest = parsed.arguments.rest;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const auto equals = rest[i].find('=');
        std::string name = rest[i].substr(0, equals);
        const std::string flag = name;
        name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
        std::replace(name.begin(), name.end(), '-', '_');
        const auto& specs = setting_specs();
        const auto spec = std::find_if(specs.begin(), specs.end(), [&](const SettingSpec& known) { return known.key == name && known.flag; });
        const auto& options = parsed.command->options;
        const auto option = std::find_if(options.begin(), options.end(), [&](const Option& known) { return "--" + known.name == flag; });
        const bool is_setting = flag.starts_with("--") && spec != specs.end();
        const bool is_option = flag.starts_with("--") && option != options.end();
        if (!is_setting && !is_option) {
            fields.push_back(rest[i]);
            if (rest[i].starts_with("--") && equals == std::string::npos && i + 1 < rest.size() && !rest[i + 1].starts_with("--"))
                fields.push_back(rest[++i]);
            continue;
        }
        std::string value = "yes";
        if (!(is_setting ? spec->value : option->value).empty()) {
            if (equals != std::string::npos) {
                value = rest[i].substr(equals + 1);
            } else if (i + 1 < rest.size()) {
                value = rest[++i];
            } else {
                throw Stop{usage, flag + " needs a value."};
            }
        }
        if (is_setting) {
            parsed.flags[spec->key] = value;
        } else {
            parsed.arguments.values[option->name] = {value};
        }
    }
    rest = std::move(fields);
}

}  // namespace cli
