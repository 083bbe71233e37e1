-- Meetings whose minutes are not signed yet are looked for among all that were held. Signed for good is what the second signature says.
-- @sqlite
create index events_minutes_complete on events (stream) where event = 'minutes_signed' and instr(body, '"complete":true') > 0;
-- @postgresql
create index events_minutes_complete on events (stream) where event = 'minutes_signed' and position('"complete":true' in body) > 0;
-- @both
