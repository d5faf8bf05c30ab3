-- Where the extension Citus is installed, members and their calls are spread over its nodes by mobile, each member beside
-- their calls, so that a create is the work of one node. Where it is not, nothing happens. Everything else stays on the
-- coordinator: it is small, or written seldom. How many shards there are is citus.shard_count: see docs/scaling.md.
DO $$
DECLARE
    -- To spread more takes long, and nobody can write meanwhile. That is not what a start is for.
    most CONSTANT bigint := 100000;
    spread boolean;
    found  bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        RETURN;
    END IF;
    -- Hubs may start at the same time.
    PERFORM pg_advisory_xact_lock(hashtext('member-hub: distribution'));
    SELECT count(*) = 2 INTO spread FROM pg_dist_partition
    WHERE logicalrelid IN ('member'::regclass, 'member_call'::regclass) AND partmethod = 'h';
    IF spread THEN
        RETURN;
    END IF;
    SELECT count(*) INTO found FROM (
        (SELECT FROM member LIMIT most + 1) UNION ALL (SELECT FROM member_call LIMIT most + 1)) AS counted;
    IF found > most THEN
        RAISE WARNING 'The members are too many to be spread over the nodes of Citus during a start. Do it by hand, see docs/scaling.md.';
        RETURN;
    END IF;
    -- One connection to each node: functions, tables and their indexes are made in one transaction.
    PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
    -- The indexes of the shards call them.
    PERFORM create_distributed_function(oid::regprocedure) FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND proname IN ('member_search_name', 'member_search_terms')
    ORDER BY proname;
    IF NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'member'::regclass AND partmethod = 'h') THEN
        PERFORM create_distributed_table('member', 'mobile');
    END IF;
    PERFORM create_distributed_table('member_call', 'shard_key', colocate_with => 'member');
END
$$;
