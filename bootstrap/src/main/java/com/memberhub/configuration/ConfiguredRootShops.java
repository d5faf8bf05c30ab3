package com.memberhub.configuration;

import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.startup.StartFailure;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Reads the root shops that an app or a user is limited to. */
public final class ConfiguredRootShops {

    private ConfiguredRootShops() {}

    /**
     * Reads a setting.
     *
     * @param setting what it is called
     * @param values its root shops as they are written, blank ones aside; null where there is no such setting
     * @return all root shops where there is no such setting
     * @throws StartFailure for one without a root shop: most likely its value got lost, and that must not open every shop;
     *     and for a value that is no root shop
     */
    public static RootShops of(String setting, @Nullable Set<String> values) {
        if (values == null) {
            return RootShops.all();
        }
        Set<RootKdtId> shops = new HashSet<>();
        for (String value : values) {
            if (StringUtils.hasText(value)) {
                shops.add(shop(setting, value.strip()));
            }
        }
        if (shops.isEmpty()) {
            throw new StartFailure(
                    setting + " is empty.", "Write root shops, or take the setting away for all root shops.");
        }
        return new RootShops(shops);
    }

    private static RootKdtId shop(String setting, String value) {
        try {
            return new RootKdtId(Long.parseLong(value));
        } catch (NumberFormatException | InvalidValueException noRootShop) {
            throw new StartFailure(
                    setting + " cannot be \"" + value + "\", which is no root shop.",
                    "Write positive numbers, or take the setting away for all root shops.",
                    noRootShop);
        }
    }
}
