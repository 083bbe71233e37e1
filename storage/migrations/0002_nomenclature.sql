-- What Orphanet calls things, one snapshot a release: nothing is overwritten, so an old case can still be read with the
-- names it was judged under.

create table releases (
    id             bigint not null primary key,
    product        text   not null,
    language       text   not null,
    version        text   not null,
    date           text   not null,
    file           text   not null,
    sha256         text   not null check (length(sha256) = 64),
    imported_at    text   not null,
    disorders      bigint not null,
    rows           bigint not null,
    distinct_codes bigint not null,
    synonyms       bigint not null,
    warnings       bigint not null,
    unique (product, language, sha256)
);

-- The release is written last, when its hash and counts are known; hence the deferred references.
-- `flags` is a line a flag, "8192 Inactive"; `fingerprint` tells whether anything changed between two releases.
create table diagnoses (
    release     bigint not null references releases (id) deferrable initially deferred,
    code        bigint not null check (code > 0),
    level       text   not null check (level in ('', 'group', 'disorder', 'subtype')),
    type_id     bigint not null,
    type        text   not null,
    name        text   not null,
    language    text   not null,
    status      text   not null check (status in ('active', 'deprecated', 'obsolete', 'non_rare', 'inactive')),
    flags       text   not null,
    fingerprint text   not null check (length(fingerprint) = 64),
    primary key (release, code)
);
create index diagnoses_by_code on diagnoses (code);

-- Position 0 is the preferred name, the others are synonyms. `folded` is the name as search compares it.
create table diagnosis_names (
    release  bigint not null references releases (id) deferrable initially deferred,
    code     bigint not null,
    position bigint not null,
    name     text   not null,
    folded   text   not null,
    primary key (release, code, position)
);

-- Where an inactive code went.
create table diagnosis_targets (
    release  bigint not null references releases (id) deferrable initially deferred,
    code     bigint not null,
    position bigint not null,
    target   bigint not null,
    relation text   not null check (relation in ('moved_to', 'referred_to')),
    name     text   not null,
    primary key (release, code, position)
);
