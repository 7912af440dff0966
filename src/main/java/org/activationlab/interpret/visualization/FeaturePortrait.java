package org.activationlab.interpret.visualization;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.Target;

/**
 * What is made for a unit beside what a data set has for it.
 *
 * @param made images that were optimized
 * @param found the images of a data set that activate the unit most, at least one
 */
public record FeaturePortrait(Visualization made, TopImages found) {

    /**
     * Checks that both are of one unit.
     *
     * @throws IllegalArgumentException if they are not, or no image was found
     */
    public FeaturePortrait {
        if (!made.target().equals(found.target()) || made.aim() != found.aim() || found.size() == 0) {
            throw new IllegalArgumentException("expected images made and found for one target, but got " + made
                    + " and " + found.size() + " images found for " + found.target() + ", " + found.aim());
        }
    }

    /**
     * Makes portraits of several units.
     *
     * @param network a network of images of shape (1, 28, 28)
     * @param images the data set, with at least one image
     * @param targets the units, each with one unit or class for all images
     * @param settings how images are optimized
     * @param count how many images of the set to keep for each unit, at least 1
     * @return one for each target, in their order
     * @throws IllegalArgumentException if the network has no such layer or unit, or nothing is to be kept
     */
    public static List<FeaturePortrait> of(
            LayeredNetwork network,
            LabelledImages images,
            List<Target> targets,
            VisualizationSettings settings,
            int count) {
        List<TopImages> found = TopImages.of(network, images, targets, settings.aim(), count);
        FeatureVisualization visualization = new FeatureVisualization(settings);
        List<FeaturePortrait> portraits = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            portraits.add(new FeaturePortrait(visualization.visualize(network, targets.get(i)), found.get(i)));
        }
        return portraits;
    }

    /**
     * Names the unit.
     *
     * @return a few words
     */
    public String target() {
        return made.target();
    }

    /**
     * Tells whether the best image that was made activates the unit more than every image of the set, or less where that
     * was looked for.
     *
     * @return whether its value is strictly better
     */
    public boolean beatsData() {
        return made.aim().better(made.value(made.best()), found.value(0));
    }
}
