package org.activationlab.app.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled snippets in this very program, and keeps the values and exceptions that JShell would turn into text.
 *
 * <p>The JDK's own local execution waits for every thread that a snippet has started; this one waits for the snippet.
 */
final class CellExecution extends LocalExecutionControl {

    private static final Logger LOG = Logger.getLogger(CellExecution.class.getName());

    /** From here on a thread cannot be stopped from outside; JShell checks for a stop in every loop of a snippet. */
    private static final int CHECKS_IN_LOOPS = 20;

    private static final Method NOTHING = nothingMethod();

    private final CellThread thread;
    private final MemoryReserve reserve = new MemoryReserve();
    private @Nullable Object value;
    private @Nullable Throwable thrown;
    private @Nullable Throwable planted;

    /** @param leaveAlone told of the group of a thread that could not be stopped */
    CellExecution(Consumer<ThreadGroup> leaveAlone) {
        this.thread = new CellThread(this::force, leaveAlone);
    }

    private static Method nothingMethod() {
        try {
            return CellExecution.class.getDeclaredMethod("nothing");
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unused") // called by name
    private static void nothing() {}

    /** Returns the thread that cells run in. */
    CellThread thread() {
        return thread;
    }

    /** Takes the value that the latest snippet came to, if it is an expression. */
    @Nullable
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** Takes what the latest snippet threw, or null. */
    @Nullable
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    /** Makes the next snippet throw this instead of running: JShell then finds the lines of cells in its stack trace. */
    void plant(Throwable throwable) {
        planted = throwable;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        thrown = planted;
        planted = null;
        if (thrown != null) {
            throw new InvocationTargetException(thrown);
        }
        try {
            value = call(() -> {
                Thread.currentThread()
                        .setContextClassLoader(snippet.getDeclaringClass().getClassLoader());
                return snippet.invoke(null);
            });
            return "";
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            thrown = cause instanceof InvocationTargetException && cause.getCause() != null ? cause.getCause() : cause;
            throw new InvocationTargetException(thrown);
        } catch (CellThread.LeftAloneException e) {
            throw new StoppedException();
        }
    }

    /**
     * Does something in the cells' thread, with everything that guards a cell.
     *
     * @throws ExecutionException with whatever the task threw
     * @throws CellThread.LeftAloneException if the task could not be stopped
     */
    <T extends @Nullable Object> T call(Callable<T> task) throws ExecutionException, CellThread.LeftAloneException {
        if (thread.stopReason() != null) {
            throw new ExecutionException(new InterruptedException("the cell was stopped"));
        }
        forgetForce();
        reserve.keep();
        return thread.run(() -> {
            try {
                return task.call();
            } catch (OutOfMemoryError e) {
                reserve.release();
                throw e;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof OutOfMemoryError) {
                    reserve.release();
                }
                throw e;
            }
        });
    }

    /** Lets loops run again after an earlier cell was forced to stop. */
    private void forgetForce() {
        if (Runtime.version().feature() < CHECKS_IN_LOOPS) {
            return;
        }
        try {
            super.invoke(NOTHING);
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "JShell's stop could not be taken back", e);
        }
    }

    @SuppressWarnings({"deprecation", "removal"}) // used only where it still works
    private void force(Thread running) {
        if (Runtime.version().feature() < CHECKS_IN_LOOPS) {
            running.stop();
            return;
        }
        try {
            clientCodeEnter();
            super.stop();
        } catch (EngineTerminationException | InternalException e) {
            LOG.log(Level.SEVERE, "JShell's stop did not work", e);
        }
    }

    /** Asks the running cell to stop. */
    @Override
    public void stop() {
        thread.stop(CellThread.StopReason.INTERRUPT);
    }
}
