package org.activationlab.app.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * Shows things on rapaio's kernel. By reflection: the kernel is published as one file together with old versions of
 * libraries that this project has, too, and must not come before them.
 */
final class RapaioFrontEnd implements FrontEnd {

    private static final String PACKAGE = "org.rapaio.jupyter.kernel.";

    private final Object kernel;
    private final Class<?> dataType;
    private final Method display;
    private final Method updateDisplay;

    /**
     * Takes hold of the kernel.
     *
     * @param loader the class loader of the running cell
     * @throws ReflectiveOperationException if this is not that kernel, or another version of it
     */
    RapaioFrontEnd(ClassLoader loader) throws ReflectiveOperationException {
        kernel = loader.loadClass(PACKAGE + "MainApp").getField("kernel").get(null);
        dataType = loader.loadClass(PACKAGE + "display.DisplayData");
        display = kernel.getClass().getMethod("display", dataType);
        updateDisplay = kernel.getClass().getMethod("updateDisplay", dataType);
    }

    @Override
    public void display(Bundle bundle, String id) {
        call(display, bundle, id);
    }

    @Override
    public void update(Bundle bundle, String id) {
        call(updateDisplay, bundle, id);
    }

    private void call(Method method, Bundle bundle, String id) {
        try {
            Object data = dataType.getMethod("withType", String.class, String.class)
                    .invoke(null, Bundle.TEXT, bundle.forms().get(Bundle.TEXT));
            Method put = dataType.getMethod("putData", String.class, Object.class);
            for (Map.Entry<String, String> form : bundle.forms().entrySet()) {
                put.invoke(data, form.getKey(), form.getValue());
            }
            if (bundle.width() > 0) {
                dataType.getMethod("putMetaData", String.class, Object.class)
                        .invoke(data, Bundle.PNG, Map.of("width", bundle.width(), "height", bundle.height()));
            }
            dataType.getMethod("setDisplayId", String.class).invoke(data, id);
            method.invoke(kernel, data);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("rapaio's kernel could not show this: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of rapaio's kernel is not known: " + e.getMessage(), e);
        }
    }
}
