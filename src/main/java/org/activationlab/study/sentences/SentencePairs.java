package org.activationlab.study.sentences;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeRows;
import org.activationlab.pairs.NoiseRatio;

/** The answers of several networks one below another. Immutable. */
final class SentencePairs {

    private final List<SentenceAnswers> networks;
    /** Of each row, and one more for the end. */
    private final int[] network;

    private final int[] sentence;

    SentencePairs(List<SentenceAnswers> networks) {
        this.networks = networks;
        int size = networks.stream().mapToInt(SentenceAnswers::size).sum();
        network = new int[size];
        sentence = new int[size];
        int row = 0;
        for (int n = 0; n < networks.size(); n++) {
            for (int s = 0; s < networks.get(n).size(); s++) {
                network[row] = n;
                sentence[row++] = s;
            }
        }
    }

    int size() {
        return network.length;
    }

    /** The rows of the first networks. */
    int rowsOf(int first) {
        return networks.stream().limit(first).mapToInt(SentenceAnswers::size).sum();
    }

    int networks() {
        return networks.size();
    }

    int[] networkOfRows() {
        return network.clone();
    }

    int[] sentenceOfRows() {
        return sentence.clone();
    }

    private SentenceAnswers of(int row) {
        return networks.get(network[row]);
    }

    boolean[] right() {
        boolean[] right = new boolean[size()];
        for (int row = 0; row < right.length; row++) {
            right[row] = of(row).right(sentence[row]);
        }
        return right;
    }

    List<NoiseRatio> ratios(TrustQuestion question) {
        return IntStream.range(0, size())
                .mapToObj(row -> of(row).ratio(question, sentence[row]))
                .toList();
    }

    double[] ratioValues(TrustQuestion question) {
        return ratios(question).stream().mapToDouble(NoiseRatio::value).toArray();
    }

    double[] scores(ToDoubleFunction<float[]> ofLogits) {
        double[] scores = new double[size()];
        Arrays.setAll(scores, row -> ofLogits.applyAsDouble(of(row).logits(sentence[row])));
        return scores;
    }

    /** What a judge learns from. */
    JudgeRows rows(TrustQuestion question, TrustInput input) {
        return new JudgeRows() {
            @Override
            public int width() {
                return of(0).numbers(input, 0).length;
            }

            @Override
            public void copy(int row, float[] into, int at) {
                float[] numbers = of(row).numbers(input, sentence[row]);
                System.arraycopy(numbers, 0, into, at, numbers.length);
            }

            @Override
            public double target(int row) {
                return of(row).target(question, sentence[row]);
            }
        };
    }

    /** A judge's answer to every row. */
    double[] answers(Judge judge, TrustInput input) {
        double[] answers = new double[size()];
        Arrays.setAll(answers, row -> judge.answer(of(row).numbers(input, sentence[row]), 0));
        return answers;
    }
}
