package com.memberhub.configuration;

import com.memberhub.application.coalescing.CoalescingRegistration;
import com.memberhub.application.registration.LimitedRegistration;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.domain.member.AlignmentPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.convert.DataSizeUnit;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.util.unit.DataUnit;
import org.springframework.validation.annotation.Validated;

/**
 * The hub's settings. A name that is not known stops the start, since it is most often a slip of the pen; in the
 * environment, where Spring Boot cannot tell whose a variable is, {@link UnreadVariables} warns of it.
 *
 * @param alignmentPolicy what a repeated call does to the stored profile: fill-blanks keeps stored values and fills
 *     blanks, youzan-wins lets the call replace them, keep changes nothing
 * @param strict whether a source channel or data type that the platform does not list refuses the call; otherwise it is
 *     accepted, kept as sent and noticed
 * @param drain how long a hub that is told to stop still takes calls, while it reports that it is not ready
 * @param embeddedPostgres the PostgreSQL that the hub starts when spring.datasource.url is not set
 * @param directory where staff's searches go, if not to the database of everything else
 * @param overload how many calls of the platform are taken on at a time
 * @param coalescing how those calls share transactions
 * @param staff who of the merchant's staff may sign in
 * @param platform who may call the platform's endpoint, and from where
 * @param encryption keys that the journal and members are encrypted with
 * @param retention how long the hub keeps what it need not keep
 * @param imports bringing in members that a merchant has already
 * @param demo made-up data for whoever wants to look around
 */
