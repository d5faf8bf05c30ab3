package com.memberhub.adapter.jpa;

import java.util.Map;

/**
 * How frequent the terms of the inverted index are.
 *
 * @param members how many there are, about; 0 where nothing is known
 * @param parts what part of them, from 0 to 1, have each of the most frequent terms
 * @param partOfOthers what part of them have another term, about
 */
record TermStatistics(double members, Map<String, Double> parts, double partOfOthers) {

    double part(String term) {
        return parts.getOrDefault(term, partOfOthers);
    }

    /** What part so many members are. */
    double part(int some) {
        return some / members;
    }
}
