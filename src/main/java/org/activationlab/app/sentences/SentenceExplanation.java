package org.activationlab.app.sentences;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.activationlab.data.sentences.Words;
import org.activationlab.report.ColoredText;
import org.activationlab.report.SentenceTables;
import org.activationlab.text.EncodedSentences;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.Vocabulary;
import org.activationlab.text.WordAttribution;
import org.activationlab.text.WordMethod;
import tech.tablesaw.api.Table;

/**
 * A reader's own sentence: the answer to it, and what each of its words adds to the log-odds of praise.
 *
 * @param words as the network reads them, maybe none
 * @param known for each word whether the network knows it
 * @param attribution a score for each word
 */
public record SentenceExplanation(List<String> words, List<Boolean> known, WordAttribution attribution) {

    /** Copies the lists. */
    public SentenceExplanation {
        words = List.copyOf(words);
        known = List.copyOf(known);
    }

    /**
     * Explains an answer.
     *
     * @param network that answers
     * @param vocabulary its words
     * @param text a sentence as people write it; split by {@link Words}
     * @param method how
     * @return the explanation; of a sentence without words the answer alone
     */
    public static SentenceExplanation of(
            SentenceNetwork network, Vocabulary vocabulary, String text, WordMethod method) {
        List<String> words = Words.of(text);
        List<Boolean> known = words.stream()
                .map(word -> vocabulary.number(word) != Vocabulary.UNKNOWN)
                .toList();
        EncodedSentences sentence = EncodedSentences.of(List.of(vocabulary.encode(words)));
        return new SentenceExplanation(words, known, method.attribute(network, sentence, 0));
    }

    /**
     * Gives the answer.
     *
     * @return one of {@link SentenceEvaluation#CLASSES}
     */
    public String answer() {
        return SentenceEvaluation.CLASSES.get(attribution.logOdds() > 0 ? 1 : 0);
    }

    /**
     * Says how sure the network is.
     *
     * @return the probability of praise, 0 to 1; NaN if the network diverged
     */
    public double probability() {
        return 1 / (1 + Math.exp(-attribution.logOdds()));
    }

    /**
     * Lists what the network does not know.
     *
     * @return each such word once, in their order
     */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!known.get(i) && !unknown.contains(words.get(i))) {
                unknown.add(words.get(i));
            }
        }
        return unknown;
    }

    /**
     * Tells whether there is anything to colour.
     *
     * @return false if the network diverged, so that some numbers are none
     */
    public boolean isFinite() {
        return Double.isFinite(attribution.logOdds())
                && attribution.scores().stream().allMatch(Double::isFinite);
    }

    /**
     * Says what came out.
     *
     * @return sentences
     */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        findings.add(String.format(
                Locale.ROOT,
                "answer   %s, probability of praise %.4f, log-odds %.4f",
                answer(),
                probability(),
                attribution.logOdds()));
        if (words.isEmpty()) {
            findings.add("words    none: the answer is the one that the network gives to a sentence without words");
            return findings;
        }
        List<String> unknown = unknown();
        findings.add("unknown  " + (unknown.isEmpty() ? "no word" : String.join(", ", unknown)));
        findings.add(attribution
                .completeness()
                .map(check -> String.format(
                        Locale.ROOT,
                        "sum      %.4f of all words, %.4f expected, residual %.6f",
                        check.attributed(),
                        check.expected(),
                        check.residual()))
                .orElse("sum      this method promises none"));
        return findings;
    }

    /**
     * Lists the words.
     *
     * @return a row per word: whether it is known, and its score
     */
    public Table table() {
        return SentenceTables.words(words, known, attribution.scores());
    }

    /**
     * Colours the words by what they speak for.
     *
     * @return one line; several go {@linkplain ColoredText#together together}
     * @throws IllegalArgumentException if not {@link #isFinite}
     */
    public ColoredText coloredText() {
        String name = String.format(
                Locale.ROOT, "%s, probability of praise %.2f (%s)", answer(), probability(), attribution.method());
        return ColoredText.of(name, words, attribution.values());
    }
}
