-- What auditors and witnesses leave behind: signatures of witnesses under checkpoints, and who read what.

-- Signature lines (C2SP tlog-cosignature) under the tree of that size and root, for ever.
create table cosignatures (
    id   bigint not null primary key,
    size bigint not null,
    root text   not null check (length(root) = 64),
    line text   not null,
    at   text   not null
);
create index cosignatures_of on cosignatures (size, root);

-- Where readings of a stream are told of: a row for each stream that an event "read" names. Made again from the events at any time.
create table readings (
    on_stream text   not null,
    stream    text   not null,
    seq       bigint not null,
    primary key (on_stream, stream, seq)
);

-- @sqlite
create trigger cosignatures_stay before update on cosignatures
begin
    select raise(abort, 'signatures are append-only');
end;
create trigger cosignatures_remain before delete on cosignatures
begin
    select raise(abort, 'signatures are append-only');
end;
-- @postgresql
create trigger cosignatures_stay before update on cosignatures for each row execute function refuse_change();
create trigger cosignatures_remain before delete on cosignatures for each row execute function refuse_change();
create trigger cosignatures_whole before truncate on cosignatures for each statement execute function refuse_change();
-- @both
