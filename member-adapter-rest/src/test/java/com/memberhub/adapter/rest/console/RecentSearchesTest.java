package com.memberhub.adapter.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class RecentSearchesTest {

    private final RecentSearches searches = RecentSearches.of(new MockHttpSession());

    @Test
    void remembersNoMoreThanSomebodyGoesBackTo() {
        String first = searches.remember("1");
        String second = searches.remember("2");
        IntStream.rangeClosed(3, 200).forEach(number -> searches.remember(Integer.toString(number)));
        assertThat(searches.typed(first)).isEqualTo("1");
        assertThat(searches.remember("1")).as("typed again, it is the newest").isEqualTo(first);

        searches.remember("201");

        assertThat(searches.typed(second)).isNull();
        assertThat(searches.typed(first)).isEqualTo("1");
    }
}
