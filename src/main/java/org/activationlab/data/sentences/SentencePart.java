package org.activationlab.data.sentences;

/**
 * The three files of SST-2, with the fingerprints that make its sentence level official.
 *
 * <p>The fingerprints are of the words and labels read, not of the bytes: git may change the line ends of a text file, and
 * one copy ends with a line end where another does not. Counts alone would not do: other sentences, or the same with their
 * full stops, could be as many, and results on them are not comparable.
 *
 * <p>Source: R. Socher et al., "Recursive Deep Models for Semantic Compositionality Over a Sentiment Treebank", EMNLP 2013;
 * without the neutral sentences, with two classes, and cleaned as by Y. Kim, "Convolutional Neural Networks for Sentence
 * Classification", EMNLP 2014.
 */
enum SentencePart {
    TRAIN("train.tsv", "b36b7866460f1f3c3efa506705d6b0fccf84bacf16ca4e4000f370fa338caf61"),
    VALIDATION("dev.tsv", "e7188332594057ed59777c91bcabe9ccf3032a6bbb904c6f493985c97a35aeac"),
    TEST("test.tsv", "4e8a0964dfd14719ee9152cf5e48e20b0f47ac7fbe8b98d57df6a3ba1f7b6480");

    private final String fileName;
    private final String fingerprint;

    SentencePart(String fileName, String fingerprint) {
        this.fileName = fileName;
        this.fingerprint = fingerprint;
    }

    String fileName() {
        return fileName;
    }

    /** What {@link LabelledSentences#fingerprint()} gives for the official sentences. */
    String fingerprint() {
        return fingerprint;
    }
}
