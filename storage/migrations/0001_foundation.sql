-- Streams of events, what is derived from them for lists, and people.
--
-- Both databases read this file. Lines after `-- @sqlite` or `-- @postgresql` are for that one only, until `-- @both`.
-- Times are RFC 3339 text, dates YYYY-MM-DD, hashes and salts hex text, flags 0 or 1; an absent date or code is ''.

-- The only truth. `body` is the whole canonical line that was hashed (house, section 2a); the other columns repeat parts of it.
create table events (
    stream text   not null,
    seq    bigint not null check (seq > 0),
    at     text   not null,
    actor  text   not null,
    event  text   not null,
    body   text   not null,
    prev   text   not null check (length(prev) = 64),
    hash   text   not null check (length(hash) = 64),
    primary key (stream, seq)
);

-- What people typed, apart from the chain. A lawful redaction empties salt and text; nothing else ever changes a row.
create table texts (
    stream text not null,
    sha256 text not null check (length(sha256) = 64),
    salt   text,
    text   text,
    primary key (stream, sha256)
);

-- Heads of the streams that have no table of their own.
create table streams (
    stream    text   not null primary key,
    version   bigint not null,
    last_hash text   not null
);
insert into streams (stream, version, last_hash)
values ('office', 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- One row a case: part of the fold, for lists and guards. Small, as every act writes it.
-- `due` is next_date or 9999-12-31; `name_key` the name in lower case; `name_order` sorts as Norwegian does.
create table cases (
    id             text   not null primary key,
    version        bigint not null,
    last_hash      text   not null,
    last_at        text   not null,
    cycle          bigint not null,
    phase          text   not null check (phase in ('registration', 'preliminary_assessment', 'evidence_gathering', 'hearing',
                                                    'need_decision', 'placement', 'start_up', 'follow_up')),
    status         text   not null check (status in ('active', 'parked', 'closed')),
    outcome        text   not null check (outcome in ('', 'INGEN-1', 'INGEN-2', 'UTENFOR-1', 'UTENFOR-2', 'UTENFOR-3', 'DEKKET',
                                                      'TRUKKET', 'OVERF', 'SLATT', 'DELT')),
    orpha          text   not null,
    name           text   not null,
    name_key       text   not null,
    name_order     text   not null,
    primary_centre text   not null,
    phase_since    text   not null,
    next_date      text   not null,
    due            text   not null,
    ball           text   not null,
    open_until     text   not null,
    origin         text   not null,
    check ((status = 'closed') or outcome = '')
);
create index cases_open on cases (phase, due, phase_since, id, status) where status <> 'closed';
create index cases_by_status on cases (status);
create index cases_by_orpha on cases (orpha);
create index cases_by_name on cases (name_key);

create table proposals (
    id        text   not null primary key,
    version   bigint not null,
    last_hash text   not null,
    last_at   text   not null,
    status    text   not null,
    name      text   not null,
    orpha     text   not null,
    origin    text   not null,
    proposer  text   not null,
    case_id   text   not null,
    at        text   not null
);

-- The last number given of each kind in each year (0: not counted per year).
create table counters (
    kind  text   not null,
    year  bigint not null,
    value bigint not null,
    primary key (kind, year)
);

create table idempotency (
    person      text not null,
    key         text not null,
    body_sha256 text not null,
    response    text not null,
    at          text not null,
    primary key (person, key)
);

create table persons (
    id        text   not null primary key,
    email     text   not null,
    email_key text   not null unique,
    name      text   not null,
    password  text   not null,
    disabled  bigint not null check (disabled in (0, 1)),
    language  text   not null check (language in ('nb', 'nn', 'en')),
    scheme    text   not null check (scheme in ('auto', 'light', 'dark'))
);

-- `id` of a role and of a deputy is the number of the office event that made it.
create table roles (
    id           bigint not null primary key,
    person       text   not null references persons (id),
    role         text   not null,
    centre       text   not null,
    organisation text   not null,
    capacity     text   not null,
    from_date    text   not null,
    to_date      text   not null
);
create index roles_by_person on roles (person);

create table deputies (
    id        bigint not null primary key,
    leader    text   not null references persons (id),
    deputy    text   not null references persons (id),
    from_date text   not null,
    to_date   text   not null,
    accepted  bigint not null check (accepted in (0, 1))
);

-- Of every secret that opens a door only the SHA-256 is kept.
create table sessions (
    token_sha256 text not null primary key,
    person       text not null references persons (id),
    created      text not null,
    last_seen    text not null
);
create index sessions_by_person on sessions (person);

create table setup_links (
    token_sha256 text   not null primary key,
    person       text   not null references persons (id),
    expires      text   not null,
    ended        bigint not null check (ended in (0, 1))
);
create index setup_links_by_person on setup_links (person);

create table tokens (
    id           bigint not null primary key,
    token_sha256 text   not null unique,
    person       text   not null references persons (id),
    label        text   not null,
    read_only    bigint not null check (read_only in (0, 1)),
    expires      text   not null,
    created      text   not null,
    revoked      bigint not null check (revoked in (0, 1))
);

create table policies (
    version    text not null primary key,
    sha256     text not null unique,
    valid_from text not null,
    file       text not null
);

create table settings (
    key   text not null primary key,
    value text not null
);

-- Events are never changed and never taken away; texts only emptied.
-- @sqlite
create trigger events_stay before update on events
begin
    select raise(abort, 'events are append-only');
end;
create trigger events_remain before delete on events
begin
    select raise(abort, 'events are append-only');
end;
create trigger texts_stay before update on texts
when new.sha256 <> old.sha256 or new.stream <> old.stream or new.text is not null or new.salt is not null
begin
    select raise(abort, 'a text may only be emptied');
end;
create trigger texts_remain before delete on texts
begin
    select raise(abort, 'a text may only be emptied');
end;
-- @postgresql
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'this table is append-only';
end $$;
create trigger events_stay before update on events for each row execute function refuse_change();
create trigger events_remain before delete on events for each row execute function refuse_change();
create trigger events_whole before truncate on events for each statement execute function refuse_change();
create trigger texts_stay before update on texts for each row
    when (new.sha256 <> old.sha256 or new.stream <> old.stream or new.text is not null or new.salt is not null)
    execute function refuse_change();
create trigger texts_remain before delete on texts for each row execute function refuse_change();
create trigger texts_whole before truncate on texts for each statement execute function refuse_change();
-- Room beside each row, so that the next version of a case stays on its page and no index is touched.
alter table cases set (fillfactor = 60);
alter table streams set (fillfactor = 60);
-- The same order as on SQLite, whatever the collation of the database.
alter table cases alter column name_order type text collate "C";
alter table cases alter column id type text collate "C";
alter table events alter column stream type text collate "C";
alter table streams alter column stream type text collate "C";
alter table proposals alter column id type text collate "C";
-- @both
