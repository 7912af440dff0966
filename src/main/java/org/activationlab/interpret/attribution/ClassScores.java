package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.activationlab.interpret.Interruption;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;

/** One class's score for each of some images, asked of a network for the images and for changed copies of them. */
final class ClassScores {

    /** The most pixels that one batch of copies may have: 16 MB. */
    private static final int LARGEST = 1 << 22;

    private static final String WORK = "explaining images";

    private final LayeredNetwork network;
    private final Batch images;
    private final int[] classes;
    private final Score score;

    /** Reads the slopes of one copy. */
    @FunctionalInterface
    interface SlopeReader {
        void read(int copy, float[] slopes);
    }

    ClassScores(LayeredNetwork network, Batch images, int[] classes, Score score) {
        ActivationShape wanted = network.design().input();
        if (!images.shape().equals(wanted)) {
            throw new IllegalArgumentException("expected images of shape " + wanted + " for "
                    + network.design().name() + ", but got " + images.shape());
        }
        Limits.atLeast("the number of images", images.count(), 1);
        if (classes.length != images.count()) {
            throw new IllegalArgumentException("expected one class for each of " + images.count() + " images, but got "
                    + classes.length + " classes");
        }
        for (int digit : classes) {
            if (digit < 0 || digit >= network.design().classes()) {
                throw new IllegalArgumentException("expected classes from 0 to "
                        + (network.design().classes() - 1) + ", but got " + Arrays.toString(classes));
            }
        }
        this.network = network;
        this.images = images;
        this.classes = classes.clone();
        this.score = score;
    }

    LayeredNetwork network() {
        return network;
    }

    Batch images() {
        return images;
    }

    int count() {
        return images.count();
    }

    ActivationShape shape() {
        return images.shape();
    }

    /** The gradients at the images, or at others that stand for them one by one. */
    Batch slopes(Batch at) {
        Interruption.check(WORK);
        return network.gradients(NetworkDesign.INPUT, at, score.target(classes)).slopes();
    }

    /** The gradients at a layer. */
    Batch slopes(String layer, Batch inside) {
        Interruption.check(WORK);
        return network.gradients(layer, inside, score.target(classes)).slopes();
    }

    /** The score of one image, or of another that stands for it. */
    double of(int image, float[] pixels) {
        return of(image, 1, copy -> pixels)[0];
    }

    /** The scores of changed copies of one image. */
    double[] of(int image, int copies, IntFunction<float[]> change) {
        double[] scores = new double[copies];
        for (int from = 0; from < copies; from += piece()) {
            Batch logits = network.logits(batch(from, copies, change));
            for (int i = 0; i < logits.count(); i++) {
                scores[from + i] = score.of(logits.row(i), classes[image]);
            }
        }
        return scores;
    }

    /** The gradients at changed copies of one image, in order. */
    void slopes(int image, int copies, IntFunction<float[]> change, SlopeReader reader) {
        for (int from = 0; from < copies; from += piece()) {
            Batch slopes = network.gradients(
                            NetworkDesign.INPUT, batch(from, copies, change), score.target(classes[image]))
                    .slopes();
            for (int i = 0; i < slopes.count(); i++) {
                reader.read(from + i, slopes.row(i));
            }
        }
    }

    private Batch batch(int from, int copies, IntFunction<float[]> change) {
        Interruption.check(WORK);
        List<float[]> rows = new ArrayList<>();
        for (int i = from; i < Math.min(copies, from + piece()); i++) {
            rows.add(change.apply(i));
        }
        return Batch.ofRows(shape(), rows);
    }

    private int piece() {
        return Math.max(1, LARGEST / shape().size());
    }

    /** A result of maps in the shape of the images. */
    Attribution result(String method, MapKind kind, List<float[]> maps) {
        return result(method, kind, Batch.ofRows(shape(), maps));
    }

    /** A result of maps of one value for each pixel. */
    Attribution flatResult(String method, MapKind kind, List<float[]> maps) {
        return result(method, kind, Batch.ofRows(ActivationShape.of(1, shape().height(), shape().width()), maps));
    }

    Attribution result(String method, MapKind kind, Batch maps) {
        return Attribution.of(method, kind, score, classes, maps);
    }
}
