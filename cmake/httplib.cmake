# cpp-httplib 0.41 or newer, as target httplib::httplib.
#
# Debian 12's own 0.11.4 has known server flaws, so where no installed package is new enough the source comes from
# Debian's source package (cmake/fetch-httplib, kept in a cache outside the build tree) and is compiled once, into a
# static library of its own. No TLS (a proxy stands in front) and no compression of answers by the library.
find_package(httplib 0.41 CONFIG QUIET)
if(TARGET httplib::httplib)
    message(STATUS "cpp-httplib ${httplib_VERSION} (installed)")
    return()
endif()

execute_process(
    COMMAND ${PROJECT_SOURCE_DIR}/cmake/fetch-httplib ${PROJECT_BINARY_DIR}/httplib
    OUTPUT_VARIABLE httplib_source OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "${httplib_source}")

set(PHASEMODEL_HTTPLIB_OPTIONS -O2 CACHE STRING "How httplib.cc is compiled, whatever the build type; it takes half a minute")
add_library(phasemodel_httplib STATIC)
target_sources(phasemodel_httplib PRIVATE ${PROJECT_BINARY_DIR}/httplib/httplib.cc)
target_compile_options(phasemodel_httplib PRIVATE -w ${PHASEMODEL_HTTPLIB_OPTIONS}) # not our code: no warnings
target_include_directories(phasemodel_httplib SYSTEM PUBLIC ${PROJECT_BINARY_DIR}/httplib)
target_link_libraries(phasemodel_httplib PUBLIC Threads::Threads)
add_library(httplib::httplib ALIAS phasemodel_httplib)
