package org.activationlab.interpret.projection;

/** A sheet of the pictures of all points, row by row, as many rows as columns. Immutable. */
public final class ProjectorSprite {

    private final int width;
    private final int height;
    private final byte[] png;

    /**
     * Takes a drawn sheet.
     *
     * @param width of one picture, in pixels
     * @param height of one picture, in pixels
     * @param png the bytes of a PNG file; copied
     */
    public ProjectorSprite(int width, int height, byte[] png) {
        this.width = width;
        this.height = height;
        this.png = png.clone();
    }

    /**
     * Gives the width of one picture.
     *
     * @return pixels
     */
    public int width() {
        return width;
    }

    /**
     * Gives the height of one picture.
     *
     * @return pixels
     */
    public int height() {
        return height;
    }

    /**
     * Copies the sheet.
     *
     * @return the bytes of a PNG file
     */
    public byte[] png() {
        return png.clone();
    }
}
