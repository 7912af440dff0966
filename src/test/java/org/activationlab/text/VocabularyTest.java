package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.sentences.LabelledSentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {

    private static final LabelledSentences SENTENCES = LabelledSentences.of(
            List.of(List.of("a", "good", "film"), List.of("a", "bad", "film"), List.of(), List.of("a")),
            new int[] {1, 0, 0, 1});

    @Test
    void theMostFrequentWordsComeFirstAndEquallyFrequentOnesByLetter() {
        Vocabulary all = Vocabulary.of(SENTENCES, 1);
        assertThat(all.words()).containsExactly("a", "film", "bad", "good");
        assertThat(all.size()).isEqualTo(6);
        assertThat(all.number("a")).isEqualTo(2);
        assertThat(all.number("good")).isEqualTo(5);
        assertThat(all.count(3)).isEqualTo(2);
        assertThat(all.word(0)).isEqualTo("<padding>");
        assertThat(all.word(1)).isEqualTo("<unknown>");
        assertThat(all.word(5)).isEqualTo("good");
        assertThat(all.encode(List.of("good", "a", "boring"))).containsExactly(5, 2, 1);
        assertThat(all.encode(SENTENCES).row(2)).isEmpty();
    }

    @Test
    void rareWordsAreUnknown() {
        Vocabulary frequent = Vocabulary.of(SENTENCES, 2);
        assertThat(frequent.words()).containsExactly("a", "film");
        assertThat(frequent.encode(List.of("a", "good", "film"))).containsExactly(2, 1, 3);
        assertThatThrownBy(() -> Vocabulary.of(SENTENCES, 0)).hasMessageContaining("at least 1, but was 0");
    }

    @Test
    void aFileGivesTheSameVocabularyAndTheSameBytes(@TempDir Path folder) throws IOException {
        Vocabulary all = Vocabulary.of(SENTENCES, 1);
        Path file = folder.resolve("new/vocabulary.txt");
        VocabularyFile.write(file, all);
        assertThat(Files.readString(file))
                .startsWith("# minimum count: 1\na\t3\nfilm\t2\nbad\t1\ngood\t1\n# SHA-256: ");
        Vocabulary read = VocabularyFile.read(file);
        assertThat(read).isEqualTo(all);
        assertThat(read.fingerprint()).isEqualTo(all.fingerprint());
        assertThat(read.number("bad")).isEqualTo(4);
    }

    @Test
    void everyChangedByteAndEveryCutIsNoticed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vocabulary.txt");
        VocabularyFile.write(file, Vocabulary.of(SENTENCES, 1));
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length - 1; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> VocabularyFile.read(file))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
            Files.write(file, Arrays.copyOf(whole, at));
            assertThatThrownBy(() -> VocabularyFile.read(file))
                    .as("cut at %d", at)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void saysWhichLineIsOdd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vocabulary.txt");
        refuses(file, "a\t3\n", "line 1: expected '# minimum count: '");
        refuses(
                file,
                "# minimum count: 0\n# SHA-256: x\n",
                "line 1: expected a whole number of at least 1, but got '0'");
        refuses(file, "# minimum count: 1\na 3\n# SHA-256: x\n", "line 2: expected a word, a tab and a count");
        refuses(file, "# minimum count: 1\na\t3\na\t3\n# SHA-256: x\n", "line 3: the word comes for the second time");
        refuses(file, "# minimum count: 1\na\t3\nb\t4\n# SHA-256: x\n", "line 3: the count 4 is below");
        refuses(file, "# minimum count: 1\na\t3\n", "line 2: the file ends without its last line");
        Files.write(file, new byte[] {(byte) 0xff, 10});
        assertThatThrownBy(() -> VocabularyFile.read(file)).hasMessageContaining("not text in UTF-8");
    }

    private static void refuses(Path file, String text, String words) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> VocabularyFile.read(file)).hasMessageContaining(words);
    }
}
