package org.activationlab.data.sentences;

import java.util.List;

/** A word that turns an opinion round or makes it stronger or weaker, by a factor on its score. */
enum Modifier {
    NOT("not", -1),
    NEVER("never", -1),
    HARDLY("hardly", -1),
    /** As SST-2 writes it: "is n't". */
    CLITIC_NOT("n't", -1),
    /** Next to nothing of it: "barely funny" is a weak "not funny". */
    BARELY("barely", -0.5),
    VERY("very", 2),
    TRULY("truly", 2),
    SLIGHTLY("slightly", 0.5);

    /** What may stand behind "is" or before a verb. */
    static final List<Modifier> NEGATIONS = List.of(NOT, NEVER, HARDLY, CLITIC_NOT, BARELY);

    /** What may stand right before an adjective. */
    static final List<Modifier> INTENSITIES = List.of(VERY, TRULY, SLIGHTLY);

    private final String word;
    private final double factor;

    Modifier(String word, double factor) {
        this.word = word;
        this.factor = factor;
    }

    String word() {
        return word;
    }

    double factor() {
        return factor;
    }
}
