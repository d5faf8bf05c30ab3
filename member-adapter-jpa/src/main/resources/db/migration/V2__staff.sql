-- What the staff's side needs. Everything is added so that a hub of the version before can go on writing.

-- A mobile is looked up without its root shop too; the identity is the same two columns.
ALTER TABLE member DROP CONSTRAINT member_pkey;
ALTER TABLE member ADD PRIMARY KEY (mobile, root_kdt_id);

ALTER TABLE member ADD COLUMN noticed text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN member.noticed IS 'Every kind of notice that a call of this member ever bore.';

ALTER TABLE member_call ADD COLUMN origin text NOT NULL DEFAULT 'PLATFORM' CHECK (origin IN ('PLATFORM', 'CORRECTION', 'IMPORT'));
ALTER TABLE member_call ADD COLUMN submitted_by text;
ALTER TABLE member_call ADD COLUMN corrects text;
ALTER TABLE member_call ALTER COLUMN payload DROP NOT NULL;

COMMENT ON COLUMN member_call.origin IS 'Who brought the call before us.';
COMMENT ON COLUMN member_call.submitted_by IS 'Who of the staff; null for the platform.';
COMMENT ON COLUMN member_call.corrects IS 'The request id of the refused call that this one corrects.';
COMMENT ON COLUMN member_call.payload IS 'The body byte for byte: jsonb would reorder it and refuse U+0000. Null once it was purged.';

-- Who looked at, took out or changed what. A line is never changed, and nothing of the hub removes one.
CREATE TABLE access_log (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL,
    address     text        NOT NULL,
    action      text        NOT NULL,
    root_kdt_id bigint,
    out_open_id text,
    request_id  text,
    reason      text,
    detail      text
);

CREATE INDEX access_log_out_open_id ON access_log (out_open_id) WHERE out_open_id IS NOT NULL;

COMMENT ON TABLE access_log IS 'Who of the staff looked at, took out or changed what, when, why and from where.';

CREATE FUNCTION access_log_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a line of the access log is never changed or removed';
END
$$;

CREATE TRIGGER access_log_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION access_log_is_only_added_to();

-- What is left of a member who was erased.
CREATE TABLE erased_member (
    identity_hash bytea       PRIMARY KEY,
    out_open_id   text        NOT NULL,
    erased_at     timestamptz NOT NULL
);

CREATE INDEX erased_member_out_open_id ON erased_member (out_open_id);

COMMENT ON TABLE erased_member IS 'The number of a member who was erased: theirs should they come back, and nobody else''s.';
COMMENT ON COLUMN erased_member.identity_hash IS 'HMAC-SHA-256 of root_kdt_id and mobile under the key of erasure_key.';

-- One row. Without a key, the eleven digits of a mobile would be found by trying them all.
CREATE TABLE erasure_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key bytea NOT NULL
);

INSERT INTO erasure_key (key)
VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
