package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.MemberSort;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.SourceChannel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a search can be narrowed to. */
record SearchChoices(
        List<Choice> channels, List<Choice> genders, List<Choice> notices, List<Choice> months, List<Choice> orders) {

    /** No list is longer than the channels: codes up to here are asked whether they are listed. */
    private static final int LAST_CHANNEL = 2_800;

    private static final int MONTHS = 12;

    /** What is sent, and what is said. */
    record Choice(String value, String label) {}

    static SearchChoices in(Wording wording) {
        return new SearchChoices(
                IntStream.rangeClosed(0, LAST_CHANNEL)
                        .mapToObj(SourceChannel::new)
                        .filter(SourceChannel::isListed)
                        .map(channel -> new Choice(Long.toString(channel.code()), wording.channel(channel)))
                        .toList(),
                Arrays.stream(Gender.values())
                        .map(gender -> new Choice(gender.code(), wording.gender(gender)))
                        .toList(),
                Arrays.stream(NoticeCode.values())
                        .map(code ->
                                new Choice(code.wireName(), wording.notice(code).text()))
                        .toList(),
                IntStream.rangeClosed(1, MONTHS)
                        .mapToObj(month -> new Choice(Integer.toString(month), wording.say("month." + month)))
                        .toList(),
                Arrays.stream(MemberSort.values())
                        .map(order -> new Choice(order.name(), wording.say("sort." + order)))
                        .toList());
    }

    /** What a filter's value is called. */
    public String label(String filter, String value) {
        List<Choice> choices = switch (filter) {
            case "channel" -> channels;
            case "gender" -> genders;
            case "notice" -> notices;
            case "birthdayMonth" -> months;
            default -> List.of();
        };
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }
}
