package com.memberhub.platform;

import com.memberhub.adapter.rest.caller.CallRate;
import com.memberhub.adapter.rest.caller.CallerProof;
import com.memberhub.adapter.rest.caller.PlatformApp;
import com.memberhub.adapter.rest.network.Network;
import com.memberhub.configuration.ConfiguredRootShops;
import com.memberhub.configuration.MemberHubProperties.App;
import com.memberhub.configuration.MemberHubProperties.Scheme;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.AppId;
import com.memberhub.startup.StartFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Reads the apps of the settings, and says what is wrong with them. It never says what a secret is. */
final class ConfiguredApps {

    private static final String APPS = "member-hub.platform.apps";
    private static final int MOST_SECRETS = 2;
    private static final int MOST_CALLS_PER_SECOND = 1_000_000;
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final String NEW_SECRET = "Make one with \"openssl rand -hex 32\".";

    private final Clock clock;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> settingOfSecret = new HashMap<>();

    private ConfiguredApps(Clock clock) {
        this.clock = clock;
    }

    /** Throws {@link StartFailure} for the first app that cannot be. */
    static List<PlatformApp> of(List<App> apps, Clock clock) {
        ConfiguredApps configured = new ConfiguredApps(clock);
        List<PlatformApp> read = new ArrayList<>(apps.size());
        for (int i = 0; i < apps.size(); i++) {
            read.add(configured.app(APPS + "[" + i + "]", apps.get(i)));
        }
        return read;
    }

    /** Reads networks, such as those of an app. */
    static List<Network> networks(String setting, List<String> networks) {
        List<Network> read = new ArrayList<>(networks.size());
        for (String text : networks) {
            if (StringUtils.hasText(text)) {
                read.add(network(setting, text));
            }
        }
        return read;
    }

    private static Network network(String setting, String text) {
        try {
            return Network.of(text);
        } catch (IllegalArgumentException noNetwork) {
            throw new StartFailure(
                    setting + " has \"" + text + "\", which is no network.",
                    "Write an address, and behind a slash how many of its bits count: 10.0.0.0/8, 192.0.2.1, 2001:db8::/32.");
        }
    }

    private PlatformApp app(String setting, App app) {
        AppId id = id(setting, app.appId());
        return new PlatformApp(
                id,
                ConfiguredRootShops.of(setting + ".root-kdt-ids", app.rootKdtIds()),
                allowedNetworks(setting + ".allowed-networks", app.allowedNetworks()),
                proof(setting, id, app),
                rate(setting, id, app.callsPerSecond()));
    }

    private static CallRate rate(String setting, AppId id, @Nullable Integer callsPerSecond) {
        if (callsPerSecond == null) {
            return CallRate.unlimited();
        }
        if (callsPerSecond < 1 || callsPerSecond > MOST_CALLS_PER_SECOND) {
            throw new StartFailure(
                    setting + ".calls-per-second of " + id + " is not from 1 to " + MOST_CALLS_PER_SECOND + ".",
                    "Write such a number, or nothing for as many as come.");
        }
        return CallRate.perSecond(callsPerSecond);
    }

    private AppId id(String setting, @Nullable String text) {
        if (!StringUtils.hasText(text)) {
            throw new StartFailure(setting + ".app-id is missing.", "Write the appId that the app sends.");
        }
        try {
            AppId id = new AppId(text.strip());
            if (!ids.add(id.value())) {
                throw new StartFailure(
                        "Two apps of " + APPS + " have the app-id " + id + ".",
                        "Write each app once, with all of its root-kdt-ids; to change a secret, give it two.");
            }
            return id;
        } catch (InvalidValueException tooLong) {
            throw new StartFailure(
                    setting + ".app-id is too long.", "Write the appId that the app sends, 64 characters at most.");
        }
    }

    private static List<Network> allowedNetworks(String setting, @Nullable List<String> networks) {
        if (networks == null) {
            return List.of();
        }
        List<Network> read = networks(setting, networks);
        if (read.isEmpty()) {
            throw new StartFailure(
                    setting + " is empty.",
                    "Write the networks that this app calls from, or take the setting away to let it call from anywhere.");
        }
        return read;
    }

    private CallerProof proof(String setting, AppId id, App app) {
        Scheme scheme = app.scheme();
        if (scheme == null) {
            throw new StartFailure(
                    setting + ".scheme of " + id + " is missing.", "Write token, signature or event-sign.");
        }
        List<String> secrets = secrets(setting, id, app.secrets());
        String header = text(app.tokenHeader());
        String parameter = text(app.tokenParameter());
        String clientId = text(app.clientId());
        refuse(scheme != Scheme.TOKEN && header != null, setting + ".token-header", id, "token");
        refuse(scheme != Scheme.TOKEN && parameter != null, setting + ".token-parameter", id, "token");
        refuse(scheme != Scheme.EVENT_SIGN && clientId != null, setting + ".client-id", id, "event-sign");
        return switch (scheme) {
            case TOKEN -> CallerProof.token(secrets, header(setting, id, header), parameter);
            case SIGNATURE -> signature(setting, id, secrets);
            case EVENT_SIGN -> CallerProof.eventSign(clientId == null ? id.value() : clientId, secrets);
        };
    }

    /** Without a value it is not set: see {@link #secrets}. */
    private static @Nullable String text(@Nullable String configured) {
        return StringUtils.hasText(configured) ? configured.strip() : null;
    }

    private static void refuse(boolean wrong, String setting, AppId id, String scheme) {
        if (wrong) {
            throw new StartFailure(
                    setting + " of " + id + " means nothing with its scheme.",
                    "Remove it, or write the scheme " + scheme + ".");
        }
    }

    private static @Nullable String header(String setting, AppId id, @Nullable String header) {
        if (header != null && !HEADER.matcher(header).matches()) {
            throw new StartFailure(
                    setting + ".token-header of " + id + " is no name of a header.", "Write a name such as X-Token.");
        }
        return header;
    }

    private CallerProof signature(String setting, AppId id, List<String> secrets) {
        try {
            return CallerProof.signature(secrets, clock);
        } catch (IllegalArgumentException notBase64) {
            throw new StartFailure(
                    setting + ".secrets of " + id + " has one that is no secret of Standard Webhooks.",
                    "Such a secret is Base64 of 24 bytes or more, with whsec_ before or not. Make one with"
                            + " \"echo whsec_$(openssl rand -base64 32)\".");
        }
    }

    /** An empty one is none: an environment that is handed on often has variables without a value. */
    private List<String> secrets(String setting, AppId id, List<String> configured) {
        List<String> secrets = configured.stream()
                .filter(StringUtils::hasText)
                .map(String::strip)
                .toList();
        String name = setting + ".secrets of " + id;
        if (secrets.isEmpty()) {
            throw new StartFailure(name + " is missing.", NEW_SECRET);
        }
        if (secrets.size() > MOST_SECRETS) {
            throw new StartFailure(
                    name + " has more than two.", "Write the one that holds and, while you change it, the next one.");
        }
        for (String secret : secrets) {
            if (secret.length() < SHORTEST_SECRET) {
                throw new StartFailure(name + " has one of less than " + SHORTEST_SECRET + " characters.", NEW_SECRET);
            }
            String other = settingOfSecret.put(secret, name);
            if (other != null) {
                throw new StartFailure(
                        other + " and " + name + " have the same secret.",
                        "Give each app secrets of its own: the hub knows the app by them. " + NEW_SECRET);
            }
        }
        return secrets;
    }
}
