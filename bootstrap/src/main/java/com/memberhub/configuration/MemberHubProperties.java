package com.memberhub.configuration;

import com.memberhub.domain.member.AlignmentPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The hub's settings. A name that is not known stops the start, since it is most often a slip of the pen; in the
 * environment it does not, where Spring Boot cannot tell whose a variable is.
 *
 * @param alignmentPolicy what a repeated call does to the stored profile: fill-blanks keeps stored values and fills
 *     blanks, youzan-wins lets the call replace them, keep changes nothing
 * @param strict whether a source channel or data type that the platform does not list refuses the call; otherwise it is
 *     accepted, kept as sent and noticed
 * @param embeddedPostgres the PostgreSQL that the hub starts when spring.datasource.url is not set
 */
@Validated
@ConfigurationProperties(prefix = "member-hub", ignoreUnknownFields = false)
public record MemberHubProperties(
        @DefaultValue("fill-blanks") @NotNull AlignmentPolicy alignmentPolicy,
        @DefaultValue("false") boolean strict,
        @DefaultValue @Valid EmbeddedPostgres embeddedPostgres) {

    /**
     * The embedded PostgreSQL.
     *
     * @param dataDirectory where its data is kept; a relative path starts where the command ran
     * @param port the port on the loopback interface; 0 takes a free one at every start
     */
    public record EmbeddedPostgres(
            @DefaultValue(".member-hub/postgres") @NotNull Path dataDirectory,
            @DefaultValue("0") @Min(0) @Max(65535) int port) {}
}
