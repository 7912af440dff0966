package org.activationlab.data.sentences;

import java.util.List;

/**
 * Makes sentences about films and keeps account of what they say; the rule is told at {@link SyntheticReviews}.
 *
 * <p>A clause is "the NOUN is [negation] [intensity] ADJECTIVE", "NAME gives [negation] a [intensity] ADJECTIVE
 * performance", "[negation] a [intensity] ADJECTIVE NOUN", or "the NOUN [negation] VERBs AUDIENCE". A sentence is one clause
 * or two, joined by "and", a comma, "but" or "although", at times with a clause that has no opinion.
 */
final class ReviewGrammar {
    private static final double NEGATED = 0.4;
    private static final double GRADED = 0.35;
    private static final double WITH_FACT = 0.25;
    private static final double OPPOSED = 0.8;

    private final Dice dice;
    private final double unseen;

    /**
     * Makes a grammar.
     *
     * @param dice decides
     * @param unseen the share of nouns, names, adjectives and verbs that are of the unseen lists
     */
    ReviewGrammar(Dice dice, double unseen) {
        this.dice = dice;
        this.unseen = unseen;
    }

    /** Any sentence; its score may be 0. */
    Phrase sentence() {
        Phrase core = dice.chance(0.25) ? clause() : dice.chance(0.35) ? pair() : contrast();
        if (!dice.chance(WITH_FACT)) {
            return core;
        }
        Phrase fact = fact();
        return dice.chance(0.5) ? fact.joined(", and", core) : core.joined(", and", fact);
    }

    private Phrase pair() {
        return clause().joined(dice.oneOf(List.of("and", ", and", ",")), clause());
    }

    private Phrase contrast() {
        Phrase before = clause();
        Phrase point = clause();
        // People write "but" between things that differ.
        while (dice.chance(OPPOSED) && before.score() * point.score() > 0) {
            point = clause();
        }
        return switch (dice.oneOf(List.of("but", "first", "last"))) {
            case "first" -> before.althoughFirst(point);
            case "last" -> before.althoughLast(point);
            default -> before.but(point);
        };
    }

    private Phrase clause() {
        return switch (dice.oneOf(List.of("is", "is", "gives", "a", "verb"))) {
            case "gives" -> performance();
            case "a" -> exclamation();
            case "verb" -> effect();
            default -> judgement();
        };
    }

    private Phrase judgement() {
        boolean negated = dice.chance(NEGATED);
        Phrase said = graded(negated);
        if (negated) {
            said = said.under(dice.oneOf(Modifier.NEGATIONS));
        }
        return said.within("the " + noun() + " " + dice.oneOf(List.of("is", "was")), "");
    }

    private Phrase performance() {
        boolean negated = dice.chance(NEGATED);
        Phrase said = withArticle(graded(negated)).within("", "performance");
        String subject = name();
        if (!negated) {
            return said.within(subject + " gives", "");
        }
        Modifier negation = dice.oneOf(Modifier.NEGATIONS);
        return switch (negation) {
            case CLITIC_NOT -> said.within("give", "").under(negation).within(subject + " does", "");
            case NOT -> said.under(negation).within(subject + " gives", "");
            default -> said.within("gives", "").under(negation).within(subject, "");
        };
    }

    private Phrase exclamation() {
        boolean negated = dice.chance(NEGATED);
        Phrase said = withArticle(graded(negated)).within("", noun());
        return negated ? said.under(dice.oneOf(List.of(Modifier.NOT, Modifier.HARDLY, Modifier.NEVER))) : said;
    }

    private Phrase effect() {
        Phrase verb = dice.oneOf(dice.chance(unseen) ? ReviewWords.UNSEEN_VERBS : ReviewWords.VERBS);
        String audience = dice.oneOf(ReviewWords.AUDIENCES);
        String subject = "the " + noun();
        Modifier negation = dice.oneOf(Modifier.NEGATIONS);
        if (!dice.chance(NEGATED)) {
            return thirdPerson(verb).within(subject, audience);
        }
        return negation == Modifier.NOT || negation == Modifier.CLITIC_NOT
                ? verb.under(negation).within(subject + " does", audience)
                : thirdPerson(verb).under(negation).within(subject, audience);
    }

    private static Phrase thirdPerson(Phrase verb) {
        return new Phrase(verb.text() + "s", verb.score());
    }

    /** An adjective, at times with an intensity; nobody writes "not slightly good". */
    private Phrase graded(boolean negated) {
        Phrase adjective = dice.oneOf(dice.chance(unseen) ? ReviewWords.UNSEEN_ADJECTIVES : ReviewWords.ADJECTIVES);
        List<Modifier> intensities = negated ? List.of(Modifier.VERY, Modifier.TRULY) : Modifier.INTENSITIES;
        return dice.chance(GRADED) ? adjective.under(dice.oneOf(intensities)) : adjective;
    }

    private static Phrase withArticle(Phrase phrase) {
        return phrase.within("aeiou".indexOf(phrase.text().charAt(0)) >= 0 ? "an" : "a", "");
    }

    private Phrase fact() {
        String text = dice.chance(0.5) ? dice.oneOf(ReviewWords.FACTS) : name() + " " + dice.oneOf(ReviewWords.DEEDS);
        return new Phrase(text, 0);
    }

    private String noun() {
        return dice.oneOf(dice.chance(unseen) ? ReviewWords.UNSEEN_NOUNS : ReviewWords.NOUNS);
    }

    private String name() {
        return dice.oneOf(dice.chance(unseen) ? ReviewWords.UNSEEN_NAMES : ReviewWords.NAMES);
    }
}
