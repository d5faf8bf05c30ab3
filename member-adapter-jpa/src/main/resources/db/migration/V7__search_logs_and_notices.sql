-- What needs attention is few among many, and read in the order of its last change. Members come first, as they do for those who
-- write to the logs too, and are locked as strongly as indexes need before anything is.
LOCK TABLE member IN SHARE MODE;

CREATE INDEX member_noticed_updated_at ON member (updated_at) WHERE noticed <> '{}';
CREATE INDEX member_noticed_created_at ON member (created_at) WHERE noticed <> '{}';

-- What auditors search by, newest first. Logs that are short today grow for ever.
CREATE INDEX access_log_actor ON access_log (actor, at, id);
CREATE INDEX access_log_action ON access_log (action, at, id);
CREATE INDEX access_log_root ON access_log (root_kdt_id, at, id);
CREATE INDEX refused_caller_address ON refused_caller (address, at, id);
CREATE INDEX refused_caller_reason ON refused_caller (reason, at, id);
