package org.activationlab.interpret.adversarial;

import java.util.Arrays;
import java.util.List;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;

/**
 * Changes images against the gradient until a network answers otherwise: the fast gradient sign method and projected
 * gradient descent, see {@link AttackSettings}.
 *
 * <p>Goes down the log-odds of the class. Their gradient has the direction of the cross-entropy's, from which both methods
 * take direction or sign only; but where a network is so sure that the cross-entropy's gradient rounds to 0, the log-odds
 * still have one. An image stays as it is once its answer has changed.
 */
public final class GradientAttack {

    private final AttackSettings settings;

    /**
     * Prepares.
     *
     * @param settings how images are changed
     */
    public GradientAttack(AttackSettings settings) {
        this.settings = settings;
    }

    /**
     * Attacks the network's own answers.
     *
     * @param network any network of images
     * @param images of the network's input shape
     * @return the changed images
     * @throws IllegalArgumentException if the images do not fit, or pixels are to stay in [0, 1] but do not lie there
     */
    public AdversarialExamples attack(LayeredNetwork network, Batch images) {
        return attack(network, images, Answers.of(network, images));
    }

    /**
     * Attacks given answers. An image whose answer is another from the start is not changed and counts as a success at
     * distance 0.
     *
     * @param network any network of images
     * @param images of the network's input shape
     * @param classes the answer of each image that is to be changed, such as the true class
     * @return the changed images
     * @throws IllegalArgumentException as the other method, and if there is not one class for each image
     */
    public AdversarialExamples attack(LayeredNetwork network, Batch images, int... classes) {
        double[] radii = new double[images.count()];
        Arrays.fill(radii, settings.radius());
        return attack(network, images, classes, radii);
    }

    /** The same with a radius for each image. */
    AdversarialExamples attack(LayeredNetwork network, Batch images, int[] classes, double[] radii) {
        Answers.requireOneEach(images, classes);
        if (settings.clipped()) {
            Answers.requireUnitRange(images);
        }
        List<float[]> clean = images.rows();
        List<float[]> changed = images.rows();
        int[] answers = Answers.of(network, images);
        if (settings.randomStart()) {
            RandomStreams streams = new RandomStreams(settings.seed());
            for (int i = 0; i < clean.size(); i++) {
                if (answers[i] == classes[i]) {
                    float[] change = settings.norm()
                            .draw(images.shape().size(), radii[i], streams.stream("adversarial/start/" + i));
                    add(clean.get(i), change, changed.get(i));
                }
            }
            answers = Answers.of(network, Batch.ofRows(images.shape(), changed));
        }
        for (int step = 0; step < settings.steps() && anyEqual(answers, classes); step++) {
            Batch now = Batch.ofRows(images.shape(), changed);
            Batch slopes = network.gradients(NetworkDesign.INPUT, now, Target.logOdds(classes))
                    .slopes();
            for (int i = 0; i < clean.size(); i++) {
                if (answers[i] == classes[i]) {
                    move(clean.get(i), slopes.row(i), radii[i], changed.get(i));
                }
            }
            answers = Answers.of(network, Batch.ofRows(images.shape(), changed));
        }
        return new AdversarialExamples(images, Batch.ofRows(images.shape(), changed), classes.clone(), answers);
    }

    private void move(float[] clean, float[] slopes, double radius, float[] changed) {
        float[] direction = settings.norm().steepest(slopes);
        double length = settings.stepShare() * radius;
        float[] change = new float[clean.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (float) (changed[i] - clean[i] - length * direction[i]);
        }
        settings.norm().project(change, radius);
        add(clean, change, changed);
    }

    /** Clipping brings a pixel no further from a clean one in [0, 1], so the change stays within its radius. */
    private void add(float[] clean, float[] change, float[] into) {
        for (int i = 0; i < clean.length; i++) {
            float pixel = clean[i] + change[i];
            into[i] = settings.clipped() ? Math.max(0, Math.min(1, pixel)) : pixel;
        }
    }

    private static boolean anyEqual(int[] answers, int[] classes) {
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] == classes[i]) {
                return true;
            }
        }
        return false;
    }
}
