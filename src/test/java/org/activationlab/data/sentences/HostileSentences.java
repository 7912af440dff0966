package org.activationlab.data.sentences;

import java.util.List;
import java.util.Set;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.Seeds;

/** Sentences and word vectors from elsewhere. */
public final class HostileSentences {

    private static final List<byte[]> SENTENCES = List.of(
            Seeds.text("a fine film\t1\nnot so good\t0\n"),
            Seeds.text("sentence\tlabel\nit 's a charming and often affecting journey . \t1\r\nna\u00efve \t0\r\n"),
            Seeds.text("index\tsentence\n0\tno labels here\n"));
    private static final List<byte[]> VECTORS =
            List.of(Seeds.text("the 0.1 -0.25 3\nfilm 1e-3 2 .5\n. . . 1 2 3\n"), Seeds.text("film 1 2\nthe 3 4\n"));

    private HostileSentences() {}

    /** All kinds. */
    public static List<ForeignFile> all() {
        return List.of(
                ForeignFile.text(
                        "sentences-tsv",
                        SENTENCES,
                        List.of("\t", "\t1\n", "\r", "\n\n", "\u00ef\u00bb\u00bf", "\u00ff", "\0", " ".repeat(2100)),
                        SentenceFile::read),
                ForeignFile.text(
                        "word-vectors",
                        VECTORS,
                        List.of(" ", "  ", "NaN", "Infinity", "1e999", "0x1p3", "1f", "\u00a0", "\u00c2\u0085", "\0"),
                        file -> WordVectors.read(file, Set.of("the", "film", ".", "", " "))));
    }
}
