package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.activationlab.report.ConsoleTables;
import org.activationlab.report.HtmlPage;
import org.activationlab.report.MetaFacts;
import org.activationlab.report.MetaReport;
import org.activationlab.report.PopulationFacts;
import org.activationlab.report.PopulationReport;

/**
 * What a finished run found, as one page and as text for a console. Made from the run folder alone, so it can be made
 * again at any time and without the images.
 *
 * @param page the page, {@code report.html} in the run folder
 * @param data one line about the images; says so where they were drawn by code
 * @param tables the main tables as text, by their titles, in reading order
 */
public record RunReport(Path page, String data, Map<String, String> tables) {

    /** The report's name in the run folder. */
    public static final String FILE = "report.html";

    /** Keeps its own copy, in order. */
    public RunReport {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Writes the page of a run whose models are trained and labelled.
     *
     * @param root the run folder
     * @return where the page is, and its main tables
     * @throws StudyException if something is not finished yet or cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunReport write(Path root) throws StudyException, IOException {
        RunInventory inventory = RunInventory.of(root);
        PopulationFacts facts = PopulationInventory.facts(root, inventory);
        Optional<MetaFacts> meta = MetaInventory.facts(root, inventory);
        HtmlPage report = PopulationReport.of(facts);
        Map<String, String> tables = new LinkedHashMap<>(ConsoleTables.of(facts));
        if (meta.isPresent()) {
            MetaReport.addTo(report, meta.get());
            tables.putAll(ConsoleTables.of(meta.get()));
        }
        Path page = root.resolve(FILE);
        report.write(page);
        return new RunReport(page, facts.provenance().dataSet(), tables);
    }
}
