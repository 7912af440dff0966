package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.pairs.LabelTable;

/**
 * For each test pair another one, whose numbers can stand for its own. Each time the donors are a permutation of the test
 * pairs without a fixed point, one cycle through all pairs that may give to each other. Immutable.
 */
public final class Donors {

    /** Who may give numbers to a pair. */
    public enum Rule {
        /**
         * Another prediction of the same judged network. What is known of the network then still holds for the donated
         * numbers, and what the numbers tell of the network stays told: a score that is lost was knowledge about the single
         * prediction, not about which network made it.
         */
        SAME_NETWORK,
        /**
         * Any other prediction. What is lost then is knowledge about the prediction and about the network together, and
         * most donated numbers do not belong to the network that the other numbers tell of.
         */
        ANY_NETWORK
    }

    private final Rule rule;
    private final int[] rows;
    private final List<int[]> donors;
    private final int withoutDonor;

    private Donors(Rule rule, int[] rows, List<int[]> donors, int withoutDonor) {
        this.rule = rule;
        this.rows = rows;
        this.donors = donors;
        this.withoutDonor = withoutDonor;
    }

    /**
     * Draws donors.
     *
     * @param pairs the table of all pairs
     * @param test rows of the test pairs, each once; they give, and are given to
     * @param rule who gives to whom
     * @param permutations how many times donors are drawn, at least 1
     * @param mostPairs at most so many test pairs are asked about, a random part of more, at least 1
     * @param seed decides all draws
     * @return the donors; a pair without any possible donor is not asked about
     * @throws IllegalArgumentException if no pair has a possible donor, or a number is too small
     */
    public static Donors of(LabelTable pairs, int[] test, Rule rule, int permutations, int mostPairs, long seed) {
        if (permutations < 1 || mostPairs < 1) {
            throw new IllegalArgumentException(
                    "permutations and mostPairs must be at least 1, but were " + permutations + " and " + mostPairs);
        }
        RandomStreams streams = new RandomStreams(seed);
        List<int[]> groups = groups(pairs, test, rule);
        int[] rows = groups.stream().flatMapToInt(Arrays::stream).toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("none of the " + test.length
                    + " test pairs has another one that may stand for it. Give more test pairs of each network.");
        }
        int withoutDonor = test.length - rows.length;
        if (rows.length > mostPairs) {
            Shuffle.shuffle(rows, streams.stream("judge/donors/pairs"));
            rows = Arrays.copyOf(rows, mostPairs);
        }
        Arrays.sort(rows);
        List<int[]> donors = new ArrayList<>();
        for (int i = 0; i < permutations; i++) {
            int[] donorOf = new int[pairs.size()];
            for (int[] group : groups) {
                cycle(group.clone(), streams, "judge/donors/" + pairs.modelId(group[0]) + "/" + i, donorOf);
            }
            donors.add(Arrays.stream(rows).map(row -> donorOf[row]).toArray());
        }
        return new Donors(rule, rows, donors, withoutDonor);
    }

    /** Rows that may give to each other, two or more together. */
    private static List<int[]> groups(LabelTable pairs, int[] test, Rule rule) {
        Map<String, List<Integer>> groups = IntStream.of(test)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> rule == Rule.SAME_NETWORK ? pairs.modelId(row) : "",
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Each row of a shuffled order takes from the next, the last from the first. */
    private static void cycle(int[] order, RandomStreams streams, String name, int... donorOf) {
        Shuffle.shuffle(order, streams.stream(name));
        for (int i = 0; i < order.length; i++) {
            donorOf[order[i]] = order[(i + 1) % order.length];
        }
    }

    /**
     * Says who gives to whom.
     *
     * @return the rule
     */
    public Rule rule() {
        return rule;
    }

    /**
     * Lists the pairs that are asked about.
     *
     * @return row numbers, ascending, a copy
     */
    public int[] rows() {
        return rows.clone();
    }

    /**
     * Counts how many times donors were drawn.
     *
     * @return at least 1
     */
    public int permutations() {
        return donors.size();
    }

    /**
     * Gives one draw.
     *
     * @param permutation which, from 0
     * @return the donor of each of the {@link #rows}, in their order, a copy
     */
    public int[] of(int permutation) {
        return donors.get(permutation).clone();
    }

    /**
     * Counts the test pairs that nobody can give to.
     *
     * @return at least 0
     */
    public int withoutDonor() {
        return withoutDonor;
    }
}
