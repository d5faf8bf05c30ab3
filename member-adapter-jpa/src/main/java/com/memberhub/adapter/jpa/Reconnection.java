package com.memberhub.adapter.jpa;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets the pool find its database again by a {@link ReconnectingDataSource}. */
@Component
class Reconnection implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            ReconnectingDataSource.serve(pool);
        }
        return bean;
    }
}
