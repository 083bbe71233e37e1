-- What is kept beside the events so that they can be found again over all cases: the words that each is found by, and what
-- was decided. Derived, written in the event's own transaction. The program takes texts apart, not the database, so that a
-- search finds the same on both.

-- `at` is the event's time in milliseconds since 1970, so that the newest of a word stand together.
-- @sqlite
create table words (
    word   text   not null,
    at     bigint not null,
    stream text   not null,
    seq    bigint not null,
    primary key (word, at, stream, seq)
) without rowid;
-- `made` goes up with every row, so that whoever keeps the decisions in memory reads only those that are new.
create table decisions (
    made   integer primary key autoincrement,
    stream text   not null,
    seq    bigint not null,
    body   text   not null,
    unique (stream, seq)
);
-- @postgresql
create table words (
    word   text   collate "C" not null,
    at     bigint not null,
    stream text   collate "C" not null,
    seq    bigint not null,
    primary key (word, at, stream, seq)
);
-- Rows are committed in another order than they are made in: `made` is the transaction, and whoever has read what was there
-- when no older transaction was open reads on from that one.
create table decisions (
    made   bigint not null default cast(cast(pg_current_xact_id() as text) as bigint),
    stream text   collate "C" not null,
    seq    bigint not null,
    body   text   not null,
    primary key (stream, seq)
);
create index decisions_made on decisions (made);
-- @both
-- A database that has cases already: the program fills both tables when it next opens it.
insert into settings (key, value) select 'archive', 'to be filled' where exists (select 1 from cases);
