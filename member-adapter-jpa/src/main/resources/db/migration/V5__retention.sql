-- What may be purged next, oldest first. A row leaves this index when it is purged, so that its beginning is never empty.
CREATE INDEX member_call_unpurged ON member_call (received_at) WHERE payload IS NOT NULL;
