package org.activationlab.report;

import java.util.List;
import java.util.Optional;
import org.activationlab.meta.AuditedCell;
import org.activationlab.meta.LeakAudit;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestCell;

/**
 * What a leak audit knows.
 *
 * @param provenance where the pairs come from
 * @param audit look-ups and scores of the logits on every split
 * @param meta the meta-networks that were trained on the very split by pair of the audit; empty if there are none
 */
public record LeakFacts(Provenance provenance, LeakAudit audit, Optional<MetaFacts> meta) {

    /** The cells of a rule that regions do not multiply; none if the pairs do not allow it. */
    List<AuditedCell> cells(SplitRule rule) {
        return audit.cells().stream().filter(cell -> cell.plan().rule() == rule).toList();
    }

    /** The test pairs of the original's split. */
    Optional<AuditedCell> byPair() {
        return cells(SplitRule.BY_PAIR).stream().findFirst();
    }

    /** The test pairs of which model and image are both new. */
    Optional<AuditedCell> bothNew() {
        return cells(SplitRule.BY_MODEL_AND_IMAGE).stream()
                .filter(cell -> cell.cell() == TestCell.NEW_MODEL_NEW_IMAGE)
                .findFirst();
    }

    /** The meta-networks of one task that have a score by pair. */
    List<NetworkScores> networks(Task task) {
        return meta.map(facts -> NetworkScores.of(facts, task)).orElse(List.of()).stream()
                .filter(network -> Double.isFinite(NetworkScores.mean(network.summary())))
                .toList();
    }
}
