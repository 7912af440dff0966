package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.meta.ReferenceMahalanobis;
import org.activationlab.meta.ReferenceNeighbours;

/**
 * Where a prediction stands among one network's own on reference images: the rank of each confidence among all of them
 * and among those with the same answer, and how near its last hidden layer is to theirs. Immutable.
 */
final class ReferenceStanding {

    /** With fewer reference images of an answer, all of them stand in. */
    private static final int FEWEST = 5;

    private static final int CLASSES = NoiseResponse.CLASSES;
    private static final int SCORES = TraceSummary.SCORES;

    /** By answer, the last one for all; by score; sorted. */
    private final float[][][] sorted = new float[CLASSES + 1][SCORES][];

    private final ReferenceNeighbours neighbours;
    private final ReferenceMahalanobis mahalanobis;

    /**
     * Takes reference images.
     *
     * @param summaries (images, {@link TraceSummary#COUNT})
     * @param last (images, units), the last hidden layer
     */
    ReferenceStanding(float[] summaries, float[] last) {
        int images = summaries.length / TraceSummary.COUNT;
        int[] answers = new int[images];
        for (int image = 0; image < images; image++) {
            answers[image] = answer(summaries, image * TraceSummary.COUNT);
        }
        for (int answer = 0; answer <= CLASSES; answer++) {
            for (int score = 0; score < SCORES; score++) {
                sorted[answer][score] = scores(summaries, answers, answer, score);
            }
        }
        neighbours = ReferenceNeighbours.of(last, answers, ReferenceNeighbours.USUAL_K);
        mahalanobis = ReferenceMahalanobis.of(last, answers, ReferenceMahalanobis.RIDGE);
    }

    private static int answer(float[] summaries, int at) {
        return LogitSummary.largest(Arrays.copyOfRange(summaries, at + TraceSummary.LEVELLED, at + TraceSummary.COUNT));
    }

    private static float[] scores(float[] summaries, int[] answers, int answer, int score) {
        float[] values = new float[answers.length];
        int count = 0;
        for (int image = 0; image < answers.length; image++) {
            if (answer == CLASSES || answers[image] == answer) {
                values[count++] = summaries[image * TraceSummary.COUNT + TraceSummary.LEVELLED - SCORES + score];
            }
        }
        float[] own = Arrays.copyOf(values, count);
        Arrays.sort(own);
        return own;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        List<String> scores = TraceSummary.names().subList(TraceSummary.LEVELLED - SCORES, TraceSummary.LEVELLED);
        scores.forEach(name -> names.add(name + ", rank among the network's own"));
        scores.forEach(name -> names.add(name + ", rank among the same answers"));
        names.addAll(List.of(
                "fc2 distance to its neighbours",
                "fc2 share of neighbours with the same answer",
                "fc2 distance to its answer's mean"));
        return names;
    }

    /** Writes the standing of a prediction. */
    int write(float[] summaries, int summary, float[] last, float[] into, int at) {
        int answer = answer(summaries, summary);
        int place = at;
        for (int own : new int[] {CLASSES, answer}) {
            float[][] among = sorted[own][0].length < FEWEST ? sorted[CLASSES] : sorted[own];
            for (int score = 0; score < SCORES; score++) {
                into[place++] = rank(among[score], summaries[summary + TraceSummary.LEVELLED - SCORES + score]);
            }
        }
        ReferenceNeighbours.Neighbourhood near = neighbours.neighbourhood(last, answer);
        into[place++] = (float) near.score();
        into[place++] = (float) near.agreement();
        into[place++] = (float) mahalanobis.score(last, answer);
        return place;
    }

    /** The share of values below, those that are equal counting one half. */
    private static float rank(float[] sorted, float value) {
        int below = 0;
        int equal = 0;
        for (float one : sorted) {
            below += one < value ? 1 : 0;
            equal += one == value ? 1 : 0;
        }
        return (below + 0.5f * equal) / sorted.length;
    }
}
