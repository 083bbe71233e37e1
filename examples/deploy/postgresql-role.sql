-- Two roles on PostgreSQL: one owns the tables and upgrades them, the program acts as another. The program can then append
-- events but not change, remove or empty them, and it cannot switch off the triggers that refuse it too.
--
--     createdb phasemodel
--     phasemodel --database postgresql://phasemodel_owner@/phasemodel init      (and migrate after an upgrade)
--     psql --dbname phasemodel --username phasemodel_owner --file postgresql-role.sql      (again after migrate)
--     phasemodel --database postgresql://phasemodel_app@/phasemodel serve
--
-- Made before by who may make roles: create role phasemodel_owner login; create role phasemodel_app login;
-- `phasemodel doctor` says as whom it is connected.

grant select, insert, update, delete on all tables in schema public to phasemodel_app;

-- The record: appended to, never changed. Texts may be emptied by a lawful redaction, which their trigger sees to.
revoke update, delete on events, log, checkpoints, cosignatures, readings, local_names, enquiry_counts from phasemodel_app;
revoke delete on texts from phasemodel_app;

-- The schema's own history belongs to the owner.
revoke insert, update, delete on table schema from phasemodel_app;
