package org.activationlab.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.AuditScore;
import org.activationlab.meta.AuditedCell;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.LeakAudit;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.TestCell;

/** A leak audit small enough to check by hand. */
final class LeakExample {

    private LeakExample() {}

    /** By pair the image gives accuracy 0.96 and (model, digit) R2 0.54; new models and images leave nothing. */
    static LeakFacts facts(Optional<MetaFacts> meta) {
        return new LeakFacts(
                new Provenance("quick", 42, "cpu", "MNIST", false, LocalDate.EPOCH),
                new LeakAudit(
                        List.of(
                                cell(
                                        SplitPlan.of(SplitRule.BY_PAIR, 0),
                                        TestCell.SEEN_MODEL_SEEN_IMAGE,
                                        new AuditScore(Baseline.LOGIT_MARGIN, 0.84, 0.92, 0.07),
                                        new AuditScore(Baseline.IMAGE_LOOKUP, 0.96, 0.99, 0.41),
                                        new AuditScore(Baseline.MODEL_LOOKUP, 0.45, 0.43, 0.23),
                                        new AuditScore(Baseline.MODEL_AND_DIGIT_LOOKUP, 0.51, 0.52, 0.54)),
                                both(SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, 0)),
                                both(SplitPlan.leaveOut(Region.parse("optimizer=ADAM"), 0))),
                        List.of("split by image with seed 0 leaves no pairs")),
                meta);
    }

    private static AuditedCell both(SplitPlan plan) {
        return cell(
                plan,
                TestCell.NEW_MODEL_NEW_IMAGE,
                new AuditScore(Baseline.LOGIT_MARGIN, 0.74, 0.918, 0.1),
                new AuditScore(Baseline.IMAGE_LOOKUP, 0.35, 0.5, -0.06),
                new AuditScore(Baseline.MODEL_LOOKUP, 0.35, 0.5, -0.06),
                new AuditScore(Baseline.MODEL_AND_DIGIT_LOOKUP, 0.35, 0.5, -0.06));
    }

    private static AuditedCell cell(SplitPlan plan, TestCell cell, AuditScore... scores) {
        return new AuditedCell(plan, cell, true, 640, 160, 5, 200, 20, 50, 0.51, List.of(scores));
    }
}
