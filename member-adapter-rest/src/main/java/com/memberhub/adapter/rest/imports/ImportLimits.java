package com.memberhub.adapter.rest.imports;

/**
 * What a file may measure.
 *
 * @param largestFile in bytes
 */
public record ImportLimits(long largestFile) {}
