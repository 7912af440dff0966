package org.activationlab.app.notebook;

/** Prints the plain text: for JShell, tests, and kernels that are not known. */
final class ConsoleFrontEnd implements FrontEnd {

    @Override
    public void display(Bundle bundle, String id) {
        System.out.println(bundle.forms().get(Bundle.TEXT));
    }

    @Override
    public void update(Bundle bundle, String id) {
        display(bundle, id);
    }

    @Override
    public boolean replaces() {
        return false;
    }
}
