package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.MemberPages.Limits;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.Page;

/** With limits so low that a few members take the ways that ten millions take: looked up, collected and never walked along. */
class PostgresMemberDirectoryOfManyTest extends PostgresMemberDirectoryTest {

    @Override
    public MemberDirectory directory() {
        return directory(limits(Page.MOST_COUNTED));
    }

    @Override
    Limits limits(int most) {
        return new Limits(most, -1, Integer.MAX_VALUE, 0, 0);
    }
}
