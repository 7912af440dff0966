package org.activationlab.data;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of an answer to the end of a ".part" file, up to a limit.
 *
 * <p>The client's threads call it; the methods are synchronized so that after {@link #abandon} no late byte is written.
 */
final class PartWriter implements HttpResponse.BodySubscriber<Void> {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final FileChannel channel;
    private final long limit;
    private final long total;
    private volatile long written;
    private Flow.@Nullable Subscription subscription;

    /**
     * Opens the file and cuts it to the bytes to keep.
     *
     * @param part the file
     * @param keep bytes at its start that stay; the body goes behind them
     * @param limit the most bytes the whole file may have
     * @param total the bytes the whole file will have, or -1 where the server did not say
     */
    PartWriter(Path part, long keep, long limit, long total) throws IOException {
        this.limit = limit;
        this.total = total;
        channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(keep);
        channel.position(keep);
        written = keep;
    }

    /** Bytes in the file so far. */
    long written() {
        return written;
    }

    /** Bytes in the whole file, or -1. */
    long total() {
        return total;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription newSubscription) {
        if (!channel.isOpen()) {
            newSubscription.cancel();
            return;
        }
        subscription = newSubscription;
        if (total > limit) {
            refuse();
        } else {
            newSubscription.request(1);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (!channel.isOpen() || subscription == null) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                if (written + buffer.remaining() > limit) {
                    refuse();
                    return;
                }
                while (buffer.hasRemaining()) {
                    written += channel.write(buffer);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        fail(failure);
    }

    @Override
    public synchronized void onComplete() {
        try {
            if (channel.isOpen()) {
                channel.force(true);
                channel.close();
            }
            done.complete(null);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Ends the writing for good; the bytes so far stay in the file. */
    void abandon() {
        fail(new IOException("the transfer was abandoned"));
    }

    private void refuse() {
        DataException tooBig = new DataException("sends more than the " + limit + " bytes that the file can have");
        try {
            // None of it can be used, so the next transfer starts anew.
            channel.truncate(0);
        } catch (IOException e) {
            tooBig.addSuppressed(e);
        }
        fail(tooBig);
    }

    private synchronized void fail(Throwable failure) {
        if (subscription != null) {
            subscription.cancel();
        }
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        done.completeExceptionally(failure);
    }
}
