package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.activationlab.interpret.dissection.Concept;
import org.activationlab.interpret.dissection.ConceptEvidence;
import org.activationlab.interpret.dissection.UnitAblation.Effect;
import org.activationlab.interpret.dissection.UnitEvidence;
import org.activationlab.interpret.dissection.UnitMeaning;
import org.activationlab.metrics.Interval;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DissectionFiguresTest {

    /** A unit whose overlap with the loop is 0.3 against 0.1 by shuffling, and with thick strokes 0.4 against 0.39. */
    private static UnitEvidence unit(int number, double highest) {
        Map<Concept, ConceptEvidence> concepts = new EnumMap<>(Concept.class);
        Map<Concept, Double> overlap = new EnumMap<>(Concept.class);
        for (Concept concept : Concept.values()) {
            double own = concept == Concept.LOOP ? 0.3 : concept == Concept.THICK ? 0.4 : 0.05;
            double shuffled = concept == Concept.LOOP ? 0.1 : concept == Concept.THICK ? 0.39 : 0.08;
            overlap.put(concept, own);
            concepts.put(concept, new ConceptEvidence(own, new Interval(own - 0.02, own + 0.03), shuffled, highest));
        }
        return new UnitEvidence(new UnitMeaning("conv2.relu", number, 1, overlap), concepts, highest - 0.1);
    }

    @Test
    void framesWhatIsBeyondShuffling() throws IOException {
        Figure figure = DissectionFigure.of(List.of(unit(0, 0.2), unit(1, 0.35)));
        assertThat(figure.finding())
                .isEqualTo(
                        "Units of conv2.relu that lie on a concept more than shuffled images explain: 1 of 2, on 1 concept");
        assertThat(figure.alternative()).endsWith("unit 0 inside of a loop 0.20; unit 1 inside of a loop 0.20.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThatThrownBy(() -> DissectionFigure.of(List.of())).hasMessageContaining("at least one unit");
    }

    @Test
    void tellsTheLargestOverlapFromTheLargestLead() {
        Table table = DissectionTable.of(List.of(unit(0, 0.2), unit(1, 0.35)));
        assertThat(table.stringColumn("largest overlap").get(0)).isEqualTo("thick stroke 0.400");
        assertThat(table.stringColumn("largest lead").get(0)).isEqualTo("inside of a loop");
        assertThat(table.doubleColumn("overlap").get(0)).isEqualTo(0.3);
        assertThat(table.doubleColumn("from").get(0)).isCloseTo(0.28, within(1e-12));
        assertThat(table.doubleColumn("shuffled").get(0)).isEqualTo(0.1);
        assertThat(table.stringColumn("beyond shuffling")).containsExactly("yes", "no");
    }

    @Test
    void showsWhichClassLosesMost() throws IOException {
        List<Effect> effects = List.of(
                new Effect(0, 0.9, 0.01, List.of(0.0, 0.02, Double.NaN)),
                new Effect(1, 0.6, 0.31, List.of(0.1, 0.52, Double.NaN)));
        Figure figure = AblationFigure.of("conv2.relu", effects, List.of("0", "1", "2"));
        assertThat(figure.finding())
                .isEqualTo("Without unit 1 of conv2.relu the network loses 31.0 points of accuracy, and 52.0 among"
                        + " class 1; numbers are points lost, in all and by class");
        assertThat(figure.alternative()).endsWith("unit 0 1.0, class 1 2.0; unit 1 31.0, class 1 52.0.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThatThrownBy(() -> AblationFigure.of("conv2.relu", effects, List.of("0")))
                .hasMessageContaining("1 names");
    }
}
