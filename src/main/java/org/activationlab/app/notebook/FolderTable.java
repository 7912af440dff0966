package org.activationlab.app.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.report.Columns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A table of what lies in a folder. */
public final class FolderTable {

    private static final double MEGABYTE = 1e6;

    private FolderTable() {}

    /**
     * Adds up files.
     *
     * @param folder such as a run folder
     * @return a row for each file and folder in it, by name: files, and their size in megabytes (1,000,000 bytes)
     * @throws IOException if the folder cannot be read
     */
    public static Table of(Path folder) throws IOException {
        StringColumn names = Columns.text("file or folder");
        IntColumn counts = Columns.count("files");
        DoubleColumn sizes = Columns.number("megabytes", 1);
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.sorted().toList();
        }
        for (Path entry : entries) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(entry)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            names.append(entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""));
            counts.append(files.size());
            sizes.append(bytes / MEGABYTE);
        }
        return Table.create("What lies in the run folder", names, counts, sizes);
    }
}
