package org.activationlab.app.notebook;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several forms, from which a notebook chooses; each has plain text for readers without pictures.
 *
 * @param forms the data by MIME type: text as it is, pictures in base64
 * @param width the width in CSS pixels at which the picture is meant to be shown, 0 where there is none
 * @param height its height likewise
 */
record Bundle(Map<String, String> forms, int width, int height) {

    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String PNG = "image/png";

    /** Keeps its own copy, in order. */
    Bundle {
        if (!forms.containsKey(TEXT)) {
            throw new IllegalArgumentException(
                    "whatever is shown needs plain text beside it, but there was only " + forms.keySet());
        }
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /** Plain text alone. */
    static Bundle text(String text) {
        return new Bundle(Map.of(TEXT, text), 0, 0);
    }

    /** A piece of HTML and the same in plain text. */
    static Bundle html(String html, String text) {
        return of(HTML, html, text, 0, 0);
    }

    /** A PNG picture and what it shows in plain text. */
    static Bundle png(byte[] png, int width, int height, String text) {
        return of(PNG, Base64.getEncoder().encodeToString(png), text, width, height);
    }

    private static Bundle of(String type, String data, String text, int width, int height) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put(type, data);
        forms.put(TEXT, text);
        return new Bundle(forms, width, height);
    }
}
