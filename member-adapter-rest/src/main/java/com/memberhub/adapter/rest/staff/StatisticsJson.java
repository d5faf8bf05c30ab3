package com.memberhub.adapter.rest.staff;

import com.memberhub.application.journal.CallOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shift lead wants to know at a glance. */
@Schema(
        name = "Statistics",
        description = "Figures of the shops that whoever asks may see. Days are those of Asia/Shanghai.")
record StatisticsJson(
        @Schema(description = "Up to when.", format = "date-time", example = "2026-11-20T10:15:32+08:00")
        String asOf,

        @Schema(description = "New members today.", example = "12")
        long membersToday,

        @Schema(description = "New members of the whole day before.", example = "34")
        long membersYesterday,

        @Schema(description = "New members of the whole day a week ago.", example = "30")
        long membersLastWeek,

        @Schema(description = "New members of yesterday up to the same time.", example = "10")
        long membersYesterdayByNow,

        @Schema(description = "New members of the day a week ago up to the same time.", example = "9")
        long membersLastWeekByNow,

        @Schema(description = "The last 30 days, oldest first, none left out.")
        List<DayJson> days,

        @Schema(description = "Calls of today by outcome, none left out.", example = "{\"CREATED\": 12}")
        Map<CallOutcome, Long> callsByOutcomeToday,

        @Schema(description = "New members of those days by source channel, most first.")
        List<ChannelCountJson> channels) {

    /** One day. */
    @Schema(name = "StatisticsDay", description = "One day.")
    record DayJson(
            @Schema(format = "date", description = "Of Asia/Shanghai.", example = "2026-11-20")
            String date,

            @Schema(description = "New members.", example = "34")
            long members,

            @Schema(description = "Calls by outcome, none left out.", example = "{\"CREATED\": 34}")
            Map<CallOutcome, Long> calls) {}

    /** Members of one channel. */
    @Schema(name = "ChannelCount", description = "New members of one source channel.")
    record ChannelCountJson(
            @Schema(description = "Null where none was told.") @Nullable
            ChannelJson channel,

            @Schema(description = "How many.", example = "20")
            long members) {}
}
