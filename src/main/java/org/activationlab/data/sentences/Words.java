package org.activationlab.data.sentences;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a reader's own sentence into words as the sentences of SST-2 are split, so that a network which learned from them
 * knows the words.
 *
 * <p>Those sentences went through the Penn Treebank's rules (clitics apart: "ca n't", "it 's", "can not"; quotes as
 * {@code ``} and {@code ''}, single ones as {@code `} and {@code '}; brackets as "lrb" and "rrb") and then through Kim's
 * cleaning: lower case, and every character but letters a to z, digits and {@code , ! ? ' `} became a space. So there are no
 * full stops, hyphens, dashes or colons: "straight-faced" is two words, "u.s." is "u s", and "crème" is "cr me". The rules
 * leave every sentence of SST-2 as it is.
 *
 * <p>Sources: M. Marcus, B. Santorini, M. A. Marcinkiewicz, "Building a Large Annotated Corpus of English: The Penn
 * Treebank", Computational Linguistics 19(2), 1993; Y. Kim, "Convolutional Neural Networks for Sentence Classification",
 * EMNLP 2014, function {@code clean_str_sst} of its code.
 */
public final class Words {
    private static final String NOT = "n't";
    private static final List<String> CLITICS = List.of(NOT, "'s", "'re", "'ve", "'ll", "'d", "'m");

    /** Words that begin with an apostrophe, besides the clitics and years such as '70s. */
    private static final Set<String> CUT_AT_THE_START = Set.of("'em", "'til", "'tis", "'twas", "'n", "'n'");

    private static final String CUT_AT_THE_END = "ol'";

    private Words() {}

    /**
     * Splits a sentence.
     *
     * @param text a sentence as people write it, or one that is split already
     * @return its words in order, of the characters {@code a-z 0-9 , ! ? ' `} only; unmodifiable, maybe empty
     */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String chunk : plain(text.toLowerCase(Locale.ROOT)).split(" ", -1)) {
            split(chunk, words);
        }
        return List.copyOf(words);
    }

    /** Leaves only characters that SST-2 has, and spaces. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\u2019', '\u02bc' -> plain.append('\'');
                case '\u2018' -> plain.append(" ` ");
                case '\u201c' -> plain.append(" `` ");
                case '\u201d' -> plain.append(" '' ");
                case '"' -> plain.append(opens(before) ? " `` " : " '' ");
                case '(' -> plain.append(" lrb ");
                case ')' -> plain.append(" rrb ");
                default -> plain.append(isLetter(character) || ",!?'`".indexOf(character) >= 0 ? character : ' ');
            }
            before = character;
        }
        return plain.toString();
    }

    /** Whether a straight double quote behind this character opens. */
    private static boolean opens(char before) {
        return LabelledSentences.isSpace(before) || "([{-\u2013\u2014\u2018`'".indexOf(before) >= 0;
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || isDigit(character);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static void split(String chunk, List<String> words) {
        int i = 0;
        while (i < chunk.length()) {
            int end = i + 1;
            switch (chunk.charAt(i)) {
                case '!', '?' -> {
                    while (end < chunk.length() && "!?".indexOf(chunk.charAt(end)) >= 0) {
                        end++;
                    }
                    words.add(withoutEcho(chunk.substring(i, end)));
                }
                case ',' -> words.add(",");
                case '`' -> {
                    end += chunk.startsWith("``", i) ? 1 : 0;
                    words.add(chunk.substring(i, end));
                }
                default -> {
                    end = endOfWord(chunk, i);
                    word(chunk.substring(i, end), words);
                }
            }
            i = end;
        }
    }

    /** "!!!" is "!" with emphasis; "?!?" occurs in SST-2. */
    private static String withoutEcho(String marks) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < marks.length(); i++) {
            if (i == 0 || marks.charAt(i) != marks.charAt(i - 1)) {
                kept.append(marks.charAt(i));
            }
        }
        return kept.toString();
    }

    /** Where a word ends that may begin with an apostrophe, have some inside, and a comma between digits. */
    private static int endOfWord(String chunk, int start) {
        if (chunk.startsWith("''", start)) {
            return start + 2;
        }
        int end = start + 1;
        while (end < chunk.length()) {
            char character = chunk.charAt(end);
            boolean letterFollows = end + 1 < chunk.length() && isLetter(chunk.charAt(end + 1));
            boolean apostrophe = character == '\'' && letterFollows && isLetter(chunk.charAt(end - 1));
            boolean comma = character == ','
                    && isDigit(chunk.charAt(end - 1))
                    && letterFollows
                    && isDigit(chunk.charAt(end + 1));
            if (!isLetter(character) && !apostrophe && !comma) {
                break;
            }
            end++;
        }
        String word = chunk.substring(start, end);
        boolean cut = word.equals(CUT_AT_THE_END.substring(0, 2)) || word.equals("'n");
        return cut && chunk.startsWith("'", end) ? end + 1 : end;
    }

    private static void word(String word, List<String> words) {
        if (word.equals("cannot")) {
            words.add("can");
            words.add("not");
        } else if (word.length() < 2 || word.equals("''")) {
            words.add(word);
        } else if (word.charAt(0) == '\'' && !mayBeginSo(word)) {
            words.add("`");
            word(word.substring(1), words);
        } else {
            clitics(word, words);
        }
    }

    private static boolean mayBeginSo(String word) {
        return isDigit(word.charAt(1)) || CLITICS.contains(word) || CUT_AT_THE_START.contains(word);
    }

    /** Takes clitics off the end: "wouldn't've" is "would n't 've". */
    private static void clitics(String word, List<String> words) {
        List<String> taken = new ArrayList<>();
        String rest = word;
        boolean more = true;
        while (more) {
            more = false;
            for (String clitic : CLITICS) {
                if (rest.endsWith(clitic) && rest.length() > clitic.length()) {
                    taken.add(0, clitic);
                    rest = rest.substring(0, rest.length() - clitic.length());
                    more = true;
                    break;
                }
            }
        }
        words.add(rest);
        words.addAll(taken);
    }
}
