-- Drafts: what a person has typed into a form of an act and not sent. Working paper, not record: outside the chain, seen by
-- its author alone, gone when it is sent. `place` is "case/2026-0042/comment"; `fields` the form as JSON.
create table drafts (
    person   text   not null references persons (id),
    place    text   not null,
    revision bigint not null check (revision > 0),
    fields   text   not null,
    at       text   not null,
    primary key (person, place)
);
