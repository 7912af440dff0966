package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A data sheet as a page in Markdown, with those sections of its source that apply.
 *
 * <p>T. Gebru et al., "Datasheets for Datasets", 2021, section 3.
 */
public final class DataSheetPage {

    private DataSheetPage() {}

    /**
     * Writes the page. Every number in it comes from the sheet.
     *
     * @param sheet what is known
     * @return Markdown
     */
    public static String of(DataSheet sheet) {
        CardSource source = sheet.source();
        String design = source.evidence().design().name().toLowerCase(Locale.ROOT);
        MarkdownPage page = new MarkdownPage("Data sheet: " + design + " evidence", CardWords.warning(source));
        page.section("Motivation");
        page.prose("Made to learn, and to test on networks and images never met, how far a network's own activations"
                + " tell whether its answer can be trusted.");
        page.section("Composition");
        page.prose("One instance is a pair of a trained network and a test image: which they are, the true digit and"
                + " the predicted one, the activations of the clean image (maxpool2 256, fc1 120, fc2 84, fc3 10), how"
                + " many noisy copies kept the digit, and how all copies voted.");
        composition(page, sheet);
        page.section("Collection");
        page.prose(CardWords.images(source.data()));
        page.prose(CardWords.population(source.population()));
        page.bullets(CardWords.settings(source.population()));
        page.prose(CardWords.drawing(source));
        page.section("Labelling");
        page.prose("A pair's ratio is the share of its noisy copies whose predicted digit is that of the clean image;"
                + " right means that this digit is the true one. Both are computed, no person labels anything; the true"
                + " digits come with the images and may hold mistakes. The extra copies estimate the same ratio"
                + " independently of the label.");
        page.section("Uses");
        page.prose(
                "To train and to compare judges, by a split that keeps families of networks and images apart. Not to"
                        + " compare optimizers or settings: the networks are a choice from a grid, and poor ones were left out.");
        page.section("Known leaks");
        leaks(page, sheet);
        page.section("Distribution");
        page.prose(sheet.licence());
        List<List<String>> rows = new ArrayList<>();
        sheet.bytes().forEach((name, bytes) -> rows.add(List.of(name, Wording.number(bytes / 1e6, 2))));
        page.table(List.of("file or folder", "MB"), rows);
        page.section("Versions and fingerprints");
        CardWords.origin(page, sheet.origin());
        return page.toString();
    }

    private static void composition(MarkdownPage page, DataSheet sheet) {
        List<String> lines = new ArrayList<>();
        lines.add(Wording.count(sheet.source().pairs(), "pair", "pairs") + " of "
                + Wording.count(sheet.source().population().kept(), "kept network", "kept networks") + " and "
                + Wording.count(sheet.images(), "image", "images") + ", " + Wording.percent(sheet.right()) + " right");
        sheet.ratios()
                .forEach((kind, ratio) -> lines.add("mean noise ratio of " + kind + " pairs: " + Wording.ratio(ratio)));
        lines.add("test images that no kept network gets right: " + Wording.number(sheet.neverRight(), 0)
                + "; that none gets wrong: " + Wording.number(sheet.neverWrong(), 0));
        page.bullets(lines);
    }

    private static void leaks(MarkdownPage page, DataSheet sheet) {
        page.prose("A table that sees no activation can learn by heart which images and which networks are often right."
                + " AUROC of such tables on the very pairs that filled them; 0.5 is nothing. Divide pairs by network and"
                + " image, and show look-ups beside every score.");
        List<List<String>> rows = new ArrayList<>();
        sheet.leaks().forEach((name, auroc) -> rows.add(List.of(name, Wording.number(auroc, 4))));
        page.table(List.of("look-up by", "AUROC"), rows);
    }
}
