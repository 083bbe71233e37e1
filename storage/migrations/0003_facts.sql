-- What Orphanet knows of a diagnosis beside its names, one snapshot a release like the names. A classification is a series
-- of its own for each classification, hence its number in `releases`.

alter table releases add column classification bigint not null default 0;
alter table releases add column distinct_edges bigint not null default 0;
alter table releases add column depth          bigint not null default 0;
alter table releases add column title          text   not null default '';

-- All that a release says of a code: `body` is a JSON array of its records (workflows/orphanet/fact_fields.cpp), `children`
-- the codes below it in a classification, written the same way. One row a code keeps an import fast, and comparing two
-- bodies is how two releases are compared.
create table facts (
    release  bigint not null references releases (id) deferrable initially deferred,
    code     bigint not null check (code > 0),
    body     text   not null,
    children text   not null,
    primary key (release, code)
);

-- What the ids in the bodies are called, in the language of the release.
create table fact_labels (
    release bigint not null references releases (id) deferrable initially deferred,
    field   text   not null,
    id      bigint not null,
    label   text   not null,
    primary key (release, field, id)
);
