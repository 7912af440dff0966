package org.activationlab.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How people write the ten digits: for each digit several styles, each a few pen strokes.
 *
 * <p>A stroke is a list of points "x y" in percent of the digit's box, y downwards, in the order the pen visits them.
 * The pen passes smoothly through a point, or turns sharply where the point carries a "!". Strokes are parted by a
 * semicolon. A style that is listed twice is drawn twice as often. The shapes were drawn for this project.
 */
final class DigitShapes {
    private static final String[][] STYLES = {
        {
            "50 2, 25 12, 12 45, 20 82, 48 98, 78 86, 90 50, 80 15, 50 2",
            "62 4, 30 8, 12 44, 22 88, 55 97, 84 72, 86 30, 64 4, 42 7",
            "44 6, 20 30, 14 66, 36 97, 68 90, 88 56, 82 18, 54 2, 40 12",
        },
        {
            "52 0, 50 50, 48 100",
            "52 0, 50 50, 48 100",
            "30 24, 56 0!, 54 50, 52 100",
            "32 20, 54 0!, 53 50, 52 99; 26 100, 80 99",
        },
        {
            "14 26, 26 6, 52 0, 78 12, 80 34, 60 60, 12 97!, 50 96, 92 95",
            "15 24, 32 4, 60 2, 78 22, 70 50, 42 82, 18 95, 11 84, 26 77, 52 90, 92 94",
            "18 14, 50 1, 80 18, 72 44, 38 76, 10 97, 36 88, 62 95, 92 88",
        },
        {
            "16 14, 40 1, 74 8, 78 30, 42 46!, 80 58, 86 82, 54 99, 12 90",
            "16 4, 82 3!, 46 42!, 80 54, 84 82, 52 99, 12 88",
            "20 10, 58 0, 78 20, 64 40, 38 47, 68 51, 88 72, 66 96, 14 92",
        },
        {
            "26 2, 16 54!, 88 50; 70 6, 68 50, 64 100",
            "66 100, 68 50, 70 2!, 10 66!, 92 64",
            "22 4, 16 36, 30 54, 58 50, 78 38; 82 0, 74 50, 66 100",
            "26 2, 20 40, 34 52, 72 46!; 76 4, 72 46, 68 100",
        },
        {
            "30 4, 24 44!, 56 38, 84 58, 78 88, 44 99, 12 88; 30 5, 88 3",
            "84 3, 34 4!, 26 42!, 58 38, 84 62, 68 94, 14 94",
            "86 2, 44 5, 28 28, 52 44, 78 62, 70 92, 16 94",
        },
        {
            "72 2, 36 24, 14 62, 26 94, 60 98, 82 76, 62 54, 34 60, 18 80",
            "56 0, 26 40, 14 74, 34 98, 70 94, 80 68, 50 54, 20 76",
            "66 0, 46 30, 24 66, 30 92, 58 98, 74 80, 60 64, 38 72, 30 88",
        },
        {
            "12 6, 86 4!, 60 46, 40 100",
            "12 6, 86 4!, 60 46, 40 100; 30 50, 78 47",
            "14 22, 17 5!, 84 4!, 54 48, 44 100",
            "12 12, 40 4, 76 8, 78 24, 56 58, 42 100",
        },
        {
            "74 14, 46 0, 22 18, 44 42, 76 64, 76 90, 46 100, 18 84, 32 58, 66 38, 80 16, 68 6",
            "50 46, 24 30, 30 6, 62 2, 78 22, 50 46, 18 68, 22 94, 60 100, 84 78, 50 46",
            "78 8, 40 2, 24 22, 50 42, 74 66, 58 98, 28 92, 34 66, 62 40, 82 6",
        },
        {
            "80 20, 50 2, 20 22, 26 48, 58 48, 80 22!, 76 60, 66 100",
            "78 20, 48 2, 20 24, 34 50, 66 42, 80 16, 84 56, 66 92, 24 96",
            "76 8, 36 5, 18 32, 44 52, 74 32, 78 6!, 72 52, 60 100",
        },
    };

    private static final List<List<List<Stroke>>> DIGITS = parse();

    private DigitShapes() {}

    /** One movement of the pen: points in [0, 1] x [0, 1], y downwards. */
    static final class Stroke {
        private final double[] x;
        private final double[] y;
        private final boolean[] corner;

        private Stroke(String text) {
            String[] points = text.split(",", -1);
            x = new double[points.length];
            y = new double[points.length];
            corner = new boolean[points.length];
            for (int i = 0; i < points.length; i++) {
                corner[i] = points[i].endsWith("!");
                String[] pair = points[i].replace("!", "").strip().split(" ", -1);
                x[i] = Integer.parseInt(pair[0]) / 100.0;
                y[i] = Integer.parseInt(pair[1]) / 100.0;
            }
        }

        int size() {
            return x.length;
        }

        double x(int point) {
            return x[point];
        }

        double y(int point) {
            return y[point];
        }

        boolean corner(int point) {
            return corner[point];
        }
    }

    /** The styles of a digit, at least one. */
    static List<List<Stroke>> stylesOf(int digit) {
        return DIGITS.get(digit);
    }

    private static List<List<List<Stroke>>> parse() {
        List<List<List<Stroke>>> digits = new ArrayList<>();
        for (String[] styles : STYLES) {
            List<List<Stroke>> parsed = new ArrayList<>();
            for (String style : styles) {
                List<Stroke> strokes = new ArrayList<>();
                for (String stroke : style.split(";", -1)) {
                    strokes.add(new Stroke(stroke.strip()));
                }
                parsed.add(List.copyOf(strokes));
            }
            digits.add(List.copyOf(parsed));
        }
        return List.copyOf(digits);
    }
}
