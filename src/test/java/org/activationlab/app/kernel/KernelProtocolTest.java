package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** The requests beside running cells, and messages that no front end should send. */
class KernelProtocolTest {

    private final KernelClient kernel = SharedKernel.client();

    private static JsonObject code(String code, int position) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", position);
        content.addProperty("detail_level", 0);
        return content;
    }

    private void completes(String code, int position, String name, int start, int end) {
        JsonObject reply = kernel.request("complete_request", code(code, position));
        JsonArray matches = reply.getAsJsonArray("matches");
        assertThat(matches.asList().stream().map(match -> match.getAsString()))
                .as(code)
                .contains(name);
        assertThat(reply.get("cursor_start").getAsInt()).as(code).isEqualTo(start);
        assertThat(reply.get("cursor_end").getAsInt()).as(code).isEqualTo(end);
    }

    @Test
    void completesNames() {
        completes("Math.ab", 7, "abs(", 5, 7);
        completes("int ten = 10;\nMath.ab(ten)", 21, "abs(", 19, 21);
        completes("1 + 1; Ma", 9, "Math", 7, 9);
        completes("%ja", 3, "%jars", 0, 3);
        kernel.execute("String declared = \"\";");
        completes("decl", 4, "declared", 0, 4);
    }

    @Test
    void countsCharactersAsTheProtocolDoes() {
        // Java counts the face twice.
        completes("\"😀\".le", 6, "length()", 4, 6);
    }

    @Test
    void explainsNames() {
        String signature = kernel.request("inspect_request", code("Math.max(1, 2)", 6))
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
        assertThat(signature).contains("int Math.max(int a, int b)");
        assertThat(kernel.request("inspect_request", code("nothing123", 3))
                        .get("found")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    void saysWhetherCodeIsComplete() {
        assertThat(completeness("int x = 1;")).isEqualTo("complete");
        assertThat(completeness("int x = 1")).isEqualTo("complete");
        assertThat(completeness("")).isEqualTo("complete");
        assertThat(completeness("for (int i = 0; i < 3; i++) {")).isEqualTo("incomplete");
        assertThat(completeness("int )")).isEqualTo("invalid");
        assertThat(completeness("%jars a.jar\nint x = 1;")).isEqualTo("complete");
    }

    private String completeness(String code) {
        return kernel.request("is_complete_request", code(code, 0))
                .get("status")
                .getAsString();
    }

    @Test
    void saysWhatItIs() {
        JsonObject reply = kernel.request("kernel_info_request", new JsonObject());
        assertThat(reply.getAsJsonObject("language_info").get("name").getAsString())
                .isEqualTo("Java");
        assertThat(reply.get("implementation").getAsString()).isEqualTo("activation-lab");
        assertThat(reply.get("protocol_version").getAsString()).startsWith("5.");
    }

    @Test
    void answersHistoryAndWidgets() {
        JsonObject history = new JsonObject();
        history.addProperty("hist_access_type", "tail");
        history.addProperty("n", 3);
        assertThat(kernel.request("history_request", history).getAsJsonArray("history"))
                .isEmpty();
        assertThat(kernel.request("comm_info_request", new JsonObject())
                        .getAsJsonObject("comms")
                        .size())
                .isZero();
        JsonObject talk = new JsonObject();
        talk.addProperty("comm_id", "c1");
        talk.addProperty("target_name", "widget");
        talk.add("data", new JsonObject());
        kernel.wire().send(kernel.wire().shell, "comm_open", talk);
        kernel.wire().send(kernel.wire().shell, "comm_msg", talk);
        kernel.wire().send(kernel.wire().shell, "comm_close", talk);
        assertThat(kernel.execute("1").value()).isEqualTo("1");
    }

    @Test
    void outlivesMessagesThatItCannotRead() {
        JupyterWire wire = kernel.wire();
        wire.sendParts(wire.shell, false, "{}", "{}", "{}", "{}");
        wire.sendParts(wire.shell, true, "not json", "{}", "{}", "{}");
        wire.sendParts(wire.shell, true, "{\"msg_type\":\"execute_request\"}", "{}", "{}", "[]");
        wire.send(wire.shell, "no_such_request", new JsonObject());
        assertThat(kernel.execute("1").value()).isEqualTo("1");
    }

    @Test
    void echoesHeartbeats() {
        JupyterWire wire = kernel.wire();
        wire.heartbeat.setReceiveTimeOut(10_000);
        for (int i = 0; i < 3; i++) {
            wire.heartbeat.send("beat " + i);
            assertThat(wire.heartbeat.recvStr()).isEqualTo("beat " + i);
        }
    }

    @Test
    void asksThePersonForInputOrSaysThatItCannot() {
        String question = "new Scanner(System.in).nextLine()";
        assertThat(kernel.execute(question).trace()).contains("this front end answers no questions");
        kernel.answerQuestions(true);
        try {
            assertThat(kernel.execute(question, "grüße").value()).isEqualTo("grüße");
        } finally {
            kernel.answerQuestions(false);
        }
    }
}
