package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.activationlab.study.RunInventory;
import org.activationlab.study.StudyException;

/** Weights that were named by path and lie in a run folder, whose records know what they were. */
final class RunWeights {

    private RunWeights() {}

    /**
     * Checks a file against the records of the run that it lies in; any other file passes.
     *
     * @param weights a file that exists or not
     * @throws StudyException if a record names it and it was changed since
     * @throws IOException if the disk fails
     */
    static void verify(Path weights) throws StudyException, IOException {
        Path folder = weights.toAbsolutePath().normalize().getParent();
        Path root = folder == null ? null : folder.getParent();
        if (folder == null
                || root == null
                || !Files.isRegularFile(root.resolve("run.json"))
                || !Files.isRegularFile(weights)) {
            return;
        }
        String name = folder.getFileName() + "/" + weights.getFileName();
        RunInventory inventory = RunInventory.of(root);
        if (inventory.outputs().containsKey(name)) {
            inventory.verified(root, name);
        }
    }
}
