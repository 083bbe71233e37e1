# Finds SOCI 4.0, which Debian ships without a CMake or pkg-config file.
#   find_package(SOCI REQUIRED COMPONENTS sqlite3 postgresql)
# gives SOCI::core and one SOCI::<backend> per component, with their headers as system headers. The headers of the
# PostgreSQL backend include libpq-fe.h, so that target carries libpq's folder along.
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY)

if(SOCI_INCLUDE_DIR AND EXISTS ${SOCI_INCLUDE_DIR}/soci/version.h)
    file(STRINGS ${SOCI_INCLUDE_DIR}/soci/version.h SOCI_VERSION REGEX "#define SOCI_LIB_VERSION ")
    string(REGEX REPLACE ".*\"([0-9_]+)\".*" "\\1" SOCI_VERSION "${SOCI_VERSION}")
    string(REPLACE "_" "." SOCI_VERSION "${SOCI_VERSION}")
endif()
foreach(backend IN LISTS SOCI_FIND_COMPONENTS)
    find_library(SOCI_${backend}_LIBRARY soci_${backend})
    mark_as_advanced(SOCI_${backend}_LIBRARY)
    if(SOCI_${backend}_LIBRARY)
        set(SOCI_${backend}_FOUND TRUE)
    endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SOCI
    REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_INCLUDE_DIR VERSION_VAR SOCI_VERSION HANDLE_COMPONENTS)

if(SOCI_FOUND AND NOT TARGET SOCI::core)
    add_library(SOCI::core UNKNOWN IMPORTED)
    set_target_properties(SOCI::core PROPERTIES IMPORTED_LOCATION ${SOCI_CORE_LIBRARY})
    target_include_directories(SOCI::core SYSTEM INTERFACE ${SOCI_INCLUDE_DIR})
    foreach(backend IN LISTS SOCI_FIND_COMPONENTS)
        add_library(SOCI::${backend} UNKNOWN IMPORTED)
        set_target_properties(SOCI::${backend} PROPERTIES IMPORTED_LOCATION ${SOCI_${backend}_LIBRARY})
        target_link_libraries(SOCI::${backend} INTERFACE SOCI::core)
        if(backend STREQUAL "postgresql")
            find_package(PostgreSQL REQUIRED)
            target_include_directories(SOCI::${backend} SYSTEM INTERFACE ${PostgreSQL_INCLUDE_DIRS})
        endif()
    endforeach()
endif()
