package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyntheticReviewsTest {
    private final SentenceData reviews = SyntheticReviews.generate(42, 4000, 600, 600);
    private final List<LabelledSentences> parts =
            List.of(reviews.train(), reviews.validation(), reviews.test().orElseThrow());

    @Test
    void followsTheRuleAsAnotherReaderOfItDoes() {
        for (LabelledSentences part : parts) {
            for (int i = 0; i < part.size(); i++) {
                double score = score(part.words(i));
                assertThat(score).as(part.text(i)).isNotZero();
                assertThat(part.label(i)).as(part.text(i)).isEqualTo(score > 0 ? 1 : 0);
            }
        }
    }

    @Test
    void scoresHandMadeSentences() {
        assertThat(score("the plot is dull but the cast is good")).isEqualTo(-1 + 3);
        assertThat(score("the cast is good but the plot is dull")).isEqualTo(1 - 3);
        assertThat(score("although the plot is dull , the cast is good")).isEqualTo(2);
        assertThat(score("the plot is dull , although the cast is good")).isEqualTo(-2);
        assertThat(score("the plot is n't dull")).isEqualTo(1);
        assertThat(score("the plot is not very funny")).isEqualTo(-2);
        assertThat(score("the plot is barely funny and the cast is slightly superb"))
                .isEqualTo(0.5);
        assertThat(score("mira kell never gives a truly awful performance")).isEqualTo(4);
        assertThat(score("the plot does n't bore us , and it runs for two hours"))
                .isEqualTo(1);
        assertThat(score("it runs for two hours , and although the film hardly thrills us , the cast is superb"))
                .isEqualTo(-2 + 6);
    }

    @Test
    void keepsAccountWhileItMakesASentence() {
        Phrase dull = new Phrase("dull", -1).within("the plot is", "");
        Phrase good = new Phrase("good", 1).within("the cast is", "");

        assertThat(dull.but(good)).isEqualTo(new Phrase("the plot is dull but the cast is good", 2));
        assertThat(good.but(dull)).isEqualTo(new Phrase("the cast is good but the plot is dull", -2));
        assertThat(dull.althoughFirst(good)).isEqualTo(new Phrase("although the plot is dull , the cast is good", 2));
        assertThat(dull.althoughLast(good)).isEqualTo(new Phrase("the cast is good , although the plot is dull", 2));
        assertThat(dull.joined("and", good)).isEqualTo(new Phrase("the plot is dull and the cast is good", 0));
        assertThat(new Phrase("funny", 1).under(Modifier.VERY).under(Modifier.NOT))
                .isEqualTo(new Phrase("not very funny", -2));
    }

    /** Every sentence with one "but" turns round when its two sides change places, or else both sides agree. */
    @Test
    void needsTheOrderOfTheWords() {
        int contrasts = 0;
        int turned = 0;
        LabelledSentences train = reviews.train();
        for (int i = 0; i < train.size(); i++) {
            List<String> words = train.words(i);
            int but = words.indexOf("but");
            if (but > 0) {
                contrasts++;
                List<String> swapped = Stream.of(
                                words.subList(but + 1, words.size()), List.of("but"), words.subList(0, but))
                        .flatMap(List::stream)
                        .toList();
                assertThat(swapped).containsExactlyInAnyOrderElementsOf(words);
                turned += (score(swapped) > 0 ? 1 : 0) == train.label(i) ? 0 : 1;
            }
        }
        assertThat(contrasts).isGreaterThan(400);
        assertThat(turned).isGreaterThan(contrasts / 2);
    }

    @Test
    void makesTheSameSentencesForTheSameSeedOnly() {
        assertThat(SyntheticReviews.generate(42, 4000, 600, 600).fingerprint()).isEqualTo(reviews.fingerprint());
        assertThat(SyntheticReviews.generate(43, 10, 10, 10).train().fingerprint())
                .isNotEqualTo(reviews.train().first(10).fingerprint());
    }

    @Test
    void makesTheSameFirstSentencesWhateverTheTotal() {
        SentenceData fewer = SyntheticReviews.generate(42, 123, 7, 50);

        assertThat(fewer.train().fingerprint())
                .isEqualTo(reviews.train().first(123).fingerprint());
        assertThat(fewer.validation().fingerprint())
                .isEqualTo(reviews.validation().first(7).fingerprint());
        assertThat(fewer.test().orElseThrow().fingerprint())
                .isEqualTo(parts.get(2).first(50).fingerprint());
    }

    /** This pins the sentences, it does not prove them right: a change of it must be meant and told in the commit. */
    @Test
    void makesWhatItMadeWhenItWasMeasured() {
        assertThat(reviews.fingerprint()).isEqualTo("97d257277b2a95d289b06a216c23566bfcd8e594cfcb69269abc2cdabd922b0c");
    }

    @Test
    void makesNoSentenceTwice() {
        Set<String> texts = new HashSet<>();
        for (LabelledSentences part : parts) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(texts.add(part.text(i))).as(part.text(i)).isTrue();
            }
        }
    }

    @Test
    void makesAsManyOfEachLabelInRandomOrder() {
        assertThat(reviews.train().countsByLabel()).containsExactly(2000, 2000);
        assertThat(reviews.validation().countsByLabel()).containsExactly(300, 300);
        int positiveFirst = 0;
        for (int i = 0; i < 4000; i += 2) {
            positiveFirst += reviews.train().label(i);
        }
        // 1,000 expected with a standard deviation of 22.
        assertThat(positiveFirst).isBetween(900, 1100);
    }

    @Test
    void hasAFewWordsInValidationAndTestThatTrainingDoesNot() {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < reviews.train().size(); i++) {
            known.addAll(reviews.train().words(i));
        }
        for (LabelledSentences part : parts.subList(1, 3)) {
            long unknown = 0;
            long all = 0;
            for (int i = 0; i < part.size(); i++) {
                all += part.words(i).size();
                unknown += part.words(i).stream()
                        .filter(word -> !known.contains(word))
                        .count();
            }
            assertThat((double) unknown / all).isBetween(0.01, 0.05);
        }
    }

    @Test
    void isWrittenAsSst2Is() {
        LabelledSentences train = reviews.train();
        for (int i = 0; i < train.size(); i++) {
            assertThat(Words.of(train.text(i))).isEqualTo(train.words(i));
            assertThat(train.words(i).size()).isBetween(2, 40);
            assertThat(train.text(i)).doesNotContainPattern("\\ba [aeiou]|\\ban [^aeiou]");
        }
    }

    @Test
    void saysThatItIsNotSst2() {
        assertThat(reviews.kind()).isEqualTo(SentenceData.Kind.SYNTHETIC);
        assertThat(reviews.description())
                .isEqualTo("SYNTHETIC film reviews made by code (seed 42), not SST-2:"
                        + " 4,000 training, 600 validation and 600 test sentences");
    }

    @Test
    void refusesToMakeNothing() {
        assertThatThrownBy(() -> SyntheticReviews.generate(1, 0, 1, 1))
                .hasMessage("train must be 1 to 100000, but was 0");
        assertThatThrownBy(() -> SyntheticReviews.generate(1, 1, -1, 1)).hasMessageContaining("validation");
        assertThatThrownBy(() -> SyntheticReviews.generate(1, 1, 1, 100_001)).hasMessageContaining("test");
    }

    private static double score(String text) {
        return score(List.of(text.split(" ", -1)));
    }

    /** The documented rule, read from the words alone. */
    private static double score(List<String> words) {
        int but = words.indexOf("but");
        if (but >= 0) {
            return sum(words.subList(0, but)) + 3 * sum(words.subList(but + 1, words.size()));
        }
        int although = words.indexOf("although");
        if (although < 0) {
            return sum(words);
        }
        List<String> behind = words.subList(although + 1, words.size());
        double before = sum(words.subList(0, although));
        int comma = behind.indexOf(",");
        return before != 0
                ? 3 * before + sum(behind)
                : sum(behind.subList(0, comma)) + 3 * sum(behind.subList(comma, behind.size()));
    }

    /** Clauses end at a comma or "and"; in each, all factors and the opinion multiply. */
    private static double sum(List<String> words) {
        double sum = 0;
        double factor = 1;
        for (String word : words) {
            if (word.equals(",") || word.equals("and")) {
                factor = 1;
            }
            factor *= FACTORS.getOrDefault(word, 1.0);
            sum += factor * OPINIONS.getOrDefault(word, 0.0);
        }
        return sum;
    }

    private static final Map<String, Double> FACTORS = Map.of(
            "not",
            -1.0,
            "never",
            -1.0,
            "hardly",
            -1.0,
            "n't",
            -1.0,
            "barely",
            -0.5,
            "very",
            2.0,
            "truly",
            2.0,
            "slightly",
            0.5);

    private static final Map<String, Double> OPINIONS = opinions();

    private static Map<String, Double> opinions() {
        Map<String, Double> scores = new HashMap<>();
        Stream.of(ReviewWords.ADJECTIVES, ReviewWords.UNSEEN_ADJECTIVES, ReviewWords.VERBS, ReviewWords.UNSEEN_VERBS)
                .flatMap(List::stream)
                .forEach(opinion -> {
                    scores.put(opinion.text(), opinion.score());
                    scores.put(opinion.text() + "s", opinion.score());
                });
        // The hand-made sentences depend on these.
        assertThat(scores)
                .containsEntry("dull", -1.0)
                .containsEntry("superb", 2.0)
                .containsEntry("thrills", 2.0);
        return scores;
    }
}
