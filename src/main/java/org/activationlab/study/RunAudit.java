package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.files.AtomicFile;
import org.activationlab.meta.LeakAudit;
import org.activationlab.report.ConsoleTables;
import org.activationlab.report.LeakFacts;
import org.activationlab.report.LeakFindings;
import org.activationlab.report.LeakReport;
import org.activationlab.report.MetaFacts;

/**
 * How much of the scores on a run's pairs can be had without looking at an activation, as one page, one table of all
 * figures, and text for a console. Made from the run folder alone; needs no finished meta-network.
 *
 * @param page the page, {@code audit.html} in the run folder
 * @param csv all figures, {@code audit.csv} in the run folder
 * @param data one line about the images; says so where they were drawn by code
 * @param findings sentences, in reading order
 * @param tables the tables as text, by their titles, in reading order
 */
public record RunAudit(Path page, Path csv, String data, List<String> findings, Map<String, String> tables) {

    /** The page's name in the run folder. */
    public static final String PAGE = "audit.html";

    /** The name of the table of all figures in the run folder. */
    public static final String CSV = "audit.csv";

    /** Keeps its own copies, in order. */
    public RunAudit {
        findings = List.copyOf(findings);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Audits the pairs that a run's meta-networks learn from, and writes page and table.
     *
     * @param root the folder of a run whose pairs are joined
     * @return where page and table are, and what they say
     * @throws StudyException if the run has no finished evidence, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunAudit write(Path root) throws StudyException, IOException {
        LeakFacts facts = facts(root);
        Path page = root.resolve(PAGE);
        Path csv = root.resolve(CSV);
        LeakReport.of(facts).write(page);
        AtomicFile.writeText(csv, facts.audit().csv());
        return new RunAudit(page, csv, facts.provenance().dataSet(), LeakFindings.of(facts), ConsoleTables.of(facts));
    }

    /**
     * Audits without writing anything.
     *
     * @param root the folder of a run whose pairs are joined
     * @return what the audit knows
     * @throws StudyException if the run has no finished evidence, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static LeakFacts facts(Path root) throws StudyException, IOException {
        RunInventory inventory = RunInventory.of(root);
        MetaPlan plan = MetaPlan.preset(inventory.description().plan().preset());
        MetaEvidence evidence = MetaEvidence.of(root, plan);
        return new LeakFacts(
                PopulationInventory.provenance(inventory),
                LeakAudit.of(evidence.data(), PopulationTraits.of(root), plan.splitSeed()),
                meta(root, inventory, evidence));
    }

    /** The run's meta-networks, if they were tested on the very pairs that the split by pair tests here. */
    private static Optional<MetaFacts> meta(Path root, RunInventory inventory, MetaEvidence evidence)
            throws StudyException, IOException {
        boolean same = inventory.records().stream()
                .filter(record -> record.stage().equals(MetaPlace.RUN.stage()))
                .allMatch(record -> record.inputs().equals(evidence.inputs()));
        return same
                ? MetaInventory.facts(root, inventory)
                        .filter(facts -> !facts.runs().isEmpty())
                : Optional.empty();
    }
}
