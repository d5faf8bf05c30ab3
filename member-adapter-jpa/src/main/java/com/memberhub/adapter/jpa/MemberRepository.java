package com.memberhub.adapter.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads of {@code member} that need no SQL of their own. */
interface MemberRepository extends Repository<MemberEntity, MemberId> {

    @Query("select m from MemberEntity m where m.id in :ids")
    List<MemberEntity> findAllByIds(Collection<MemberId> ids);

    /**
     * Under which mobiles ids at Youzan are stored. First and last are enough to know whether there is another than a
     * given one, however many there are.
     */
    @Query("""
            select m.id.rootKdtId as rootKdtId, m.yzOpenId as yzOpenId,
                min(m.id.mobile) as firstMobile, max(m.id.mobile) as lastMobile
            from MemberEntity m
            where m.id.rootKdtId in :rootKdtIds and m.yzOpenId in :yzOpenIds
            group by m.id.rootKdtId, m.yzOpenId""")
    List<YzOpenIdHolders> findHolders(Collection<Long> rootKdtIds, Collection<String> yzOpenIds);

    /** One id at Youzan and the mobiles it is stored under. */
    interface YzOpenIdHolders {

        long getRootKdtId();

        String getYzOpenId();

        String getFirstMobile();

        String getLastMobile();
    }
}
