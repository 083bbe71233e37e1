// The program: reads what it was told, runs the command, and turns whatever stopped it into a sentence and an exit code.
#include "cli/command.hpp"
#include "cli/guard.hpp"
#include "cli/logging.hpp"
#include "cli/parse.hpp"
#include "cli/settings.hpp"
#include "engine/store.hpp"

#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>
#include <vector>

namespace {

int run(const std::vector<std::string>& words) {
    const auto parsed = cli::parse(words, std::cout);
    if (!parsed) return cli::done;
    const cli::Settings settings = cli::gather_settings(cli::environment(), parsed->flags);
    const bool out_is_terminal = isatty(STDOUT_FILENO) == 1;
    const bool err_is_terminal = isatty(STDERR_FILENO) == 1;
    cli::set_up_logging(settings, err_is_terminal);
    cli::Run here{settings, parsed->arguments, std::cin, std::cout, std::cerr, out_is_terminal, err_is_terminal};
    cli::refuse_identity_numbers(parsed->arguments);
    const int code = parsed->command->run(here);
    std::cout.flush();
    if (!std::cout) throw cli::Stop{cli::unavailable, "Standard output could not be written."};
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
