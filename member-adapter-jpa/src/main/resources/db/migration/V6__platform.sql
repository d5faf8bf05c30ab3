-- Who was turned away at the platform's endpoint. Nothing of the body is kept: nobody vouches for who sent it.
CREATE TABLE refused_caller (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    request_id text        NOT NULL,
    address    text        NOT NULL,
    app_id     text,
    reason     text        NOT NULL
);

-- For pages, newest first, and for the purge, oldest first.
CREATE INDEX refused_caller_at ON refused_caller (at, id);

COMMENT ON TABLE refused_caller IS 'Who was turned away at the platform''s endpoint, when, from where and why. Old lines are removed.';
COMMENT ON COLUMN refused_caller.app_id IS 'The app whose secret was right; null where none was.';
