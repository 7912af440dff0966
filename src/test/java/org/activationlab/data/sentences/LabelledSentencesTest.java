package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelledSentencesTest {
    private final LabelledSentences three =
            LabelledSentences.of(List.of(List.of("a", "film"), List.of(), List.of("bad")), new int[] {1, 1, 0});

    @Test
    void keepsWordsAndLabelsInOrder() {
        assertThat(three.size()).isEqualTo(3);
        assertThat(three.words(0)).containsExactly("a", "film");
        assertThat(three.text(0)).isEqualTo("a film");
        assertThat(three.words(1)).isEmpty();
        assertThat(three.text(1)).isEmpty();
        assertThat(three.label(2)).isEqualTo(LabelledSentences.NEGATIVE);
        assertThat(three.countsByLabel()).containsExactly(1, 2);
    }

    @Test
    void keepsNothingOfTheCallersLists() {
        List<String> words = new ArrayList<>(List.of("fine"));
        int[] labels = {1};
        LabelledSentences sentences = LabelledSentences.of(List.of(words), labels);
        words.set(0, "changed");
        labels[0] = 0;

        assertThat(sentences.text(0)).isEqualTo("fine");
        assertThat(sentences.label(0)).isEqualTo(1);
        assertThatThrownBy(() -> sentences.words(0).add("more")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void selectsRowsInAnyOrder() {
        LabelledSentences chosen = three.select(new int[] {2, 0, 0});

        assertThat(chosen.text(0)).isEqualTo("bad");
        assertThat(chosen.label(0)).isZero();
        assertThat(chosen.text(2)).isEqualTo("a film");
        assertThat(three.first(3)).isSameAs(three);
        assertThat(three.first(1).size()).isEqualTo(1);
        assertThat(three.first(0).size()).isZero();
        assertThatThrownBy(() -> three.select(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.first(4)).hasMessageContaining("there are 3 sentences, but the first 4");
    }

    /** Sum: Python's hashlib.sha256 over struct.pack(">i", ...) and the UTF-8 bytes in the documented order. */
    @Test
    void hasTheFingerprintThatPythonComputes() {
        assertThat(three.fingerprint()).isEqualTo("6c70dd39452584f200f67e550cb6cdadc12c19f5d8cacc19f57e7c92c8051309");
    }

    @Test
    void tellsAllThatDiffersApart() {
        assertThat(List.of(
                                three,
                                three.first(2),
                                three.select(new int[] {2, 1, 0}),
                                LabelledSentences.of(
                                        List.of(List.of("a", "film"), List.of(), List.of("bad")), new int[] {1, 0, 0}),
                                LabelledSentences.of(
                                        List.of(List.of("afilm"), List.of(), List.of("bad")), new int[] {1, 1, 0}),
                                LabelledSentences.of(
                                        List.of(List.of("a"), List.of("film"), List.of("bad")), new int[] {1, 1, 0}))
                        .stream()
                        .map(LabelledSentences::fingerprint))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatIsNoWordOrLabel() {
        assertThatThrownBy(() -> one("", 1)).hasMessageContaining("must not be empty");
        assertThatThrownBy(() -> one("two words", 1)).hasMessageContaining("two words");
        assertThatThrownBy(() -> one("no\u00a0break", 1)).hasMessageContaining("whitespace");
        assertThatThrownBy(() -> one("half\ud83d", 1)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> one("fine", 2)).hasMessageContaining("label 0 was 2");
        assertThatThrownBy(() -> LabelledSentences.of(List.of(), new int[1]))
                .hasMessageContaining("0 sentences and 1 labels");
    }

    private static LabelledSentences one(String word, int label) {
        return LabelledSentences.of(List.of(List.of(word)), new int[] {label});
    }

    @Test
    void takesSentencesFromAllOver() {
        LabelledSentences ten = LabelledSentences.of(
                IntStream.range(0, 10).mapToObj(i -> List.of("w" + i)).toList(), new int[10]);
        LabelledSentences three = ten.spread(3);
        assertThat(List.of(three.text(0), three.text(1), three.text(2))).containsExactly("w0", "w3", "w6");
        assertThat(ten.spread(99).fingerprint()).isEqualTo(ten.fingerprint());
        assertThat(ten.spread(0).size()).isZero();
    }
}
