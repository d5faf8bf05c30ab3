-- Members can be encrypted, in a hub that was begun so: then what tells who somebody is lies in one column, the mobile is a
-- ciphertext, and names are found by theirs. Elsewhere these columns stay empty.
ALTER TABLE member ADD COLUMN sealed bytea, ADD COLUMN name_lookup bytea, ADD COLUMN nickname_lookup bytea;

COMMENT ON COLUMN member.sealed IS 'Encrypted: name, nickname, birthday, detailed address, WeChat account, custom attributes, maps, pictures.';
COMMENT ON COLUMN member.name_lookup IS 'The name as it is compared, encrypted so that the same name is the same ciphertext.';
COMMENT ON COLUMN member.nickname_lookup IS 'The nickname, as name_lookup.';

-- One row where members are encrypted. A hub that has not the key of this proof does not start. The first hub that has one, on
-- a database without members, leaves it, with constraints that keep mobiles in the clear out, and indexes of the names.
CREATE TABLE member_encryption (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    proof bytea   NOT NULL
);

COMMENT ON COLUMN member_encryption.proof IS 'A text that every hub knows, encrypted by the lookup key.';
