package org.activationlab.app.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;

/** Shows things on a kernel that stands on IJava's base library: IJava itself and this project's own. */
final class IJavaFrontEnd implements FrontEnd {

    private final BaseKernel kernel;

    IJavaFrontEnd(BaseKernel kernel) {
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
