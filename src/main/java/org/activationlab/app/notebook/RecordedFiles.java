package org.activationlab.app.notebook;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.study.RunInventory;
import org.activationlab.study.StudyException;
import org.jspecify.annotations.Nullable;

/** Files of a run as its records tell of them. Records are read once; only for files that came since they are read again. */
final class RecordedFiles {

    private final Path folder;
    private @Nullable RunInventory inventory;

    RecordedFiles(Path folder) {
        this.folder = folder;
    }

    /** Finds a file that was not changed since it was written. */
    Path verified(String name) throws StudyException, IOException {
        RunInventory known = inventory;
        if (known == null || !known.outputs().containsKey(name)) {
            known = RunInventory.of(folder);
            inventory = known;
        }
        return known.verified(folder, name);
    }
}
