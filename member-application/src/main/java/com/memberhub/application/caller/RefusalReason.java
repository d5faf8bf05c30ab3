package com.memberhub.application.caller;

/** Why a caller of the platform's endpoint was turned away. */
public enum RefusalReason {
    /** No app is configured, so that only this machine itself may call. */
    NOT_CONFIGURED,
    /** The call bore no proof of any kind that an app is configured for. */
    NO_PROOF,
    /** The call came from outside the networks of every app that it could have been. */
    FOREIGN_NETWORK,
    /** The signature's time is too far from ours: a replay, or a clock that is wrong. */
    STALE_PROOF,
    /** No app has such a secret, or the body is not the one that was signed. */
    WRONG_PROOF,
    /** The app proved itself and wrote another app's id into the body. */
    FOREIGN_APP,
    /** The app proved itself and wrote for a root shop that is not its own. */
    FOREIGN_SHOP
}
