package org.activationlab.app.notebook;

import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Shows things on JJava, whose base library has the shapes of IJava's under other names. */
final class JJavaFrontEnd implements FrontEnd {

    private final BaseKernel kernel;

    JJavaFrontEnd(BaseKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void display(Bundle bundle, String id) {
        kernel.display(data(bundle, id));
    }

    @Override
    public void update(Bundle bundle, String id) {
        kernel.getIO().display.updateDisplay(data(bundle, id));
    }

    @Override
    public void registerRenderers() {
        for (Class<?> type : Rendering.TYPES) {
            register(type);
        }
    }

    private <T> void register(Class<T> type) {
        kernel.getRenderer().createRegistration(type).preferring(MIMEType.ANY).register((value, context) -> {
            Bundle bundle = Rendering.of(value);
            fill(context.getOutputContainer(), bundle);
        });
    }

    private static DisplayData data(Bundle bundle, String id) {
        DisplayData data = new DisplayData();
        fill(data, bundle);
        data.putTransientData("display_id", id);
        return data;
    }

    private static void fill(DisplayData data, Bundle bundle) {
        bundle.forms().forEach((type, value) -> data.putData(type, value));
        if (bundle.width() > 0) {
            data.putMetaData(Bundle.PNG, Map.of("width", bundle.width(), "height", bundle.height()));
        }
    }
}
