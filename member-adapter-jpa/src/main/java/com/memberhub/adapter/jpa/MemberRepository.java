package com.memberhub.adapter.jpa;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Rows of {@code member} that are changed. What only reads or adds is SQL of its own, in {@link PostgresMembers}. */
interface MemberRepository extends Repository<MemberEntity, MemberId> {

    /** Reads the newest committed state and keeps others from changing it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<MemberEntity> findById(MemberId id);
}
