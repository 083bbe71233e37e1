#include "tests/support/postgresql_server.hpp"

#include "engine/crypto.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace tests {

PostgresqlServer::PostgresqlServer()
    : folder_((std::filesystem::temp_directory_path() / ("phasemodel_pg_" + engine::to_hex(engine::random_bytes(4)))).string()) {
    std::filesystem::create_directory(folder_);
    std::filesystem::permissions(folder_, std::filesystem::perms::all);  // PostgreSQL refuses to run as root
    run("initdb", "--no-sync --auth=trust --username=tester --encoding=UTF8 --locale=C.UTF-8 " + folder_ + "/data");
    start();
}

PostgresqlServer::~PostgresqlServer() {
    try {
        stop_at_once();
    } catch (const std::runtime_error&) {
        // It was stopped already.
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string PostgresqlServer::url() const { return "postgresql://tester@/postgres?host=" + folder_; }

void PostgresqlServer::start() {
    run("pg_ctl", "start -w -D " + folder_ + "/data -l " + folder_ + "/log -o \"-c listen_addresses= -c unix_socket_directories=" + folder_ +
                      " -c max_connections=60\"");
}

void PostgresqlServer::stop_at_once() { run("pg_ctl", "stop -w -m immediate -D " + folder_ + "/data"); }

void PostgresqlServer::run(const std::string& program, const std::string& arguments) const {
    const std::string who = getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
    const std::string command = "cd / && PATH=$(pg_config --bindir):$(echo /usr/lib/postgresql/*/bin):$PATH " + who + program + " " + arguments +
                                " >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) throw std::runtime_error(program + " failed");
}

}  // namespace tests
