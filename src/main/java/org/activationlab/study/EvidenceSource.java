package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.Sha256;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.SamplingDesign;

/** Gives out the files of a design's evidence, each checked against the run's records, and keeps their sums. */
final class EvidenceSource {

    private final Path root;
    private final String verb;
    private final Map<String, String> recorded;
    private final EvidenceSet set;
    private final boolean withDraws;
    /** SHA-256 of what was given out, by folder or single file, then by the file's name. */
    private final Map<String, Map<String, String>> given = new TreeMap<>();

    EvidenceSource(Path root, SamplingDesign design) throws StudyException, IOException {
        this.root = root;
        RunInventory inventory = RunInventory.of(root);
        recorded = inventory.outputs();
        // The original's own pairs are joined by 'run'; what goes beside them comes with either other design.
        SamplingDesign drawn = design == SamplingDesign.ORIGINAL ? SamplingDesign.NATURAL : design;
        verb = "'activation-lab evidence --run " + root + " --design "
                + drawn.name().toLowerCase(Locale.ROOT) + "'";
        RunDescription run = inventory.description();
        if (design == SamplingDesign.ORIGINAL) {
            set = EvidenceSet.ofPlan(run);
            withDraws = false;
        } else {
            EvidencePlan plan = Json.readSummed(existing(EvidenceSet.plan(design)), EvidencePlan.class);
            set = EvidenceSet.of(run, plan);
            withDraws = plan.extraDraws() > 0;
        }
    }

    Path root() {
        return root;
    }

    /** Where the evidence is. */
    EvidenceSet set() {
        return set;
    }

    /** Whether there are draws beside those of the labels. */
    boolean withDraws() {
        return withDraws;
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
        Path file = unverified(name);
        String sha256 = recorded.getOrDefault(name, "nothing");
        RunFolder.verify(root, name, sha256);
        given.computeIfAbsent(group, key -> new TreeMap<>()).put(name, sha256);
        return file;
    }

    /** A file of a finished item, of which no more is read than it says of itself. */
    Path unverified(String name) throws StudyException {
        if (!recorded.containsKey(name)) {
            throw missing(name);
        }
        return existing(name);
    }

    private Path existing(String name) throws StudyException {
        if (!Files.exists(root.resolve(name))) {
            throw missing(name);
        }
        return root.resolve(name);
    }

    /** What finished items wrote into a folder, in the order of the names. */
    List<String> names(String folder) {
        return recorded.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .toList();
    }

    /** Refuses joined pairs that were made by another plan than today's. */
    void requirePlan(Path joined) throws StudyException, IOException {
        if (!PairFile.readHeader(joined).planFingerprint().equals(set.fingerprint())) {
            throw new StudyException(joined + " was made by another plan than the one in " + set.plan()
                    + ". Was that edited? Restore it, or start in a new folder.");
        }
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
