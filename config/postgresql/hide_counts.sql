-- What PostgreSQL tells and lends to every role, kept from all but who looks after the database: how
-- many rows a table holds and when they come, what stands in a row that a policy holds back, and places
-- of their own to write to.
--
-- PostgreSQL tells every role how large each table is, and how much is done, also of tables that the
-- role may not read: the public's role could count nominations, sheets and choices as they come. It
-- also lets every role fill the disk with large objects and temporary tables. Run once for the
-- database, as a superuser, before the public's role is given its password:
--
--     psql -d DATABASE -f config/postgresql/hide_counts.sql
--
-- It may be run again, and must be after an upgrade to another version of PostgreSQL. Monitoring and
-- pg_dump, where no superuser does them, need: GRANT pg_monitor TO their role.
--
-- It holds in this database alone, and other databases of the server tell as much of it: let the
-- public's role into none of them, in pg_hba.conf.

DO $$
DECLARE
    door record;
    columns text;
BEGIN
    -- All counters, by the names of their functions, whatever a new version adds to them; sizes; how
    -- far the log and the numbers of transactions have come; who waits for whom.
    FOR door IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
        AND (
            proname ~ '^pg_stat_'
            OR proname ~ '^pg_(relation|table|total_relation|indexes|database|tablespace)_size$'
            OR proname ~ '^(pg_(current|last)_(wal|xact|snapshot|committed)|pg_xact_|pg_control_)'
            OR proname ~ '^(txid_(current|status)|mxid_age$|pg_(safe_snapshot_)?blocking_pids$)'
            OR proname ~ '^pg_(lock_status|prepared_xact|get_replication_slots)$'
            OR oid = 'age(xid)'::regprocedure
        )
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', door.name);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO pg_monitor', door.name);
    END LOOP;

    FOR door IN
        SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'v'
        AND relname ~ '^pg_(stat_|statio_|(locks|prepared_xacts|replication_slots)$)'
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', door.name);
        EXECUTE format('GRANT SELECT ON %s TO pg_monitor', door.name);
    END LOOP;

    -- The planner's estimates, and how far a table was vacuumed. Names and kinds stay readable: Django
    -- looks for its tables by them.
    SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = 'pg_class'::regclass AND attnum <> 0 AND attname NOT IN (
        'reltuples', 'relpages', 'relallvisible', 'relallfrozen', 'relfrozenxid', 'relminmxid'
    );
    REVOKE ALL ON pg_class FROM PUBLIC;
    EXECUTE format('GRANT SELECT (%s) ON pg_class TO PUBLIC', columns);
    GRANT SELECT ON pg_class TO pg_monitor;

    -- EXPLAIN ANALYZE tells how many rows a policy held back, of those that were compared before it. Only
    -- what is leakproof is compared before: keys stay, by which rows are looked up; a word, a figure or
    -- a date of a row held back could be found by asking whether it lies before another.
    FOR door IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace AND proleakproof
        AND proname !~ '^int[248]+eq$'
    LOOP
        EXECUTE format('ALTER FUNCTION %s NOT LEAKPROOF', door.name);
    END LOOP;

    -- Large objects, messages in the log and temporary tables: nothing of ours writes any.
    FOR door IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
        AND proname ~ '^(lo_|loread$|lowrite$|pg_logical_emit_message$)'
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', door.name);
    END LOOP;
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;
