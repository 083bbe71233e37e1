-- What Norway adds to Orphanet stays on record: a row brought later holds instead of an earlier one of its key, which is kept, so
-- that names and counts can be read as they stood. Of what was replaced before this, nothing is left. How a name is
-- looked for is worked out from it and no longer kept beside it.
alter table local_names rename to local_names_before;
create table local_names (
    code     bigint not null check (code > 0),
    language text   not null check (language in ('nb', 'nn')),
    name     text   not null,
    who      text   not null,
    given_on text   not null,
    source   text   not null,
    entry    bigint not null,
    primary key (code, language, entry)
);
insert into local_names (code, language, name, who, given_on, source, entry)
select code, language, name, who, given_on, source, entry from local_names_before;
drop table local_names_before;

alter table enquiry_counts rename to enquiry_counts_before;
create table enquiry_counts (
    code    bigint not null check (code > 0),
    year    bigint not null,
    channel text   not null,
    count   bigint not null check (count >= 0),
    entry   bigint not null,
    primary key (code, year, channel, entry)
);
insert into enquiry_counts (code, year, channel, count, entry)
select code, year, channel, count, entry from enquiry_counts_before;
drop table enquiry_counts_before;
