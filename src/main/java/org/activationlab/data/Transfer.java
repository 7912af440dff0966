package org.activationlab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file from one mirror into a ".part" file, going on where an earlier transfer stopped if the server can.
 *
 * <p>A {@link DataException} means that asking this mirror again is useless, any other {@link IOException} that it may
 * help. Redirects are followed by hand, for each new address has to be allowed.
 */
final class Transfer {
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final long POLL_MILLIS = 100;

    private final HttpClient client;
    private final DownloadSettings settings;
    private final DownloadProgress progress;

    Transfer(HttpClient client, DownloadSettings settings, DownloadProgress progress) {
        this.client = client;
        this.settings = settings;
        this.progress = progress;
    }

    /** Returns true if bytes of an earlier transfer were kept. */
    boolean run(URI address, RemoteFile file, Path part) throws IOException, InterruptedException {
        URI current = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            long have = Files.exists(part) ? Files.size(part) : 0;
            HttpResponse<Void> response = send(current, have, file, part);
            int status = response.statusCode();
            if (status == OK || (status == PARTIAL_CONTENT && keeps(response, have))) {
                return status == PARTIAL_CONTENT;
            }
            if (status == RANGE_NOT_SATISFIABLE || status == PARTIAL_CONTENT) {
                Files.deleteIfExists(part);
                throw new IOException("could not continue at byte " + have);
            }
            if (status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR) {
                throw new IOException("answered with HTTP status " + status);
            }
            current = redirectOf(response);
        }
        throw new DataException("redirects more than " + MOST_REDIRECTS + " times");
    }

    private URI redirectOf(HttpResponse<Void> response) throws DataException {
        int status = response.statusCode();
        String location = response.headers().firstValue("Location").orElse("");
        boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (!redirect || location.isEmpty()) {
            throw new DataException("answered with HTTP status " + status);
        }
        try {
            URI target = response.uri().resolve(location);
            if (settings.allows(target)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            throw new DataException("redirects to something that is no address: " + location, e);
        }
        throw new DataException("redirects to " + location + ", which is not https and therefore not followed");
    }

    private static boolean keeps(HttpResponse<?> response, long have) {
        return startsAt(response.headers().firstValue("Content-Range").orElse(""), have);
    }

    private static boolean startsAt(String contentRange, long have) {
        return have > 0 && contentRange.startsWith("bytes " + have + "-");
    }

    private HttpResponse<Void> send(URI address, long have, RemoteFile file, Path part)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        AtomicReference<@Nullable PartWriter> writer = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        HttpResponse.BodyHandler<Void> handler = info -> {
            boolean continues = info.statusCode() == PARTIAL_CONTENT
                    && startsAt(info.headers().firstValue("Content-Range").orElse(""), have);
            if (over.get() || (info.statusCode() != OK && !continues)) {
                return new UnwantedBody();
            }
            long keep = continues ? have : 0;
            OptionalLong length = info.headers().firstValueAsLong("Content-Length");
            try {
                PartWriter newWriter =
                        new PartWriter(part, keep, file.limit(), length.isPresent() ? keep + length.getAsLong() : -1);
                writer.set(newWriter);
                if (over.get()) {
                    newWriter.abandon();
                }
                return newWriter;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return await(client.sendAsync(request.build(), handler), writer, over, file.name());
    }

    /** Waits as long as bytes come: the client's own time-out ends with the answer's headers. */
    private HttpResponse<Void> await(
            CompletableFuture<HttpResponse<Void>> answer,
            AtomicReference<@Nullable PartWriter> writer,
            AtomicBoolean over,
            String name)
            throws IOException, InterruptedException {
        long before = -1;
        long lastChange = System.nanoTime();
        try {
            while (true) {
                try {
                    HttpResponse<Void> response = answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    report(writer.get(), name);
                    return response;
                } catch (TimeoutException e) {
                    PartWriter current = writer.get();
                    long now = current == null ? -1 : current.written();
                    if (now != before) {
                        before = now;
                        lastChange = System.nanoTime();
                        report(current, name);
                    } else if (System.nanoTime() - lastChange
                            > settings.readTimeout().toNanos()) {
                        HttpTimeoutException stalled = new HttpTimeoutException(
                                "sent nothing for " + settings.readTimeout().toMillis() + " ms");
                        stalled.initCause(e);
                        throw stalled;
                    }
                }
            }
        } catch (ExecutionException e) {
            throw causeOf(e);
        } finally {
            // Whatever ended the wait, an interruption included: from here on nobody writes to the file.
            over.set(true);
            answer.cancel(true);
            PartWriter last = writer.get();
            if (last != null) {
                last.abandon();
            }
        }
    }

    private void report(@Nullable PartWriter writer, String name) {
        if (writer != null) {
            progress.update(name, writer.written(), writer.total());
        }
    }

    private static IOException causeOf(ExecutionException failure) {
        Throwable cause = failure.getCause();
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            // The client wraps what the body's receiver throws; the innermost DataException is the reason.
            if (inner instanceof DataException reason) {
                return reason;
            }
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
