package org.activationlab.data.sentences;

/**
 * Some words of a review and what they say.
 *
 * @param text words with one space between them
 * @param score above 0 for praise, below 0 for blame, 0 for neither
 */
record Phrase(String text, double score) {

    /** How much more weighs what "but" leads to, or what stands against "although". */
    static final double WEIGHT_OF_THE_POINT = 3;

    /** This phrase under a negation or with another intensity: the scores multiply. */
    Phrase under(Modifier modifier) {
        return new Phrase(modifier.word() + " " + text, modifier.factor() * score);
    }

    /** This phrase with words around it that change nothing. */
    Phrase within(String before, String after) {
        return new Phrase((before + " " + text + " " + after).strip(), score);
    }

    /** Two clauses side by side: the scores add up. */
    Phrase joined(String conjunction, Phrase other) {
        return new Phrase(text + " " + conjunction + " " + other.text, score + other.score);
    }

    /** "This but the point". */
    Phrase but(Phrase point) {
        return new Phrase(text + " but " + point.text, score + WEIGHT_OF_THE_POINT * point.score);
    }

    /** "Although this, the point". */
    Phrase althoughFirst(Phrase point) {
        return new Phrase("although " + text + " , " + point.text, score + WEIGHT_OF_THE_POINT * point.score);
    }

    /** "The point, although this". */
    Phrase althoughLast(Phrase point) {
        return new Phrase(point.text + " , although " + text, score + WEIGHT_OF_THE_POINT * point.score);
    }
}
