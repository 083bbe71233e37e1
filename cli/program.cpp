// phasemodel version, and completion for shells, made from the table of commands.
#include "cli/command.hpp"
#include "engine/value.hpp"
#include "engine/version.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <ostream>
#include <set>

namespace cli {

namespace {

std::string dashed(std::string key) {
    std::replace(key.begin(), key.end(), '_', '-');
    return "--" + key;
}

/// The word for a shell: inside single quotes.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
        } else {
            out += c;
        }
    }
    return out + "'";
}

struct Word {
    std::string text, help;
};

/// The words that may follow a path ("" is the program itself): next commands, then options.
std::vector<Word> words_after(const std::string& path) {
    std::vector<Word> words;
    std::set<std::string> seen;
    for (const Command& command : commands()) {
        if (command.path == path) {
            for (const Option& option : command.options) words.push_back({"--" + option.name, option.help});
            for (const SettingSpec& spec : setting_specs()) {
                const bool here = spec.flag && (spec.key != "format" || command.lists) && (spec.key != "listen" || path == "serve");
                if (here) words.push_back({dashed(spec.key), spec.help});
            }
            words.push_back({"--help", "help for this command"});
            for (const Positional& positional : command.positionals)
                for (const std::string& choice : positional.choices) words.push_back({choice, positional.help});
        } else if (path.empty() || command.path.starts_with(path + " ")) {
            const std::string rest = command.path.substr(path.empty() ? 0 : path.size() + 1);
            const std::string word = rest.substr(0, rest.find(' '));
            const auto group = command_groups().find(word);
            const bool is_group = path.empty() && group != command_groups().end();
            if (seen.insert(word).second) words.push_back({word, is_group ? group->second : command.help});
        }
    }
    return words;
}

std::vector<std::string> all_paths() {
    std::vector<std::string> paths{""};
    for (const auto& [group, help] : command_groups()) paths.push_back(group);
    for (const Command& command : commands()) paths.push_back(command.path);
    return paths;
}

int completion_bash(Run& run) {
    run.out << "# bash completion for phasemodel: source it, or put it in /etc/bash_completion.d/phasemodel\n"
               "_phasemodel() {\n"
               "    local current=${COMP_WORDS[COMP_CWORD]} path= word words=\n"
               "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
               "        case $word in -*) ;; *) path=\"$path $word\" ;; esac\n"
               "    done\n"
               "    while :; do\n"
               "        case ${path# } in\n";
    for (const std::string& path : all_paths()) {
        std::string words;
        for (const Word& word : words_after(path)) words += (words.empty() ? "" : " ") + word.text;
        run.out << "            " << quoted(path) << ") words=" << quoted(words) << "; break ;;\n";
    }
    run.out << "            *) path=${path% *} ;;\n"
               "        esac\n"
               "    done\n"
               "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
               "    [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
               "}\n"
               "complete -F _phasemodel phasemodel\n";
    return done;
}

int completion_zsh(Run& run) {
    run.out << "#compdef phasemodel\n"
               "# zsh completion for phasemodel: put it as _phasemodel in a folder of $fpath\n"
               "_phasemodel() {\n"
               "    local word path=\n"
               "    local -a found\n"
               "    for word in ${words[2,CURRENT-1]}; do\n"
               "        [[ $word == -* ]] || path=\"$path $word\"\n"
               "    done\n"
               "    while :; do\n"
               "        case ${path# } in\n";
    for (const std::string& path : all_paths()) {
        run.out << "            " << quoted(path) << ") found=(";
        for (const Word& word : words_after(path)) {
            std::string help = word.help;
            std::replace(help.begin(), help.end(), ':', ',');
            run.out << ' ' << quoted(word.text + ":" + help);
        }
        run.out << " ); break ;;\n";
    }
    run.out << "            *) path=${path% *} ;;\n"
               "        esac\n"
               "    done\n"
               "    _describe phasemodel found || _files\n"
               "}\n"
               "_phasemodel \"$@\"\n";
    return done;
}

int completion_fish(Run& run) {
    run.out << "# fish completion for phasemodel: put it in ~/.config/fish/completions/phasemodel.fish\n";
    for (const std::string& path : all_paths()) {
        std::string condition = "__fish_use_subcommand";
        if (!path.empty()) {
            condition.clear();
            for (std::size_t begin = 0; begin <= path.size();) {
                const auto end = std::min(path.find(' ', begin), path.size());
                condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + path.substr(begin, end - begin));
                begin = end + 1;
            }
        }
        for (const Word& word : words_after(path)) {
            const std::string what = word.text.starts_with("--") ? "-l " + word.text.substr(2) : "-a " + word.text;
            run.out << "complete -c phasemodel -n " << quoted(condition) << ' ' << what << " -d " << quoted(word.help) << '\n';
        }
    }
    return done;
}

int version(Run& run) {
    if (run.settings.text("format") == "json") {
        run.out << engine::Value::object({{"program", engine::program_version()}, {"policy", workflows::shipped_policy().version}}).canonical()
                << '\n';
    } else {
        run.out << "phasemodel " << engine::program_version() << '\n';
    }
    return done;
}

}  // namespace

std::vector<Command> program_commands() {
    return {
        {.path = "completion bash", .help = "Completion for bash", .run = completion_bash},
        {.path = "completion zsh", .help = "Completion for zsh", .run = completion_zsh},
        {.path = "completion fish", .help = "Completion for fish", .run = completion_fish},
        {.path = "version", .help = "Which program this is", .lists = true, .run = version},
    };
}

}  // namespace cli
