package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    private static void reads(String text, String words) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
    }

    @Test
    void writesInLowerCaseWithPunctuationApart() {
        reads("A GREAT film, really!", "a great film , really !");
        reads("  Too   long\tby\n half ", "too long by half");
        reads("Why?", "why ?");
        reads("10,000 people, 3 of them awake", "10,000 people , 3 of them awake");
    }

    @Test
    void partsClitics() {
        reads("I can't, won't and don't.", "i ca n't , wo n't and do n't");
        reads("It's what I'm told they're", "it 's what i 'm told they 're");
        reads("I'd say we'll see you've", "i 'd say we 'll see you 've");
        reads("wouldn't've", "would n't 've");
        reads("It isn\u2019t", "it is n't");
        reads("I cannot", "i can not");
        reads("the characters' tendency", "the characters ' tendency");
    }

    @Test
    void leavesApostrophesThatBelongToAWord() {
        reads("o'clock, d'oeuvre, O'Fallon", "o'clock , d'oeuvre , o'fallon");
        reads(
                "rock 'n' roll of the '70s 'til now with 'em good ol' boys",
                "rock 'n' roll of the '70s 'til now with 'em good ol' boys");
    }

    /** As in SST-2's "` swimfan ' left me with a very bad feeling" and "`` freaky friday , ''". */
    @Test
    void writesQuotesAsThePennTreebankDoes() {
        reads("\"Freaky Friday,\" it's not.", "`` freaky friday , '' it 's not");
        reads("'Swimfan' left me", "` swimfan ' left me");
        reads("\u201cyes\u201d and \u2018no\u2019", "`` yes '' and ` no '");
        reads("(\"so\")", "lrb `` so '' rrb");
    }

    @Test
    void dropsWhatSst2DoesNotHave() {
        reads("A straight-faced, well \u2014 dull; film...", "a straight faced , well dull film");
        reads("the U.S. (in 2002)", "the u s lrb in 2002 rrb");
        reads("cr\u00e8me br\u00fbl\u00e9e", "cr me br l e");
        reads("good \ud83d\ude00 :-)", "good rrb");
        reads("so bad!!! why?? what?!?", "so bad ! why ? what ?!?");
    }

    @Test
    void hasNoWordsForNothing() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of(" ... -- \u00a0")).isEmpty();
        reads("'", "'");
    }

    @Test
    void staysAsItIsWhenReadAgain() {
        for (String text :
                new String[] {"\"I can't,\" he said (twice)!", "'70s 'best' rock 'n' roll", "a'b''c,,d`e``f'g"}) {
            String once = String.join(" ", Words.of(text));
            reads(once, once);
        }
    }

    @Test
    void readsLongTextOfAnyKind() {
        assertThat(Words.of("a'".repeat(100_000))).hasSize(2);
        assertThat(Words.of("\"x ".repeat(100_000))).hasSize(200_000);
    }
}
