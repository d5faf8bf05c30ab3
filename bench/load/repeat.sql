-- What a repeated call is to PostgreSQL: the member is read, the call is written down. The identities are those of calls.lua.
\set n random(0, :known - 1)
\set mobile 8610000000000 + (3 + :n % 6) * 1000000000 + :n * 382321873 % 1000000000
\set dice random(0, 999999)
BEGIN;
SELECT * FROM member WHERE mobile = '+' || :mobile::text AND root_kdt_id = 91234567;
INSERT INTO member_call (shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, out_open_id, payload, time_taken_micros, origin)
VALUES ('+' || :mobile::text, to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || lpad(:dice::text, 6, '0'), now(), '91234567_crm', 91234567,
    '+' || :mobile::text, 'UNCHANGED', to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || lpad(:dice::text, 6, '0'), :payload::bytea, 1200, 'PLATFORM');
END;
