// The program: reads what it was told, runs the command, and turns whatever stopped it into a sentence and an exit code.
#include "cli/command.hpp"
#include "cli/guard.hpp"
#include "cli/logging.hpp"
#include "cli/parse.hpp"
#include "cli/settings.hpp"
#include "cli/trail.hpp"
#include "engine/store.hpp"

#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>
#include <vector>

namespace {

/// A refusal is recorded too, and does not hide behind a log that cannot be written.
int run_recorded(const cli::Command& command, cli::Run& here, cli::Trail& trail) {
    try {
        const int code = command.run(here);
        trail.end();
        return code;
    } catch (const cli::Stop&) {
        trail.end();
        throw;
    }
}

int run(const std::vector<std::string>& words) {
    const auto parsed = cli::parse(words, std::cout);
    if (!parsed) return cli::done;
    const cli::Settings settings = cli::gather_settings(cli::environment(), parsed->flags);
    const bool out_is_terminal = isatty(STDOUT_FILENO) == 1;
    const bool err_is_terminal = isatty(STDERR_FILENO) == 1;
    cli::set_up_logging(settings, err_is_terminal);
    cli::Trail trail(std::cout, parsed->command->path, parsed->arguments);
    cli::Run here{settings, parsed->arguments, std::cin, trail.out(), std::cerr, out_is_terminal, err_is_terminal, &trail};
    cli::refuse_identity_numbers(parsed->arguments);
    const int code = run_recorded(*parsed->command, here, trail);
    here.out.flush();  // on its way to std::cout, whose own state knows nothing of it
    if (!here.out) throw cli::Stop{cli::unavailable, "Standard output could not be written."};
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const cli::Stop& stop) {
        std::cout.flush();
        std::cerr << "phasemodel: " << stop.message << '\n';
        return stop.code;
    } catch (const engine::Unavailable& trouble) {
        std::cout.flush();
        std::cerr << "phasemodel: The database cannot be used now: " << trouble.what() << '\n';
        return cli::unavailable;
    } catch (const std::exception& trouble) {
        std::cout.flush();
        std::cerr << "phasemodel: " << trouble.what() << '\n';
        return cli::unavailable;
    }
}
