package org.activationlab.study;

import java.util.Locale;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.CardComparison;
import org.activationlab.report.ModelCard;

/**
 * Does the work of a model card again, from the images on: trains the networks, draws the evidence, trains the judges,
 * and sets a new card beside the old one. Killed at any moment and started again, it goes on.
 */
public final class Reproduction {

    private final CardFile card;
    private final DigitData data;
    private final ComputeDevice device;
    private final ComputeDevice judgeDevice;

    private Reproduction(CardFile card, DigitData data, ComputeDevice device, ComputeDevice judgeDevice) {
        this.card = card;
        this.data = data;
        this.device = device;
        this.judgeDevice = judgeDevice;
    }

    /**
     * Prepares a reproduction.
     *
     * @param card what is to be reproduced
     * @param all the images; the card's plan says how many of them are used
     * @param device where networks and evidence are computed
     * @param judgeDevice where judges are trained
     * @return nothing was computed yet
     * @throws StudyException if the images are not those of the card
     */
    public static Reproduction of(CardFile card, DigitData all, ComputeDevice device, ComputeDevice judgeDevice)
            throws StudyException {
        DataIdentity wanted = card.run().data();
        DataIdentity found = DataIdentity.of(Study.limited(card.run().plan(), all));
        if (!found.unnamed().equals(wanted.unnamed())) {
            throw new StudyException("the card is about " + wanted.description() + " with SHA-256 "
                    + wanted.fingerprint() + ", but the images found are " + found.description() + " with SHA-256 "
                    + found.fingerprint() + ". Name the card's images with --data.");
        }
        return new Reproduction(card, all, device, judgeDevice);
    }

    /**
     * Does whatever is still missing, and compares. Says first how long it will take, as far as that is known. The new
     * card is left in the folder, too.
     *
     * @param folder where the work is kept, opened by the caller
     * @param workers who does it
     * @param progress hears how far it is
     * @return the card beside the new one
     * @throws StudyException if the folder belongs to another plan
     * @throws Exception if an item cannot be done; everything finished before stays
     */
    public CardComparison run(RunFolder folder, LocalWorkers workers, StudyProgress progress) throws Exception {
        RunDescription again = card.again(device);
        Study study = Study.open(folder, again.plan(), data, device, workers, progress);
        ModelCard then = card.card();
        double seconds = then.origin().seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        progress.note(String.format(
                Locale.ROOT, "time: the card's own work took %,.1f min, added up over its workers", seconds / 60));
        study.estimate(workers.count()).ifPresent(sentence -> progress.note("time: " + sentence));
        study.evidence(then.source().evidence());
        JudgePlan plan = card.plan();
        JudgeStudy judges = JudgeStudy.of(folder, plan, judgeDevice, workers, progress);
        judges.train();
        JudgeEvidence evidence = judges.evidence();
        CardRecords records = new CardRecords(folder.root(), plan, evidence);
        ModelCard now = RunCards.cards(folder.root(), plan, evidence, records).get(0);
        // A folder that the card itself came from keeps that card as it is.
        RunCards.write(folder.root(), "reproduced-", plan, records.run(), now);
        return CardComparison.of(then, now);
    }
}
