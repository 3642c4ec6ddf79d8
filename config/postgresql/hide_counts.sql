-- How many rows the tables of a database hold, hidden from everybody but who looks after it.
--
-- PostgreSQL tells every role how large each table is, also of tables that the role may not read:
-- the public's role could count nominations, sheets and choices as they come. Run once for the
-- database, as a superuser, before the public's role is given its password:
--
--     psql -d DATABASE -f config/postgresql/hide_counts.sql
--
-- It may be run again, and must be after an upgrade to another version of PostgreSQL. Monitoring and
-- pg_dump, where no superuser does them, need: GRANT pg_monitor TO their role.

DO $$
DECLARE
    door record;
    columns text;
BEGIN
    -- Functions of a table's or the database's counters and sizes, by their names.
    FOR door IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
        AND (
            proname ~ '^pg_stat_get_(db|xact|live|dead|tuples|numscans|blocks|mod_since|ins_since|function)'
            OR proname ~ '^pg_(relation|table|total_relation|indexes|database|tablespace)_size$'
        )
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', door.name);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO pg_monitor', door.name);
    END LOOP;

    FOR door IN
        SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'v'
        AND relname ~ '^pg_stat(io)?_(database|(xact_)?(all|user|sys)_)'
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', door.name);
        EXECUTE format('GRANT SELECT ON %s TO pg_monitor', door.name);
    END LOOP;

    -- The planner's estimates. Names and kinds stay readable: Django looks for its tables by them.
    SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = 'pg_class'::regclass AND attnum <> 0
    AND attname NOT IN ('reltuples', 'relpages', 'relallvisible', 'relallfrozen');
    REVOKE ALL ON pg_class FROM PUBLIC;
    EXECUTE format('GRANT SELECT (%s) ON pg_class TO PUBLIC', columns);
    GRANT SELECT ON pg_class TO pg_monitor;
END
$$;
