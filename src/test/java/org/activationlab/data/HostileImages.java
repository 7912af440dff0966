package org.activationlab.data;

import java.util.List;
import org.activationlab.hostile.ForeignFile;

/** Idx files from elsewhere: images and labels, plain and gzip. */
public final class HostileImages {

    private static final List<String> WORDS = List.of(
            "\0\0\u0008\u0003", "\0\0\u0008\u0001", "\0\0\0\u001c", "\u001f\u008b\u0008\0", "\u007f\u00ff\u00ff\u00ff");

    private HostileImages() {}

    /** All kinds. */
    public static List<ForeignFile> all() {
        ForeignFile images =
                ForeignFile.binary("idx-images", List.of(Idx.images(1), Idx.images(2)), WORDS, IdxFile::images);
        ForeignFile labels = ForeignFile.binary(
                "idx-labels", List.of(Idx.labels(3, 7, 0, 9), Idx.labels(1, 4)), WORDS, IdxFile::labels);
        ForeignFile damagedGzip = ForeignFile.binary(
                "idx-gzip-damaged",
                List.of(Idx.gzip(Idx.images(2)), Idx.gzip(Idx.labels(2, 1, 2))),
                WORDS,
                IdxFile::images);
        return List.of(
                images,
                images.packed("idx-images-gzip", Idx::gzip),
                labels,
                labels.packed("idx-labels-gzip", Idx::gzip),
                damagedGzip);
    }
}
