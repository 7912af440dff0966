package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that lie, cut, redirect and never end: a file appears under its name only if it is the right one. */
class HostileMirrorTest {

    private static final String NAME = "digits.gz";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int ROUNDS = 120;

    @TempDir
    private Path folder;

    private byte[] body;
    private RemoteFile file;

    @BeforeEach
    void makeAFile() {
        byte[] content = new byte[20_000];
        new SplittableRandom(3).nextBytes(content);
        body = Idx.gzip(content);
        file = new RemoteFile(NAME, content.length, Idx.sha256(content));
    }

    @Test
    void neverLeavesAWrongFileUnderItsName() throws Exception {
        Map<Boolean, Integer> whole = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            Path own = Files.createDirectory(folder.resolve("round" + round));
            try (LoopbackMirror first = new LoopbackMirror(exchange -> answer(exchange, random));
                    LoopbackMirror second = new LoopbackMirror(exchange -> answer(exchange, random))) {
                new Downloader(LoopbackMirror.settings(first, second))
                        .download(List.of(file), own, DownloadProgress.SILENT);
            } catch (DataException e) {
                assertThat(e).as("round %d", round).hasMessageContaining(NAME);
            }
            Path target = own.resolve(NAME);
            if (Files.exists(target)) {
                assertThat(Idx.sha256(unpacked(target))).as("round %d", round).isEqualTo(file.sha256());
            }
            whole.merge(Files.exists(target), 1, Integer::sum);
            try (var files = Files.list(own)) {
                assertThat(files.map(path -> path.getFileName().toString()))
                        .as("round %d", round)
                        .isSubsetOf(NAME, NAME + ".part", ".lock");
            }
            Path part = own.resolve(NAME + ".part");
            assertThat(Files.exists(part) ? Files.size(part) : 0)
                    .as("round %d", round)
                    .isLessThanOrEqualTo(file.limit());
        }
        // Both ends were reached, or nothing was tried.
        assertThat(whole).hasSize(2);
    }

    /** One of many ways to answer, wrong more often than right. */
    private void answer(HttpExchange exchange, SplittableRandom random) throws IOException {
        byte[] changed = body.clone();
        LoopbackMirror.Answer answer;
        synchronized (random) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            answer = switch (random.nextInt(10)) {
                case 0 -> LoopbackMirror.whole(body);
                case 1 -> LoopbackMirror.ranges(body);
                case 2 -> LoopbackMirror.whole(changed);
                case 3 -> LoopbackMirror.ranges(changed);
                case 4 -> LoopbackMirror.cutAfter(random.nextInt(body.length), body);
                case 5 -> LoopbackMirror.whole(Arrays.copyOf(body, random.nextInt(1, body.length)));
                case 6 -> LoopbackMirror.whole(new byte[(int) file.limit() + random.nextInt(1, 1000)]);
                case 7 -> LoopbackMirror.status(random.nextInt(2) == 0 ? 503 : 416);
                case 8 -> LoopbackMirror.redirect(random.nextInt(2) == 0 ? "/again" : "ftp://127.0.0.1/x");
                default -> wrongRange(random.nextInt(body.length));
            };
        }
        answer.to(exchange);
    }

    /** Says it goes on where it was asked to, and sends other bytes. */
    private LoopbackMirror.Answer wrongRange(int from) {
        return exchange -> {
            String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"))
                    .replaceAll("\\D", "");
            exchange.getResponseHeaders().set("Content-Range", "bytes " + range + "-/" + body.length);
            exchange.sendResponseHeaders(206, 0);
            exchange.getResponseBody().write(body, from, body.length - from);
        };
    }

    private static byte[] unpacked(Path path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return in.readAllBytes();
        }
    }

    @Test
    void unpacksNoMoreOfABombThanItHasTo() throws Exception {
        // 64 MB of zeros in 65 KB, which is less than the server may send.
        byte[] bomb = Idx.gzip(new byte[64 << 20]);
        assertThat((long) bomb.length).isLessThan(file.limit());
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.whole(bomb))) {
            assertThatThrownBy(() -> new Downloader(LoopbackMirror.settings(mirror))
                            .download(List.of(file), folder, DownloadProgress.SILENT))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("unpacks to more than the expected 20000 bytes");
        }
        assertThat(folder.resolve(NAME)).doesNotExist();
        assertThat(folder.resolve(NAME + ".part")).doesNotExist();
    }

    @Test
    void followsHttpsToHttpsButNeverToHttp() throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext own = context();
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(own));
        // The downloader takes the program's own keys, among which this server's are not.
        SSLContext.setDefault(own);
        try (LoopbackMirror plain = new LoopbackMirror(LoopbackMirror.whole(body))) {
            String address = "https://127.0.0.1:" + secure.getAddress().getPort() + "/";
            secure.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                asked.add(path);
                try (exchange) {
                    switch (path) {
                        case "/good/digits.gz" ->
                            LoopbackMirror.redirect("../step").to(exchange);
                        case "/step" -> LoopbackMirror.redirect(address + "end").to(exchange);
                        case "/end" -> LoopbackMirror.whole(body).to(exchange);
                        case "/bad/digits.gz" ->
                            LoopbackMirror.redirect("/over").to(exchange);
                        default ->
                            LoopbackMirror.redirect(String.valueOf(plain.address()))
                                    .to(exchange);
                    }
                }
            });
            secure.start();
            assertThatThrownBy(() -> download(address + "bad/"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("redirects to " + plain.address() + ", which is not https");
            assertThat(asked).containsExactly("/bad/digits.gz", "/over");
            assertThat(plain.requests).isEmpty();
            assertThat(folder.resolve(NAME)).doesNotExist();
            asked.clear();
            download(address + "good/");
            assertThat(asked).containsExactly("/good/digits.gz", "/step", "/end");
            assertThat(folder.resolve(NAME)).hasBinaryContent(body);
        } finally {
            SSLContext.setDefault(before);
            secure.stop(0);
        }
    }

    private void download(String mirror) throws IOException, InterruptedException {
        Duration patience = Duration.ofSeconds(5);
        new Downloader(new DownloadSettings(
                        List.of(URI.create(mirror)), patience, patience, 1, Duration.ofMillis(1), false))
                .download(List.of(file), folder, DownloadProgress.SILENT);
    }

    /** A context that has a key for this machine's loopback address and trusts that key only. */
    private SSLContext context() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "loopback",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
