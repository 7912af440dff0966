package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.zeromq.ZMQ;

/** Asks the person at the front end for a line of text. The socket is used by a thread that no interrupt reaches. */
final class QuestionChannel extends StdinChannel {

    private static final int LOOK_EVERY_MILLIS = 100;

    private final ZMQ.Context context;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "questions");
        thread.setDaemon(true);
        return thread;
    });

    QuestionChannel(ZMQ.Context context, HMACGenerator signatures) {
        super(context, signatures);
        this.context = context;
    }

    /**
     * Asks and waits.
     *
     * @throws IllegalStateException if the cell is interrupted before the answer comes
     */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the one asking thread keeps questions apart
    public String getInput(MessageContext cell, String prompt, boolean password) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        asker.execute(() -> ask(cell, prompt, password, answer));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer from the front end", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the question did not reach the front end: " + e.getCause(), e.getCause());
        }
    }

    private void ask(MessageContext cell, String prompt, boolean password, CompletableFuture<String> answer) {
        try (ZMQ.Poller poller = context.poller(1)) {
            poller.register(this, ZMQ.Poller.POLLIN);
            forgetOldAnswers(poller);
            sendMessage(new Message<>(cell, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, password)));
            while (!answer.isDone()) {
                if (poller.poll(LOOK_EVERY_MILLIS) > 0 && readMessage().getContent() instanceof InputReply reply) {
                    answer.complete(reply.getValue() + "\n");
                }
            }
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    /** An answer to a question of an interrupted cell is none to this one. */
    private void forgetOldAnswers(ZMQ.Poller poller) {
        while (poller.poll(0) > 0) {
            readMessage();
        }
    }
}
