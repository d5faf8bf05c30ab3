package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.envelope.Messages;
import java.time.Duration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** What the pages need besides their controllers: their words, their language and their assets. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private static final String WORDS = "com.memberhub.adapter.rest.console.console";
    /** The version is that of the pom. */
    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    private static final Duration LONG = Duration.ofDays(365);

    /** The name is Spring's. */
    @Bean
    MessageSource messageSource() {
        return Messages.bundle(WORDS);
    }

    /** The name is Spring's. */
    @Bean
    LocaleResolver localeResolver(Messages messages) {
        return new ConsoleLanguage(messages);
    }

    /** Writes the version into the addresses of assets. */
    @Bean
    ResourceUrlEncodingFilter resourceUrlEncodingFilter() {
        return new ResourceUrlEncodingFilter();
    }

    /**
     * The version stands in the address, so that a browser may keep an asset and still never has an old one. Without a resolver of
     * paths of our own there would be one of webjars, which remembers for ever what it was asked for in vain.
     */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations("classpath:/static/console/assets/")
                .setCacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addResolver(new PathResourceResolver());
        registry.addResourceHandler("/console/assets/htmx/**")
                .addResourceLocations(HTMX)
                .setCacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addResolver(new PathResourceResolver());
    }
}
