package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.Sha256;
import org.activationlab.pairs.SamplingDesign;

/** Gives out the files of a design's evidence, each checked against the run's records, and keeps their sums. */
final class EvidenceSource {

    private final Path root;
    private final String verb;
    private final RunInventory inventory;
    private final Map<String, String> recorded;
    /** SHA-256 of what was given out, by folder or single file, then by the file's name. */
    private final Map<String, Map<String, String>> given = new TreeMap<>();

    EvidenceSource(Path root, SamplingDesign design) throws StudyException, IOException {
        this.root = root;
        inventory = RunInventory.of(root);
        recorded = inventory.outputs();
        // The original's own pairs are joined by 'run'; what goes beside them comes with either other design.
        SamplingDesign drawn = design == SamplingDesign.ORIGINAL ? SamplingDesign.NATURAL : design;
        verb = "'activation-lab evidence --run " + root + " --design "
                + drawn.name().toLowerCase(Locale.ROOT) + "'";
    }

    Path root() {
        return root;
    }

    RunDescription run() {
        return inventory.description();
    }

    /** What to do where something is missing. */
    String verb() {
        return verb;
    }

    /** A file that is summed up with all others of its folder. */
    Path inFolder(String name) throws StudyException, IOException {
        return verified(name, name.substring(0, name.lastIndexOf('/')));
    }

    /** A file that is named by itself. */
    Path single(String name) throws StudyException, IOException {
        return verified(name, name);
    }

    private Path verified(String name, String group) throws StudyException, IOException {
        String sha256 = recorded.get(name);
        if (sha256 == null || !Files.exists(root.resolve(name))) {
            throw missing(name);
        }
        RunFolder.verify(root, name, sha256);
        given.computeIfAbsent(group, key -> new TreeMap<>()).put(name, sha256);
        return root.resolve(name);
    }

    /** A file that has no record. */
    Path unrecorded(String name) throws StudyException {
        if (!Files.exists(root.resolve(name))) {
            throw missing(name);
        }
        return root.resolve(name);
    }

    private StudyException missing(String name) {
        return new StudyException(
                name + " is missing in " + root + ": this evidence was not drawn to its end. Run " + verb + ".");
    }

    /** SHA-256 of each single file, and over the names and sums of all files of each folder. */
    Map<String, String> sums() {
        Map<String, String> sums = new TreeMap<>();
        given.forEach((group, files) -> {
            String own = files.get(group);
            sums.put(group, own != null ? own : Sha256.of(Json.text(files)));
        });
        return sums;
    }
}
