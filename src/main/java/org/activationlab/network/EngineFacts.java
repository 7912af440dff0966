package org.activationlab.network;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What is known of the engine that computes. */
public final class EngineFacts {

    /** Describes the native library of a jar on the class path. */
    private static final String IN_JAR = "/native/lib/pytorch.properties";

    private EngineFacts() {}

    /**
     * Tells whether a native library is on the class path.
     *
     * @return false if DJL has to fetch one, or is led to one
     */
    public static boolean libraryInJar() {
        return EngineFacts.class.getResource(IN_JAR) != null;
    }

    /**
     * Tells which build of PyTorch's native library is in use, and why no other.
     *
     * @return a sentence without its full stop
     */
    public static String library() {
        String folder = setting("PYTORCH_LIBRARY_PATH");
        if (!folder.isEmpty()) {
            return "that in the folder " + folder + ", as PYTORCH_LIBRARY_PATH says (version "
                    + orUnknown(setting("PYTORCH_VERSION")) + ", flavor " + orUnknown(setting("PYTORCH_FLAVOR")) + ")";
        }
        try (InputStream in = EngineFacts.class.getResourceAsStream(IN_JAR)) {
            if (in == null) {
                return "what DJL fetched for this machine, as no library is on the class path";
            }
            Properties words = new Properties();
            words.load(in);
            return "version " + words.getProperty("version") + ", flavor " + words.getProperty("flavor")
                    + ", from the class path; DJL fetches a build for CUDA only where that is absent (Maven profile gpu),"
                    + " and PYTORCH_LIBRARY_PATH would lead to a PyTorch of your own";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DJL reads its settings from the environment or from Java's system properties. */
    private static String setting(String name) {
        String value = System.getenv(name);
        return value == null ? System.getProperty(name, "") : value;
    }

    private static String orUnknown(String value) {
        return value.isEmpty() ? "not given" : value;
    }

    /**
     * Names the engine.
     *
     * @return name and version, for example "PyTorch 2.7.1"
     */
    public static String version() {
        // Touching the device first puts the engine's settings in place.
        ComputeDevice.gpuCount();
        Engine engine = Engine.getInstance();
        return engine.getEngineName() + " " + engine.getVersion();
    }
}
