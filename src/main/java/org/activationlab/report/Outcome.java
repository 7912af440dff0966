package org.activationlab.report;

import java.util.stream.IntStream;
import org.activationlab.pairs.LabelTable;

/** Which rows of a label table a line of a report speaks of. */
enum Outcome {
    RIGHT("right"),
    WRONG("wrong"),
    ALL("all");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    IntStream rows(LabelTable pairs) {
        return IntStream.range(0, pairs.size()).filter(row -> this == ALL || pairs.correct(row) == (this == RIGHT));
    }

    int count(LabelTable pairs) {
        return (int) rows(pairs).count();
    }

    int distinctImages(LabelTable pairs) {
        return (int) rows(pairs).map(pairs::image).distinct().count();
    }

    int models(LabelTable pairs) {
        return (int) rows(pairs).mapToObj(pairs::modelId).distinct().count();
    }

    Spread ratios(LabelTable pairs) {
        return Spread.of(
                rows(pairs).mapToDouble(row -> pairs.ratio(row).value()).toArray());
    }
}
