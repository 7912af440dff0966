package org.activationlab.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipException;
import org.activationlab.files.FreeSpace;
import org.activationlab.files.Sha256;

/**
 * Downloads files and lets them appear under their names only after their SHA-256 was found right.
 *
 * <p>While it grows a file is called {@code NAME.part}; an interrupted download goes on there the next time. What fails
 * the check is deleted and the next mirror asked. A file that is already there is never replaced: it is checked, and
 * kept or refused.
 */
public final class Downloader {
    /** One download at a time in this program; the lock file does the same for several programs. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static final String LOCK_FILE = ".lock";

    private final DownloadSettings settings;

    /** Makes a downloader with {@link DownloadSettings#defaults()}. */
    public Downloader() {
        this(DownloadSettings.defaults());
    }

    /**
     * Makes a downloader.
     *
     * @param settings from where and how patiently
     */
    public Downloader(DownloadSettings settings) {
        this.settings = settings;
    }

    /**
     * Lists where files are asked for.
     *
     * @return the mirrors in the order of asking
     */
    public List<URI> mirrors() {
        return settings.mirrors();
    }

    /**
     * Downloads those of MNIST's four files (11 MB) that are not there yet.
     *
     * @param folder where to; made if it is missing
     * @param progress hears how far it is
     * @throws DataException if no mirror could give a right file; says what went wrong at each
     * @throws IOException if the disk fails
     * @throws InterruptedException if the thread is interrupted; no half file is left under a final name
     */
    public void downloadMnist(Path folder, DownloadProgress progress) throws IOException, InterruptedException {
        List<RemoteFile> files = new ArrayList<>();
        for (MnistFile file : MnistFile.values()) {
            files.add(file.remote());
        }
        download(files, folder, progress);
    }

    /**
     * Downloads those files that are not there yet.
     *
     * @param files what to download and what each must turn out to be
     * @param folder where to; made if it is missing
     * @param progress hears how far it is
     * @throws DataException if no mirror could give a right file; says what went wrong at each
     * @throws IOException if the disk fails
     * @throws InterruptedException if the thread is interrupted; no half file is left under a final name
     */
    public void download(List<RemoteFile> files, Path folder, DownloadProgress progress)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ONE_AT_A_TIME.lockInterruptibly();
        try (FileChannel lockFile =
                FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Closing the channel gives the lock back. The file stays: deleting it would let two programs in.
            lockFile.lock();
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.connectTimeout())
                    .build();
            Transfer transfer = new Transfer(client, settings, progress);
            for (RemoteFile file : files) {
                downloadOne(transfer, file, folder);
            }
        } catch (FileLockInterruptionException e) {
            InterruptedException interruption = new InterruptedException("interrupted while another download runs");
            interruption.initCause(e);
            throw interruption;
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private void downloadOne(Transfer transfer, RemoteFile file, Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve(file.name());
        if (Files.exists(target)) {
            Optional<String> problem = problemOf(target, file);
            if (problem.isPresent()) {
                throw new DataException(target + " " + problem.get()
                        + ".\nMaybe an earlier download was cut short: delete the file and run again.");
            }
            return;
        }
        FreeSpace.require(folder, "downloading " + file.name(), file.limit());
        Path part = folder.resolve(file.name() + ".part");
        List<String> failures = new ArrayList<>();
        for (URI mirror : settings.mirrors()) {
            URI address = mirror.resolve(file.name());
            Optional<String> failure = askMirror(transfer, address, file, part);
            if (failure.isEmpty()) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            failures.add("  " + address + " " + failure.get());
        }
        throw new DataException("Could not download " + file.name() + ":\n" + String.join("\n", failures)
                + "\nMaybe there is no connection to the internet: check it, or put the file into " + folder
                + " by hand, and run again.");
    }

    /** Tries one mirror a few times. Returns nothing if the part file is now whole and right, else what went wrong. */
    private Optional<String> askMirror(Transfer transfer, URI address, RemoteFile file, Path part)
            throws IOException, InterruptedException {
        String failure = "was not asked";
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            if (attempt > 1) {
                Thread.sleep(settings.backoff().toMillis() << (attempt - 2));
            }
            try {
                boolean resumed = transfer.run(address, file, part);
                Optional<String> problem = problemOf(part, file);
                if (problem.isEmpty()) {
                    return problem;
                }
                Files.delete(part);
                failure = "sent a file that " + problem.get();
                if (!resumed) {
                    // A whole file that is wrong will be wrong again. A continued one may mix two mirrors' bytes.
                    return Optional.of(failure);
                }
            } catch (DataException e) {
                if (Files.exists(part) && Files.size(part) == 0) {
                    Files.delete(part);
                }
                return Optional.of(String.valueOf(e.getMessage()));
            } catch (ConnectException | HttpConnectTimeoutException e) {
                return Optional.of("cannot be reached (" + e + ")");
            } catch (IOException e) {
                failure = "failed " + attempt + " times, at last with: " + e.getMessage();
            }
        }
        return Optional.of(failure);
    }

    /** Compares the uncompressed content with what it must be, unpacking no more than one byte too many. */
    private static Optional<String> problemOf(Path path, RemoteFile file) throws IOException {
        Sha256 sum = new Sha256();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = IdxFile.open(path)) {
            int read;
            while ((read = in.read(buffer)) >= 0 && size <= file.uncompressedBytes()) {
                sum.add(buffer, 0, read);
                size += read;
            }
        } catch (EOFException | ZipException e) {
            return Optional.of("cannot be unpacked (" + e.getMessage() + ")");
        }
        if (size > file.uncompressedBytes()) {
            return Optional.of("unpacks to more than the expected " + file.uncompressedBytes() + " bytes");
        }
        String hex = sum.hex();
        return hex.equals(file.sha256())
                ? Optional.empty()
                : Optional.of("has SHA-256 " + hex + ", but " + file.sha256() + " was expected");
    }
}
