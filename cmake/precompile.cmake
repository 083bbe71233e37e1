# precompile(<target>...): compiles the standard headers that nearly every file uses once instead of 0.6 s a file.
# The first target compiles them, the others take its result. Only with PHASEMODEL_PRECOMPILE (the presets set it): a
# source must compile without, too. Headers of the project and of libraries stay out, so that nothing hides an include.
option(PHASEMODEL_PRECOMPILE "Precompile the standard headers" OFF)

function(precompile first)
    if(NOT PHASEMODEL_PRECOMPILE)
        return()
    endif()
    # ccache can keep what was compiled with a precompiled header only with this option.
    target_compile_options(${first} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
    target_precompile_headers(${first} PRIVATE
        <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
        <string_view> <utility> <variant> <vector>)
    foreach(target IN LISTS ARGN)
        target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
        target_precompile_headers(${target} REUSE_FROM ${first})
    endforeach()
endfunction()
