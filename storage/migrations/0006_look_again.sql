-- The list of cases to look at again after a release of Orphanet is read from the events; these keep it quick, however
-- many events there are.
create index events_release_flagged on events (stream, seq) where event = 'release_flagged';
create index events_change_judged on events (stream, seq) where event = 'change_judged';