@Validated
@ConfigurationProperties(prefix = "member-hub", ignoreUnknownFields = false)
public record MemberHubProperties(
        @DefaultValue("fill-blanks") @NotNull AlignmentPolicy alignmentPolicy,
        @DefaultValue("false") boolean strict,

        @DefaultValue("0s") @NotNull @DurationUnit(ChronoUnit.SECONDS) @DurationMin(millis = 0) @DurationMax(hours = 1)
        Duration drain,

        @DefaultValue @Valid EmbeddedPostgres embeddedPostgres,
        @DefaultValue @Valid Directory directory,
        @DefaultValue @Valid Overload overload,
        @DefaultValue @Valid Coalescing coalescing,
        @DefaultValue @Valid Staff staff,
        @DefaultValue @Valid Platform platform,
        @DefaultValue @Valid Encryption encryption,
        @DefaultValue @Valid Retention retention,
        @Name("import") @DefaultValue @Valid Imports imports,
        @DefaultValue @Valid Demo demo) {

    /** What is written of a list: Spring Boot makes null of nothing behind a comma. */
    private static <E> Set<E> written(Set<E> list) {
        return list.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The embedded PostgreSQL.
     *
     * @param dataDirectory where its data is kept; a relative path starts where the command ran
     * @param port the port on the loopback interface; 0 takes a free one at every start
     */
    public record EmbeddedPostgres(
            @DefaultValue(".member-hub/postgres") @NotNull Path dataDirectory,
            @DefaultValue("0") @Min(0) @Max(65535) int port) {}

    /**
     * How many calls of the platform are taken on at a time.
     *
     * @param callsInWork how many are in work, each in a transaction and on a connection of its own: all where calls are not
     *     put together, and otherwise those that cannot be
     * @param callsWaiting how many more may wait to begin
     * @param startWithin how long each of those may wait before it is answered 503
     * @param headersWithin how long any client may take to send the headers of a request before it is cut off
     * @param bodyWithin how long the platform may take to send the body of a call before it is answered 408; other clients
     *     have a second more for every 16 KiB that they sent, and are cut off
     */
    public record Overload(
            @DefaultValue("24") @Min(1) int callsInWork,
            @DefaultValue("1000") @Min(0) int callsWaiting,

            @DefaultValue("500ms") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
            Duration startWithin,

            @DefaultValue("10s")
            @NotNull
            @DurationUnit(ChronoUnit.SECONDS)
            @DurationMin(millis = 1)
            @DurationMax(hours = 1)
            Duration headersWithin,

            @DefaultValue("10s")
            @NotNull
            @DurationUnit(ChronoUnit.SECONDS)
            @DurationMin(millis = 1)
            @DurationMax(hours = 1)
            Duration bodyWithin) {

        LimitedRegistration.Limits limits() {
            return new LimitedRegistration.Limits(callsInWork, callsWaiting, startWithin);
        }
    }

    /**
     * How calls of the platform that arrive at the same time share a transaction.
     *
     * @param enabled whether they do
     * @param batchesInWork how many such transactions are in work at a time; each has a connection to the database
     * @param largestBatch how many calls share one at most
     */
    public record Coalescing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2") @Min(1) @Max(1000) int batchesInWork,

            @DefaultValue("128") @Min(1) @Max(RegisterMember.LARGEST_BATCH)
            int largestBatch) {}

    CoalescingRegistration.Limits coalescingLimits() {
        return new CoalescingRegistration.Limits(
                coalescing.batchesInWork(),
                coalescing.largestBatch(),
                overload.callsInWork(),
                overload.callsWaiting(),
                overload.startWithin());
    }

    /**
     * What staff search.
     *
     * @param datasource a replica; what it does not have yet, a search does not find yet
     */
    public record Directory(@DefaultValue @Valid Datasource datasource) {}

    /**
     * A database.
     *
     * @param url where it is; none: the one of spring.datasource.url
     * @param username none: the one of spring.datasource.username
     * @param password none: the one of spring.datasource.password
     */
    public record Datasource(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {

        /** Without what may be secret. */
        @Override
        public String toString() {
            return "Datasource[]";
        }
    }

    /**
     * Who may sign in.
     *
     * @param users people with a password; each has a name, a password (its bcrypt hash), roles and root-kdt-ids
     * @param rolesClaim the claim of an OpenID Connect or bearer token that holds roles; dots lead into objects
     * @param rootKdtIdsClaim the claim of such a token that holds the root shops one is limited to
     * @param requireRootKdtIds whether a token without that claim lets nobody see anything; otherwise it may see all
     */
    public record Staff(
            @DefaultValue List<User> users,
            @DefaultValue("roles") @NotBlank String rolesClaim,
            @DefaultValue("rootKdtIds") @NotBlank String rootKdtIdsClaim,
            @DefaultValue("true") boolean requireRootKdtIds) {}

    /**
     * Somebody with a password.
     *
     * @param name what they type to sign in, and what the journal and the access log call them
     * @param password its bcrypt hash
     * @param roles what they may do
     * @param rootKdtIds the root shops they are limited to, at least one; null for all
     */
    public record User(
            @Nullable String name,
            @Nullable String password,
            @DefaultValue Set<StaffRole> roles,
            @Nullable Set<String> rootKdtIds) {

        public User {
            roles = written(roles);
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "User[" + name + "]";
        }
    }

    /**
     * Who may call the platform's endpoint.
     *
     * @param apps apps that call, each with an app-id, a scheme, secrets, root-kdt-ids and allowed-networks; with none
     *     only this machine itself may call
     * @param trustedProxies the networks of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, for the
     *     staff's side too; nobody else's are
     */
    public record Platform(
            @DefaultValue List<App> apps, @DefaultValue List<String> trustedProxies) {}

    /**
     * An app that calls.
     *
     * @param appId the appId that it sends
     * @param rootKdtIds the root shops it may write for, at least one; null for all
     * @param scheme how it proves that a call is its own
     * @param secrets one, or two while they are changed
     * @param allowedNetworks where it calls from, at least one network; null for anywhere
     * @param tokenHeader with the scheme token, a header that may bear the secret
     * @param tokenParameter with the scheme token, a parameter of the URL that may bear the secret
     * @param clientId with the scheme event-sign, the client id that is signed; the app-id where there is none
     * @param callsPerSecond how often it may call each hub; null for as often as it likes
     */
    public record App(
            @Nullable String appId,
            @Nullable Set<String> rootKdtIds,
            @Nullable Scheme scheme,
            @DefaultValue List<String> secrets,
            @Nullable List<String> allowedNetworks,
            @Nullable String tokenHeader,
            @Nullable String tokenParameter,
            @Nullable String clientId,
            @Nullable Integer callsPerSecond) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "App[" + appId + "]";
        }
    }

    /** How an app proves that a call is its own. */
    public enum Scheme {
        /** It sends its secret. */
        TOKEN,
        /** It signs the body as Standard Webhooks lay it down. */
        SIGNATURE,
        /** It signs the body as the platform's message push does. */
        EVENT_SIGN
    }

    /**
     * Encryption of what is kept of people.
     *
     * @param keysetFile a file of keys, as {@code java -jar member-hub.jar keyset create} makes it; without it nothing is
     *     encrypted
     * @param lookupKeyFile a file with the key that members are looked up by, as {@code keyset create-lookup-key} makes it;
     *     without it only the journal is encrypted
     */
    public record Encryption(
            @Nullable Path keysetFile, @Nullable Path lookupKeyFile) {}

    /**
     * What is kept for how long.
     *
     * @param payloadAge how old a call may be before its payload and its changes are purged; without it they are
     *     kept for ever
     * @param refusedCallerAge for how long it is kept that a caller was turned away
     */
    public record Retention(
            @Nullable @DurationUnit(ChronoUnit.DAYS) @DurationMin(seconds = 1) @DurationMax(days = 36_500)
            Duration payloadAge,

            @DefaultValue("30d")
            @NotNull
            @DurationUnit(ChronoUnit.DAYS)
            @DurationMin(seconds = 1)
            @DurationMax(days = 36_500)
            Duration refusedCallerAge) {}

    /**
     * Bringing in members.
     *
     * @param largestFile how large a file may be
     * @param keepRefusedLines for how long refused lines, and files that nobody starts, are kept
     */
    public record Imports(
            @DefaultValue("200MB") @NotNull @DataSizeUnit(DataUnit.MEGABYTES)
            DataSize largestFile,

            @DefaultValue("7d")
            @NotNull
            @DurationUnit(ChronoUnit.DAYS)
            @DurationMin(seconds = 1)
            @DurationMax(days = 36_500)
            Duration keepRefusedLines) {}

    /**
     * Made-up data.
     *
     * @param members how many members an empty hub is filled with; only where it brings its own database
     */
    public record Demo(
            @DefaultValue("0") @Min(0) @Max(1_000_000) int members) {}
}
