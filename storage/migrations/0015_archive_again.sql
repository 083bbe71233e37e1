-- Proposals and meetings are found by their words too, and each event of a case by the centre that had it at that event: the
-- program makes both tables anew when it next opens the database.
insert into settings (key, value)
select 'archive', 'to be filled'
where exists (select 1 from cases) or exists (select 1 from proposals) or exists (select 1 from streams where stream like 'meeting/%')
on conflict (key) do nothing;
