package com.memberhub.domain.member;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a member lives, as far as it is known. Blanks are filled only from an address that {@linkplain #agreesWith agrees},
 * since the street of one place and the city of another are no address.
 */
public record Address(
        @Nullable String provinceName,
        @Nullable String cityName,
        @Nullable String countyName,
        @Nullable AreaCode areaCode,
        @Nullable String addressDetail) {

    /** Whether nothing at all is known. */
    public boolean isBlank() {
        return Stream.of(provinceName, cityName, countyName, areaCode, addressDetail)
                .allMatch(Objects::isNull);
    }

    /** Whether both can be the same place: no part that both know differs. */
    boolean agreesWith(Address other) {
        return agree(provinceName, other.provinceName)
                && agree(cityName, other.cityName)
                && agree(countyName, other.countyName)
                && agree(areaCode, other.areaCode)
                && agree(addressDetail, other.addressDetail);
    }

    private static boolean agree(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    /** Says nothing: an address is personal data. */
    @Override
    public String toString() {
        return "Address[****]";
    }
}
