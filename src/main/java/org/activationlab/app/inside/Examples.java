package org.activationlab.app.inside;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.vision.ClassifierScore;

/** Picks digits that a network reads rightly or wrongly. */
public final class Examples {

    private Examples() {}

    /**
     * Picks images of as many different digits as there are.
     *
     * @param network of 28x28 grey images and ten classes
     * @param images the set
     * @param right whether the network's answer is right
     * @param count how many at most
     * @return numbers of images: the first of each digit in turn, then the second ones, and so on
     */
    public static List<Integer> of(LayeredNetwork network, LabelledImages images, boolean right, int count) {
        int[] answers = ClassifierScore.of(network, images, 0, images.size()).predictions();
        List<Integer> fitting = new ArrayList<>();
        for (int image = 0; image < answers.length; image++) {
            if ((answers[image] == images.label(image)) == right) {
                fitting.add(image);
            }
        }
        return DigitTurns.of(fitting, images::label, count);
    }
}
