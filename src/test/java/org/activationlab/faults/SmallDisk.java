package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file system in memory whose size can be changed; needs the rights to mount one. */
final class SmallDisk implements AutoCloseable {

    private static final long PAGE = 4096;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Mounts one with room enough; empty if this user may not. */
    static Optional<SmallDisk> mount(Path place) throws Exception {
        Files.createDirectories(place);
        return command(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=1g,nr_inodes=1000000",
                                "activation-lab-test",
                                place.toString())
                        == 0
                ? Optional.of(new SmallDisk(place))
                : Optional.empty();
    }

    Path place() {
        return place;
    }

    /** Leaves room for so many bytes more. */
    void leaveBytes(long bytes) throws Exception {
        require("size=" + (used() + bytes + PAGE - 1) / PAGE * PAGE + ",nr_inodes=1000000");
    }

    /** Leaves room for so many files and folders more, whatever their size. */
    void leaveFiles(int files) throws Exception {
        require("size=1g,nr_inodes=" + (count() + files));
    }

    /** Makes room again. */
    void makeRoom() throws Exception {
        require("size=1g,nr_inodes=1000000");
    }

    /** Lets nobody write, or lets them again. */
    void readOnly(boolean only) throws Exception {
        require(only ? "ro" : "rw");
    }

    private void require(String options) throws Exception {
        if (command("mount", "-o", "remount," + options, place.toString()) != 0) {
            throw new IOException("could not remount " + place + " with " + options);
        }
    }

    private long used() throws IOException {
        var store = Files.getFileStore(place);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.count();
        }
    }

    private static int command(String... words) throws Exception {
        return new ProcessBuilder(List.of(words))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws Exception {
        command("umount", "-l", place.toString());
    }
}
