-- Files of members on their way in. They lie on one node: an import is read and written as a whole, and then forgotten.
CREATE TABLE member_import (
    id                 text        PRIMARY KEY,
    uploaded_by        text        NOT NULL,
    uploaded_from      text        NOT NULL,
    shops              bigint[],
    started_by         text,
    started_from       text,
    file_name          text        NOT NULL,
    format             text        NOT NULL,
    root_kdt_id        bigint,
    unknown_columns    text[]      NOT NULL,
    state              text        NOT NULL CHECK (state IN ('UPLOADING', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    lines              bigint      NOT NULL,
    reached            bigint      NOT NULL,
    forecast_created   bigint      NOT NULL,
    forecast_aligned   bigint      NOT NULL,
    forecast_unchanged bigint      NOT NULL,
    forecast_refused   bigint      NOT NULL,
    created            bigint      NOT NULL,
    aligned            bigint      NOT NULL,
    unchanged          bigint      NOT NULL,
    refused            bigint      NOT NULL,
    created_at         timestamptz NOT NULL,
    changed_at         timestamptz NOT NULL,
    started_at         timestamptz,
    finished_at        timestamptz
);

COMMENT ON TABLE member_import IS 'A file of members, from its upload until every line is decided.';
COMMENT ON COLUMN member_import.shops IS 'The root shops that the lines may be of; null for all.';
COMMENT ON COLUMN member_import.root_kdt_id IS 'The root shop of lines that name none.';
COMMENT ON COLUMN member_import.reached IS 'The last line that was decided: by the dry run, or once started_at is set, for good.';

CREATE TABLE member_import_line (
    import_id   text   NOT NULL,
    line_number bigint NOT NULL,
    content     bytea,
    root_kdt_id bigint,
    mobile      text,
    outcome     text CHECK (outcome IN ('CREATED', 'ALIGNED', 'UNCHANGED', 'REFUSED')),
    out_open_id text,
    violations  jsonb,
    notices     jsonb,
    PRIMARY KEY (import_id, line_number)
);

CREATE INDEX member_import_line_outcome ON member_import_line (import_id, outcome, line_number);
CREATE INDEX member_import_line_identity ON member_import_line (mobile, root_kdt_id) WHERE mobile IS NOT NULL;
CREATE INDEX member_import_line_out_open_id ON member_import_line (out_open_id) WHERE out_open_id IS NOT NULL;
CREATE INDEX member_import_line_unreadable ON member_import_line (import_id) WHERE mobile IS NULL AND content IS NOT NULL;
CREATE INDEX member_import_line_content ON member_import_line (import_id) WHERE content IS NOT NULL;

COMMENT ON COLUMN member_import_line.content IS 'A JSON object; null once it is not needed any more.';
COMMENT ON COLUMN member_import_line.mobile IS 'E.164, from the upload on and as long as there is content: whoever is erased takes their lines along.';
COMMENT ON COLUMN member_import_line.root_kdt_id IS 'Null where it cannot be read, though the mobile may.';
