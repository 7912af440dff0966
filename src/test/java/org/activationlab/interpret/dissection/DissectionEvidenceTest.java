package org.activationlab.interpret.dissection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.junit.jupiter.api.Test;

class DissectionEvidenceTest {

    private static final NetworkDesign COPY = new NetworkDesign(
            "copy",
            ActivationShape.of(1, 6, 6),
            List.of(
                    new NamedLayer("maps", Convolution.of(1, 2, 1)),
                    new NamedLayer("flat", new Flatten()),
                    new NamedLayer("out", new Dense(72, 2))));

    /** The first channel copies the ink, the second is 0 everywhere. */
    private static LayeredNetwork copy() {
        float[] numbers = new float[4 + 144 + 2];
        numbers[0] = 1;
        return new LayeredNetwork(ComputeDevice.CPU, COPY, Parameters.of(COPY.shapes(), numbers));
    }

    /** Images of one stroke of two rows, at the top or at the bottom, by lot. */
    private static Batch strokes(int count) {
        SplittableRandom random = new SplittableRandom(3);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] pixels = new float[36];
            int from = random.nextBoolean() ? 0 : 24;
            for (int k = from; k < from + 12; k++) {
                pixels[k] = 1;
            }
            rows.add(pixels);
        }
        return Batch.ofRows(COPY.input(), rows);
    }

    @Test
    void aCopyOfTheInkOverlapsAsTheImagesAndNotAsShuffledOnes() {
        Batch images = strokes(60);
        try (LayeredNetwork network = copy()) {
            List<UnitEvidence> units = DissectionEvidence.of(network, "maps", images, 0.5, 200, 50, 1);
            UnitEvidence ink = units.get(0);
            assertThat(ink.meaning())
                    .isEqualTo(Dissection.of(network, "maps", images, 0.5).get(0));
            assertThat(ink.concepts()).doesNotContainKeys(Concept.LOOP, Concept.MIDDLE);
            ink.concepts()
                    .forEach((concept, evidence) -> assertThat(evidence.overlap())
                            .isEqualTo(ink.meaning().overlap().get(concept)));
            // Ink is where it is: all of a horizontal stroke, laid over another image half of the time nothing.
            ConceptEvidence stroke = ink.of(Concept.HORIZONTAL);
            assertThat(stroke.overlap()).isEqualTo(1);
            assertThat(stroke.interval().lower()).isEqualTo(1);
            assertThat(stroke.shuffled()).isCloseTo(1 / 3.0, within(0.05));
            assertThat(stroke.highestShuffled()).isLessThan(0.7);
            assertThat(ink.beyondShuffling()).isTrue();
            assertThat(ink.highestShuffledLead()).isPositive().isLessThan(stroke.lead());
            assertThat(stroke.lead()).isCloseTo(2 / 3.0, within(0.05));
            // At the top is about half of the ink, the more the more images are drawn with ink there.
            ConceptEvidence top = ink.of(Concept.TOP);
            assertThat(top.interval().contains(top.overlap())).isTrue();
            assertThat(top.interval().width()).isBetween(0.1, 0.4);
            assertThat(ink.leading()).isEqualTo(Concept.HORIZONTAL);
            ConceptEvidence nothing = units.get(1).of(Concept.TOP);
            assertThat(nothing.overlap()).isZero();
            assertThat(units.get(1).beyondShuffling()).isFalse();
        }
    }

    @Test
    void equalSeedsAgreeAndOthersNearly() {
        Batch images = strokes(40);
        try (LayeredNetwork network = copy()) {
            List<UnitEvidence> one = DissectionEvidence.of(network, "maps", images, 0.5, 100, 20, 1);
            assertThat(DissectionEvidence.of(network, "maps", images, 0.5, 100, 20, 1))
                    .isEqualTo(one);
            ConceptEvidence other = DissectionEvidence.of(network, "maps", images, 0.5, 100, 20, 2)
                    .get(0)
                    .of(Concept.TOP);
            assertThat(other).isNotEqualTo(one.get(0).of(Concept.TOP));
            assertThat(other.shuffled()).isCloseTo(one.get(0).of(Concept.TOP).shuffled(), within(0.05));
        }
    }

    @Test
    void refusesNothing() {
        try (LayeredNetwork network = copy()) {
            assertThatThrownBy(() -> DissectionEvidence.of(network, "maps", strokes(2), 0.5, 0, 1, 1))
                    .hasMessageContaining("were 0 and 1");
        }
    }
}
