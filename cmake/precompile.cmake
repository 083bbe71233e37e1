# precompile(<target>... [HEADERS <header>...]): compiles the standard headers that nearly every file uses once instead of
# 0.6 s a file, and the named headers of libraries with them. The first target compiles, the others take its result.
# Only with PHASEMODEL_PRECOMPILE (the presets set it): a source must compile without, too. Headers of the project stay
# out, so that each file says what it uses.
option(PHASEMODEL_PRECOMPILE "Precompile the standard headers" OFF)

function(precompile first)
    if(NOT PHASEMODEL_PRECOMPILE)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS")
    target_precompile_headers(${first} PRIVATE
        <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
        <string_view> <utility> <variant> <vector> ${arg_HEADERS})
    foreach(target IN LISTS arg_UNPARSED_ARGUMENTS)
        target_precompile_headers(${target} REUSE_FROM ${first})
    endforeach()
    # ccache can keep what was compiled with a precompiled header only with this option.
    foreach(target IN LISTS first arg_UNPARSED_ARGUMENTS)
        target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
    endforeach()
endfunction()
