-- Refused calls without a mobile: an erasure looks through what they were sent with, for somebody whose mobile was mistyped.
-- On a large journal it may be built beforehand, CONCURRENTLY, by this name.
CREATE INDEX IF NOT EXISTS member_call_without_mobile ON member_call (root_kdt_id)
    WHERE outcome = 'REJECTED' AND mobile IS NULL AND payload IS NOT NULL;
