package org.activationlab.data;

import java.util.Arrays;
import java.util.List;

/**
 * The line that a hand's pen leaves on the paper, as many short straight pieces, first in units of the digit's height
 * and then, after {@link #fit}, in pixels.
 *
 * <p>Smooth parts are uniform Catmull-Rom splines (E. Catmull and R. Rom, "A class of local interpolating splines",
 * 1974): they pass through every given point.
 */
final class PenPath {
    private static final int PIECES_PER_SPAN = 6;

    private double[] x = new double[128];
    private double[] y = new double[128];
    private boolean[] penDown = new boolean[128];
    private int size;

    PenPath(List<DigitShapes.Stroke> strokes, DigitHand hand) {
        for (DigitShapes.Stroke stroke : strokes) {
            trace(stroke, hand);
        }
    }

    int size() {
        return size;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /** Whether the pen touches the paper on its way to this point from the one before. */
    boolean penDown(int point) {
        return penDown[point];
    }

    /** Scales the path so that its larger side has the given length and lies in the middle of the image. */
    void fit(double extent) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
        }
        double scale = extent / Math.max(right - left, bottom - top);
        for (int i = 0; i < size; i++) {
            x[i] = (x[i] - (left + right) / 2) * scale + LabelledImages.WIDTH / 2.0;
            y[i] = (y[i] - (top + bottom) / 2) * scale + LabelledImages.HEIGHT / 2.0;
        }
    }

    void shift(double right, double down) {
        for (int i = 0; i < size; i++) {
            x[i] += right;
            y[i] += down;
        }
    }

    private void trace(DigitShapes.Stroke stroke, DigitHand hand) {
        int n = stroke.size();
        double[] px = new double[n];
        double[] py = new double[n];
        for (int i = 0; i < n; i++) {
            double idealX = stroke.x(i) + hand.miss();
            double idealY = stroke.y(i) + hand.miss();
            px[i] = hand.writtenX(idealX, idealY);
            py[i] = hand.writtenY(idealX, idealY);
        }
        add(px[0], py[0], false);
        for (int i = 0; i + 1 < n; i++) {
            // At a corner or an end the curve knows only its own side.
            int before = i == 0 || stroke.corner(i) ? i : i - 1;
            int after = i + 2 == n || stroke.corner(i + 1) ? i + 1 : i + 2;
            for (int k = 1; k <= PIECES_PER_SPAN; k++) {
                double t = (double) k / PIECES_PER_SPAN;
                add(
                        spline(px[before], px[i], px[i + 1], px[after], t),
                        spline(py[before], py[i], py[i + 1], py[after], t),
                        true);
            }
        }
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    private void add(double newX, double newY, boolean down) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            penDown = Arrays.copyOf(penDown, 2 * size);
        }
        x[size] = newX;
        y[size] = newY;
        penDown[size++] = down;
    }
}
