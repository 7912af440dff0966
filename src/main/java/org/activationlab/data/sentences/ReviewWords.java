package org.activationlab.data.sentences;

import java.util.ArrayList;
import java.util.List;

/** The words that {@link ReviewGrammar} makes film reviews of, each opinion with its score: 2, 1, -1 or -2. */
final class ReviewWords {
    /** Adjectives that go with "is". */
    static final List<Phrase> ADJECTIVES = opinions(
            "superb brilliant wonderful masterful dazzling unforgettable exquisite magnificent",
            "good funny charming clever pleasant touching fresh engaging lively warm smart graceful tender witty",
            "dull clumsy tedious silly bland predictable shallow stale slow murky flat messy tired noisy",
            "terrible awful dreadful atrocious insufferable unwatchable disastrous abysmal");

    /** Like {@link #ADJECTIVES}, but never in sentences to train on. */
    static final List<Phrase> UNSEEN_ADJECTIVES = opinions(
            "sublime stunning flawless breathtaking",
            "playful moving sincere inventive",
            "lifeless muddled hollow wooden",
            "wretched appalling ghastly painful");

    /** Verbs that take an audience as object and form their third person with "s". */
    static final List<Phrase> VERBS = opinions(
            "thrill captivate enthrall",
            "delight entertain charm amuse reward please",
            "bore annoy disappoint tire confuse irritate",
            "insult exhaust torture");

    /** Like {@link #VERBS}, but never in sentences to train on. */
    static final List<Phrase> UNSEEN_VERBS = opinions("enchant", "engage", "alienate", "repel");

    /** What is judged. */
    static final List<String> NOUNS = words(
            "film movie plot script cast ending dialogue music camerawork pace direction humor romance story acting"
                    + " finale opening premise comedy drama sequel remake documentary thriller");

    /** Like {@link #NOUNS}, but never in sentences to train on. */
    static final List<String> UNSEEN_NOUNS = words("screenplay choreography prologue satire soundtrack villain");

    /** Who pleases and is displeased. */
    static final List<String> AUDIENCES = List.of("the audience", "the viewer", "us", "everyone", "me");

    /** Invented people. */
    static final List<String> NAMES = List.of(
            "mira kell",
            "tomas arden",
            "ines varga",
            "paul osterman",
            "lena brook",
            "hugo sallis",
            "nora whitlock",
            "emil dahl",
            "clara voss",
            "ravi menon");

    /** Like {@link #NAMES}, but never in sentences to train on. */
    static final List<String> UNSEEN_NAMES = List.of("judit sarkany", "oskar lindqvist", "amara okoye");

    /** Clauses without an opinion that need no person. */
    static final List<String> FACTS = List.of(
            "the story is set in prague",
            "it was shot in black and white",
            "it runs for two hours",
            "it opens in the spring",
            "the music comes from a small orchestra",
            "it is based on a novel");

    /** What a person does without an opinion. */
    static final List<String> DEEDS = List.of(
            "plays a doctor",
            "wrote the script",
            "directs for the first time",
            "appears in a small part",
            "tells the story in flashbacks");

    private ReviewWords() {}

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    private static List<Phrase> opinions(String best, String good, String bad, String worst) {
        List<Phrase> phrases = new ArrayList<>();
        words(best).forEach(word -> phrases.add(new Phrase(word, 2)));
        words(good).forEach(word -> phrases.add(new Phrase(word, 1)));
        words(bad).forEach(word -> phrases.add(new Phrase(word, -1)));
        words(worst).forEach(word -> phrases.add(new Phrase(word, -2)));
        return List.copyOf(phrases);
    }
}
