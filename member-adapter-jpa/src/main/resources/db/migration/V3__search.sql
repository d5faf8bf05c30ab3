-- What staff search by. One inverted index answers every filter, the last four digits and parts of names, in any combination.
-- It is an index on an expression: whoever writes a row, this version of the hub or the one before, the index knows it.

-- Both at once, in the order in which calls take them: an index and then a stronger lock would be a deadlock with a hub of the
-- version before that serves meanwhile.
LOCK TABLE member, member_call IN ACCESS EXCLUSIVE MODE;

-- How a name is compared: in one width, one case, without blanks.
CREATE FUNCTION member_search_name(spelling text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(lower(normalize(spelling, NFKC)), E' \t\n\r', '');

-- The terms of a member. The cost is far more than it takes: terms are to be looked up, never made for every row. The letter in front tells what a term is about; MemberCriteria in the hub asks by the same.
CREATE FUNCTION member_search_terms(
    mobile text, root_kdt_id bigint,
    yz_ascription_kdt_id bigint, out_ascription_store_id text,
    yz_member_source_kdt_id bigint, out_member_source_store_id text,
    name text, nickname text, gender text, birthday date, member_source_channel bigint,
    province_name text, city_name text, county_name text, area_code text,
    free_yz_level_alias text, free_yz_level_name text, free_out_level_alias text, free_out_level_name text,
    payment_yz_level_alias text, payment_yz_level_name text, payment_out_level_alias text, payment_out_level_name text,
    noticed text[], created_at timestamptz
) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
DECLARE
    terms    text[] := ARRAY[
        'm' || right(mobile, 4), 'r' || root_kdt_id,
        'o' || yz_ascription_kdt_id, 'o' || out_ascription_store_id,
        's' || yz_member_source_kdt_id, 's' || out_member_source_store_id,
        'g' || gender, 'b' || date_part('month', birthday), 'c' || member_source_channel,
        -- Few values each, so many members to a value: together they have terms of their own, or long lists would have to be read to find few.
        'g' || gender || 'b' || date_part('month', birthday), 'g' || gender || 'c' || member_source_channel,
        'b' || date_part('month', birthday) || 'c' || member_source_channel,
        'g' || gender || 'b' || date_part('month', birthday) || 'c' || member_source_channel,
        't' || date_part('year', created_at AT TIME ZONE 'UTC') * 12 + date_part('month', created_at AT TIME ZONE 'UTC'),
        '1' || province_name, '2' || city_name, '3' || county_name, 'a' || area_code,
        'f' || free_yz_level_alias, 'f' || free_yz_level_name, 'f' || free_out_level_alias, 'f' || free_out_level_name,
        'p' || payment_yz_level_alias, 'p' || payment_yz_level_name,
        'p' || payment_out_level_alias, 'p' || payment_out_level_name];
    spelling text;
    folded   text;
    code     text;
BEGIN
    FOREACH spelling IN ARRAY ARRAY[name, nickname] LOOP
        -- As member_search_name, which cannot be called by name while an index is built: PostgreSQL sees to that.
        folded := translate(lower(normalize(spelling, NFKC)), E' \t\n\r', '');
        IF folded <> '' THEN
            terms := terms || ('^' || left(folded, 1));
            FOR i IN 1 .. length(folded) - 1 LOOP
                terms := terms || ('~' || substr(folded, i, 2));
            END LOOP;
        END IF;
    END LOOP;
    IF noticed <> '{}' THEN
        terms := terms || 'n'::text;
        FOREACH code IN ARRAY noticed LOOP
            terms := terms || ('n' || code);
        END LOOP;
    END IF;
    RETURN array_remove(terms, NULL);
END
$$;

COMMENT ON FUNCTION member_search_terms IS 'What a member is found by: filters, last four digits, pairs of characters of the names.';

-- Pure bytes are compared, whatever the locale. How letters are lowered and widths folded is the server's: after an upgrade of
-- PostgreSQL, or of its ICU, REINDEX these.
CREATE INDEX member_search ON member USING gin (member_search_terms(
    mobile, root_kdt_id, yz_ascription_kdt_id, out_ascription_store_id, yz_member_source_kdt_id,
    out_member_source_store_id, name, nickname, gender, birthday, member_source_channel, province_name, city_name,
    county_name, area_code, free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name,
    payment_yz_level_alias, payment_yz_level_name, payment_out_level_alias, payment_out_level_name, noticed, created_at) COLLATE "C");

-- One member of 256, and one of 32, whose are nobody's choice: they tell a broad search from a narrow one without counting
-- to ten thousand, the first at a glance and the second more exactly. They cost an insert little.
CREATE INDEX member_search_coarse_sample ON member USING gin (member_search_terms(
    mobile, root_kdt_id, yz_ascription_kdt_id, out_ascription_store_id, yz_member_source_kdt_id,
    out_member_source_store_id, name, nickname, gender, birthday, member_source_channel, province_name, city_name,
    county_name, area_code, free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name,
    payment_yz_level_alias, payment_yz_level_name, payment_out_level_alias, payment_out_level_name, noticed, created_at) COLLATE "C")
    WHERE hashtext(mobile) & 255 = 0;

CREATE INDEX member_search_fine_sample ON member USING gin (member_search_terms(
    mobile, root_kdt_id, yz_ascription_kdt_id, out_ascription_store_id, yz_member_source_kdt_id,
    out_member_source_store_id, name, nickname, gender, birthday, member_source_channel, province_name, city_name,
    county_name, area_code, free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name,
    payment_yz_level_alias, payment_yz_level_name, payment_out_level_alias, payment_out_level_name, noticed, created_at) COLLATE "C")
    WHERE hashtext(mobile) & 31 = 0;

-- Broad searches walk along the time. The channel lies beside it for the statistics.
CREATE INDEX member_created_at ON member (created_at) INCLUDE (member_source_channel);
CREATE INDEX member_updated_at ON member (updated_at);
CREATE INDEX member_root_created_at ON member (root_kdt_id, created_at) INCLUDE (member_source_channel);
CREATE INDEX member_root_updated_at ON member (root_kdt_id, updated_at);

-- A yzOpenId is looked up without its root shop too.
DROP INDEX member_yz_open_id;
CREATE INDEX member_yz_open_id ON member (yz_open_id, root_kdt_id) WHERE yz_open_id IS NOT NULL;

-- Whether a refused call was made good, noted by whoever makes it good: to find that out for ten thousand at a time takes seconds.
ALTER TABLE member_call ADD COLUMN cured boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN member_call.cured IS 'Noted of a refused call when a later one of its identity, or a correction of it, is accepted.';

UPDATE member_call refused SET cured = true
WHERE outcome = 'REJECTED' AND EXISTS (
    SELECT 1 FROM member_call later
    WHERE later.shard_key = refused.mobile AND later.root_kdt_id = refused.root_kdt_id AND later.outcome <> 'REJECTED'
        AND (later.received_at, later.request_id COLLATE "C") > (refused.received_at, refused.request_id));

CREATE INDEX member_call_uncured ON member_call (received_at) WHERE outcome = 'REJECTED' AND NOT cured;
CREATE INDEX member_call_to_cure ON member_call (shard_key) WHERE outcome = 'REJECTED' AND NOT cured;

CREATE INDEX member_call_received_at ON member_call (received_at) INCLUDE (outcome);
CREATE INDEX member_call_root_received_at ON member_call (root_kdt_id, received_at) INCLUDE (outcome);
CREATE INDEX member_call_app_received_at ON member_call (app_id, received_at);
CREATE INDEX member_call_refused ON member_call (received_at) WHERE outcome = 'REJECTED';
CREATE INDEX member_call_noticed ON member_call (received_at) WHERE notices IS NOT NULL;
CREATE INDEX member_call_by_staff ON member_call (received_at) WHERE origin <> 'PLATFORM';
CREATE INDEX member_call_corrects ON member_call (corrects) WHERE corrects IS NOT NULL;

CREATE INDEX access_log_at ON access_log (at, id);
