-- Comments are looked for across cases: all that wait for an answer, and one person's own. This keeps both quick.
create index events_comment_given on events (actor, stream) where event = 'comment_given';
