-- Calls of one outcome, newest first. To walk along the time looks at all of the others on the way: where a million members were
-- created since the last call that changed one, at a million calls. Refused calls are among them and need no index of their own.
-- On a large journal it may be built beforehand, CONCURRENTLY, by this name.
LOCK TABLE member_call IN ACCESS EXCLUSIVE MODE;

CREATE INDEX IF NOT EXISTS member_call_outcome_received_at ON member_call (outcome, received_at);
DROP INDEX member_call_refused;
