package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends everything that a front end shows, in the order in which it was made, from one thread of its own.
 *
 * <p>Printed text is gathered: it is sent when enough has come together, when it has waited long enough, and before any
 * other message. May be used from any thread; interrupting such a thread does no harm here.
 */
final class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class.getName());

    private static final int ENOUGH_BYTES = 16 << 10;
    private static final long LONG_ENOUGH_MILLIS = 50;
    /** What may wait to be sent before printing threads wait, too. */
    private static final int MOST_WAITING = 500;

    private static final int ATTEMPTS = 10;

    private final JupyterSocket socket;
    private final Object lock = new Object();
    private final Deque<Message<?>> waiting = new ArrayDeque<>();
    private final GatheredText text = new GatheredText();
    private final Set<ThreadGroup> muted = ConcurrentHashMap.newKeySet();

    private StreamType stream = StreamType.OUT;
    private @Nullable MessageContext cell;
    private boolean sending;

    /** @param socket the socket that front ends listen to; from {@link #start()} on only the publisher may use it */
    Publisher(JupyterSocket socket) {
        this.socket = socket;
    }

    /** Begins to send. */
    void start() {
        Thread thread = new Thread(this::send, "publisher");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says to which request printed text belongs from now on. */
    void belongTo(MessageContext request) {
        synchronized (lock) {
            cut(true);
            cell = request;
        }
    }

    /** Drops what the threads of this group and of groups in it print from now on. */
    void mute(ThreadGroup group) {
        muted.add(group);
    }

    /** Takes over a message, after all text printed so far. */
    void publish(Message<?> message) {
        if (isMuted()) {
            return;
        }
        synchronized (lock) {
            cut(true);
            waiting.add(message);
            lock.notifyAll();
        }
    }

    /** Takes over printed bytes in UTF-8; text printed before the first cell has nowhere to go and is dropped. */
    void print(StreamType to, byte[] bytes, int offset, int length) {
        if (isMuted()) {
            return;
        }
        synchronized (lock) {
            waitForRoom();
            if (to != stream) {
                cut(true);
                stream = to;
            }
            text.add(bytes, offset, length);
            if (text.length() >= ENOUGH_BYTES) {
                cut(false);
            }
        }
    }

    /** Waits until everything published and printed so far has been handed to the socket. */
    void drain() {
        boolean interrupted = false;
        synchronized (lock) {
            cut(true);
            while (sending || !waiting.isEmpty()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isMuted() {
        if (muted.isEmpty()) {
            return false;
        }
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        return own != null && muted.stream().anyMatch(group -> group.parentOf(own));
    }

    /** Keeps a cell that prints faster than the publisher sends from filling the heap. */
    private void waitForRoom() {
        while (waiting.size() > MOST_WAITING && !Thread.currentThread().isInterrupted()) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes a message of the gathered text; call with the lock held. */
    private void cut(boolean all) {
        String ready = text.take(all);
        MessageContext parent = cell;
        if (!ready.isEmpty() && parent != null) {
            waiting.add(new Message<>(parent, PublishStream.MESSAGE_TYPE, new PublishStream(stream, ready)));
            lock.notifyAll();
        }
    }

    @SuppressWarnings("InfiniteLoopStatement") // ends with the program
    private void send() {
        while (true) {
            try {
                Message<?> message = next();
                try {
                    send(message);
                } finally {
                    synchronized (lock) {
                        sending = false;
                        lock.notifyAll();
                    }
                }
            } catch (Throwable e) {
                // Nothing that one message does wrong may end the output of all later cells.
                LOG.log(Level.SEVERE, "a message to the front end was lost", e);
            }
        }
    }

    private Message<?> next() throws InterruptedException {
        synchronized (lock) {
            while (waiting.isEmpty()) {
                if (text.length() == 0) {
                    lock.wait(LONG_ENOUGH_MILLIS);
                } else if (text.millisWaited() >= LONG_ENOUGH_MILLIS) {
                    cut(false);
                    if (waiting.isEmpty()) {
                        // The beginning of a character, whose rest has yet to come.
                        lock.wait(LONG_ENOUGH_MILLIS);
                    }
                } else {
                    lock.wait(LONG_ENOUGH_MILLIS);
                }
            }
            sending = true;
            return waiting.remove();
        }
    }

    private void send(Message<?> message) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                socket.sendMessage(message);
                return;
            } catch (OutOfMemoryError e) {
                // A cell has filled the heap; when it fails there is room again.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }
}
