package org.activationlab.data;

/**
 * One image while it is drawn: ink of 0 (none) to 1 (full) for each pixel.
 *
 * <p>Pixel (row, column) covers the unit square whose centre is (column + 0.5, row + 0.5).
 */
final class InkedPaper {
    private static final int WIDTH = LabelledImages.WIDTH;
    private static final int HEIGHT = LabelledImages.HEIGHT;

    private float[] ink = new float[LabelledImages.PIXELS];

    /** Draws with round ends and soft edges: a pixel's ink falls from 1 to 0 within one pixel of the line's edge. */
    void draw(PenPath path, DigitHand hand) {
        for (int i = 1; i < path.size(); i++) {
            if (path.penDown(i)) {
                double along = hand.pressurePhase + 7.0 * i / path.size();
                double radius = hand.penRadius * (1 + hand.pressureChange * StrictMath.sin(along));
                drawPiece(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i), radius);
            }
        }
    }

    private void drawPiece(double x0, double y0, double x1, double y1, double radius) {
        double reach = radius + 0.5;
        int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
        int right = Math.min(WIDTH - 1, (int) (Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
        int bottom = Math.min(HEIGHT - 1, (int) (Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squaredLength = Math.max(dx * dx + dy * dy, 1e-12);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double t = Math.max(0, Math.min(1, (px * dx + py * dy) / squaredLength));
                double ex = px - t * dx;
                double ey = py - t * dy;
                double squared = ex * ex + ey * ey;
                if (squared < reach * reach) {
                    float covered = (float) Math.min(1, reach - Math.sqrt(squared));
                    int at = row * WIDTH + column;
                    ink[at] = Math.max(ink[at], covered);
                }
            }
        }
    }

    /** Lets the ink run into the neighbouring pixels: each gives the share to both sides, in x and then in y. */
    void blur(float share) {
        ink = blurred(blurred(ink, share, 1), share, WIDTH);
    }

    private static float[] blurred(float[] from, float share, int step) {
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            float before = i >= step ? from[i - step] : 0;
            float after = i + step < from.length ? from[i + step] : 0;
            to[i] = (1 - 2 * share) * from[i] + share * (before + after);
        }
        return to;
    }

    /** How far the centre of the ink lies right of the image's middle, in pixels. */
    double offCentreX() {
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < ink.length; i++) {
            sum += ink[i];
            int column = i % WIDTH;
            moment += ink[i] * (column + 0.5);
        }
        return moment / sum - WIDTH / 2.0;
    }

    /** How far the centre of the ink lies below the image's middle, in pixels. */
    double offCentreY() {
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < ink.length; i++) {
            sum += ink[i];
            int row = i / WIDTH;
            moment += ink[i] * (row + 0.5);
        }
        return moment / sum - HEIGHT / 2.0;
    }

    /** Scans the paper: contrast, then a grain on the inked pixels only, for MNIST's background is black too. */
    void scan(DigitHand hand, double contrast, double grain, byte[] into, int offset) {
        for (int i = 0; i < ink.length; i++) {
            double value = 0;
            if (ink[i] > 0.01f) {
                value = Math.min(1, contrast * ink[i]) + grain * hand.bell();
            }
            into[offset + i] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
        }
    }
}
