package org.activationlab.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.interpret.dissection.Concept;
import org.activationlab.interpret.dissection.ConceptEvidence;
import org.activationlab.interpret.dissection.UnitEvidence;

/**
 * Units against concepts: how much more a unit's strongest activations lie on each concept than they do on that of
 * another image. The concept of the largest lead is framed if that lead is above the largest of any concept in every shuffle.
 */
public final class DissectionFigure {

    private static final double LEAST_LIMIT = 0.05;

    private DissectionFigure() {}

    /**
     * Draws the figure.
     *
     * @param units of one layer, at least one
     * @return the figure
     * @throws IllegalArgumentException if there is none
     */
    public static Figure of(List<UnitEvidence> units) {
        if (units.isEmpty()) {
            throw new IllegalArgumentException("a figure of a dissection needs at least one unit, but none came");
        }
        List<Concept> concepts = Arrays.stream(Concept.values())
                .filter(concept -> units.get(0).concepts().containsKey(concept))
                .toList();
        double limit = units.stream()
                .flatMap(unit -> unit.concepts().values().stream())
                .mapToDouble(evidence -> Math.abs(evidence.lead()))
                .max()
                .orElse(LEAST_LIMIT);
        HeatCells cells = new HeatCells(
                units.stream().map(DissectionFigure::name).toList(),
                concepts.stream().map(Concept::title).toList(),
                new HeatCells.Cells() {
                    private ConceptEvidence at(int row, int column) {
                        return units.get(row).of(concepts.get(column));
                    }

                    @Override
                    public Color color(int row, int column) {
                        return SignedColors.of(at(row, column).lead(), Math.max(limit, LEAST_LIMIT));
                    }

                    @Override
                    public String words(int row, int column) {
                        return Wording.number(at(row, column).lead(), 2);
                    }

                    @Override
                    public boolean framed(int row, int column) {
                        return meant(units.get(row)) && units.get(row).leading() == concepts.get(column);
                    }
                });
        return HouseStyle.drawing(
                finding(units),
                "Overlap of units with concepts, less that with shuffled images. The largest lead of each: "
                        + units.stream().map(DissectionFigure::spoken).collect(Collectors.joining("; ")) + ".",
                HouseStyle.WIDTH,
                cells.height(),
                (graphics, height) -> cells.paint(graphics));
    }

    static boolean meant(UnitEvidence unit) {
        return unit.beyondShuffling();
    }

    static String name(UnitEvidence unit) {
        return "unit " + unit.meaning().unit();
    }

    private static String spoken(UnitEvidence unit) {
        return name(unit) + " " + unit.leading().title() + " "
                + Wording.number(unit.of(unit.leading()).lead(), 2);
    }

    private static String finding(List<UnitEvidence> units) {
        long meant = units.stream().filter(DissectionFigure::meant).count();
        long different = units.stream()
                .filter(DissectionFigure::meant)
                .map(UnitEvidence::leading)
                .distinct()
                .count();
        return "Units of " + units.get(0).meaning().layer()
                + " that lie on a concept more than shuffled images explain: " + meant + " of " + units.size() + ", on "
                + Wording.count(different, "concept", "different concepts");
    }
}
