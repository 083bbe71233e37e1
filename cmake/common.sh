# What tests/run, examples/run and .ci/run share; sourced by them with the project's root as working folder.

jobs=${PHASEMODEL_JOBS:-2} # compilers at a time; a file of this project takes up to 1.6 GB under the sanitizers

# say WORDS...: a headline, so that one sees what a script is at.
say() { printf '\n== %s\n' "$*"; }

# build PRESET [PRESET_OF_BUILD...]: configures the preset if needed and builds it (or the named build presets).
build() {
    preset=$1
    shift
    [ $# -gt 0 ] || set -- "$preset"
    say "configuring build/$preset"
    cmake --preset "$preset"
    for step in "$@"; do
        say "building $step"
        cmake --build --preset "$step" -j "$jobs"
    done
}
