package org.activationlab.interpret.dissection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds every {@link Concept} in an image of light ink on dark paper. All follow from the pixels alone, so that no one
 * has to label anything, and a unit's meaning can be tested on as many images as there are.
 */
public final class DigitConcepts {

    /** Pixels at least this light are ink. */
    public static final float INK = 0.5f;

    /** Ink that lies farther than this from paper, in pixels, is thick. */
    public static final float THICK = 1.5f;

    /** How far around an end or a crossing a pixel belongs to it, in pixels. */
    public static final double NEAR = 2;

    private static final int DIRECTIONS = 4;
    private static final int SMOOTHING = 2;

    private final int height;
    private final int width;
    private final Map<Concept, boolean[]> masks = new EnumMap<>(Concept.class);

    private DigitConcepts(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /**
     * Looks at an image.
     *
     * @param height rows
     * @param width columns
     * @param pixels row by row, from 0 (paper) to 1 (ink)
     * @return where each concept is
     * @throws IllegalArgumentException if there are not height times width pixels
     */
    public static DigitConcepts of(int height, int width, float[] pixels) {
        if (pixels.length != height * width) {
            throw new IllegalArgumentException(
                    "expected " + height + " x " + width + " pixels, but got " + pixels.length);
        }
        DigitConcepts concepts = new DigitConcepts(height, width);
        BinaryImage ink = BinaryImage.above(INK, height, width, pixels);
        concepts.directions(ink, pixels);
        concepts.masks.put(Concept.LOOP, ink.holes().copy());
        concepts.joints(ink.skeleton());
        float[] depth = ink.depth();
        concepts.put(Concept.THICK, (y, x) -> depth[y * width + x] > THICK);
        concepts.put(Concept.TOP, (y, x) -> ink.at(y, x) && 3 * y < height);
        concepts.put(Concept.MIDDLE, (y, x) -> ink.at(y, x) && 3 * y >= height && 3 * y < 2 * height);
        concepts.put(Concept.BOTTOM, (y, x) -> ink.at(y, x) && 3 * y >= 2 * height);
        concepts.put(Concept.LEFT, (y, x) -> ink.at(y, x) && 3 * x < width);
        concepts.put(Concept.RIGHT, (y, x) -> ink.at(y, x) && 3 * x >= 2 * width);
        return concepts;
    }

    @FunctionalInterface
    private interface Place {
        boolean belongs(int y, int x);
    }

    private void put(Concept concept, Place place) {
        boolean[] mask = new boolean[height * width];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = place.belongs(i / width, i % width);
        }
        masks.put(concept, mask);
    }

    /** Directions by the structure tensor: a stroke runs where brightness changes least, smoothed over 5x5 pixels. */
    private void directions(BinaryImage ink, float[] pixels) {
        float[] xx = new float[pixels.length];
        float[] yy = new float[pixels.length];
        float[] xy = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float dx = (pixel(pixels, y, x + 1) - pixel(pixels, y, x - 1)) / 2;
                float dy = (pixel(pixels, y + 1, x) - pixel(pixels, y - 1, x)) / 2;
                int place = y * width + x;
                xx[place] = dx * dx;
                yy[place] = dy * dy;
                xy[place] = dx * dy;
            }
        }
        int[] direction = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            double a = sum(xx, i / width, i % width);
            double b = sum(yy, i / width, i % width);
            double c = sum(xy, i / width, i % width);
            // The angle across the stroke, from the x axis downwards; along it is a quarter turn more.
            double across = Math.atan2(2 * c, a - b) / 2;
            double along = across + Math.PI / 2;
            direction[i] = (int) Math.floorMod(Math.round(along / (Math.PI / DIRECTIONS)), (long) DIRECTIONS);
        }
        // Rows count downwards: an eighth of a turn runs from top left to bottom right.
        Concept[] names = {Concept.HORIZONTAL, Concept.FALLING, Concept.VERTICAL, Concept.RISING};
        for (int i = 0; i < DIRECTIONS; i++) {
            int number = i;
            put(names[i], (y, x) -> ink.at(y, x) && direction[y * width + x] == number);
        }
    }

    private float pixel(float[] pixels, int y, int x) {
        return y < 0 || x < 0 || y >= height || x >= width ? 0 : pixels[y * width + x];
    }

    private double sum(float[] values, int y, int x) {
        double sum = 0;
        for (int dy = -SMOOTHING; dy <= SMOOTHING; dy++) {
            for (int dx = -SMOOTHING; dx <= SMOOTHING; dx++) {
                sum += pixel(values, y + dy, x + dx);
            }
        }
        return sum;
    }

    private void joints(BinaryImage skeleton) {
        boolean[] ends = new boolean[height * width];
        boolean[] crossings = new boolean[height * width];
        for (int i = 0; i < ends.length; i++) {
            if (skeleton.at(i / width, i % width)) {
                int branches = skeleton.branches(i / width, i % width);
                ends[i] = branches == 1;
                crossings[i] = branches >= 3;
            }
        }
        masks.put(
                Concept.END_POINT,
                new BinaryImage(height, width, ends).grown(NEAR).copy());
        masks.put(
                Concept.CROSSING,
                new BinaryImage(height, width, crossings).grown(NEAR).copy());
    }

    /**
     * Tells whether a pixel belongs to a concept.
     *
     * @param concept which
     * @param pixel row by row, from 0
     * @return whether it does
     */
    public boolean has(Concept concept, int pixel) {
        return mask(concept)[pixel];
    }

    /**
     * Counts a concept's pixels.
     *
     * @param concept which
     * @return 0 where the image does not show it
     */
    public int size(Concept concept) {
        int count = 0;
        for (boolean pixel : mask(concept)) {
            count += pixel ? 1 : 0;
        }
        return count;
    }

    /** The mask itself, not to be changed. */
    boolean[] mask(Concept concept) {
        return Objects.requireNonNull(masks.get(concept));
    }
}
