package org.activationlab.interpret.projection;

/** Points in a plane, and what they are to be called: what a figure draws. Immutable. */
public final class Embedding {

    private final String method;
    private final String horizontal;
    private final String vertical;
    private final Points points;

    /**
     * Names a plane.
     *
     * @param method how it was made, for example {@code t-SNE}
     * @param horizontal what its first axis means; empty if it means nothing
     * @param vertical what its second axis means; empty if it means nothing
     * @param points in two dimensions
     * @throws IllegalArgumentException if there are other than two dimensions
     */
    public Embedding(String method, String horizontal, String vertical, Points points) {
        if (points.dimensions() != 2) {
            throw new IllegalArgumentException("a plane has two dimensions, but got " + points);
        }
        this.method = method;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.points = points;
    }

    /**
     * Says how the plane was made.
     *
     * @return a few words
     */
    public String method() {
        return method;
    }

    /**
     * Says what the first axis means.
     *
     * @return a few words, or empty
     */
    public String horizontal() {
        return horizontal;
    }

    /**
     * Says what the second axis means.
     *
     * @return a few words, or empty
     */
    public String vertical() {
        return vertical;
    }

    /**
     * Gives the points.
     *
     * @return two coordinates each
     */
    public Points points() {
        return points;
    }
}
