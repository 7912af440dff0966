package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.metrics.ConfusionMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Which digit is most often taken for which other, in numbers and by the images that were. */
public final class ConfusedPairs {

    private ConfusedPairs() {}

    /**
     * One kind of error.
     *
     * @param truth the true digit
     * @param predicted the answer, another digit
     * @param count how often, at least 1
     */
    public record Confusion(int truth, int predicted, long count) {}

    /**
     * Finds the most frequent errors.
     *
     * @param matrix of ten digits
     * @param most how many kinds at most
     * @return the most frequent first, of equally frequent ones the smaller digits; fewer if there are not so many kinds
     */
    public static List<Confusion> of(ConfusionMatrix matrix, int most) {
        List<Confusion> found = new ArrayList<>();
        for (int truth = 0; truth < matrix.classes(); truth++) {
            for (int predicted = 0; predicted < matrix.classes(); predicted++) {
                if (truth != predicted && matrix.count(truth, predicted) > 0) {
                    found.add(new Confusion(truth, predicted, matrix.count(truth, predicted)));
                }
            }
        }
        // The sort is stable, so equal ones stay in the order of digits.
        found.sort(Comparator.comparingLong(Confusion::count).reversed());
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /**
     * Lists the most frequent errors.
     *
     * @param matrix of ten digits
     * @param most how many kinds at most
     * @return a row per kind: how often it happens, as a share of the true digit and of all errors, and how often the other
     *     way round
     */
    public static Table table(ConfusionMatrix matrix, int most) {
        IntColumn truth = Columns.count("digit");
        IntColumn predicted = Columns.count("taken for");
        IntColumn count = Columns.count("times");
        DoubleColumn ofDigit = Columns.share("of the digit");
        DoubleColumn ofErrors = Columns.share("of all errors");
        IntColumn back = Columns.count("the other way round");
        long errors = of(matrix, Integer.MAX_VALUE).stream()
                .mapToLong(Confusion::count)
                .sum();
        for (Confusion confusion : of(matrix, most)) {
            truth.append(confusion.truth());
            predicted.append(confusion.predicted());
            count.append(Math.toIntExact(confusion.count()));
            ofDigit.append(matrix.share(confusion.truth(), confusion.predicted()));
            ofErrors.append((double) confusion.count() / errors);
            back.append(Math.toIntExact(
                    matrix.count(/* truth= */ confusion.predicted(), /* predicted= */ confusion.truth())));
        }
        return Table.create("most frequent errors", truth, predicted, count, ofDigit, ofErrors, back);
    }

    /**
     * Shows images of the most frequent errors, a row per kind.
     *
     * @param images the images that were classified, in the order of the answers
     * @param predicted one answer per image
     * @param most how many kinds at most
     * @param each how many images of each, 1 to 20
     * @return the first images of each kind
     * @throws IllegalArgumentException if the answers are not one per image, or all of them are right
     */
    public static Figure images(LabelledImages images, int[] predicted, int most, int each) {
        int[] truth = new int[images.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = images.label(i);
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(truth, predicted, LabelledImages.DIGITS);
        List<Confusion> kinds = of(matrix, most);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("every answer is right, so there is no error to show");
        }
        List<ImageTile> tiles = new ArrayList<>();
        for (Confusion kind : kinds) {
            int shown = 0;
            for (int i = 0; i < truth.length && shown < each; i++) {
                if (truth[i] == kind.truth() && predicted[i] == kind.predicted()) {
                    tiles.add(ImageTile.of(images, i, kind.truth() + " as " + kind.predicted(), ImageTile.Mark.NONE));
                    shown++;
                }
            }
        }
        long times = kinds.stream().mapToLong(Confusion::count).sum();
        long errors = of(matrix, Integer.MAX_VALUE).stream()
                .mapToLong(Confusion::count)
                .sum();
        String finding = Wording.count(kinds.size(), "kind of error makes", "kinds of error make") + " up "
                + Wording.number((double) times, 0) + " of " + Wording.count(errors, "error", "errors") + ": "
                + Wording.list(kinds.stream()
                        .map(kind -> Wording.digit(kind.truth()) + " taken for " + Wording.digit(kind.predicted()))
                        .toList());
        return ImageGrid.of(finding, tiles, each);
    }
}
