package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.caller.CallerFilter;
import com.memberhub.adapter.rest.caller.CallerFilters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks who calls before anything is done for them. */
@Configuration(proxyBeanMethods = false)
class CallerFilterConfiguration {

    @Bean
    CallerFilter callerFilter(CallerFilters filters) {
        return filters.of(MemberCreateExtensionController.PATH);
    }
}
