package org.activationlab.app.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A front end's five sockets, and messages in Jupyter's wire format 5. Each socket is for one thread at a time. */
final class JupyterWire implements AutoCloseable {

    /** A message that came: its header's type, the id of the request it belongs to, and its content. */
    record Received(String type, String parent, JsonObject content) {}

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> CHANNELS = List.of("shell", "iopub", "stdin", "control", "hb");

    private final ZContext context = new ZContext();
    private final SecretKeySpec key =
            new SecretKeySpec("a key for tests".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    private final AtomicLong sent = new AtomicLong();
    private final JsonObject connection = new JsonObject();

    final ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
    final ZMQ.Socket control = context.createSocket(SocketType.DEALER);
    final ZMQ.Socket stdin = context.createSocket(SocketType.DEALER);
    final ZMQ.Socket published = context.createSocket(SocketType.SUB);
    final ZMQ.Socket heartbeat = context.createSocket(SocketType.REQ);

    /** Picks free ports and connects to them; the kernel may come later. */
    JupyterWire() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        for (String channel : CHANNELS) {
            ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(free);
            connection.addProperty(channel + "_port", free.getLocalPort());
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        connection.addProperty("transport", "tcp");
        connection.addProperty("ip", "127.0.0.1");
        connection.addProperty("signature_scheme", "hmac-sha256");
        connection.addProperty("key", "a key for tests");
        shell.setIdentity("front-end".getBytes(StandardCharsets.US_ASCII));
        stdin.setIdentity("front-end".getBytes(StandardCharsets.US_ASCII));
        published.setRcvHWM(0);
        published.subscribe(new byte[0]);
        Map.of("shell", shell, "control", control, "stdin", stdin, "iopub", published, "hb", heartbeat)
                .forEach((channel, socket) -> socket.connect(
                        "tcp://127.0.0.1:" + connection.get(channel + "_port").getAsInt()));
    }

    /** Writes the connection file that the kernel is started with. */
    void writeConnection(Path file) throws IOException {
        Files.writeString(file, connection.toString());
    }

    /** Sends a message and returns its id. */
    String send(ZMQ.Socket socket, String type, JsonObject content) {
        String id = "m" + sent.incrementAndGet();
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", id);
        header.addProperty("session", "tests");
        header.addProperty("username", "tests");
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", "5.3");
        sendParts(socket, true, header.toString(), "{}", "{}", content.toString());
        return id;
    }

    /** Sends any four parts, signed rightly or wrongly. */
    void sendParts(ZMQ.Socket socket, boolean signedWell, String... parts) {
        socket.sendMore(DELIMITER);
        socket.sendMore(signedWell ? signature(parts) : "0".repeat(64));
        for (int i = 0; i < parts.length; i++) {
            socket.send(parts[i].getBytes(StandardCharsets.UTF_8), i + 1 < parts.length ? ZMQ.SNDMORE : 0);
        }
    }

    private String signature(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes a message that comes within the time, or returns null. */
    @Nullable
    Received receive(ZMQ.Socket socket, int milliseconds) {
        socket.setReceiveTimeOut(milliseconds);
        byte[] part = socket.recv();
        if (part == null) {
            return null;
        }
        while (!Arrays.equals(part, DELIMITER)) {
            part = socket.recv();
        }
        String signature = socket.recvStr();
        String[] parts = new String[4];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = socket.recvStr();
        }
        while (socket.hasReceiveMore()) {
            socket.recv();
        }
        if (!signature.equals(signature(parts))) {
            throw new IllegalStateException("the kernel's signature is wrong for " + parts[0]);
        }
        JsonObject parent = JsonParser.parseString(parts[1]).getAsJsonObject();
        return new Received(
                JsonParser.parseString(parts[0])
                        .getAsJsonObject()
                        .get("msg_type")
                        .getAsString(),
                parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
                JsonParser.parseString(parts[3]).getAsJsonObject());
    }

    @Override
    public void close() {
        context.close();
    }
}
