package com.memberhub.application.directory;

/** A search for members: what was typed, what was chosen, and the order. */
public record MemberSearch(MemberQuery query, MemberFilter filter, MemberSort sort) {}
