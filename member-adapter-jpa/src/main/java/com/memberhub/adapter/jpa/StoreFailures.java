package com.memberhub.adapter.jpa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * What PostgreSQL's failures are called. By the state alone Spring does not know a lock that was waited for too long
 * ({@code 55P03}): it would seem that the database is away, where the call only has to come again.
 */
@Configuration(proxyBeanMethods = false)
class StoreFailures {

    @Bean
    SQLExceptionTranslator sqlExceptionTranslator() {
        return new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");
    }
}
