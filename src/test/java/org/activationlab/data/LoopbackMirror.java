package org.activationlab.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that plays a mirror, good or bad. */
final class LoopbackMirror implements AutoCloseable {
    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What was asked, each as "PATH RANGE-HEADER-OR-null", in the order of asking. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    LoopbackMirror(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Range"));
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    static DownloadSettings settings(LoopbackMirror... mirrors) {
        return new DownloadSettings(
                Arrays.stream(mirrors).map(LoopbackMirror::address).toList(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                3,
                Duration.ofMillis(1),
                true);
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Always sends everything, whatever range was asked for. */
    static Answer whole(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Promises everything and hangs up after a part. */
    static Answer cutAfter(int sent, byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, sent);
            exchange.getResponseBody().flush();
        };
    }

    /** Sends the range that was asked for. */
    static Answer ranges(byte[] body) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                whole(body).to(exchange);
                return;
            }
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            if (from >= body.length) {
                status(416).to(exchange);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
            exchange.sendResponseHeaders(206, body.length - from);
            exchange.getResponseBody().write(body, from, body.length - from);
        };
    }

    static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
