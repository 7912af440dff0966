package org.activationlab.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.ModelCard;

/**
 * A model card as it stands on a disk: what it tells, and all that is needed to do its work again.
 *
 * @param format what kind of file this is, {@value #FORMAT}
 * @param schema the version of its layout, {@value #SCHEMA}
 * @param run plan, images and device of the judged networks
 * @param card what it tells
 */
public record CardFile(String format, int schema, RunDescription run, ModelCard card) {

    /** What the file calls itself. */
    public static final String FORMAT = "activation-lab model card";

    /** The layout that this version reads and writes. */
    public static final int SCHEMA = 1;

    /** A hundred times what a card takes: its JSON becomes a tree, which takes forty times as much. */
    private static final long MOST_BYTES = 4L << 20;

    /** So many digits of a fingerprint tell folders apart. */
    private static final int SHORT = 8;

    /** A new card. */
    static CardFile of(RunDescription run, ModelCard card) {
        return new CardFile(FORMAT, SCHEMA, run, card);
    }

    /**
     * Reads a card.
     *
     * @param file where it is
     * @return the card
     * @throws StudyException if it is no card, or one of another layout, or it was damaged; says what to do
     * @throws IOException if the disk fails
     */
    public static CardFile read(Path file) throws StudyException, IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new StudyException(
                    file + " is no model card: at most " + MOST_BYTES + " bytes were expected, but it has "
                            + Files.size(file) + ". Write cards with 'activation-lab cards RUN'.");
        }
        JsonNode tree = Json.read(file, JsonNode.class);
        String format = tree.path("format").asText("");
        if (!format.equals(FORMAT)) {
            throw new StudyException(file + " is no model card"
                    + (format.equals(SheetFile.FORMAT) ? ", but a data sheet" : "")
                    + ": expected the format \"" + FORMAT + "\", but got \"" + format
                    + "\". Write cards with 'activation-lab cards RUN' and name one of those that tell of a judge.");
        }
        JsonNode schema = tree.path("schema");
        if (!schema.isInt() || schema.intValue() != SCHEMA) {
            throw new StudyException(file + " has schema version " + schema + ", but this program reads " + SCHEMA
                    + ". Use the program that wrote it, or write it anew with 'activation-lab cards RUN'.");
        }
        CardFile card = Json.readSummed(file, CardFile.class);
        if (!card.card().source().data().fingerprint().equals(card.run().data().fingerprint())) {
            throw new StudyException(file + " names two fingerprints of its images, "
                    + card.run().data().fingerprint() + " and "
                    + card.card().source().data().fingerprint()
                    + ". It was edited: restore it, or write it anew with 'activation-lab cards RUN'.");
        }
        return card;
    }

    /**
     * Says what a run that does the card's work again is about.
     *
     * @param device where networks and evidence are computed
     * @return the run of the card on that device
     */
    RunDescription again(ComputeDevice device) {
        return new RunDescription(run.format(), run.plan(), run.data(), device);
    }

    /**
     * Names a run folder for doing the card's work again. Cards of judges that learned from the same evidence share it.
     *
     * @param device where networks and evidence are computed
     * @return for example reproduce-12ab34cd, from the fingerprint of the plan of networks and evidence
     */
    public String folder(ComputeDevice device) {
        String fingerprint =
                EvidenceSet.of(again(device), card.source().evidence()).fingerprint();
        return "reproduce-" + fingerprint.substring(0, SHORT);
    }

    /**
     * Says where the judges were trained.
     *
     * @return the device that the records of all of them name; that of the networks where they name several
     */
    public ComputeDevice judgeDevice() {
        String named = card.origin().judgeVersions().getOrDefault("device", "");
        return List.of(ComputeDevice.values()).stream()
                .filter(device -> device.name().equals(named))
                .findFirst()
                .orElse(run.device());
    }

    /** Which judges the card tells of. */
    JudgePlan plan() {
        return new JudgePlan(card.source().evidence().design(), card.split().plan(), card.settings());
    }
}
