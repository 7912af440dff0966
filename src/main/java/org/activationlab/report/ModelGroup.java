package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.lenet.TrainedModel;

/**
 * Models that share some choices.
 *
 * @param labels what they share, one text per choice
 * @param models the members, at least one
 */
record ModelGroup(List<String> labels, List<TrainedModel> models) {

    ModelGroup {
        labels = List.copyOf(labels);
        models = List.copyOf(models);
    }

    /** Divides models by choices; groups are ordered by the first choice, then the second, and so on. */
    static List<ModelGroup> divide(List<TrainedModel> models, HyperParameter... by) {
        Comparator<TrainedModel> order = Comparator.comparingInt(model -> 0);
        for (HyperParameter choice : by) {
            order = order.thenComparing(TrainedModel::hyperParameters, choice.order());
        }
        Map<List<String>, List<TrainedModel>> groups = new LinkedHashMap<>();
        for (TrainedModel model : models.stream().sorted(order).toList()) {
            List<String> labels = new ArrayList<>();
            for (HyperParameter choice : by) {
                labels.add(choice.label(model.hyperParameters()));
            }
            groups.computeIfAbsent(labels, key -> new ArrayList<>()).add(model);
        }
        return groups.entrySet().stream()
                .map(entry -> new ModelGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    int trained() {
        return models.size();
    }

    int kept() {
        return kept(models);
    }

    static int kept(List<TrainedModel> models) {
        return (int) models.stream().filter(TrainedModel::kept).count();
    }

    /** The share of members that are kept, in [0, 1]. */
    double shareKept() {
        return (double) kept() / trained();
    }

    /** The test accuracies of the kept members. */
    Spread keptAccuracy() {
        return keptAccuracy(models);
    }

    static Spread keptAccuracy(List<TrainedModel> models) {
        return Spread.of(models.stream()
                .filter(TrainedModel::kept)
                .mapToDouble(TrainedModel::testAccuracy)
                .toArray());
    }
}
