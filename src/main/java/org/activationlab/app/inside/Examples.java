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
        List<List<Integer>> byDigit = new ArrayList<>();
        for (int digit = 0; digit < LabelledImages.DIGITS; digit++) {
            byDigit.add(new ArrayList<>());
        }
        for (int image = 0; image < answers.length; image++) {
            if ((answers[image] == images.label(image)) == right) {
                byDigit.get(images.label(image)).add(image);
            }
        }
        List<Integer> picked = new ArrayList<>();
        for (int rank = 0; rank < answers.length && picked.size() < count; rank++) {
            for (List<Integer> own : byDigit) {
                if (rank < own.size() && picked.size() < count) {
                    picked.add(own.get(rank));
                }
            }
        }
        return picked;
    }
}
