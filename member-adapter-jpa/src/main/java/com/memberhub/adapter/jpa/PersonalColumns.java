package com.memberhub.adapter.jpa;

import com.memberhub.application.privacy.ContentCipher;
import com.memberhub.application.privacy.LookupCipher;
import com.memberhub.application.privacy.UnreadableContentException;
import com.memberhub.domain.member.Mobile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How data that identifies somebody is stored: in the clear, or encrypted. A database is the one or the other from its first
 * member on, and refuses the rows of a hub that is set up differently.
 *
 * <p>Encrypted, a mobile is its ciphertext of the {@link LookupCipher}, in Base64, wherever it would stand: it still is a key
 * and decides on which node a row lies. The rest of a member is one ciphertext of the {@link ContentCipher}, of its own member
 * only. A name and a nickname can be found by ciphertexts of their own, as a whole. Of the birthday the month stays, which is
 * searched for.
 */
@Component
class PersonalColumns implements InitializingBean {

    private static final byte[] OF_MOBILE = bytes("mobile");
    private static final byte[] OF_NAME = bytes("name");
    private static final byte[] OF_PROOF = bytes("proof");
    private static final byte[] PROOF = bytes("member-hub");

    /** In bytes. An entry of an index takes 2,704, and a name of 128 characters may fold to more than that. */
    private static final int LONGEST_LOOKUP = 512;

    /** A control character, which nobody has in the name of a file: it is taken away before. */
    private static final String SEALED_TEXT = "\u001asealed:";

