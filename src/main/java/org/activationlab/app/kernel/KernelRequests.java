package org.activationlab.app.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import io.github.spencerpark.jupyter.messages.reply.CompleteReply;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import io.github.spencerpark.jupyter.messages.reply.InspectReply;
import io.github.spencerpark.jupyter.messages.reply.InterruptReply;
import io.github.spencerpark.jupyter.messages.reply.IsCompleteReply;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import io.github.spencerpark.jupyter.messages.reply.ShutdownReply;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.InterruptRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers requests: a reply to who asked, and before and after it the words busy and idle to everybody. */
final class KernelRequests {

    private static final Logger LOG = Logger.getLogger(KernelRequests.class.getName());

    /** How long to look for cells that were sent together with one that fails. */
    private static final int ON_THEIR_WAY_MILLIS = 20;

    private static final Gson JSON = new Gson();

    private static final long FAREWELL_MILLIS = 100;

    private final KernelConnection connection;
    private final LabKernel kernel;
    private final CellInput input;

    KernelRequests(KernelConnection connection, LabKernel kernel, CellInput input) {
        this.connection = connection;
        this.kernel = kernel;
        this.input = input;
    }

    /** Answers one request. */
    void answer(RequestChannel channel, Message<?> request) {
        CellReplies replies = new CellReplies(connection, channel, request);
        replies.publish(PublishStatus.BUSY);
        int abandoned = 0;
        try {
            abandoned = answer(channel, request, replies);
        } catch (RuntimeException | Error e) {
            // A front end that gets no answer waits forever.
            LOG.log(Level.SEVERE, "a request failed", e);
            String type = request.getHeader().getType().getName().replace("_request", "_reply");
            replies.replyError(MessageType.getType(type).error(), error(failure(e)));
        } finally {
            replies.resolveDeferrals();
            replies.publish(PublishStatus.IDLE);
        }
        abort(channel, abandoned);
    }

    /** Returns how many requests wait in line behind a failure, so that the cells among them must not run. */
    private int answer(RequestChannel channel, Message<?> request, CellReplies replies) {
        Object content = request.getContent();
        if (content instanceof ExecuteRequest execute) {
            return execute(channel, request, execute, replies);
        } else if (content instanceof KernelInfoRequest) {
            reply(request, replies, MessageType.KERNEL_INFO_REPLY, "ok", information());
        } else if (content instanceof CompleteRequest complete) {
            ReplacementOptions options = kernel.complete(complete.getCode(), complete.getCursorPos());
            replies.reply(new CompleteReply(
                    options.getReplacements(), options.getSourceStart(), options.getSourceEnd(), Map.of()));
        } else if (content instanceof InspectRequest inspect) {
            DisplayData found = kernel.inspect(inspect.getCode(), inspect.getCursorPos(), inspect.getDetailLevel() > 0);
            replies.reply(new InspectReply(found != null, found == null ? new DisplayData() : found));
        } else if (content instanceof IsCompleteRequest isComplete) {
            replies.reply(completeness(kernel.isComplete(isComplete.getCode())));
        } else if (content instanceof HistoryRequest) {
            reply(request, replies, MessageType.HISTORY_REPLY, "ok", new HistoryReply(List.of()));
        } else if (content instanceof InterruptRequest) {
            kernel.interrupt();
            reply(request, replies, MessageType.INTERRUPT_REPLY, "ok", new InterruptReply());
        } else if (content instanceof ShutdownRequest shutdown) {
            shutDown(shutdown, replies);
        } else {
            talk(request, replies);
        }
        return 0;
    }

    /** Widgets' messages: no target is registered, so every talk is closed as soon as it is opened. */
    @SuppressWarnings("unchecked") // the type of the message says the type of its content
    private void talk(Message<?> request, CellReplies replies) {
        MessageType<?> type = request.getHeader().getType();
        if (type.equals(MessageType.COMM_INFO_REQUEST)) {
            kernel.getCommManager().handleCommInfoRequest(replies, (Message) request);
        } else if (type.equals(MessageType.COMM_OPEN_COMMAND)) {
            kernel.getCommManager().handleCommOpenCommand(replies, (Message) request);
        } else {
            LOG.fine(() -> "ignored a message of type " + type.getName());
        }
    }

