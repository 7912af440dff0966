package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.files.AtomicFile;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.report.CertificateCsv;
import org.activationlab.report.CertificateFacts;
import org.activationlab.report.CertificateFindings;
import org.activationlab.report.CertificateReport;
import org.activationlab.report.ConsoleTables;

/**
 * What the noisy votes of a run's evidence certify, and what bounds from one forward pass are worth, as one page, one
 * table of all radii, and text for a console. Made from the run folder alone; needs no meta-network.
 *
 * @param page the page, {@code certificates.html} in the run folder for natural pairs, else with the design in its name
 * @param csv all radii and certified accuracies, by model and group
 * @param data one line about the images; says so where they were drawn by code
 * @param findings sentences, in reading order
 * @param tables the tables as text, by their titles, in reading order
 */
public record RunCertificates(Path page, Path csv, String data, List<String> findings, Map<String, String> tables) {

    /** Keeps its own copies, in order. */
    public RunCertificates {
        findings = List.copyOf(findings);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Certifies the pairs of one design, and writes page and table.
     *
     * @param root the folder of a run with evidence of that design
     * @param design NATURAL or BALANCED; certified accuracy is told of natural pairs only
     * @return where page and table are, and what they say
     * @throws StudyException if the run has no finished evidence of that design, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static RunCertificates write(Path root, SamplingDesign design) throws StudyException, IOException {
        CertificateFacts facts = facts(root, design);
        String name = design == SamplingDesign.NATURAL
                ? "certificates"
                : "certificates-" + design.name().toLowerCase(Locale.ROOT);
        Path page = root.resolve(name + ".html");
        Path csv = root.resolve(name + ".csv");
        CertificateReport.of(facts).write(page);
        AtomicFile.writeText(csv, CertificateCsv.of(facts));
        return new RunCertificates(
                page, csv, facts.provenance().dataSet(), CertificateFindings.of(facts), ConsoleTables.of(facts));
    }

    /**
     * Certifies the pairs of one design without writing anything.
     *
     * @param root the folder of a run with evidence of that design
     * @param design NATURAL or BALANCED
     * @return what is known of the certificates
     * @throws StudyException if the run has no finished evidence of that design, or something cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static CertificateFacts facts(Path root, SamplingDesign design) throws StudyException, IOException {
        return new EvidenceCertificates(root, design).facts();
    }
}
