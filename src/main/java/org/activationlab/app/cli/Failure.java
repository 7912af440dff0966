package org.activationlab.app.cli;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.activationlab.study.StudyException;
import org.jspecify.annotations.Nullable;

/** Turns an exception into one clear line. */
final class Failure {

    private Failure() {}

    /** Says what went wrong, and what to do where the exception itself does not. */
    static String inWords(Throwable exception) {
        String message = exception.getMessage();
        if (stopped(exception)) {
            return "stopped. Start the same command again to go on.";
        }
        if (exception instanceof NoSuchFileException) {
            return "the file or folder " + message + " does not exist.";
        }
        if (exception instanceof AccessDeniedException) {
            return "no permission for " + message + ". Use another folder or change its rights.";
        }
        if (exception instanceof FileSystemException full && "No space left on device".equals(full.getReason())) {
            return "could not write " + full.getFile()
                    + ": No space left on device. Make room or use another folder, and run again.";
        }
        if (exception instanceof FileSystemException readOnly && "Read-only file system".equals(readOnly.getReason())) {
            return "cannot write " + readOnly.getFile()
                    + ": its disk is read-only. Copy the folder to another disk, or mount it for writing.";
        }
        if (exception instanceof FileSystemException file) {
            return file.getFile() + ": " + (file.getReason() == null ? "cannot be used" : file.getReason()) + ".";
        }
        if (exception instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return inWords(unchecked.getCause());
        }
        if (exception instanceof LinkageError || String.valueOf(message).contains("native library")) {
            return "PyTorch's native library cannot be used (" + message + "). Maybe its folder cannot be written or"
                    + " the disk is full: set DJL_CACHE_DIR to another folder.";
        }
        if (exception instanceof OutOfMemoryError) {
            return "out of memory (" + message + "). Use fewer --workers, or give Java more with"
                    + " ACTIVATION_LAB_JAVA_FLAGS=-Xmx2g.";
        }
        return message == null || message.isBlank() ? exception.toString() : message;
    }

    /** An interrupt that hits a file being written arrives as that file's failure. */
    static boolean stopped(Throwable exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof CancellationException
                    || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    /** Says of a stop that whole seeds are kept: within a training nothing goes on, unlike in other commands. */
    static Exception betweenSeeds(Exception exception) {
        if (!stopped(exception)) {
            return exception;
        }
        return stopped(
                exception,
                "stopped. Seeds that were finished are kept; the interrupted one begins anew when the same command is"
                        + " started again.");
    }

    /** What a command throws whose work begins anew when it is started again; other exceptions stay as they are. */
    static Exception withoutResume(Exception exception) {
        return stopped(exception) ? stopped(exception, "stopped. The same command begins anew.") : exception;
    }

    private static StudyException stopped(Exception exception, String sentence) {
        StudyException stopped = new StudyException(sentence);
        stopped.addSuppressed(exception);
        return stopped;
    }
}
