package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * A socket on which requests come, and the thread that answers them one after another.
 *
 * <p>The base library's own loop ends for good at the first message that it cannot read; this one notes it and goes on.
 */
final class RequestChannel extends ShellChannel {

    private static final Logger LOG = Logger.getLogger(RequestChannel.class.getName());

    private final boolean control;
    private final ZMQ.Poller poller;
    private final Deque<Message<?>> waiting = new ArrayDeque<>();

    /** @param control whether this is the channel for interrupt and shutdown, which do not wait for a cell */
    @SuppressWarnings("NullAway") // the base class needs its connection only in the loop that is replaced here
    RequestChannel(ZMQ.Context context, HMACGenerator signatures, boolean control) {
        super(context, signatures, control, null);
        this.control = control;
        this.poller = context.poller(1);
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        bind(formatAddress(
                properties.getTransport(),
                properties.getIp(),
                control ? properties.getControlPort() : properties.getShellPort()));
        poller.register(this, ZMQ.Poller.POLLIN);
    }

    /** Begins to answer. */
    void serve(BiConsumer<RequestChannel, Message<?>> handler) {
        Thread thread = new Thread(() -> answer(handler), control ? "control" : "shell");
        thread.setDaemon(!control);
        thread.start();
    }

    @SuppressWarnings("InfiniteLoopStatement") // ends with the program
    private void answer(BiConsumer<RequestChannel, Message<?>> handler) {
        while (true) {
            try {
                Message<?> request = waiting.poll();
                handler.accept(this, request == null ? readMessage() : request);
            } catch (Throwable e) {
                LOG.log(Level.SEVERE, "a request was not answered", e);
            }
        }
    }

    /**
     * Reads what has come already and puts it in line.
     *
     * @param milliseconds how long to wait for a message that is on its way
     * @return how many requests wait in line
     */
    int collect(int milliseconds) {
        while (poller.poll(milliseconds) > 0) {
            try {
                waiting.add(readMessage());
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "a request could not be read", e);
            }
        }
        return waiting.size();
    }

    /** Returns the next request in line without waiting. */
    @Nullable
    Message<?> next() {
        return waiting.poll();
    }
}
