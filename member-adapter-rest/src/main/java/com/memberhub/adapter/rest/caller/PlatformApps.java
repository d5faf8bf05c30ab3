package com.memberhub.adapter.rest.caller;

import java.util.List;

/**
 * The apps that may call, as they are configured.
 *
 * @param apps none where only this machine itself may call
 */
public record PlatformApps(List<PlatformApp> apps) {

    public PlatformApps {
        apps = List.copyOf(apps);
    }
}
