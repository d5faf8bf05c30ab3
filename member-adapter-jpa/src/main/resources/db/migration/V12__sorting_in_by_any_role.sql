-- Only the owner of an index may sort its new entries in, and the hub's role need not be that: it may be one that cannot
-- change the schema. What the function names is bound to it as it is made, so that nobody's search_path leads it elsewhere.
CREATE FUNCTION member_sort_in_new_entries() RETURNS bigint LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
    SELECT sum(gin_clean_pending_list(indexrelid))
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
    -- One that is being built cannot be sorted into yet.
    WHERE indrelid = 'member'::regclass AND amname = 'gin' AND indisvalid;
END;
