package com.memberhub.adapter.jpa;

import com.memberhub.domain.member.MemberKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is kept of an identity that was erased: enough to know it again, nothing to find it out from. */
@Component
class IdentityHash {

    /** What PostgreSQL writes before the digits of a bytea. No statement has it: how it reads a backslash is a setting. */
    static final String PREFIX = "\\x";

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcTemplate jdbc;
    private final PersonalColumns personal;
    private volatile @Nullable SecretKeySpec key;

    IdentityHash(JdbcTemplate jdbc, PersonalColumns personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** In hexadecimal, as PostgreSQL spells a bytea. */
    String of(MemberKey identity) {
        String text = identity.rootKdtId().value() + " " + personal.stored(identity.mobile());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The key never changes, or the tombstones would say nothing any more. */
    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(jdbc.queryForObject("SELECT key FROM erasure_key", byte[].class), ALGORITHM);
            key = known;
        }
        return known;
    }
}
