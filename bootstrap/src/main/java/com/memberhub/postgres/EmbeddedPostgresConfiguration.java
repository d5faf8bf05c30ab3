package com.memberhub.postgres;

import com.memberhub.configuration.MemberHubProperties;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Brings a PostgreSQL when none is configured; with one configured, nothing embedded starts or is needed. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfiguration.NoDatabaseConfigured.class)
class EmbeddedPostgresConfiguration {

    @Bean
    EmbeddedPostgresServer embeddedPostgresServer(MemberHubProperties properties) {
        return EmbeddedPostgresServer.start(properties.embeddedPostgres());
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgresServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return server.user();
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    /** True when {@code spring.datasource.url} is absent or blank. */
    static class NoDatabaseConfigured extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean configured = !DatabaseChoice.isEmbedded(context.getEnvironment());
            ConditionMessage.Builder message = ConditionMessage.forCondition("No database configured");
            return configured
                    ? ConditionOutcome.noMatch(message.because(DatabaseChoice.URL + " is set"))
                    : ConditionOutcome.match(message.because(DatabaseChoice.URL + " is not set"));
        }
    }
}
