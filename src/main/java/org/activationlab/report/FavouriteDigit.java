package org.activationlab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.VoteHistogram;

/**
 * Where noise sends one model: the digit that it names most often for noisy images.
 *
 * @param modelId the model
 * @param digit the digit with the most votes over all its pairs, 0 to 9; the smallest of equals
 * @param share its share of the model's votes, in [0.1, 1]
 */
record FavouriteDigit(String modelId, int digit, double share) {

    /** Finds the favourites, in the order in which the models first appear. */
    static List<FavouriteDigit> of(LabelTable pairs) {
        Map<String, long[]> votes = new LinkedHashMap<>();
        for (int row = 0; row < pairs.size(); row++) {
            long[] sums = votes.computeIfAbsent(pairs.modelId(row), id -> new long[VoteHistogram.DIGITS]);
            int[] counts = pairs.votes(row).counts();
            for (int digit = 0; digit < counts.length; digit++) {
                sums[digit] += counts[digit];
            }
        }
        List<FavouriteDigit> favourites = new ArrayList<>();
        votes.forEach((modelId, sums) -> favourites.add(of(modelId, sums)));
        return favourites;
    }

    private static FavouriteDigit of(String modelId, long[] sums) {
        int best = 0;
        long total = 0;
        for (int digit = 0; digit < sums.length; digit++) {
            total += sums[digit];
            if (sums[digit] > sums[best]) {
                best = digit;
            }
        }
        return new FavouriteDigit(modelId, best, (double) sums[best] / total);
    }
}
