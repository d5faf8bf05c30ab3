package com.memberhub.adapter.jpa;

import java.util.Map;

/**
 * How frequent the terms of the inverted index are, as a part of all members from 0 to 1.
 *
 * @param members how many there are, about; 0 where nothing is known
 * @param frequencies of the most frequent terms
 * @param frequencyOfOthers of any other term, about
 */
record TermStatistics(double members, Map<String, Double> frequencies, double frequencyOfOthers) {

    double frequency(String term) {
        return frequencies.getOrDefault(term, frequencyOfOthers);
    }

    /** What part of all so many members are. */
    double partOf(int some) {
        return some / members;
    }
}
