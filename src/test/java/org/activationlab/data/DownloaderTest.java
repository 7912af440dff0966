package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
    private static final String NAME = "digits.gz";

    @TempDir
    Path folder;

    private byte[] body;
    private RemoteFile file;

    @BeforeEach
    void makeAFile() {
        // Random bytes do not shrink, so the gzip file is as long as its content.
        byte[] content = new byte[50_000];
        new SplittableRandom(1).nextBytes(content);
        body = Idx.gzip(content);
        file = new RemoteFile(NAME, content.length, Idx.sha256(content));
    }

    private void download(LoopbackMirror... mirrors) throws IOException, InterruptedException {
        new Downloader(LoopbackMirror.settings(mirrors)).download(List.of(file), folder, DownloadProgress.SILENT);
    }

    private void hasTheFileAlone() throws IOException {
        assertThat(folder.resolve(NAME)).hasBinaryContent(body);
        assertThat(folder.resolve(NAME + ".part")).doesNotExist();
    }

    @Test
    void downloadsAGoodFileAndTellsHowFarItIs() throws Exception {
        List<String> told = new ArrayList<>();
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            new Downloader(LoopbackMirror.settings(mirror))
                    .download(List.of(file), folder.resolve("new"), (name, done, total) -> {
                        told.add(name + " " + done + "/" + total);
                    });
        }
        assertThat(folder.resolve("new").resolve(NAME)).hasBinaryContent(body);
        assertThat(told).endsWith("digits.gz " + body.length + "/" + body.length);
    }

    @Test
    void keepsAGoodFileWithoutAsking() throws Exception {
        Files.write(folder.resolve(NAME), body);
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.status(404))) {
            download(mirror);
            assertThat(mirror.requests).isEmpty();
        }
        hasTheFileAlone();
    }

    @Test
    void refusesToReplaceAWrongFile() throws Exception {
        Files.write(folder.resolve(NAME), new byte[] {1, 2, 3});
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            assertThatThrownBy(() -> download(mirror))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(NAME, "has SHA-256", file.sha256(), "delete the file and run again");
        }
        assertThat(folder.resolve(NAME)).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void asksTheSecondMirrorIfTheFirstSendsAnotherFile() throws Exception {
        byte[] other = Idx.gzip(new byte[50_000]);
        try (LoopbackMirror bad = new LoopbackMirror(LoopbackMirror.ranges(other));
                LoopbackMirror good = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            download(bad, good);
            assertThat(bad.requests).hasSize(1);
            assertThat(good.requests).containsExactly("/digits.gz null");
        }
        hasTheFileAlone();
    }

    @Test
    void leavesNothingOfAWrongFile() throws Exception {
        byte[] other = Idx.gzip(new byte[50_000]);
        byte[] bomb = Idx.gzip(new byte[50_001]);
        byte[] broken = Arrays.copyOf(body, 30_000);
        try (LoopbackMirror first = new LoopbackMirror(LoopbackMirror.whole(other));
                LoopbackMirror second = new LoopbackMirror(LoopbackMirror.whole(bomb));
                LoopbackMirror third = new LoopbackMirror(LoopbackMirror.whole(broken))) {
            assertThatThrownBy(() -> download(first, second, third))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            Idx.sha256(new byte[50_000]), "more than the expected 50000 bytes", "cannot be unpacked");
        }
        assertThat(folder.resolve(NAME)).doesNotExist();
        assertThat(folder.resolve(NAME + ".part")).doesNotExist();
    }

    @Test
    void goesOnWhereACutConnectionStopped() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackMirror mirror = new LoopbackMirror(exchange -> {
            boolean first = asked.getAndIncrement() == 0;
            (first ? LoopbackMirror.cutAfter(20_000, body) : LoopbackMirror.ranges(body)).to(exchange);
        })) {
            download(mirror);
            assertThat(mirror.requests).hasSize(2);
            assertThat(mirror.requests.get(1)).matches("/digits.gz bytes=[1-9]\\d*-");
        }
        hasTheFileAlone();
    }

    @Test
    void goesOnWhereAnEarlierRunStopped() throws Exception {
        Files.write(folder.resolve(NAME + ".part"), Arrays.copyOf(body, 12_345));
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            download(mirror);
            assertThat(mirror.requests).containsExactly("/digits.gz bytes=12345-");
        }
        hasTheFileAlone();
    }

    @Test
    void startsAnewWhereTheServerKnowsNoRanges() throws Exception {
        Files.write(folder.resolve(NAME + ".part"), new byte[12_345]);
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.whole(body))) {
            download(mirror);
            assertThat(mirror.requests).containsExactly("/digits.gz bytes=12345-");
        }
        hasTheFileAlone();
    }

    @Test
    void startsAnewWhereWhatItContinuedWasAnotherFile() throws Exception {
        Files.write(folder.resolve(NAME + ".part"), new byte[12_345]);
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            download(mirror);
            assertThat(mirror.requests).containsExactly("/digits.gz bytes=12345-", "/digits.gz null");
        }
        hasTheFileAlone();
    }

    @Test
    void startsAnewWhereThePartIsLongerThanTheFile() throws Exception {
        Files.write(folder.resolve(NAME + ".part"), new byte[body.length + 1]);
        try (LoopbackMirror mirror = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            download(mirror);
        }
        hasTheFileAlone();
    }

    @Test
    void listsWhatEachMirrorAnswered() throws Exception {
        Files.write(folder.resolve(NAME + ".part"), Arrays.copyOf(body, 10));
        try (LoopbackMirror first = new LoopbackMirror(LoopbackMirror.status(404));
                LoopbackMirror second = new LoopbackMirror(LoopbackMirror.status(404))) {
            assertThatThrownBy(() -> download(first, second))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(first.address() + "digits.gz answered with HTTP status 404")
                    .hasMessageContaining(second.address() + "digits.gz answered with HTTP status 404")
                    .hasMessageContaining("by hand");
            assertThat(first.requests).hasSize(1);
        }
        // What an earlier run got is not lost because a server is being rebuilt.
        assertThat(folder.resolve(NAME + ".part")).hasSize(10);
    }

    @Test
    void asksABusyServerAgainButNotForEver() throws Exception {
        try (LoopbackMirror busy = new LoopbackMirror(LoopbackMirror.status(503))) {
            assertThatThrownBy(() -> download(busy))
                    .hasMessageContaining("failed 3 times")
                    .hasMessageContaining("503");
            assertThat(busy.requests).hasSize(3);
        }
    }

    @Test
    void asksTheNextMirrorIfOneCannotBeReached() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        try (LoopbackMirror good = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            URI closed = URI.create("http://127.0.0.1:" + closedPort + "/");
            DownloadSettings settings = new DownloadSettings(
                    List.of(closed, good.address()),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    3,
                    Duration.ofSeconds(60),
                    true);
            new Downloader(settings).download(List.of(file), folder, DownloadProgress.SILENT);
        }
        hasTheFileAlone();
    }

    @Test
    void givesUpOnAServerThatFallsSilent() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (LoopbackMirror silent = new LoopbackMirror(exchange -> {
                    LoopbackMirror.cutAfter(1000, body).to(exchange);
                    waitFor(end);
                });
                LoopbackMirror good = new LoopbackMirror(LoopbackMirror.ranges(body))) {
            DownloadSettings settings = new DownloadSettings(
                    List.of(silent.address(), good.address()),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(300),
                    1,
                    Duration.ZERO,
                    true);
            new Downloader(settings).download(List.of(file), folder, DownloadProgress.SILENT);
            end.countDown();
            assertThat(good.requests).containsExactly("/digits.gz bytes=1000-");
        }
        hasTheFileAlone();
    }

    @Test
    void followsARedirectToAnAllowedAddress() throws Exception {
        try (LoopbackMirror good = new LoopbackMirror(LoopbackMirror.ranges(body));
                LoopbackMirror old = new LoopbackMirror(LoopbackMirror.redirect(good.address() + "moved.gz"))) {
            download(old);
            assertThat(good.requests).containsExactly("/moved.gz null");
        }
        hasTheFileAlone();
    }

    @Test
    void refusesARedirectToPlainHttpAndToFiles() throws Exception {
        try (LoopbackMirror http = new LoopbackMirror(LoopbackMirror.redirect("http://mirror.example/digits.gz"));
                LoopbackMirror local = new LoopbackMirror(LoopbackMirror.redirect("file:///etc/hosts"))) {
            assertThatThrownBy(() -> download(http, local))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("redirects to http://mirror.example/digits.gz, which is not https")
                    .hasMessageContaining("redirects to file:///etc/hosts, which is not https");
        }
    }

    @Test
    void refusesARoundOfRedirects() throws Exception {
        try (LoopbackMirror round = new LoopbackMirror(LoopbackMirror.redirect("/again"))) {
            assertThatThrownBy(() -> download(round)).hasMessageContaining("redirects more than 5 times");
            assertThat(round.requests).hasSize(6);
        }
    }

    @Test
    void refusesAFileThatIsTooBigWhetherItSaysSoOrNot() throws Exception {
        byte[] big = new byte[(int) file.limit() + 1];
        try (LoopbackMirror honest = new LoopbackMirror(LoopbackMirror.whole(big));
                LoopbackMirror sly = new LoopbackMirror(exchange -> {
                    // 0 means: in chunks, without a length.
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(big);
                })) {
            assertThatThrownBy(() -> download(honest, sly))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(honest.address() + "digits.gz sends more than the " + file.limit() + " bytes")
                    .hasMessageContaining(sly.address() + "digits.gz sends more than the " + file.limit() + " bytes");
        }
        assertThat(folder.resolve(NAME)).doesNotExist();
        assertThat(folder.resolve(NAME + ".part")).doesNotExist();
    }

    @Test
    void leavesNoFileUnderItsNameWhenInterrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (LoopbackMirror slow = new LoopbackMirror(exchange -> {
            LoopbackMirror.cutAfter(1000, body).to(exchange);
            started.countDown();
            waitFor(end);
        })) {
            Thread reader = new Thread(() -> {
                try {
                    download(slow);
                } catch (IOException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            reader.start();
            started.await();
            reader.interrupt();
            reader.join();
            end.countDown();
        }
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve(NAME)).doesNotExist();
    }

    @Test
    void takesOnlyHttpsMirrorsOrThisMachine() {
        assertThat(DownloadSettings.defaults().mirrors())
                .hasSize(2)
                .allMatch(mirror -> mirror.getScheme().equals("https"));
        for (String bad : List.of("http://mirror.example/", "ftp://127.0.0.1/", "https://mirror.example", "mirror/")) {
            assertThatThrownBy(() -> settingsWith(bad, true))
                    .as(bad)
                    .hasMessageContaining("https")
                    .hasMessageContaining(bad);
        }
        assertThatThrownBy(() -> settingsWith("http://127.0.0.1/", false)).hasMessageContaining("https");
        assertThat(settingsWith("http://localhost/", true).mirrors()).hasSize(1);
    }

    @Test
    void refusesSettingsAndFilesThatMakeNoSense() {
        Duration second = Duration.ofSeconds(1);
        List<URI> mirrors = DownloadSettings.defaults().mirrors();
        assertThatThrownBy(() -> new DownloadSettings(List.of(), second, second, 1, second, false))
                .hasMessageContaining("mirrors");
        assertThatThrownBy(() -> new DownloadSettings(mirrors, Duration.ZERO, second, 1, second, false))
                .hasMessageContaining("connectTimeout was PT0S");
        assertThatThrownBy(() -> new DownloadSettings(mirrors, second, second, 0, second, false))
                .hasMessage("attempts must be 1 to 10, but was 0");
        assertThatThrownBy(() -> new RemoteFile("../x", 1, file.sha256())).hasMessageContaining("../x");
        assertThatThrownBy(() -> new RemoteFile("x", 0, file.sha256())).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new RemoteFile("x", 1, "12ab")).hasMessageContaining("12ab");
    }

    private static DownloadSettings settingsWith(String mirror, boolean loopbackHttp) {
        Duration second = Duration.ofSeconds(1);
        return new DownloadSettings(List.of(URI.create(mirror)), second, second, 1, second, loopbackHttp);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