    /** The blanks that {@code member_search_name} leaves out. */
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]");

    private static final List<String> TABLES_OF_MOBILES = List.of("member", "member_call", "member_import_line");

    /**
     * A member is encrypted anew when it changes: whoever has not for longest needs the oldest key, and who changed last the
     * newest. Calls would tell of that one too, but they are purged.
     */
    private static final String OLDEST_AND_NEWEST = """
            (SELECT root_kdt_id, mobile, out_open_id, sealed FROM member ORDER BY updated_at LIMIT 1)
            UNION ALL
            (SELECT root_kdt_id, mobile, out_open_id, sealed FROM member ORDER BY updated_at DESC LIMIT 1)""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final JsonColumns json;
    private final @Nullable ContentCipher content;
    private final @Nullable LookupCipher lookup;

    PersonalColumns(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            JsonColumns json,
            ObjectProvider<ContentCipher> content,
            ObjectProvider<LookupCipher> lookup) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.lookup = lookup.getIfAvailable();
        this.content = content.getIfAvailable();
        if (this.lookup != null && this.content == null) {
            throw new IllegalStateException("To look up what is encrypted is of no use without a cipher for the rest.");
        }
    }

    /** A hub that has not the key would take every member for a new one. */
    @Override
    public void afterPropertiesSet() {
        byte[] proof = proof();
        if (lookup == null) {
            if (proof != null) {
                throw new UnreadableContentException("The members are encrypted, and this hub has no lookup key.");
            }
            return;
        }
        byte[] ours = lookup.encrypt(PROOF, OF_PROOF);
        if (proof == null) {
            transactions.executeWithoutResult(status -> begin(ours));
            proof = Objects.requireNonNull(proof());
        }
        if (!MessageDigest.isEqual(proof, ours)) {
            throw new UnreadableContentException("The members are encrypted with another lookup key than this hub's.");
        }
        jdbc.query(OLDEST_AND_NEWEST, row -> {
            MemberEntity member = new MemberEntity();
            member.id = new MemberId(row.getLong("root_kdt_id"), row.getString("mobile"));
            member.outOpenId = row.getString("out_open_id");
            member.sealed = row.getBytes("sealed");
            open(member);
        });
    }

    private byte @Nullable [] proof() {
        return jdbc.query("SELECT proof FROM member_encryption", (row, number) -> row.getBytes(1)).stream()
                .findFirst()
                .orElse(null);
    }

    /** From here on the database takes no mobile in the clear, from whatever hub. Others have no use for these indexes. */
    private void begin(byte[] proof) {
        // Waits for whoever writes, and keeps others from writing until the constraints are there.
        jdbc.execute("LOCK TABLE " + String.join(", ", TABLES_OF_MOBILES) + " IN ACCESS EXCLUSIVE MODE");
        if (proof() != null) {
            return;
        }
        for (String table : TABLES_OF_MOBILES) {
            if (!jdbc.queryForList("SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
                throw new UnreadableContentException("There are members or calls already that are not encrypted:"
                        + " a database is encrypted from its first call on, or not.");
            }
            jdbc.execute(
                    "ALTER TABLE " + table + " ADD CONSTRAINT " + table + "_is_encrypted CHECK (mobile NOT LIKE '+%')");
        }
        for (String column : List.of("name_lookup", "nickname_lookup")) {
            jdbc.execute("CREATE INDEX member_" + column + " ON member (" + column + ")");
        }
        jdbc.update("INSERT INTO member_encryption (proof) VALUES (?)", proof);
    }

    /** Whether members are encrypted. */
    boolean areEncrypted() {
        return lookup != null;
    }

    /** A mobile as it stands in a column. */
    String stored(Mobile mobile) {
        return lookup == null
                ? mobile.e164()
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(lookup.encrypt(bytes(mobile.e164()), OF_MOBILE));
    }

    /** What stands for a mobile where a number is wanted: its digits or, of a ciphertext, a hash. */
    long number(Mobile mobile) {
        return lookup == null
                ? Long.parseLong(mobile.e164().substring(1))
                : ByteBuffer.wrap(sha256(bytes(stored(mobile)))).getLong();
    }

    /** The mobile that stands in a column. */
    Mobile mobile(String stored) {
        if (lookup == null) {
            return new Mobile(stored);
        }
        byte[] encrypted = Base64.getUrlDecoder().decode(stored);
        return new Mobile(new String(lookup.decrypt(encrypted, OF_MOBILE), StandardCharsets.UTF_8));
    }

    /**
     * What a name is found by where members are encrypted, in whatever case and width it is spelled. It is only ever compared
     * for equality, so of the longest the hash does.
     */
    byte @Nullable [] lookup(@Nullable String name) {
        if (name == null) {
            return null;
        }
        // As member_search_name has it.
        String folded = BLANKS.matcher(Normalizer.normalize(name, Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        byte[] compared = bytes(folded);
        return Objects.requireNonNull(lookup)
                .encrypt(compared.length <= LONGEST_LOOKUP ? compared : sha256(compared), OF_NAME);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has it", impossible);
        }
    }

    /** Puts what is to be encrypted of a row out of sight, where members are encrypted. */
    void seal(MemberEntity row) {
        if (content == null || lookup == null) {
            return;
        }
        row.nameLookup = lookup(row.name);
        row.nicknameLookup = lookup(row.nickname);
        row.sealed = content.encrypt(json.ofSealed(Sealed.outOf(row)), place(row));
    }

    /** The reverse of {@link #seal}, for a row that Hibernate does not watch. */
    void open(MemberEntity row) {
        if (row.sealed == null) {
            return;
        }
        if (content == null) {
            throw new UnreadableContentException("The members are encrypted, and this hub has no keyset.");
        }
        try {
            json.sealed(content.decrypt(row.sealed, place(row))).putInto(row);
        } catch (UnreadableContentException unreadable) {
            throw new UnreadableContentException("Member " + row.outOpenId
                    + " cannot be read with the keyset of this hub: it lacks the key, or the row was tampered with.");
        }
    }

    /** What else is kept of people, where members are encrypted; of one place only. */
    byte[] sealed(byte[] plain, String place) {
        return content == null || lookup == null ? plain : content.encrypt(plain, bytes(place));
    }

    /** The reverse of {@link #sealed}. */
    byte[] opened(byte[] stored, String place) {
        if (content == null || lookup == null) {
            return stored;
        }
        try {
            return content.decrypt(stored, bytes(place));
        } catch (UnreadableContentException unreadable) {
            throw new UnreadableContentException("A " + place
                    + " cannot be read with the keyset of this hub: it lacks the key, or the row was tampered with.");
        }
    }

    /** The same of a text, in a column that may hold one in the clear from before it was encrypted. */
    String sealedText(String plain, String place) {
        return content == null || lookup == null
                ? plain
                : SEALED_TEXT + Base64.getEncoder().encodeToString(sealed(bytes(plain), place));
    }

    /** The reverse of {@link #sealedText}. */
    String openedText(String stored, String place) {
        return content == null || lookup == null || !stored.startsWith(SEALED_TEXT)
                ? stored
                : new String(
                        opened(Base64.getDecoder().decode(stored.substring(SEALED_TEXT.length())), place),
                        StandardCharsets.UTF_8);
    }

    private static byte[] place(MemberEntity row) {
        return bytes("member " + row.id.rootKdtId() + " " + row.id.mobile());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
