package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Task;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class MetaReportTest {

    private static Document page(MetaFacts facts) throws Exception {
        HtmlPage page =
                new HtmlPage("t", "l", new Provenance("tiny", 42, "CPU", "digits", false, LocalDate.of(2026, 1, 31)));
        String html = MetaReport.addTo(page, facts).html();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(MetaFacts facts) throws Exception {
        return page(facts).getDocumentElement().getTextContent().replace('\u00a0', ' ');
    }

    @Test
    void saysWhichNetworksATableOfImagesBeats() throws Exception {
        String text = text(MetaExample.facts(MetaExample.fourRuns()));

        assertThat(text)
                .contains("The look-ups reach 0.936 by image, 0.600 by model and 0.700 by (model, predicted digit). "
                        + "The RNN (0.910) lies above the look-ups by model and by (model, predicted digit) and below the "
                        + "look-up by image. The transformer (0.500) lies below all of them.")
                .contains(
                        "The best of the look-ups, by image, reaches 0.936, above all 2 kinds of meta-network trained "
                                + "here, and it sees no activation. The best published mean, 0.905 (RNN), lies below it")
                .contains("So a score up to that of the look-up can be had by knowing the image of a pair");
    }

    @Test
    void saysTheOppositeWhereTheNumbersDo() throws Exception {
        String text = text(MetaExample.facts(MetaExample.fourRuns()));
        assertThat(text)
                .contains("The LSTM (0.700) lies above all of them.")
                .contains("reaches 0.538; the only kind of meta-network trained here does not lie below it. The best "
                        + "published mean, 0.765 (LSTM), lies above it");

        String weakTables = text(MetaExample.facts(
                MetaExample.fourRuns(), MetaExample.baselines(Task.CORRECTNESS, 0.5, 0.45, 0.44, 0.43)));
        assertThat(weakTables)
                .contains("The RNN (0.910) and the transformer (0.500) lie above all of them.")
                .contains("none of the 2 kinds of meta-network trained here lies below it.")
                .doesNotContain("can be had by knowing");
    }

    @Test
    void weighsADistanceAgainstTheSpreadOfSeeds() throws Exception {
        MetaFacts facts = MetaExample.facts(
                MetaExample.fourRuns(), MetaExample.baselines(Task.CORRECTNESS, 0.5, 0.92, 0.6, 0.91));

        assertThat(text(facts))
                .contains(
                        "The RNN (0.910) lies above the look-up by model, level with the look-up by (model, predicted "
                                + "digit) and below the look-up by image.")
                // 0.90 and 0.92 deviate by 0.0141 from their mean.
                .contains("The RNN differs from the look-ups by image and by (model, predicted digit) by less than the "
                        + "standard deviation of its seeds, 0.014.");
    }

    @Test
    void namesCollapsedRunsAndWhy() throws Exception {
        List<MetaRun> runs = new ArrayList<>(MetaExample.fourRuns());
        runs.add(MetaExample.run(Architecture.TRANSFORMER, Task.CORRECTNESS, 5, 0.8));

        assertThat(text(MetaExample.facts(runs)))
                .contains("1 of the 2 runs of the transformer collapsed; without it its mean is 0.800.")
                .contains("1 run of 5 collapsed")
                .contains("transformer, right or wrong, seed 4 (accuracy 0.500): it gives every pair the same answer.");
        assertThat(text(MetaExample.facts(MetaExample.fourRuns())))
                .contains("The only run of the transformer collapsed.");
        assertThat(text(MetaExample.facts(MetaExample.fourRuns().subList(0, 3))))
                .doesNotContain(" collapsed.");
    }

    @Test
    void explainsTheQuirkAndWhatIsOtherThanTheOriginal() throws Exception {
        MetaSettings shorter =
                MetaSettings.original(Architecture.LSTM, Task.RATIO, 2).withEpochs(3);
        List<MetaRun> runs = new ArrayList<>(MetaExample.fourRuns());
        runs.add(MetaExample.run(shorter, 0.6, Optional.empty(), MetaExample.answers(Task.RATIO)));

        assertThat(text(MetaExample.facts(runs)))
                .contains("never returns")
                .contains("LSTM, noise ratio: 3 epochs instead of 45.")
                .contains("Ours rest on 1,000 pairs of 50 models, the published scores on about 78,800 of 3,973: fewer")
                .doesNotContain("preset CORRECTED");
        assertThat(text(MetaExample.facts(MetaExample.fourRuns()))).doesNotContain("instead of");
    }

    @Test
    void saysWhatWasNotRunAndHowManySeedsThereAre() throws Exception {
        assertThat(text(MetaExample.facts(MetaExample.fourRuns())))
                .contains("Each kind trained had 1 to 2 seeds. One seed has no spread. Not run: for 'noise ratio' the "
                        + "RNN, the GRU and the transformer; for 'right or wrong' the GRU and the LSTM.");
    }

    @Test
    void drawsTheFiguresThatThereAreRunsFor() throws Exception {
        // Scores of two tasks, curves of two tasks, and the ratios of the LSTM.
        Document all = page(MetaExample.facts(MetaExample.fourRuns()));
        assertThat(all.getElementsByTagName("img").getLength()).isEqualTo(5);
        assertThat(all.getElementsByTagName("table").getLength()).isEqualTo(4);

        MetaFacts correctness = MetaExample.facts(MetaExample.fourRuns().subList(0, 2));
        assertThat(page(correctness).getElementsByTagName("img").getLength()).isEqualTo(3);
        assertThat(text(correctness)).contains("No meta-network has an R2 for the noise ratio");
    }

    @Test
    void saysThatNothingWasTrainedAndWhichCommandDoesIt() throws Exception {
        MetaFacts nothing = MetaExample.facts(List.of(), List.of());

        assertThat(text(nothing)).contains("Nothing was trained here yet. The command 'activation-lab meta' trains");
        assertThat(page(nothing).getElementsByTagName("img").getLength()).isZero();
        assertThat(text(MetaExample.facts(List.of())))
                .contains("Nothing was trained here yet.")
                .contains("There is no meta-network of ours to set beside it.");
        assertThat(text(MetaExample.facts(MetaExample.fourRuns()))).doesNotContain("Nothing was trained");
    }

    @Test
    void neverPrintsANumberThatIsNone() throws Exception {
        for (List<MetaRun> runs : List.of(
                List.of(MetaExample.run(Architecture.RNN, Task.RATIO, 1, Double.NaN)),
                List.of(MetaExample.collapsed(Architecture.RNN, Task.RATIO, 1, -1e9)),
                List.<MetaRun>of())) {
            assertThat(text(MetaExample.facts(runs)))
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity")
                    .doesNotContain("null");
        }
    }
}
