package org.activationlab.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.pairs.NoiseRatio;

/**
 * Each word is left out with the same probability, and those behind it move up. Equal copies are answered once and count
 * as often as they were drawn.
 */
public final class WordDrop implements Disturbance {

    /** Different copies that are answered together: a bound on memory, without influence on the answers. */
    private static final int TOGETHER = 20_000;

    private final double share;

    /**
     * Makes the disturbance.
     *
     * @param share the probability of each word to be left out, above 0 and below 1
     */
    public WordDrop(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share of words left out must be above 0 and below 1, but was " + share);
        }
        this.share = share;
    }

    @Override
    public String words() {
        return "each word left out with probability " + share;
    }

    @Override
    public List<NoiseRatio> ratios(SentenceNetwork network, EncodedSentences sentences, int draws, long seed)
            throws InterruptedException {
        RandomStreams streams = new RandomStreams(seed);
        Batch clean = network.logits(sentences);
        List<NoiseRatio> ratios = new ArrayList<>();
        List<int[]> rows = new ArrayList<>();
        List<Map<BitSet, Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the disturbing of sentences was interrupted");
            }
            Map<BitSet, Integer> copies =
                    copies(sentences.length(i), draws, streams.stream("sentences/word-drop/" + i));
            int[] whole = sentences.raw(i);
            copies.keySet()
                    .forEach(kept ->
                            rows.add(kept.stream().map(word -> whole[word]).toArray()));
            waiting.add(copies);
            if (rows.size() >= TOGETHER || i == sentences.size() - 1) {
                Batch answers = network.logits(EncodedSentences.of(rows));
                int at = 0;
                for (Map<BitSet, Integer> one : waiting) {
                    int answer = clean.largest(ratios.size());
                    int unchanged = 0;
                    for (int times : one.values()) {
                        unchanged += answers.largest(at++) == answer ? times : 0;
                    }
                    ratios.add(new NoiseRatio(unchanged, draws));
                }
                rows.clear();
                waiting.clear();
            }
        }
        return ratios;
    }

    /** Which words are kept, and how often that was drawn; in the order of the first draw. */
    private Map<BitSet, Integer> copies(int words, int draws, SplittableRandom random) {
        Map<BitSet, Integer> copies = new LinkedHashMap<>();
        for (int draw = 0; draw < draws; draw++) {
            BitSet kept = new BitSet(words);
            for (int word = 0; word < words; word++) {
                if (random.nextDouble() >= share) {
                    kept.set(word);
                }
            }
            copies.merge(kept, 1, Integer::sum);
        }
        return copies;
    }
}
