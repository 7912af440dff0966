package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.activationlab.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceFileTest {
    @TempDir
    Path folder;

    private Optional<LabelledSentences> read(byte[] content) throws IOException {
        return SentenceFile.read(Files.write(folder.resolve("some.tsv"), content));
    }

    private LabelledSentences read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private void refused(String content, String... complaints) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("some.tsv")
                .hasMessageContainingAll(complaints);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a fine film\t1\nno\t0",
                "a fine film\t1\nno\t0\n",
                "a fine film\t1\r\nno\t0\r\n",
                "\ufeffa fine film\t1\nno\t0",
                "sentence\tlabel\na fine film \t1\nno \t0\n",
                "\ufeffsentence\tlabel\r\na fine film\t1\r\nno\t0",
                "  a  fine\u00a0film\t1\nno\t0\n",
            })
    void readsTheSameTwoSentences(String content) throws IOException {
        LabelledSentences sentences = read(content);

        assertThat(sentences.size()).isEqualTo(2);
        assertThat(sentences.words(0)).containsExactly("a", "fine", "film");
        assertThat(sentences.label(0)).isEqualTo(1);
        assertThat(sentences.words(1)).containsExactly("no");
        assertThat(sentences.label(1)).isZero();
    }

    @Test
    void keepsSentencesWithoutWordsAndQuotesAsTheyAre() throws IOException {
        LabelledSentences sentences = read("\t1\n \t0\n\"half a quote\t1\ncrème \ud83d\ude00\t0\n");

        assertThat(sentences.size()).isEqualTo(4);
        assertThat(sentences.words(0)).isEmpty();
        assertThat(sentences.words(1)).isEmpty();
        assertThat(sentences.text(2)).isEqualTo("\"half a quote");
        assertThat(sentences.words(3)).containsExactly("crème", "\ud83d\ude00");
        assertThat(sentences.countsByLabel()).containsExactly(2, 2);
    }

    @Test
    void findsNoLabelsInGluesTestFile() throws IOException {
        assertThat(read("index\tsentence\n0\tuneasy mishmash of styles .\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void refusesMalformedLinesByNumber() {
        refused("fine\t1\nno tab here\n", "line 2", "a tab", "\"no tab here\"", "Repair");
        refused("fine\t1\n\nbad\t0\n", "line 2", "blank");
        refused("fine\t1\n\n", "line 2", "blank");
        refused("fine\t1\na\tb\t1\n", "line 2", "one tab", "a<tab>b<tab>1");
        refused("fine\t2", "line 1", "0 (negative) or 1 (positive)", "\"2\"");
        refused("fine\t1 ", "line 1", "\"1 \"");
        refused("fine\t", "line 1", "\"\"");
        refused("fine\t1\nsentence\tlabel\n", "line 2", "\"label\"");
        refused("x\t" + "y".repeat(500), "\"" + "y".repeat(40) + "...\"");
        refused("", "holds no sentence");
        refused("sentence\tlabel\n", "holds no sentence");
    }

    @Test
    void refusesOtherBytesThanUtf8() {
        byte[] content = "fine\t1\ncr_me\t0\n".getBytes(StandardCharsets.UTF_8);
        content[9] = (byte) 0xe8;

        assertThatThrownBy(() -> read(content))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 2", "UTF-8");
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("\ufffd");
    }

    @Test
    void readsTheReplacementCharacterWhereItIsWritten() throws IOException {
        assertThat(read("a \ufffd\t1").words(0)).containsExactly("a", "\ufffd");
    }

    @Test
    void readsALineOfTheGreatestLengthAndRefusesALongerOne() throws IOException {
        String longest = "x".repeat(TextLines.MOST_LINE_BYTES - 2) + "\t1";
        assertThat(read("a\t0\n" + longest + "\nb\t0").size()).isEqualTo(3);
        refused("a\t0\nx" + longest, "line 2", "at most 1048576 bytes");
    }

    @Test
    void refusesASentenceOfTooManyWordsByItsLine() {
        refused("a film\t1\n" + "w ".repeat(2001) + "\t0\n", "line 2", "at most 2000 words", "there are 2001");
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        Path file = Files.writeString(folder.resolve("long.tsv"), "a\t1\n");
        try (TextLines lines = new TextLines(file, 3)) {
            assertThatThrownBy(lines::next).hasMessageContaining("longer than 3 bytes");
        }
    }
}
