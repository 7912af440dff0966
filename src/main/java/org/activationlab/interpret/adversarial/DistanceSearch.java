package org.activationlab.interpret.adversarial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/** Looks for the smallest change of an image that changes a network's answer: by an attack, or along a given direction. */
public final class DistanceSearch {

    private final SearchSettings settings;

    /** Changed images, one size for each. */
    @FunctionalInterface
    private interface Change {
        AdversarialExamples of(double[] sizes);
    }

    /**
     * Prepares.
     *
     * @param settings up to which size and how exactly to look
     */
    public DistanceSearch(SearchSettings settings) {
        this.settings = settings;
    }

    /**
     * Finds the smallest radius at which an attack succeeds. What an attack misses is missed here: the result is an upper
     * bound of the distance to the next other answer.
     *
     * @param network any network of images
     * @param images of the network's input shape
     * @param classes the answer of each image that is to be changed
     * @param attack how images are changed; its radius is not used
     * @return sizes in the attack's norm
     * @throws IllegalArgumentException as {@link GradientAttack#attack(LayeredNetwork, Batch, int...)} does
     */
    public AdversarialDistances byAttack(LayeredNetwork network, Batch images, int[] classes, AttackSettings attack) {
        GradientAttack changing = new GradientAttack(attack);
        return search(images, classes, sizes -> changing.attack(network, images, classes, sizes));
    }

    /**
     * Finds the smallest factor of a given direction, for example of one image of standard normal noise, that changes the
     * answer.
     *
     * @param network any network of images
     * @param images of the network's input shape
     * @param classes the answer of each image that is to be changed
     * @param directions what is added, times the factor: one row for each image
     * @param clipped whether the changed pixels are brought into [0, 1]
     * @return factors, at most {@link SearchSettings#largest}
     * @throws IllegalArgumentException if there is not one class and one direction for each image
     */
    public AdversarialDistances along(
            LayeredNetwork network, Batch images, int[] classes, Batch directions, boolean clipped) {
        if (directions.count() != images.count() || !directions.shape().equals(images.shape())) {
            throw new IllegalArgumentException(
                    "expected one direction for each image of " + images + ", but got " + directions);
        }
        if (clipped) {
            Answers.requireUnitRange(images);
        }
        return search(images, classes, sizes -> {
            List<float[]> rows = images.rows();
            for (int i = 0; i < sizes.length; i++) {
                float[] row = rows.get(i);
                for (int k = 0; k < row.length; k++) {
                    float pixel = (float) (row[k] + sizes[i] * directions.value(i, k));
                    row[k] = clipped ? Math.max(0, Math.min(1, pixel)) : pixel;
                }
            }
            Batch changed = Batch.ofRows(images.shape(), rows);
            return new AdversarialExamples(images, changed, classes, Answers.of(network, changed));
        });
    }

    private AdversarialDistances search(Batch images, int[] asked, Change change) {
        Answers.requireOneEach(images, asked);
        int[] classes = asked.clone();
        int count = images.count();
        double[] below = new double[count];
        double[] found = new double[count];
        Arrays.fill(found, Double.POSITIVE_INFINITY);
        List<float[]> best = new ArrayList<>(images.rows());
        int[] predictions = classes.clone();
        // Images whose answer is another one already need no change.
        double[] sizes = new double[count];
        AdversarialExamples changed = change.of(sizes);
        take(changed, sizes, found, best, predictions);
        for (int doubling = settings.doublings(); doubling >= 0; doubling--) {
            double size = Math.scalb(settings.largest(), -doubling);
            for (int i = 0; i < count; i++) {
                sizes[i] = Double.isInfinite(found[i]) ? size : found[i];
            }
            take(change.of(sizes), sizes, found, best, predictions);
            for (int i = 0; i < count; i++) {
                if (Double.isInfinite(found[i])) {
                    below[i] = size;
                }
            }
        }
        for (int halving = 0; halving < settings.halvings(); halving++) {
            for (int i = 0; i < count; i++) {
                sizes[i] = Double.isInfinite(found[i]) ? settings.largest() : (below[i] + found[i]) / 2;
            }
            changed = change.of(sizes);
            take(changed, sizes, found, best, predictions);
            for (int i = 0; i < count; i++) {
                if (!changed.succeeded(i)) {
                    below[i] = sizes[i];
                }
            }
        }
        return new AdversarialDistances(
                found, new AdversarialExamples(images, Batch.ofRows(images.shape(), best), classes, predictions));
    }

    private static void take(
            AdversarialExamples changed, double[] sizes, double[] found, List<float[]> best, int[] predictions) {
        for (int i = 0; i < sizes.length; i++) {
            if (changed.succeeded(i) && sizes[i] < found[i]) {
                found[i] = sizes[i];
                best.set(i, changed.images().row(i));
                predictions[i] = changed.prediction(i);
            }
        }
    }
}
