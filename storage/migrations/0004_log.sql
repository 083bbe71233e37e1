-- The log: every event of every stream in one order, from 0, over which the signed tree stands (engine/log/log.hpp).
--
-- SQLite has one writer at a time, so an event gets its position as it is written. PostgreSQL has many, and who commits first
-- is not known when a row is written: there events queue, and a sequencer takes them in, one at a time, under a lock.

create table log (
    position bigint not null primary key check (position >= 0),
    stream   text   not null,
    seq      bigint not null,
    hash     text   not null check (length(hash) = 64),
    unique (stream, seq)
);
insert into log (position, stream, seq, hash)
select row_number() over (order by at, stream, seq) - 1, stream, seq, hash from events;

-- Roots of complete subtrees over 256, 65 536, … entries: made again from `log` at any time, kept for speed.
create table log_tiles (
    height bigint not null check (height > 0),
    number bigint not null,
    hash   text   not null check (length(hash) = 64),
    primary key (height, number)
);

-- Signed notes, for ever: what an outsider was told of the tree.
create table checkpoints (
    id   bigint not null primary key,
    size bigint not null,
    root text   not null check (length(root) = 64),
    note text   not null,
    at   text   not null
);

-- @sqlite
create trigger events_logged after insert on events
begin
    insert into log (position, stream, seq, hash)
    values ((select coalesce(max(position), -1) + 1 from log), new.stream, new.seq, new.hash);
end;
create trigger log_stays before update on log
begin
    select raise(abort, 'the log is append-only');
end;
create trigger log_remains before delete on log
begin
    select raise(abort, 'the log is append-only');
end;
create trigger checkpoints_stay before update on checkpoints
begin
    select raise(abort, 'checkpoints are append-only');
end;
create trigger checkpoints_remain before delete on checkpoints
begin
    select raise(abort, 'checkpoints are append-only');
end;
-- @postgresql
create table log_queue (
    stream text   not null,
    seq    bigint not null,
    at     text   not null,
    hash   text   not null,
    primary key (stream, seq)
);
create function queue_for_log() returns trigger language plpgsql as $$
begin
    insert into log_queue (stream, seq, at, hash) values (new.stream, new.seq, new.at, new.hash);
    return null;
end $$;
create trigger events_logged after insert on events for each row execute function queue_for_log();
create trigger log_stays before update on log for each row execute function refuse_change();
create trigger log_remains before delete on log for each row execute function refuse_change();
create trigger log_whole before truncate on log for each statement execute function refuse_change();
create trigger checkpoints_stay before update on checkpoints for each row execute function refuse_change();
create trigger checkpoints_remain before delete on checkpoints for each row execute function refuse_change();
create trigger checkpoints_whole before truncate on checkpoints for each statement execute function refuse_change();
