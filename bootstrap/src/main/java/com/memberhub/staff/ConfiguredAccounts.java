package com.memberhub.staff;

import com.memberhub.adapter.rest.security.StaffAccounts.Account;
import com.memberhub.configuration.ConfiguredRootShops;
import com.memberhub.configuration.MemberHubProperties.User;
import com.memberhub.startup.StartFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Reads the users of the settings, and says what is wrong with them. */
final class ConfiguredAccounts {

    private static final String PREFIX = "{bcrypt}";
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./0-9A-Za-z]{53}");
    private static final String HOW_TO_HASH =
            "Make one with \"htpasswd -nB -C 10 NAME\", which asks for the password, and"
                    + " take what it prints after the colon: it starts with $2y$. Keep it in single quotes: in double quotes a"
                    + " shell would replace the parts after $. In docker-compose.yml write $$ for each $.";

    private ConfiguredAccounts() {}

    /** Throws {@link StartFailure} for the first user that cannot be. */
    static List<Account> of(List<User> users) {
        List<Account> accounts = new ArrayList<>(users.size());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < users.size(); i++) {
            Account account = account("member-hub.staff.users[" + i + "]", users.get(i));
            if (!names.add(account.name())) {
                throw new StartFailure(
                        "Two users of member-hub.staff.users have the name " + account.name() + ".",
                        "Give each user a name of their own.");
            }
            accounts.add(account);
        }
        return accounts;
    }

    private static Account account(String setting, User user) {
        String name = user.name();
        if (!StringUtils.hasText(name)) {
            throw new StartFailure(setting + ".name is missing.", "Say who it is.");
        }
        if (name.contains(":") || !name.equals(name.strip())) {
            throw new StartFailure(
                    setting + ".name has a colon or begins or ends with a blank.",
                    "Choose another: HTTP Basic ends the name at the first colon.");
        }
        if (user.roles().isEmpty()) {
            throw new StartFailure(
                    setting + ".roles of " + name + " is missing.",
                    "Grant some of VIEWER, PRIVACY, EXPORTER, OPERATOR, AUDITOR.");
        }
        return new Account(
                name,
                hash(setting, name, user.password()),
                user.roles(),
                ConfiguredRootShops.of(setting + ".root-kdt-ids", user.rootKdtIds()));
    }

    private static String hash(String setting, String name, @Nullable String password) {
        String hash = password == null ? "" : password.strip();
        String bare = hash.startsWith(PREFIX) ? hash.substring(PREFIX.length()) : hash;
        if (!BCRYPT.matcher(bare).matches()) {
            throw new StartFailure(
                    setting + ".password of " + name + " is " + (hash.isEmpty() ? "missing." : "not a bcrypt hash."),
                    HOW_TO_HASH);
        }
        return bare;
    }
}
