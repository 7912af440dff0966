package org.activationlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SummedJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("card.json");

    @Test
    void addsWhatSha256sumSaysOfTheTextWithoutWhiteSpace() throws Exception {
        ObjectNode object = (ObjectNode) JSON.readTree("{ \"a\" : 1, \"b\" : [ 0.5, true ] }");
        // printf '{"a":1,"b":[0.5,true]}' | sha256sum
        assertThat(SummedJson.sum(object).path("sha256").asText())
                .isEqualTo("a58600e505decf706d11180451839c53f351d815a9ddf3d39d1d327f6621a15a");
        assertThat(SummedJson.checked(FILE, object).toString()).isEqualTo("{\"a\":1,\"b\":[0.5,true]}");
    }

    /** A float prints 0.1 and would be 0.10000000149011612 as a double: readers only see the text. */
    @Test
    void aFloatIsSummedAsItIsWritten() throws Exception {
        String text = SummedJson.sum(JSON.createObjectNode().put("width", 0.1f)).toPrettyString();
        assertThat(SummedJson.checked(FILE, JSON.readTree(text)).toString()).isEqualTo("{\"width\":0.1}");
    }

    @Test
    void refusesWhatWasChangedAndTakesWhatHasNoSum() throws Exception {
        String text = SummedJson.sum(JSON.createObjectNode().put("seed", 42)).toString();
        assertThatThrownBy(() -> SummedJson.checked(FILE, JSON.readTree(text.replace("42", "43"))))
                .hasMessageContaining("card.json has SHA-256")
                .hasMessageContaining("edited or damaged");
        assertThat(SummedJson.checked(FILE, JSON.readTree("{\"seed\":43}")).toString())
                .isEqualTo("{\"seed\":43}");
        assertThatThrownBy(() -> SummedJson.checked(FILE, JSON.readTree("null")))
                .hasMessageContaining("card.json holds no JSON object");
    }
}
