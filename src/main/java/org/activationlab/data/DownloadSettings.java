package org.activationlab.data;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From where and how patiently to download.
 *
 * @param mirrors addresses of folders, ending in "/", asked in this order; at least one, all HTTPS
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait while no byte comes
 * @param attempts how often to ask one mirror, 1 to 10
 * @param backoff the wait before the second attempt; it doubles with each further one
 * @param loopbackHttp whether plain HTTP to this very machine is allowed, for tests
 */
public record DownloadSettings(
        List<URI> mirrors,
        Duration connectTimeout,
        Duration readTimeout,
        int attempts,
        Duration backoff,
        boolean loopbackHttp) {
    private static final List<URI> MNIST_MIRRORS = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public DownloadSettings {
        mirrors = List.copyOf(mirrors);
        if (mirrors.isEmpty()) {
            throw new IllegalArgumentException("mirrors must hold at least one address, but was empty");
        }
        for (URI mirror : mirrors) {
            if (!allowed(mirror, loopbackHttp) || !mirror.getPath().endsWith("/")) {
                throw new IllegalArgumentException(
                        "a mirror must be an https address ending in \"/\", but was " + mirror);
            }
        }
        if (isNothing(connectTimeout) || isNothing(readTimeout) || backoff.isNegative()) {
            throw new IllegalArgumentException(
                    "time-outs must be positive and backoff not negative, but connectTimeout was " + connectTimeout
                            + ", readTimeout " + readTimeout + ", backoff " + backoff);
        }
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts must be 1 to 10, but was " + attempts);
        }
    }

    /**
     * Returns MNIST's public mirrors, 10 s to connect, 30 s without a byte, three attempts, 1 s before the second.
     *
     * @return the settings for people
     */
    public static DownloadSettings defaults() {
        return new DownloadSettings(
                MNIST_MIRRORS, Duration.ofSeconds(10), Duration.ofSeconds(30), 3, Duration.ofSeconds(1), false);
    }

    /** Whether an address, a mirror's or one that a mirror points to, may be asked at all. */
    boolean allows(URI address) {
        return allowed(address, loopbackHttp);
    }

    private static boolean isNothing(Duration duration) {
        return duration.isNegative() || duration.isZero();
    }

    private static boolean allowed(URI address, boolean loopbackHttp) {
        String scheme = address.getScheme();
        String host = address.getHost();
        if (scheme == null || host == null) {
            return false;
        }
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> loopbackHttp && LOOPBACK.contains(host);
            default -> false;
        };
    }
}
