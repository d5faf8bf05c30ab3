package com.memberhub.application.registration;

import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.registration.RegisterMember.Outcome;
import java.util.List;

/** What {@link RegisterMember} would decide now. Nothing is stored and nothing is journalled. */
public interface PreviewMember {

    /**
     * Decides a batch as {@link RegisterMember#register} would.
     *
     * @param batch at most {@link RegisterMember#LARGEST_BATCH} commands
     * @return one outcome for each command, in their order; a number that the hub would give is one that it will not
     * @throws IllegalArgumentException for a larger batch
     */
    List<Outcome> preview(List<Command> batch);
}
