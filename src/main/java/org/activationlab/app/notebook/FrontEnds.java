package org.activationlab.app.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.util.Optional;
import org.activationlab.app.kernel.LabKernel;

/** Finds out where a cell runs, by which kernel's classes are there and hold a running kernel. */
final class FrontEnds {

    private FrontEnds() {}

    /** The notebook of the running kernel, or the console. */
    static FrontEnd find() {
        return lab().or(FrontEnds::ijava)
                .or(FrontEnds::jjava)
                .or(FrontEnds::rapaio)
                .orElseGet(ConsoleFrontEnd::new);
    }

    private static Optional<FrontEnd> lab() {
        return Optional.ofNullable(LabKernel.running()).map(IJavaFrontEnd::new);
    }

    /** IJava is published as a program only, so its one entry is called by name. */
    private static Optional<FrontEnd> ijava() {
        try {
            Object kernel = loader().loadClass("io.github.spencerpark.ijava.runtime.Kernel")
                    .getMethod("getKernelInstance")
                    .invoke(null);
            return kernel instanceof BaseKernel base ? Optional.of(new IJavaFrontEnd(base)) : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<FrontEnd> jjava() {
        try {
            return Optional.of(new JJavaFrontEnd(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel()));
        } catch (LinkageError | NullPointerException e) {
            // The classes come with that kernel only; with them but without a running kernel, it throws the second.
            return Optional.empty();
        }
    }

    private static Optional<FrontEnd> rapaio() {
        try {
            return Optional.of(new RapaioFrontEnd(loader()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Cells run with a class loader of their own, which sees the kernel's classes and this project's. */
    private static ClassLoader loader() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }
}
