package com.memberhub.adapter.rest.connection;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param headers from the first byte of a request to the last of its headers; then the connection is cut
 * @param body to send the body of a call of the platform; then it is answered 408. Any other body may take as long and a
 *     second more for every 16 KiB that came; then the connection is cut
 */
public record ClientDeadlines(Duration headers, Duration body) {}
