-- One row is one member. Every unique key contains mobile, so that the table can be distributed by it.
-- out_open_id has no unique index for that reason: it is unique by construction (a ULID), and never changes.
CREATE TABLE member (
    root_kdt_id                bigint      NOT NULL CHECK (root_kdt_id > 0),
    mobile                     text        NOT NULL,
    out_open_id                text        NOT NULL,
    yz_open_id                 text,
    out_store_id               text,
    yz_ascription_kdt_id       bigint,
    out_ascription_store_id    text,
    yz_member_source_kdt_id    bigint,
    out_member_source_store_id text,
    name                       text,
    nickname                   text,
    avatar_url                 text,
    gender                     text,
    birthday                   date,
    customer_created_time      timestamptz,
    member_created_time        timestamptz,
    member_source_channel      bigint,
    member_src_way             text,
    customer_source_channel    bigint,
    province_name              text,
    city_name                  text,
    county_name                text,
    area_code                  text,
    address_detail             text,
    weixin_nickname            text,
    weixin_avatar              text,
    weixin_account             text,
    free_yz_level_alias        text,
    free_yz_level_name         text,
    free_out_level_alias       text,
    free_out_level_name        text,
    payment_yz_level_alias     text,
    payment_yz_level_name      text,
    payment_out_level_alias    text,
    payment_out_level_name     text,
    customer_attr_infos        jsonb,
    global_props               jsonb,
    extend_map                 jsonb,
    created_at                 timestamptz NOT NULL,
    updated_at                 timestamptz NOT NULL,
    PRIMARY KEY (root_kdt_id, mobile)
);

CREATE INDEX member_out_open_id ON member (out_open_id);
CREATE INDEX member_yz_open_id ON member (root_kdt_id, yz_open_id) WHERE yz_open_id IS NOT NULL;

COMMENT ON TABLE member IS 'A member: one mobile at one root shop.';
COMMENT ON COLUMN member.mobile IS 'E.164';
COMMENT ON COLUMN member.out_open_id IS 'Our member number, given once and never changed.';
COMMENT ON COLUMN member.created_at IS 'When the hub stored the member, not when the person joined.';

-- Every call, accepted or refused. It lies on the shard of its member; a call without a valid mobile on its own.
CREATE TABLE member_call (
    shard_key         text        NOT NULL,
    request_id        text        NOT NULL,
    received_at       timestamptz NOT NULL,
    app_id            text,
    root_kdt_id       bigint,
    mobile            text,
    outcome           text        NOT NULL CHECK (outcome IN ('CREATED', 'ALIGNED', 'UNCHANGED', 'REJECTED')),
    out_open_id       text,
    payload           bytea       NOT NULL,
    violations        jsonb,
    notices           jsonb,
    changes           jsonb,
    time_taken_micros bigint      NOT NULL,
    PRIMARY KEY (shard_key, request_id)
);

CREATE INDEX member_call_request_id ON member_call (request_id);

COMMENT ON TABLE member_call IS 'The journal: what was sent, when, by whom, and what was decided.';
COMMENT ON COLUMN member_call.shard_key IS 'The mobile in E.164, or the request id of a call without a valid one.';
COMMENT ON COLUMN member_call.payload IS 'The body byte for byte: jsonb would reorder it and refuse U+0000.';
COMMENT ON COLUMN member_call.violations IS 'Why the call was refused; null when it was not.';
COMMENT ON COLUMN member_call.time_taken_micros IS 'From received_at until the call was decided; writing it down comes after.';
