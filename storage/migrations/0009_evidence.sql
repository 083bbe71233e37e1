-- Policies that were published: which decision adopted each, and when. The event `policy_published` of the stream `office`
-- says the same; the file itself stands here alone. `item` numbers the meeting's agenda.
alter table policies add column meeting   text   not null default '';
alter table policies add column item      bigint not null default 0;
alter table policies add column report    text   not null default '';
alter table policies add column published text   not null default '';
alter table policies add column entry     bigint not null default 0;

-- What Norway adds to Orphanet: names in bokmål and nynorsk with who gave them, when and on what authority; and how many
-- asked Sjeldentelefonen, as counts. `entry` is the number of the event of the stream `office` that brought the row.
create table local_names (
    code     bigint not null check (code > 0),
    language text   not null check (language in ('nb', 'nn')),
    name     text   not null,
    folded   text   not null,
    who      text   not null,
    given_on text   not null,
    source   text   not null,
    entry    bigint not null,
    primary key (code, language)
);
create table enquiry_counts (
    code    bigint not null check (code > 0),
    year    bigint not null,
    channel text   not null,
    count   bigint not null check (count >= 0),
    entry   bigint not null,
    primary key (code, year, channel)
);
