package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.activationlab.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsTest {
    @TempDir
    Path folder;

    private WordVectors read(String content, String... wanted) throws IOException {
        return WordVectors.read(Files.writeString(folder.resolve("vectors.txt"), content), Set.of(wanted));
    }

    @Test
    void keepsTheWantedWords() throws IOException {
        WordVectors vectors = read("the 0.5 -1 2e-3\nfilm 1 2 3\n, 4 5 6\n", "film", ",", "absent");

        assertThat(vectors.width()).isEqualTo(3);
        assertThat(vectors.lines()).isEqualTo(3);
        assertThat(vectors.found()).isEqualTo(2);
        assertThat(vectors.vector("film").orElseThrow()).containsExactly(1, 2, 3);
        assertThat(vectors.vector(",").orElseThrow()).containsExactly(4, 5, 6);
        assertThat(vectors.vector("the")).isEmpty();
        assertThat(vectors.vector("absent")).isEmpty();
    }

    @Test
    void givesCopies() throws IOException {
        WordVectors vectors = read("film 1 2", "film");
        vectors.vector("film").orElseThrow()[0] = 9;

        assertThat(vectors.vector("film").orElseThrow()).containsExactly(1, 2);
    }

    @Test
    void readsWordsWithSpacesAndTakesTheFirstOfEqualOnes() throws IOException {
        WordVectors vectors = read("a 1 2\n. . . 3 4 \r\na 5 6", ". . .", "a");

        assertThat(vectors.vector(". . .").orElseThrow()).containsExactly(3, 4);
        assertThat(vectors.vector("a").orElseThrow()).containsExactly(1, 2);
        assertThat(vectors.lines()).isEqualTo(3);
    }

    @Test
    void refusesDamagedLinesByNumber() {
        assertThatThrownBy(() -> read("a 1 2\nb 3", "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("vectors.txt", "line 2", "2 numbers");
        assertThatThrownBy(() -> read("a 1 2\n\n", "a")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("a 1 x2", "a")).hasMessageContainingAll("line 1", "number 2", "\"x2\"");
        assertThatThrownBy(() -> read("a NaN 2", "a")).hasMessageContainingAll("number 1", "finite");
        assertThatThrownBy(() -> read("a 1e40 2", "a")).hasMessageContaining("finite");
        assertThatThrownBy(() -> read("a 1  2", "a")).hasMessageContaining("number 2");
        assertThatThrownBy(() -> read("400000 300\na 1 2", "a")).hasMessageContaining("without a first line of counts");
        assertThatThrownBy(() -> read("a" + " 1".repeat(10_001), "a")).hasMessageContaining("10001 spaces");
        assertThatThrownBy(() -> read("", "a")).hasMessageContaining("is empty");
    }

    @Test
    void doesNotLookAtTheNumbersOfOtherWords() throws IOException {
        assertThat(read("a 1 2\nb x y", "a").found()).isEqualTo(1);
    }
}
