package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.report.DataSheet;

/**
 * A data sheet as it stands on a disk.
 *
 * @param format what kind of file this is
 * @param schema the version of its layout
 * @param run plan, images and device of the judged networks
 * @param sheet what it tells
 */
record SheetFile(String format, int schema, RunDescription run, DataSheet sheet) {

    static final String FORMAT = "activation-lab data sheet";
    private static final int SCHEMA = 1;

    static SheetFile of(RunDescription run, DataSheet sheet) {
        return new SheetFile(FORMAT, SCHEMA, run, sheet);
    }

    static SheetFile read(Path file) throws StudyException, IOException {
        return Json.readSummed(file, SheetFile.class);
    }
}
