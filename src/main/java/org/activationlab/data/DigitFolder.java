package org.activationlab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A folder in which MNIST's four file names, each with or without ".gz", are looked for. */
final class DigitFolder {
    private static final String SUBFOLDER = "mnist";

    private final Path folder;
    private final Map<MnistFile, Path> files = new EnumMap<>(MnistFile.class);

    private DigitFolder(Path folder) {
        this.folder = folder;
        for (MnistFile file : MnistFile.values()) {
            for (String name : List.of(file.gzipName(), file.fileName())) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    files.putIfAbsent(file, folder.resolve(name));
                }
            }
        }
    }

    /** Looks at the folder and its sub-folder "mnist", and takes the one with more of the files. */
    static DigitFolder at(Path folder) {
        DigitFolder itself = new DigitFolder(folder);
        DigitFolder below = new DigitFolder(folder.resolve(SUBFOLDER));
        return below.files.size() > itself.files.size() ? below : itself;
    }

    /**
     * Reads the four files.
     *
     * @param onlyMnist whether anything but the official files is refused
     * @throws DataException if a file is missing, damaged, or not official though it must be
     */
    DigitData read(boolean onlyMnist) throws IOException {
        checkComplete();
        Map<MnistFile, IdxFile> contents = new EnumMap<>(MnistFile.class);
        boolean official = true;
        for (MnistFile file : MnistFile.values()) {
            Path path = path(file);
            boolean images = file == MnistFile.TRAIN_IMAGES || file == MnistFile.TEST_IMAGES;
            IdxFile content = images ? IdxFile.images(path) : IdxFile.labels(path);
            boolean same = content.sha256().equals(file.sha256());
            if (onlyMnist && !same) {
                throw new DataException(
                        path + " is not MNIST's: its uncompressed content has SHA-256 " + content.sha256()
                                + ", but " + file.sha256()
                                + " was expected. Maybe it belongs to another data set: name its folder instead of mnist,"
                                + " or delete the file and run again.");
            }
            official &= same;
            contents.put(file, content);
        }
        LabelledImages train = join(contents, MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS);
        LabelledImages test = join(contents, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS);
        return official ? DigitData.mnist(train, test) : DigitData.of(name(), train, test);
    }

    private void checkComplete() throws DataException {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder + " is not a folder. Name a folder that holds MNIST's four files: "
                    + names(List.of(MnistFile.values())) + ".");
        }
        List<MnistFile> missing = new ArrayList<>(List.of(MnistFile.values()));
        missing.removeAll(files.keySet());
        if (files.isEmpty()) {
            throw new DataException(folder + " holds none of MNIST's four files (" + names(missing)
                    + "). Put them there, with or without .gz.");
        }
        if (!missing.isEmpty()) {
            throw new DataException(folder + " lacks " + names(missing) + " (found " + files.size()
                    + " of the 4 files). Maybe a copy or download was cut short: put the missing files there, with or"
                    + " without .gz.");
        }
    }

    private Path path(MnistFile file) {
        Path path = files.get(file);
        if (path == null) {
            throw new IllegalStateException(file + " was checked to be there");
        }
        return path;
    }

    private static LabelledImages join(Map<MnistFile, IdxFile> contents, MnistFile images, MnistFile labels)
            throws DataException {
        IdxFile imagesFile = contents.get(images);
        IdxFile labelsFile = contents.get(labels);
        if (imagesFile == null || labelsFile == null) {
            throw new IllegalStateException(images + " and " + labels + " were read");
        }
        return IdxReader.join(imagesFile, labelsFile);
    }

    private String name() {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "root-folder" : last.toString();
    }

    private static String names(List<MnistFile> files) {
        return String.join(", ", files.stream().map(MnistFile::gzipName).toList());
    }
}
