package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.security.GeneralSecurityException;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The five sockets of a kernel, open until the program ends.
 *
 * <p>Every socket is bound before the first request is answered; a kernel that answers earlier loses what it publishes.
 */
final class KernelConnection {

    private final RequestChannel shell;
    private final RequestChannel control;
    private final QuestionChannel questions;
    private final IOPubChannel published;
    private final Publisher publisher;
    private final ZMQ.Socket heartbeat;

    /**
     * Opens and binds the sockets.
     *
     * @param properties where, and the key that messages are signed with
     * @throws org.zeromq.ZMQException if an address is taken
     */
    KernelConnection(KernelConnectionProperties properties) throws GeneralSecurityException {
        if (!"tcp".equals(properties.getTransport())) {
            throw new IllegalArgumentException("the connection file's transport must be tcp, but was "
                    + properties.getTransport() + ". Start Jupyter with --transport=tcp.");
        }
        ZMQ.Context context = ZMQ.context(1);
        HMACGenerator signatures = properties.createHMACGenerator();
        shell = new RequestChannel(context, signatures, false);
        control = new RequestChannel(context, signatures, true);
        questions = new QuestionChannel(context, signatures);
        published = new IOPubChannel(context, signatures);
        // By default everything beyond a thousand waiting messages is dropped without a word.
        published.setSndHWM(0);
        heartbeat = context.socket(SocketType.REP);
        published.bind(properties);
        questions.bind(properties);
        heartbeat.bind("tcp://" + properties.getIp() + ":" + properties.getHbPort());
        control.bind(properties);
        shell.bind(properties);
        publisher = new Publisher(published);
    }

    /** Begins to answer: heartbeats by itself, requests by the handler. */
    void serve(BiConsumer<RequestChannel, Message<?>> handler) {
        publisher.start();
        publisher.publish(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        Thread echo = new Thread(this::echo, "heartbeat");
        echo.setDaemon(true);
        echo.start();
        control.serve(handler);
        shell.serve(handler);
    }

    @SuppressWarnings("InfiniteLoopStatement") // ends with the program
    private void echo() {
        while (true) {
            heartbeat.send(heartbeat.recv());
        }
    }

    /** Returns where cells come in. */
    RequestChannel shell() {
        return shell;
    }

    /** Returns where questions to the person go out. */
    QuestionChannel questions() {
        return questions;
    }

    /** Returns the socket behind the publisher, for the base library's types that want one; use the publisher. */
    IOPubChannel published() {
        return published;
    }

    /** Returns the way to everybody who listens. */
    Publisher publisher() {
        return publisher;
    }
}
