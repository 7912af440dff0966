package org.activationlab.app.spark;

import org.activationlab.data.DigitData;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The images sent by the driver: once to each executor, 55 MB for MNIST, however many tasks it does. */
final class BroadcastDigits implements DigitSource {

    private static final long serialVersionUID = 1;

    private final Broadcast<SentDigits> sent;

    private BroadcastDigits(Broadcast<SentDigits> sent) {
        this.sent = sent;
    }

    static BroadcastDigits of(DigitData digits, JavaSparkContext context) {
        return new BroadcastDigits(context.broadcast(SentDigits.of(digits)));
    }

    @Override
    public DigitData digits() {
        return sent.value().digits();
    }
}
