# Reads every #include of the folders and fails on one that its floor may not use. Run as a test:
#   cmake -D ROOT=<project> -P tests/layering.cmake
# The table is the one of the house: engine knows nobody, workflows know engine, storage and web know both and never
# each other, cli sees all. A third party may be named only where its line says.
#
# A rule is `<files>|<includes>`, two regular expressions. An include is allowed when one rule fits its file and it.
set(standard "<[a-z_0-9]+>")
set(posix "<((sys|netinet|arpa)/[a-z_]+|fcntl|poll|pthread|sched|signal|termios|unistd)\\.h>")
set(rules
    "engine/|${standard}"
    "engine/|\"engine/.+\""
    "engine/.+\\.cpp|<nlohmann/json(_fwd)?\\.hpp>"
    "engine/crypto/.+\\.cpp|<(openssl/.+|sodium)\\.h>"
    "engine/plain_run\\.hpp|<emmintrin\\.h>"
    "engine/diagram/svg\\.cpp|<(graphviz/)?(gvc|cgraph)\\.h>"

    "workflows/|${standard}"
    "workflows/|\"(engine|workflows)/.+\""
    "workflows/.+\\.cpp|<boost/.+>"
    "workflows/.*[a-z_]*msm[a-z_]*\\.hpp|<boost/.+>"
    "workflows/.+\\.cpp|<(expat|archive|archive_entry|cairo[a-z-]*|cairo/.+|pango/.+)\\.h>"
    "workflows/.+\\.cpp|<(toml\\+\\+/.+|toml\\+\\+\\.h|pugixml\\.hpp)>"
    "workflows/.+\\.cpp|<date/.+>"

    "storage/|${standard}"
    "storage/|${posix}"
    "storage/|\"(engine|workflows|storage)/.+\""
    "storage/|<(soci|spdlog|fmt)/.+>"
    "storage/.+\\.cpp|<(sqlite3|libpq-fe)\\.h>"
    "storage/gate\\.cpp|<linux/futex\\.h>"

    "web/|${standard}"
    "web/|${posix}"
    "web/|\"(engine|workflows|web)/.+\""
    "web/|<httplib\\.h>"
    "web/.+\\.cpp|<(kainjow|nlohmann|prometheus)/.+>"
    "web/mail/smtp\\.cpp|<curl/curl\\.h>"
    "web/|<(spdlog|fmt)/.+>"

    "cli/|${standard}"
    "cli/|${posix}"
    "cli/|\"(engine|workflows|storage|web|cli)/.+\""
    "cli/|<(CLI|spdlog|fmt|toml\\+\\+)/.+>"
    "cli/|<httplib\\.h>"
    "cli/serve\\.cpp|<malloc\\.h>"
)

set(seen 0)
set(forbidden "")
file(GLOB_RECURSE files RELATIVE ${ROOT}
    ${ROOT}/engine/*.?pp ${ROOT}/workflows/*.?pp ${ROOT}/storage/*.?pp ${ROOT}/web/*.?pp ${ROOT}/cli/*.?pp)
foreach(file IN LISTS files)
    if(file MATCHES "node_modules/")
        continue()
    endif()
    file(STRINGS ${ROOT}/${file} includes REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS includes)
        string(REGEX MATCH "[<\"].*[>\"]" include "${line}")
        set(allowed FALSE)
        foreach(rule IN LISTS rules)
            string(FIND "${rule}" "|" bar)
            string(SUBSTRING "${rule}" 0 ${bar} where)
            math(EXPR bar "${bar} + 1")
            string(SUBSTRING "${rule}" ${bar} -1 what)
            if(file MATCHES "^${where}" AND include MATCHES "^${what}$")
                set(allowed TRUE)
                break()
            endif()
        endforeach()
        if(NOT allowed)
            string(APPEND forbidden "  ${file} includes ${include}\n")
        endif()
        math(EXPR seen "${seen} + 1")
    endforeach()
endforeach()

if(seen EQUAL 0)
    message(FATAL_ERROR "No include was read below ${ROOT}")
endif()
if(forbidden)
    message(FATAL_ERROR "Includes that the layers forbid:\n${forbidden}")
endif()
message(STATUS "${seen} includes read, each allowed")
