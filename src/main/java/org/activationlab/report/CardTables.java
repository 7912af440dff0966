package org.activationlab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A comparison of cards as text for a console. */
public final class CardTables {

    private static final int DIGITS = 12;
    private static final int ROWS = 500;

    private CardTables() {}

    /**
     * Puts the tables together.
     *
     * @param comparison of a card with one made again
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles: the fingerprints, the judge's scores, and
     *     those of others that do not agree, if any
     */
    public static Map<String, String> of(CardComparison comparison) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("Fingerprints", TableText.of(files(comparison), ROWS));
        tables.put(
                "Scores of the judge",
                TableText.of(
                        scores(comparison.scores().stream()
                                .filter(CardComparison.Score::ofJudge)
                                .toList()),
                        ROWS));
        List<CardComparison.Score> apart = comparison.scores().stream()
                .filter(score -> !score.ofJudge() && !score.agrees())
                .toList();
        if (!apart.isEmpty()) {
            tables.put("Scores beside the judge that do not agree", TableText.of(scores(apart), ROWS));
        }
        return tables;
    }

    private static Table files(CardComparison comparison) {
        StringColumn name = Columns.text("of");
        StringColumn card = Columns.text("card");
        StringColumn now = Columns.text("now");
        StringColumn equal = Columns.text("equal");
        for (CardComparison.File file : comparison.files()) {
            name.append(file.name());
            card.append(shortened(file.card()));
            now.append(shortened(file.now()));
            equal.append(file.equal() ? "yes" : comparison.otherVersions().isEmpty() ? "NO" : "no, does not count");
        }
        return Table.create("fingerprints", name, card, now, equal);
    }

    private static String shortened(String sum) {
        return sum.isEmpty() ? Wording.MISSING : sum.length() <= DIGITS ? sum : sum.substring(0, DIGITS);
    }

    private static Table scores(List<CardComparison.Score> scores) {
        StringColumn name = Columns.text("score");
        StringColumn card = Columns.text("card");
        StringColumn now = Columns.text("now");
        StringColumn difference = Columns.text("difference");
        StringColumn tolerance = Columns.text("tolerance");
        StringColumn agrees = Columns.text("agrees");
        for (CardComparison.Score score : scores) {
            CardPart.Score then = score.card();
            name.append(then.metric().title() + ", "
                    + (score.ofJudge() ? score.part() : score.contender() + ", " + score.part()));
            card.append(then.printed(then.value()));
            now.append(score.now().map(again -> then.printed(again.value())).orElse(Wording.MISSING));
            difference.append(score.now()
                    .map(again -> then.printed(again.value() - then.value()))
                    .orElse(Wording.MISSING));
            tolerance.append(score.exactly() ? "none" : then.printed(score.tolerance()));
            agrees.append(agreement(score));
        }
        return Table.create("scores", name, card, now, difference, tolerance, agrees);
    }

    /** By equal versions interval and spread must be equal, too, and have no column of their own. */
    private static String agreement(CardComparison.Score score) {
        if (score.agrees()) {
            return "yes";
        }
        CardPart.Score then = score.card();
        boolean sameValue = score.now()
                .map(again -> then.printed(again.value()).equals(then.printed(then.value())))
                .orElse(false);
        return sameValue ? "NO: interval or spread" : "NO";
    }

    /**
     * Says how the comparison ended.
     *
     * @param comparison of a card with one made again
     * @return sentences
     */
    public static List<String> findings(CardComparison comparison) {
        List<String> sentences = new ArrayList<>();
        long scores = comparison.scores().stream()
                .filter(CardComparison.Score::agrees)
                .count();
        long files =
                comparison.files().stream().filter(CardComparison.File::equal).count();
        sentences.add(
                comparison.otherVersions().isEmpty()
                        ? "Versions and device are those of the card: scores must agree to the last printed digit."
                        : "Versions or device are not those of the card ("
                                + String.join("; ", comparison.otherVersions())
                                + "): scores must agree within half the width of their 95 % interval.");
        sentences.add(files + " of " + comparison.files().size() + " fingerprints are equal, " + scores + " of "
                + comparison.scores().size() + " scores agree.");
        if (!comparison.agrees()) {
            List<String> apart = new ArrayList<>();
            comparison.scores().stream()
                    .filter(score -> !score.agrees())
                    .forEach(score -> apart.add(
                            score.card().metric().title() + " of " + score.contender() + " on " + score.part()));
            if (comparison.otherVersions().isEmpty()) {
                comparison.files().stream().filter(file -> !file.equal()).forEach(file -> apart.add(file.name()));
            }
            sentences.add("The card is not reproduced: " + String.join("; ", apart) + ".");
        } else {
            sentences.add("The card is reproduced.");
        }
        return sentences;
    }
}
