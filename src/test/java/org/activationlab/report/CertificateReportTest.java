package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.activationlab.meta.Certificates;
import org.activationlab.meta.JudgeTrial;
import org.activationlab.meta.MetricScore;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.SplitCells;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Trait;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.RiskCoverageCurve;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Table;

class CertificateReportTest {

    private static final int MODELS = 40;
    private static final NoiseSettings NOISE =
            NoiseSettings.defaults().withDraws(100).withSharing(NoiseSharing.PER_PAIR);

    /** SGD keeps all 100 copies of every second image, Adam none; all answers of SGD are right, half of Adam's. */
    private static CertificateFacts facts(SamplingDesign design, boolean judged) {
        SplittableRandom random = new SplittableRandom(3);
        List<LabelledPair> pairs = new ArrayList<>();
        List<ModelTraits> traits = new ArrayList<>();
        for (int model = 0; model < MODELS; model++) {
            boolean sgd = model % 2 == 0;
            traits.add(new ModelTraits("m" + model, "g" + model, sgd ? "SGD" : "ADAM", 0.1, 0, "NORMAL"));
            for (int image = 0; image < 30; image++) {
                int[] votes = new int[10];
                votes[1] = sgd && image % 2 == 0 ? 100 : random.nextInt(5);
                votes[2] = 100 - votes[1];
                boolean right = sgd || image % 2 == 0;
                pairs.add(new LabelledPair(
                        new SampledPair("m" + model, image, right ? 1 : 2, 1), VoteHistogram.of(votes)));
            }
        }
        LabelTable table = LabelTable.of(pairs);
        List<JudgeTrial> judges = new ArrayList<>();
        List<CostPoint> costs = new ArrayList<>();
        if (judged) {
            SplitCells split = SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, 1).divide(table, traits);
            judges.add(JudgeTrial.of("own ratio", 1, table.ratios(), table, split, traits, 1));
            costs.add(new CostPoint("own ratio", 1, judges.get(0).score(PairMetric.R2), false));
            costs.add(vote(20, 0.9));
        }
        return new CertificateFacts(
                new Provenance("quick", 42, "cpu", "MNIST", false, LocalDate.EPOCH),
                design,
                Certificates.of(table, NOISE, 0.001),
                traits,
                judges,
                costs,
                judged ? Optional.empty() : Optional.of("too few groups"));
    }

    private static CostPoint vote(int passes, double r2) {
        return new CostPoint(
                passes + " noisy copies",
                passes,
                new MetricScore(r2, Optional.of(new Interval(r2 - 0.05, r2 + 0.02)), 0),
                true);
    }

    private static final CertificateFacts FACTS = facts(SamplingDesign.NATURAL, true);

    @Test
    void tellsRadiiAndCertifiedAccuracyByGroup() {
        Table radii = CertificateTables.radii(FACTS);
        // One of four pairs has the largest radius of 100 copies, 0.9 * 1.5006 = 1.350.
        assertThat(PopulationTablesTest.row(radii, 0)).startsWith("all models", "40", "1,200");
        assertThat(PopulationTablesTest.row(radii, 0)).endsWith("75.0 %", "0.00", "0.34", "1.35");
        assertThat(PopulationTablesTest.row(radii, 1)).startsWith("optimizer Adam", "20", "600");
        assertThat(PopulationTablesTest.row(radii, 1)).endsWith("100.0 %", "0.00", "0.00", "0.00");
        Table accuracy = CertificateTables.accuracy(FACTS);
        assertThat(PopulationTablesTest.row(accuracy, 2))
                .containsExactly("optimizer SGD", "100.0 %", "50.0 %", "50.0 %", "50.0 %", "50.0 %", "0.0 %");
        String csv = CertificateCsv.of(FACTS);
        assertThat(csv.lines()).hasSize(1 + 1 + 5 + MODELS);
        assertThat(csv).contains("\noptimizer,SGD,20,600,1.0,", "radius_q50", "\nmodel,m39,1,30,0.5,");
    }

    @Test
    void saysItInSentences() {
        List<String> findings = CertificateFindings.of(FACTS);
        assertThat(findings.get(0))
                .startsWith("Of 1,200 pairs of 40 models, 25.0 % have a certified radius (100 noisy copies, sigma 0.9,"
                        + " alpha 0.001); half of all pairs have none");
        assertThat(findings.get(1)).contains("between 50.0 % and 100.0 % of a model's pairs have no radius");
        assertThat(findings.get(2)).contains("right and certified to some radius are 25.0 %");
        assertThat(String.join("\n", findings))
                .contains("own ratio, explains R2", "conformal lower bound, calibrated on");
        List<String> alone = CertificateFindings.of(facts(SamplingDesign.BALANCED, false));
        assertThat(alone).hasSize(3).last().isEqualTo("Left out: too few groups");
    }

    @Test
    void drawsCurvesPerGroup() throws Exception {
        XYChart chart = CertifiedAccuracyFigure.chart(FACTS, Trait.OPTIMIZER);
        double[] all = series(chart, "all 40 models").getYData();
        assertThat(all[0]).isEqualTo(25);
        assertThat(all[all.length - 1]).isZero();
        assertThat(series(chart, "SGD (20 models), line").getYData()[0]).isEqualTo(50);
        assertThat(series(chart, "Adam (20 models)").getYData()).containsOnly(0);
        assertThat(CertifiedAccuracyFigure.of(FACTS, Trait.OPTIMIZER).finding())
                .isEqualTo("Right and certified to a radius of 0.5: 50.0 % of the pairs with optimizer SGD, 0.0 % with"
                        + " Adam");
        assertThat(FigurePixels.hasWhiteEdge(CertifiedAccuracyFigure.of(FACTS, Trait.OPTIMIZER)))
                .isTrue();
        XYChart radii = RadiusFigure.chart(FACTS.certificates(), FACTS.models());
        assertThat(series(radii, "median, Adam").getXData()).hasSize(20).contains(1, 20);
        Figure figure = RadiusFigure.of(FACTS.certificates(), FACTS.models());
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(FigurePixels.count(figure, HouseStyle.BLUE)).isGreaterThan(100);
    }

    /** Of 400 models every second is Adam's: neither optimizer's markers may hide the other's. */
    @Test
    void showsBothOptimizersAmongManyModels() throws Exception {
        List<LabelledPair> pairs = new ArrayList<>();
        List<ModelTraits> traits = new ArrayList<>();
        for (int model = 0; model < 400; model++) {
            traits.add(new ModelTraits("m" + model, "g", model % 2 == 0 ? "SGD" : "ADAM", 0.1, 0, "NORMAL"));
            int[] votes = new int[10];
            votes[1] = 60 + model / 10;
            votes[2] = 100 - votes[1];
            pairs.add(new LabelledPair(new SampledPair("m" + model, 0, 1, 1), VoteHistogram.of(votes)));
        }
        Figure figure = RadiusFigure.of(Certificates.of(LabelTable.of(pairs), NOISE, 0.001), traits);
        double adam = FigurePixels.count(figure, HouseStyle.PALETTE.get(0));
        double sgd = FigurePixels.count(figure, HouseStyle.PALETTE.get(1));
        assertThat(Math.min(adam, sgd)).isGreaterThan(300);
        assertThat(adam / sgd).isBetween(0.7, 1.4);
    }

    @Test
    void drawsRiskAgainstCoverage() throws Exception {
        RiskCoverageCurve good =
                RiskCoverageCurve.of(new double[] {4, 3, 2, 1}, new boolean[] {true, true, true, false});
        RiskCoverageCurve bad =
                RiskCoverageCurve.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, false});
        Figure figure = RiskCoverageFigure.of(Map.of("good", good, "bad", bad));
        assertThat(figure.finding())
                .isEqualTo("Of all answers 25.0 % are wrong; of the surer half by the good, the lowest here, 0.0 %");
        assertThat(RiskCoverageFigure.riskAt(bad, 0.5)).isEqualTo(0.5);
        XYChart chart = RiskCoverageFigure.chart(Map.of("good", good));
        assertThat(series(chart, "good, line").getXData()).containsExactly(25, 50, 75, 100);
        assertThat(series(chart, "good, line").getYData()).containsExactly(0, 0, 0, 25);
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThatThrownBy(() -> RiskCoverageFigure.of(Map.of())).hasMessageContaining("needs a curve");
    }

    @Test
    void drawsScoresAgainstTheirCost() throws Exception {
        List<CostPoint> points = List.of(
                vote(5, 0.5),
                vote(20, 0.8),
                new CostPoint("a judge", 1, new MetricScore(0.6, Optional.empty(), 0), false),
                new CostPoint("far below", 1, new MetricScore(-3, Optional.empty(), 0), false));
        XYChart chart = CostFigure.chart(points);
        assertThat(series(chart, "vote of fresh noisy copies").getXData())
                .containsExactly(Math.log10(5), Math.log10(20));
        assertThat(series(chart, "one look at the network's activations").getYData())
                .containsExactly(0.6, CostFigure.LEAST);
        Figure figure = CostFigure.of(points);
        assertThat(figure.finding())
                .isEqualTo("Best after 1 forward pass: a judge, R2 0.600; a vote of 20 noisy copies has 0.800");
        assertThat(figure.alternative()).contains("5 noisy copies, 5 passes: 0.500 [0.450, 0.520]");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        // On the screen up is less: three lines at one place stand 15 apart around it, unless an edge is near.
        assertThat(CostFigure.spread(new double[] {100, 100, 100}, 15, 500)).containsExactly(115, 100, 85);
        assertThat(CostFigure.spread(new double[] {100, 100, 100}, 15, 100)).containsExactly(100, 85, 70);
        assertThat(CostFigure.spread(new double[] {100, 40}, 15, 100)).containsExactly(100, 40);
        assertThatThrownBy(() -> CostFigure.of(List.of())).hasMessageContaining("needs a point");
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void setsTheBoundBesideTheNoisyCopies() {
        Table bounds = CertificateTables.bounds(FACTS);
        assertThat(bounds.stringColumn("bound from").asList())
                .containsExactly("own ratio", "20 noisy copies, Clopper-Pearson");
        double covered = bounds.doubleColumn("pairs where it holds").get(0);
        assertThat(covered).isGreaterThan(0.8);
        assertThat(bounds.doubleColumn("mean bound").get(0))
                .isCloseTo(FACTS.judges().get(0).bound().meanTruth(), within(0.1));
        assertThat(CertificateTables.bounds(facts(SamplingDesign.NATURAL, false))
                        .rowCount())
                .isZero();
    }

    @Test
    void writesAPageThatNamesItsSourcesAndLimits() {
        String page = CertificateReport.of(FACTS).html();
        assertThat(page)
                .contains(
                        "Cohen, Rosenfeld and Kolter, 2019",
                        "Not guaranteed",
                        "certificates.csv",
                        "Right and certified")
                .doesNotContain(">NaN", " NaN", "Infinity");
        String balanced =
                CertificateReport.of(facts(SamplingDesign.BALANCED, false)).html();
        assertThat(balanced)
                .contains("certified accuracy is told of natural pairs only", "certificates-balanced.csv")
                .doesNotContain("What one forward pass tells");
        for (String line : String.join("\n", ConsoleTables.of(FACTS).values()).split("\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(TableText.WIDTH);
        }
    }
}
