package org.activationlab.text;

import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.interpret.attribution.StraightPath;
import org.activationlab.network.layers.Batch;

/**
 * The mean gradient on the straight way from embeddings of zeros, which is what padding has, to the embedded words, times
 * the way, summed over the numbers of each word. The scores add up to what the log-odds gain on that way (completeness);
 * the residual says how far the quadrature is from that.
 *
 * <p>Source: M. Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for Deep Networks, 2017.
 */
public final class WordIntegratedGradients implements WordMethod {

    private final StraightPath path;

    /**
     * Makes the method.
     *
     * @param nodes points on the way, at least 1; 32 leave little residual
     */
    public WordIntegratedGradients(int nodes) {
        path = new StraightPath(nodes);
    }

    @Override
    public String title() {
        return "Integrated gradients";
    }

    @Override
    public WordAttribution attribute(SentenceNetwork network, EncodedSentences sentences, int sentence) {
        int words = sentences.length(sentence);
        if (words == 0) {
            double logOdds = WordAttribution.logOdds(
                    network.logits(sentences.select(sentence)).row(0));
            return WordAttribution.of(title(), new double[0], logOdds).withCheck(new AxiomCheck("completeness", 0, 0));
        }
        float[] end = network.embedded(sentences, sentence);
        float[] start = new float[end.length];
        float[] way = new float[Math.multiplyExact(path.nodes(), end.length)];
        for (int node = 0; node < path.nodes(); node++) {
            System.arraycopy(path.point(node, start, end), 0, way, node * end.length, end.length);
        }
        float[] slopes = network.slopes(way, words);
        int width = end.length / words;
        double[] scores = new double[words];
        double sum = 0;
        for (int i = 0; i < end.length; i++) {
            double mean = 0;
            for (int node = 0; node < path.nodes(); node++) {
                mean += path.weight(node) * slopes[node * end.length + i];
            }
            scores[i / width] += mean * end[i];
            sum += mean * end[i];
        }
        Batch ends = network.logitsOfEmbedded(both(start, end), words);
        double logOdds = WordAttribution.logOdds(ends.row(1));
        double gain = logOdds - WordAttribution.logOdds(ends.row(0));
        return WordAttribution.of(title(), scores, logOdds).withCheck(new AxiomCheck("completeness", sum, gain));
    }

    private static float[] both(float[] start, float[] end) {
        float[] both = new float[start.length + end.length];
        System.arraycopy(end, 0, both, start.length, end.length);
        return both;
    }
}
