package com.memberhub.configuration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.SslInfo;
import org.springframework.boot.info.SslInfo.CertificateInfo;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Says that callers do not take the hub's certificate, or will not in some days. The hub itself serves with any. */
@Component
final class TlsCertificateAtStart implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(TlsCertificateAtStart.class);

    /** As the alert has it, and Spring Boot's own check of health. */
    private static final Duration SOON = Duration.ofDays(14);

    private final SslInfo bundles;
    private final String bundle;
    private final Clock clock;

    TlsCertificateAtStart(SslBundles bundles, @Value("${server.ssl.bundle:}") String bundle, Clock clock) {
        this.bundles = new SslInfo(bundles, clock);
        this.bundle = bundle;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (!bundle.isEmpty()) {
            bundles.getBundle(bundle).getCertificateChains().stream()
                    .flatMap(chain -> chain.getCertificates().stream())
                    .filter(this::isNotForLong)
                    .forEach(certificate -> LOG.warn(
                            "The certificate of TLS, {}, is taken by callers from {} to {} only. Renew it.",
                            certificate.getSubject(),
                            certificate.getValidityStarts(),
                            certificate.getValidityEnds()));
        }
    }

    private boolean isNotForLong(CertificateInfo certificate) {
        Instant now = clock.instant();
        return now.isBefore(certificate.getValidityStarts()) || now.plus(SOON).isAfter(certificate.getValidityEnds());
    }
}
