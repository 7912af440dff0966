package org.activationlab.app.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A front end that keeps what a reader would see at the end, and counts how often it was told. */
final class Screen implements FrontEnd {

    final Map<String, String> seen = new LinkedHashMap<>();
    final List<String> told = new ArrayList<>();
    private final boolean replaces;

    Screen(boolean replaces) {
        this.replaces = replaces;
    }

    @Override
    public void display(Bundle bundle, String id) {
        if (seen.put(id, bundle.forms().get(Bundle.TEXT)) != null && replaces) {
            throw new IllegalArgumentException("this was shown already: " + id);
        }
        told.add(bundle.forms().get(Bundle.TEXT));
    }

    @Override
    public void update(Bundle bundle, String id) {
        if (!seen.containsKey(id)) {
            throw new IllegalArgumentException("this was not shown yet: " + id);
        }
        seen.put(id, bundle.forms().get(Bundle.TEXT));
        told.add(bundle.forms().get(Bundle.TEXT));
    }

    @Override
    public boolean replaces() {
        return replaces;
    }
}
