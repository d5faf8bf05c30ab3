package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.StatisticsJson.ChannelCountJson;
import com.memberhub.adapter.rest.staff.StatisticsJson.DayJson;
import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.directory.StatisticsDirectory.Channel;
import com.memberhub.application.directory.StatisticsDirectory.Statistics;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.member.SourceChannel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the home page. */
@RestController
@RequestMapping(path = "/api/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
class StatisticsController implements StatisticsApi {

    private final StatisticsDirectory statistics;
    private final MemberPresenter presenter;
    private final Messages messages;
    private final Clock clock;

    StatisticsController(StatisticsDirectory statistics, MemberPresenter presenter, Messages messages, Clock clock) {
        this.statistics = statistics;
        this.presenter = presenter;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @GetMapping
    public StatisticsJson statistics(SignedIn signedIn, HttpServletRequest request) {
        RequestFields.ofParameters(request).check();
        Statistics figures = statistics.at(clock.instant(), signedIn.shops());
        Locale locale = messages.localeOf(request);
        return new StatisticsJson(
                StaffTimes.text(figures.asOf()),
                figures.membersToday(),
                figures.membersYesterday(),
                figures.membersLastWeek(),
                figures.membersYesterdayByNow(),
                figures.membersLastWeekByNow(),
                figures.days().stream()
                        .map(day -> new DayJson(day.date().toString(), day.members(), ordered(day.calls())))
                        .toList(),
                ordered(figures.callsByOutcomeToday()),
                figures.channels().stream()
                        .map(channel -> channel(channel, locale))
                        .toList());
    }

    private static Map<CallOutcome, Long> ordered(Map<CallOutcome, Long> calls) {
        return calls.isEmpty() ? Map.of() : new EnumMap<>(calls);
    }

    private ChannelCountJson channel(Channel channel, Locale locale) {
        Long code = channel.code();
        return new ChannelCountJson(
                code == null ? null : presenter.channel(new SourceChannel(code), locale), channel.members());
    }
}
