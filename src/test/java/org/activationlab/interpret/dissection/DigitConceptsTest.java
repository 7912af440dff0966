package org.activationlab.interpret.dissection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.reference.Mnist;
import org.junit.jupiter.api.Test;

/** Concepts of pictures drawn by letters, where everybody sees what is there, and of MNIST. */
class DigitConceptsTest {

    private static final int SIDE = 15;

    /** A picture of 15x15 pixels with the given rows in its upper left corner; # is ink. */
    private static DigitConcepts look(String... rows) {
        float[] pixels = new float[SIDE * SIDE];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                pixels[y * SIDE + x] = rows[y].charAt(x) == '#' ? 1 : 0;
            }
        }
        return DigitConcepts.of(SIDE, SIDE, pixels);
    }

    @Test
    void aClosedRingHasAnInsideAndNoEnd() {
        DigitConcepts ring = look("", "  #####", "  #   #", "  #   #", "  #   #", "  #####");
        assertThat(ring.size(Concept.LOOP)).isEqualTo(9);
        assertThat(ring.has(Concept.LOOP, 3 * SIDE + 4)).isTrue();
        assertThat(ring.size(Concept.END_POINT)).isZero();
        assertThat(ring.size(Concept.CROSSING)).isZero();
    }

    @Test
    void aGapOpensTheRingAndGivesItTwoEnds() {
        DigitConcepts open = look("", "  #####", "  #   #", "  #", "  #   #", "  #####");
        assertThat(open.size(Concept.LOOP)).isZero();
        assertThat(open.has(Concept.END_POINT, 2 * SIDE + 6)).isTrue();
        assertThat(open.has(Concept.END_POINT, 4 * SIDE + 6)).isTrue();
        assertThat(open.has(Concept.END_POINT, 1 * SIDE + 2)).isFalse();
    }

    @Test
    void aDiagonalGapDoesNotOpenALoopOfTouchingCorners() {
        DigitConcepts diamond = look("", "   #", "  # #", " #   #", "  # #", "   #");
        assertThat(diamond.size(Concept.LOOP)).isEqualTo(5);
    }

    @Test
    void aCrossHasACrossingAndFourEnds() {
        DigitConcepts cross = look(
                "",
                "      #",
                "      #",
                "      #",
                "      #",
                "  #########",
                "      #",
                "      #",
                "      #",
                "      #");
        assertThat(cross.has(Concept.CROSSING, 5 * SIDE + 6)).isTrue();
        assertThat(cross.has(Concept.CROSSING, 1 * SIDE + 6)).isFalse();
        for (int end : new int[] {SIDE + 6, 9 * SIDE + 6, 5 * SIDE + 2, 5 * SIDE + 10}) {
            assertThat(cross.has(Concept.END_POINT, end)).as("end at %d", end).isTrue();
        }
        assertThat(cross.has(Concept.END_POINT, 5 * SIDE + 6)).isFalse();
    }

    @Test
    void strokesRunTheWayTheyAreDrawn() {
        String bar = "  ###########";
        assertThat(share(look("", "", "", bar, bar), Concept.HORIZONTAL)).isGreaterThan(0.8);
        String post = "     ##";
        assertThat(share(look("", "", post, post, post, post, post, post, post, post, post, post), Concept.VERTICAL))
                .isGreaterThan(0.8);
        List<String> falling = new ArrayList<>();
        List<String> rising = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            falling.add(" ".repeat(i + 1) + "##");
            rising.add(" ".repeat(12 - i) + "##");
        }
        assertThat(share(look(falling.toArray(String[]::new)), Concept.FALLING)).isGreaterThan(0.8);
        assertThat(share(look(rising.toArray(String[]::new)), Concept.RISING)).isGreaterThan(0.8);
    }

    private static double share(DigitConcepts concepts, Concept concept) {
        int all = 0;
        for (Concept one : List.of(Concept.HORIZONTAL, Concept.RISING, Concept.VERTICAL, Concept.FALLING)) {
            all += concepts.size(one);
        }
        return (double) concepts.size(concept) / all;
    }

    @Test
    void onlyTheMiddleOfAThickStrokeIsThick() {
        String row = "   #####";
        DigitConcepts thick = look("", "", row, row, row, row, row);
        assertThat(thick.size(Concept.THICK))
                .as("the inner 3x3 lie two or three pixels from paper")
                .isEqualTo(9);
        assertThat(look("", "", "  ########", "  ########").size(Concept.THICK)).isZero();
    }

    @Test
    void placesDivideTheInk() {
        DigitConcepts one = look("#", "", "", "", "", "", "", "#", "", "", "", "", "", "", "              #");
        assertThat(one.size(Concept.TOP)).isEqualTo(1);
        assertThat(one.size(Concept.MIDDLE)).isEqualTo(1);
        assertThat(one.size(Concept.BOTTOM)).isEqualTo(1);
        assertThat(one.size(Concept.LEFT)).isEqualTo(2);
        assertThat(one.size(Concept.RIGHT)).isEqualTo(1);
    }

    @Test
    void mostZerosHaveALoopAndMostOnesHaveNone() {
        LabelledImages test = Mnist.orSkip().test();
        int[] loops = new int[10];
        int[] all = new int[10];
        for (int i = 0; i < 1000; i++) {
            all[test.label(i)]++;
            loops[test.label(i)] += DigitConcepts.of(28, 28, test.pixels(i)).size(Concept.LOOP) >= 3 ? 1 : 0;
        }
        assertThat(loops[0]).isGreaterThan(all[0] * 8 / 10);
        assertThat(loops[1]).isZero();
        assertThat(loops[8]).isGreaterThan(all[8] * 7 / 10);
        assertThat(loops[7]).isLessThan(all[7] / 10);
    }

    @Test
    void anotherNumberOfPixelsIsRefused() {
        assertThatThrownBy(() -> DigitConcepts.of(28, 28, new float[10])).hasMessageContaining("28 x 28");
    }
}
