package com.memberhub.application.directory;

import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Members as staff see them: masked. A member of a root shop outside {@code shops} is as if there were none. In the
 * clear a member is seen only through {@link com.memberhub.application.privacy.RevealMember}.
 */
public interface MemberDirectory {

    /**
     * Whether the last four digits of a mobile and parts of names are found. Where members are encrypted they are not: a mobile,
     * a name and a nickname are found as a whole.
     */
    boolean findsParts();

    /** The member of this number. */
    Optional<MemberView> find(OutOpenId outOpenId, RootShops shops);

    /**
     * Others who have the yzOpenId of this member and so are likely the same person, the newest first and at most this many.
     * None where the member has no yzOpenId. It need not be seen for that, and may be masked.
     */
    List<MemberView> likelyTheSamePerson(OutOpenId outOpenId, int most, RootShops shops);

    /**
     * A page of a search.
     *
     * @throws InvalidCursorException for a cursor of another order, or none of ours
     */
    Page<MemberView> search(MemberSearch search, PageRequest page, RootShops shops);

    /**
     * Hands over every member of a search, one after the other, in constant memory.
     *
     * @return how many there were
     */
    long export(MemberSearch search, RootShops shops, Consumer<MemberView> receiver);
}