    private int execute(RequestChannel channel, Message<?> request, ExecuteRequest execute, CellReplies replies) {
        boolean silent = execute.isSilent();
        int count = kernel.count(silent);
        connection.publisher().belongTo(request);
        kernel.belongTo(replies);
        input.askThrough(execute.isStdinEnabled() ? replies : null);
        if (!silent) {
            replies.publish(new PublishExecuteInput(execute.getCode(), count));
        }
        try {
            DisplayData result = kernel.run(new CellText(count, execute.getCode()));
            if (result != null && !silent) {
                replies.publish(new PublishExecuteResult(count, result));
            }
            connection.publisher().drain();
            replies.reply(new ExecuteReply(count, Map.of()));
            return 0;
        } catch (CellFailure | RuntimeException | Error e) {
            CellFailure failure = failure(e);
            replies.publish(new PublishError(failure.name(), failure.message(), failure.lines()));
            connection.publisher().drain();
            // Read before the reply: what comes after it was sent by somebody who knows of the failure.
            int abandoned = execute.shouldStopOnError() ? channel.collect(ON_THEIR_WAY_MILLIS) : 0;
            ErrorReply error = error(failure);
            error.setExecutionCount(count);
            replies.replyError(MessageType.EXECUTE_REPLY.error(), error);
            return abandoned;
        }
    }

    private static CellFailure failure(Throwable thrown) {
        return thrown instanceof CellFailure failure ? failure : ExceptionReport.of(new SnippetOrigins(), thrown, null);
    }

    private static ErrorReply error(CellFailure failure) {
        return new ErrorReply(failure.name(), failure.message(), failure.lines());
    }

    private void abort(RequestChannel channel, int abandoned) {
        for (int left = abandoned; left > 0; left--) {
            Message<?> request = channel.next();
            if (request == null) {
                return;
            }
            if (request.getContent() instanceof ExecuteRequest) {
                abort(channel, request);
            } else {
                answer(channel, request);
            }
        }
    }

    private void abort(RequestChannel channel, Message<?> request) {
        CellReplies replies = new CellReplies(connection, channel, request);
        replies.publish(PublishStatus.BUSY);
        reply(request, replies, MessageType.EXECUTE_REPLY, "aborted", Map.of("execution_count", kernel.count(true)));
        replies.publish(PublishStatus.IDLE);
    }

    /** Replies with a status, which some contents of the base library lack. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a tree of JSON stands for any type of content
    private static void reply(
            Message<?> request, CellReplies replies, MessageType<?> type, String status, Object content) {
        JsonObject tree = JSON.toJsonTree(content).getAsJsonObject();
        tree.addProperty("status", status);
        replies.reply(new Message(request, (MessageType) type, tree));
    }

    private static IsCompleteReply completeness(String word) {
        return switch (word) {
            case "complete" -> IsCompleteReply.VALID_CODE;
            case "invalid" -> IsCompleteReply.INVALID_CODE;
            case "unknown" -> IsCompleteReply.UNKNOWN;
            default -> IsCompleteReply.getIncompleteReplyWithIndent(word);
        };
    }

    private KernelInfoReply information() {
        @Nullable String version = LabKernel.class.getPackage().getImplementationVersion();
        return new KernelInfoReply(
                Header.PROTOCOL_VERISON,
                "activation-lab",
                version == null ? "development" : version,
                kernel.getLanguageInfo(),
                kernel.getBanner(),
                List.of());
    }

    private void shutDown(ShutdownRequest request, CellReplies replies) {
        replies.reply(request.isRestart() ? ShutdownReply.SHUTDOWN_AND_RESTART : ShutdownReply.SHUTDOWN);
        replies.publish(PublishStatus.IDLE);
        connection.publisher().drain();
        try {
            // The sockets' own thread sends in the background, and ends with the program.
            Thread.sleep(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }
}
