package com.memberhub.platform;

import com.memberhub.adapter.rest.caller.PlatformApps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says what to configure where the platform cannot call yet. */
final class PlatformAtStart implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformAtStart.class);

    private final PlatformApps apps;

    PlatformAtStart(PlatformApps apps) {
        this.apps = apps;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (apps.apps().isEmpty()) {
            LOG.warn("Nobody but this machine itself may call /MemberCreateExtension: no app is configured. Set"
                    + " MEMBER_HUB_PLATFORM_APPS_0_APP_ID, MEMBER_HUB_PLATFORM_APPS_0_SCHEME (token, signature or"
                    + " event-sign), MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0 and, for the root shops that are its own,"
                    + " MEMBER_HUB_PLATFORM_APPS_0_ROOT_KDT_IDS. A proxy on this machine that adds no forwarding header"
                    + " looks like this machine: configure an app before you put one in front.");
        }
    }
}
