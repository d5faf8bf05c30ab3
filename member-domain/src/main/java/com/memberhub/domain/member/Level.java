package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import org.jspecify.annotations.Nullable;

/**
 * A level of a member (等级), identified by its alias at Youzan: another alias is another level.
 *
 * @param yzLevelAlias required
 */
public record Level(
        String yzLevelAlias,
        @Nullable String yzLevelName,
        @Nullable String outLevelAlias,
        @Nullable String outLevelName) {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED} for a blank alias
     */
    public Level {
        if (yzLevelAlias.isBlank()) {
            throw new InvalidValueException(ViolationCode.REQUIRED);
        }
    }

    boolean isSameLevelAs(Level other) {
        return yzLevelAlias.equals(other.yzLevelAlias);
    }
}
