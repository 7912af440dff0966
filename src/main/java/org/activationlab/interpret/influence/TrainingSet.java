package org.activationlab.interpret.influence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/** Images with their classes, handed out in portions, so that a large set needs no more memory than its source takes. */
public interface TrainingSet {

    /**
     * Counts the images.
     *
     * @return at least 1
     */
    int size();

    /**
     * Gives some images.
     *
     * @param rows their numbers, from 0
     * @return one row for each, in that order
     */
    Batch images(int... rows);

    /**
     * Gives the class of an image.
     *
     * @param row its number, from 0
     * @return its class
     */
    int label(int row);

    /**
     * Gives the classes of some images.
     *
     * @param rows their numbers, from 0
     * @return one for each, in that order
     */
    default int[] labels(int... rows) {
        return IntStream.of(rows).map(this::label).toArray();
    }

    /**
     * Takes digits.
     *
     * @param digits at least one
     * @return images of shape (1, 28, 28)
     * @throws IllegalArgumentException if there is none
     */
    static TrainingSet of(LabelledImages digits) {
        if (digits.size() == 0) {
            throw new IllegalArgumentException("expected at least one image, but none came");
        }
        ActivationShape shape = ActivationShape.of(1, LabelledImages.HEIGHT, LabelledImages.WIDTH);
        return new TrainingSet() {
            @Override
            public int size() {
                return digits.size();
            }

            @Override
            public Batch images(int... rows) {
                return Batch.ofRows(
                        shape, IntStream.of(rows).mapToObj(digits::pixels).toList());
            }

            @Override
            public int label(int row) {
                return digits.label(row);
            }
        };
    }

    /**
     * Takes images of any shape.
     *
     * @param images at least one
     * @param classes one for each; copied
     * @return these images
     * @throws IllegalArgumentException if there is none, or not one class for each
     */
    static TrainingSet of(Batch images, int... classes) {
        if (images.count() == 0 || images.count() != classes.length) {
            throw new IllegalArgumentException("expected at least one image and a class for each, but got " + images
                    + " and " + classes.length + " classes");
        }
        int[] own = classes.clone();
        return new TrainingSet() {
            @Override
            public int size() {
                return own.length;
            }

            @Override
            public Batch images(int... rows) {
                List<float[]> some = new ArrayList<>(rows.length);
                for (int row : rows) {
                    some.add(images.row(row));
                }
                return Batch.ofRows(images.shape(), some);
            }

            @Override
            public int label(int row) {
                return own[row];
            }
        };
    }
}
