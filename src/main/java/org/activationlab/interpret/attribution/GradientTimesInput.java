package org.activationlab.interpret.attribution;

import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * The gradient of a class's score times the image: what each pixel adds if the network is taken as linear around the
 * image. Empty pixels get 0 whatever the network does with them.
 *
 * <p>Source: A. Shrikumar, P. Greenside, A. Shcherbina, A. Kundaje, Not Just a Black Box, 2016.
 */
public final class GradientTimesInput implements AttributionMethod {

    private final Score score;

    /**
     * Makes the method.
     *
     * @param score the number that is differentiated
     */
    public GradientTimesInput(Score score) {
        this.score = score;
    }

    @Override
    public String title() {
        return "Gradient x input";
    }

    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, score);
        Batch product = GradientSaliency.combined(scores.slopes(images), images, (a, b) -> a * b);
        return scores.result(title(), MapKind.SHARES, product);
    }
}
