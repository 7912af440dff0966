package org.activationlab.pairs;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What one model makes of a fixed choice of images without labels: by these numbers its layers' values on another image
 * can be told to be large or small <em>for this model</em>. Immutable; arrays are handed out as copies.
 */
public final class ReferenceTraces {

    private final String modelId;
    private final int[] images;
    private final TraceLayout layout;
    private final float[][] columns;

    /** Takes arrays over without a copy. */
    ReferenceTraces(String modelId, int[] images, TraceLayout layout, float[][] columns) {
        this.modelId = modelId;
        this.images = images;
        this.layout = layout;
        this.columns = columns;
    }

    /**
     * Takes traces.
     *
     * @param modelId the model
     * @param images positions of the images in the training set, in order
     * @param layout the layout of every trace
     * @param traces one for each image
     * @return the traces as columns
     * @throws IllegalArgumentException if there is not one trace for each image, or one has another layout
     */
    public static ReferenceTraces of(
            String modelId, List<Integer> images, TraceLayout layout, List<ActivationTrace> traces) {
        if (images.size() != traces.size()) {
            throw new IllegalArgumentException(
                    "expected one trace for each of " + images.size() + " images, but " + traces.size() + " came");
        }
        float[][] columns = columns(layout, traces.size());
        for (int row = 0; row < traces.size(); row++) {
            ActivationTrace trace = traces.get(row);
            if (!trace.layout().equals(layout)) {
                throw new IllegalArgumentException(
                        "expected traces of layout " + layout + ", but one has " + trace.layout());
            }
            for (int part = 0; part < columns.length; part++) {
                float[] values = trace.part(part);
                System.arraycopy(values, 0, columns[part], row * values.length, values.length);
            }
        }
        return new ReferenceTraces(
                modelId, images.stream().mapToInt(Integer::intValue).toArray(), layout, columns);
    }

    static float[][] columns(TraceLayout layout, int rows) {
        float[][] columns = new float[layout.parts().size()][];
        Arrays.setAll(
                columns,
                part -> new float
                        [Math.multiplyExact(rows, layout.parts().get(part).size())]);
        return columns;
    }

    /**
     * Gives the model.
     *
     * @return its id
     */
    public String modelId() {
        return modelId;
    }

    /**
     * Gives the number of images.
     *
     * @return at least 0
     */
    public int size() {
        return images.length;
    }

    /**
     * Gives the images.
     *
     * @return (size), positions in the training set, a copy
     */
    public int[] images() {
        return images.clone();
    }

    /**
     * Gives the layout of every trace.
     *
     * @return names and sizes of the parts
     */
    public TraceLayout layout() {
        return layout;
    }

    /**
     * Gives the activations of one part for all images.
     *
     * @param name the name of a part
     * @return (size, size of the part), row-major, a copy
     * @throws IllegalArgumentException if there is no such part
     */
    public float[] activations(String name) {
        return columns[layout.indexOf(name)].clone();
    }

    /**
     * Gives the activations of one image.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its trace, a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public ActivationTrace trace(int row) {
        Objects.checkIndex(row, size());
        float[][] values = new float[columns.length][];
        for (int part = 0; part < columns.length; part++) {
            int size = layout.parts().get(part).size();
            values[part] = Arrays.copyOfRange(columns[part], row * size, (row + 1) * size);
        }
        return ActivationTrace.of(layout, values);
    }

    /** Lets the pair room read one part without a copy; callers must not change it. */
    float[] column(int part) {
        return columns[part];
    }
}
