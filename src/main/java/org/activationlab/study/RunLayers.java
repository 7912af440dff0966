package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.activationlab.files.AtomicFile;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.ConsoleTables;
import org.activationlab.report.LayerCsv;
import org.activationlab.report.LayerFacts;
import org.activationlab.report.LayerFindings;
import org.activationlab.report.LayerReport;

/**
 * Which layers the trained judges and meta-networks of a run use, as one page, one table of all figures, and text for a
 * console. Made from the run folder alone; trains nothing.
 *
 * @param page the page, {@code layers.html} in the run folder for judges of natural pairs, else with the design in its name
 * @param csv a line per training and layer
 * @param data one line about the images; says so where they were drawn by code
 * @param findings sentences, in reading order
 * @param tables the tables as text, by their titles, in reading order
 */
public record RunLayers(Path page, Path csv, String data, List<String> findings, Map<String, String> tables) {

    /** Keeps its own copies, in order. */
    public RunLayers {
        findings = List.copyOf(findings);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Asks every trained network which layers it uses, on at most 5,000 test pairs for a judge and 1,000
     * for a meta-network, and writes page and table.
     *
     * @param root the folder of a run with trained judges or meta-networks
     * @param design NATURAL or BALANCED: whose judges
     * @param listener told of every network that was asked, possibly by several threads
     * @return where page and table are, and what they say
     * @throws StudyException if there is no trained network, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunLayers write(Path root, SamplingDesign design, Consumer<String> listener)
            throws StudyException, IOException {
        LayerFacts facts = LayerGames.play(root, design, listener);
        Path page = root.resolve(LayerReport.name(design) + ".html");
        Path csv = root.resolve(LayerReport.name(design) + ".csv");
        LayerReport.of(facts).write(page);
        AtomicFile.writeText(csv, LayerCsv.of(facts));
        return new RunLayers(page, csv, facts.provenance().dataSet(), LayerFindings.of(facts), ConsoleTables.of(facts));
    }
}
