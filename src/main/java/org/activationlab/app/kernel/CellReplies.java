package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.nio.charset.StandardCharsets;

/** The way back from one request: replies go to who asked, publications through the {@link Publisher} to everybody. */
final class CellReplies extends ShellReplyEnvironment {

    private final Publisher publisher;
    private boolean deferNext;

    CellReplies(KernelConnection connection, RequestChannel channel, Message<?> request) {
        super(channel, connection.questions(), connection.published(), request);
        this.publisher = connection.publisher();
    }

    @Override
    public CellReplies defer() {
        deferNext = true;
        return this;
    }

    @Override
    public void publish(Message<?> message) {
        if (deferNext) {
            deferNext = false;
            defer(() -> publisher.publish(message));
        } else {
            publisher.publish(message);
        }
    }

    @Override
    public void reply(Message<?> message) {
        if (deferNext) {
            deferNext = false;
            defer(() -> super.reply(message));
        } else {
            super.reply(message);
        }
    }

    @Override
    public void writeToStdOut(String text) {
        print(StreamType.OUT, text);
    }

    @Override
    public void writeToStdErr(String text) {
        print(StreamType.ERR, text);
    }

    private void print(StreamType stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        publisher.print(stream, bytes, 0, bytes.length);
    }
}
