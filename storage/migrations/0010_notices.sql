-- What people are told of: written in the transaction of the event. `letter` is the e-mail it went into: '' while it is in
-- none, 'none' when it shall be in none. No words of a case stand here.
create table notices (
    person  text   not null references persons (id),
    case_id text   not null,
    seq     bigint not null,
    event   text   not null,
    why     text   not null check (why in ('turn', 'answer', 'follow')),
    at      text   not null,
    due     text   not null,
    seen    bigint not null check (seen in (0, 1)),
    letter  text   not null,
    primary key (person, case_id, seq)
);
create index notices_by_time on notices (person, at);
create index notices_unseen on notices (person) where seen = 0;
create index notices_in_no_letter on notices (person) where letter = '' and seen = 0;
create index notices_by_letter on notices (letter) where letter <> '' and letter <> 'none';

create table letters (
    id       text   not null primary key,
    person   text   not null references persons (id),
    kind     text   not null check (kind in ('turn', 'digest')),
    made_at  text   not null,
    state    text   not null check (state in ('waiting', 'sending', 'sent', 'dead', 'dropped')),
    attempts bigint not null,
    next_at  text   not null,
    said     text   not null
);
create index letters_to_send on letters (next_at) where state in ('waiting', 'sending');

create table notice_choices (
    person text not null primary key references persons (id),
    mail   text not null check (mail in ('off', 'your_turn', 'daily', 'weekly'))
);

-- Addresses that open without signing in; of the secret in them only the hash.
create table secret_addresses (
    secret_sha256 text not null primary key,
    person        text not null references persons (id),
    purpose       text not null check (purpose in ('feed', 'unsubscribe')),
    made_at       text not null
);
create index secret_addresses_by_person on secret_addresses (person, purpose);
