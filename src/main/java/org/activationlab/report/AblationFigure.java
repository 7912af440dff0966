package org.activationlab.report;

import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.activationlab.interpret.dissection.UnitAblation.Effect;

/** Which classes lose right answers when a unit is silenced: units on rows, classes on columns. */
public final class AblationFigure {

    private static final double WORTH_A_FRAME = 0.1;

    private AblationFigure() {}

    /**
     * Draws the figure.
     *
     * @param layer the layer's name
     * @param effects one for each of its units, at least one
     * @param classes names of the classes
     * @return the figure, in percentage points; the worst of each unit is framed where it loses at least one in ten
     * @throws IllegalArgumentException if there is no effect, or not one name for each class
     */
    public static Figure of(String layer, List<Effect> effects, List<String> classes) {
        if (effects.isEmpty() || effects.get(0).lostOfClass().size() != classes.size()) {
            throw new IllegalArgumentException("expected at least one unit and a name for each class, but got "
                    + effects.size() + " units and " + classes.size() + " names");
        }
        double limit = effects.stream()
                .flatMap(effect -> effect.lostOfClass().stream())
                .filter(lost -> !Double.isNaN(lost))
                .mapToDouble(Math::abs)
                .reduce(WORTH_A_FRAME, Math::max);
        HeatCells cells = new HeatCells(
                effects.stream()
                        .map(effect -> "unit " + effect.unit() + " (" + points(effect.lost()) + ")")
                        .toList(),
                classes,
                new HeatCells.Cells() {
                    @Override
                    public Color color(int row, int column) {
                        double lost = effects.get(row).lostOfClass().get(column);
                        return SignedColors.of(Double.isNaN(lost) ? 0 : lost, limit);
                    }

                    @Override
                    public String words(int row, int column) {
                        return points(effects.get(row).lostOfClass().get(column));
                    }

                    @Override
                    public boolean framed(int row, int column) {
                        List<Double> lost = effects.get(row).lostOfClass();
                        return worst(effects.get(row)) == column && lost.get(column) >= WORTH_A_FRAME;
                    }
                });
        return HouseStyle.drawing(
                finding(layer, effects, classes),
                "Lost right answers in percentage points without each unit, all classes and the worst: "
                        + effects.stream()
                                .map(effect -> "unit " + effect.unit() + " " + points(effect.lost()) + ", class "
                                        + classes.get(worst(effect)) + " "
                                        + points(effect.lostOfClass().get(worst(effect))))
                                .collect(Collectors.joining("; "))
                        + ".",
                HouseStyle.WIDTH,
                cells.height(),
                (graphics, height) -> cells.paint(graphics));
    }

    /** The class that loses most; the first of equal ones. */
    private static int worst(Effect effect) {
        List<Double> lost = effect.lostOfClass();
        return IntStream.range(0, lost.size())
                .filter(i -> !Double.isNaN(lost.get(i)))
                .boxed()
                .min(Comparator.comparingDouble(i -> -lost.get(i)))
                .orElse(0);
    }

    private static String points(double share) {
        return Wording.number(100 * share, 1);
    }

    private static String finding(String layer, List<Effect> effects, List<String> classes) {
        Effect most = effects.stream()
                .min(Comparator.comparingDouble(effect -> -effect.lost()))
                .orElseThrow();
        int worst = worst(most);
        return "Without unit " + most.unit() + " of " + layer + " the network loses " + points(most.lost())
                + " points of accuracy, and " + points(most.lostOfClass().get(worst)) + " among class "
                + classes.get(worst) + "; numbers are points lost, in all and by class";
    }
}
