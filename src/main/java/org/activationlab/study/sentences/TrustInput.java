package org.activationlab.study.sentences;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.LayerSummary;
import org.activationlab.judge.LogitSummary;
import org.activationlab.text.SentenceDesign;

/** What a judge of sentences reads, from nothing of the network to all of it. */
public enum TrustInput {
    /** How long the sentence is and how many of its words are unknown: nothing that the network computes. */
    SENTENCE("length, unknown words", Kind.LOOK_UP),
    /** The two logits and what is usually computed from them. */
    LOGITS("logits", Kind.JUDGE),
    /**
     * The logits, and of each layer numbers that do not depend on the order of its units; so too of what each unit of the
     * last layer adds to the answer, its state times its weight: two answers with equal logits may come from agreement or
     * from a quarrel.
     */
    ACTIVATIONS("activations", Kind.JUDGE),
    /**
     * The same numbers, each as so many of the network's own deviations from its own mean on reference sentences, whose
     * labels nobody needs: networks differ in how large their states are, and a few networks do not teach that.
     */
    OWN_LEVEL("activations, own level", Kind.JUDGE);

    private static final String VOTES = "votes";

    /** The contender that all others must beat: the larger of the two probabilities. */
    public static final String SOFTMAX = "largest softmax";

    private final String words;
    private final Kind kind;

    TrustInput(String words, Kind kind) {
        this.words = words;
        this.kind = kind;
    }

    /**
     * Names the judge that reads it.
     *
     * @return for a table
     */
    public String contender() {
        return words;
    }

    /** Says what its judge sees. */
    Kind kind() {
        return kind;
    }

    /**
     * Names the numbers.
     *
     * @param design of the judged networks
     * @return in order
     */
    public List<String> names(SentenceDesign design) {
        List<String> names = new ArrayList<>();
        switch (this) {
            case SENTENCE -> names.addAll(List.of("words", "share of unknown words"));
            case LOGITS -> names.addAll(LogitSummary.names(SentenceDesign.OUTPUT, SentenceDesign.CLASSES));
            case ACTIVATIONS, OWN_LEVEL -> {
                design.layerNames().stream()
                        .filter(layer -> !layer.equals(SentenceDesign.OUTPUT))
                        .forEach(layer -> names.addAll(LayerSummary.names(layer)));
                names.addAll(LayerSummary.names(VOTES));
                names.addAll(LOGITS.names(design));
            }
        }
        return List.copyOf(names);
    }
}
