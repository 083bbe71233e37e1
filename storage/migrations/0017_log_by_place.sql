-- SQLite: entries of the log lie in the order of their places and have no index beside them, which each act had to keep as well. Where an
-- event stands is asked of the event: it was written in the same order, so its own row's number tells its place (storage/log.cpp).

-- @sqlite
drop trigger events_logged;
create table log_by_place (
    position integer not null primary key check (position >= 0),
    stream   text    not null,
    seq      bigint  not null,
    hash     text    not null check (length(hash) = 64)
);
insert into log_by_place (position, stream, seq, hash)
select position, stream, seq, hash from log order by position;
drop table log;
alter table log_by_place rename to log;
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
