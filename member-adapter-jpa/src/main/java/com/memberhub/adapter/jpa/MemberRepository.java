package com.memberhub.adapter.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads of {@code member} that need no SQL of their own. */
interface MemberRepository extends Repository<MemberEntity, MemberId> {

    @Query("select m from MemberEntity m where m.id in :ids")
    List<MemberEntity> findAllByIds(Collection<MemberId> ids);
}
