package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.activationlab.metrics.RiskCoverageCurve;
import org.knowm.xchart.XYChart;

/** The share of errors among the answers that are kept, against how many are kept, for several named scores. */
public final class RiskCoverageFigure {

    /** With fewer kept answers the share of errors is chance. */
    private static final double LEAST_COVERAGE = 0.02;

    private static final double CLAIMED = 0.5;

    private RiskCoverageFigure() {}

    /**
     * Draws the figure.
     *
     * @param curves by the scores' names, at least one, all of the same pairs
     * @return the figure
     */
    public static Figure of(Map<String, RiskCoverageCurve> curves) {
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("a figure of risk and coverage needs a curve, but there is none");
        }
        return HouseStyle.draw(finding(curves), alternative(curves), chart(curves));
    }

    /** Package-private, so that a test can read its series. */
    static XYChart chart(Map<String, RiskCoverageCurve> curves) {
        XYChart chart = HouseStyle.chart("coverage: answers kept, the surest first (%)", "errors among them (%)");
        double top = curves.values().stream()
                .flatMapToDouble(curve -> IntStream.range(0, curve.size())
                        .filter(point -> curve.coverage(point) >= LEAST_COVERAGE)
                        .mapToDouble(curve::risk))
                .max()
                .orElse(0);
        HouseStyle.range(chart, 0, 100, 0, 100 * Math.max(0.01, 1.05 * top));
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setYAxisDecimalPattern("0.##");
        chart.getStyler().setMarkerSize(9);
        int number = 0;
        for (Map.Entry<String, RiskCoverageCurve> entry : curves.entrySet()) {
            RiskCoverageCurve curve = entry.getValue();
            List<Integer> points = shown(curve);
            FigureCurves.add(
                    chart,
                    entry.getKey(),
                    points.stream().mapToDouble(i -> 100 * curve.coverage(i)).toArray(),
                    points.stream().mapToDouble(i -> 100 * curve.risk(i)).toArray(),
                    number++);
        }
        double all = overall(curves.values().iterator().next());
        FigureCurves.quiet(chart, "all kept", 0, 100, 100 * all);
        return chart;
    }

    private static List<Integer> shown(RiskCoverageCurve curve) {
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            if (curve.coverage(i) >= LEAST_COVERAGE) {
                points.add(i);
            }
        }
        return points;
    }

    private static double overall(RiskCoverageCurve curve) {
        return curve.risk(curve.size() - 1);
    }

    /** The risk at the first point that keeps at least a share. */
    static double riskAt(RiskCoverageCurve curve, double coverage) {
        int point = 0;
        while (point < curve.size() - 1 && curve.coverage(point) < coverage) {
            point++;
        }
        return curve.risk(point);
    }

    private static String finding(Map<String, RiskCoverageCurve> curves) {
        Map.Entry<String, RiskCoverageCurve> best = curves.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> riskAt(entry.getValue(), CLAIMED)))
                .orElseThrow();
        return "Of all answers " + Wording.percent(overall(best.getValue())) + " are wrong; of the surer half by the "
                + best.getKey() + ", the lowest here, " + Wording.percent(riskAt(best.getValue(), CLAIMED));
    }

    private static String alternative(Map<String, RiskCoverageCurve> curves) {
        List<String> parts = new ArrayList<>();
        curves.forEach((name, curve) -> parts.add(name + " " + Wording.percent(riskAt(curve, CLAIMED)) + " at half"
                + " coverage, area x1000 " + Wording.number(1000 * curve.aurc(), 1)));
        return "Share of errors among the kept answers against the share kept: " + String.join("; ", parts) + ".";
    }
}
