package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What System.out and System.err are in a notebook: everything goes to the publisher. */
final class PrintedBytes extends OutputStream {

    private final Publisher publisher;
    private final StreamType stream;

    private PrintedBytes(Publisher publisher, StreamType stream) {
        this.publisher = publisher;
        this.stream = stream;
    }

    /** Makes a stream to print to. Flushing it does nothing: the publisher knows when to send. */
    static PrintStream to(Publisher publisher, StreamType stream) {
        return new PrintStream(new PrintedBytes(publisher, stream), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) {
        publisher.print(stream, new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        publisher.print(stream, bytes, offset, length);
    }
}
