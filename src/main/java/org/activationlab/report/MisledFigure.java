package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.interpret.adversarial.AdversarialExamples;
import org.activationlab.interpret.adversarial.Norm;

/** Images above, and below each the nearest one found that changes the answer. */
public final class MisledFigure {

    private static final int MOST = 10;

    private MisledFigure() {}

    /**
     * Draws the figure.
     *
     * @param examples of images of 28x28 grey pixels
     * @param count how many of the first, 1 to 10
     * @return the figure
     * @throws IllegalArgumentException if there are not so many images
     */
    public static Figure of(AdversarialExamples examples, int count) {
        if (count < 1 || count > MOST || count > examples.count()) {
            throw new IllegalArgumentException(
                    "expected 1 to " + Math.min(MOST, examples.count()) + " images to show, but got " + count);
        }
        List<ImageTile> tiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tiles.add(
                    ImageTile.of(examples.clean().row(i), Integer.toString(examples.attacked(i)), ImageTile.Mark.NONE));
        }
        int changed = 0;
        double length = 0;
        for (int i = 0; i < count; i++) {
            boolean misled = examples.succeeded(i);
            double own = examples.distance(Norm.L2, i);
            tiles.add(ImageTile.of(
                    examples.images().row(i),
                    misled ? examples.prediction(i) + " (" + Wording.number(own, 2) + ")" : "not found",
                    misled ? ImageTile.Mark.WRONG : ImageTile.Mark.NONE));
            changed += misled ? 1 : 0;
            length += misled ? own : 0;
        }
        String finding = changed == 0
                ? "None of " + Wording.count(count, "answer", "answers") + " was changed"
                : changed + " of " + Wording.count(count, "answer", "answers")
                        + " change with changes of L2 length (in brackets) "
                        + Wording.number(length / changed, 2) + " on average";
        return ImageGrid.of(finding, tiles, count);
    }
}
