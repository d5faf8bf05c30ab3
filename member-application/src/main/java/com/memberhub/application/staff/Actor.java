package com.memberhub.application.staff;

/**
 * Somebody of the staff, at work.
 *
 * @param name the name they signed in with
 * @param shops whose members they may see
 * @param address the network address they came from
 */
public record Actor(String name, RootShops shops, String address) {}
