-- Logs of looks at members and of refused callers: as many as go with the members that members.sql has made.
SET synchronous_commit = off;
DO $$ BEGIN PERFORM setseed(0.5); END $$;

INSERT INTO access_log (at, actor, address, action, root_kdt_id, out_open_id, reason)
SELECT created_at + interval '1 day', 'staff-' || abs(hashtext(mobile)) % 40, '10.0.0.7', 'REVEAL_MEMBER', root_kdt_id, out_open_id, '顾客在柜台询问'
FROM member WHERE abs(hashtext(mobile)) % 100 = 0 ORDER BY created_at;

-- What is rarer than looking at a member.
INSERT INTO access_log (at, actor, address, action, root_kdt_id, reason)
SELECT created_at + interval '2 days', 'staff-' || abs(hashtext(mobile)) % 40, '10.0.0.7',
    (ARRAY['EXPORT', 'EXPORT', 'EXPORT', 'CORRECTION', 'OPEN_CORRECTION', 'IMPORT', 'ERASURE', 'REVEAL_CALL'])[1 + abs(hashtext(out_open_id)) % 8],
    root_kdt_id, '月报'
FROM member WHERE abs(hashtext(mobile)) % 1000 = 1 ORDER BY created_at;

INSERT INTO refused_caller (at, request_id, address, app_id, reason)
SELECT timestamptz '2026-11-20' - interval '90 days' * (i * 200 / :members::float), 'refused-' || i, '198.51.100.' || floor(power(random(), 2) * 250), NULL,
    CASE WHEN i % 50 = 0 THEN 'STALE_PROOF' WHEN i % 7 = 0 THEN 'NO_PROOF' ELSE 'WRONG_PROOF' END
FROM generate_series(1, :members / 200) AS i;
