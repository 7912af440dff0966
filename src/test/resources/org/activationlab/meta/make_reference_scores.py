"""Makes reference_scores.json: nearest neighbours and Mahalanobis distances, computed with NumPy in double precision.

Traces and digits are made by formula, so that the test makes them again: value = SplitMix64 of a running number, as
java.util.SplittableRandom(seed).nextDouble() gives it. Run with NumPy 2: python3 make_reference_scores.py > reference_scores.json
"""
import json

import numpy as np

MASK = (1 << 64) - 1


def doubles(seed, count):
    out = []
    state = seed & MASK
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        out.append(((z ^ (z >> 31)) >> 11) * 2.0**-53)
    return np.array(out)


def traces(seed, rows, size):
    """After ReLU, the last two units dead."""
    values = np.maximum(3 * doubles(seed, rows * size).reshape(rows, size) - 1, 0).astype(np.float32)
    values[:, -2:] = 0
    return values


def unit(v):
    length = np.linalg.norm(v.astype(float), axis=-1, keepdims=True)
    return (v / np.maximum(length, 1e-300)).astype(np.float32).astype(float)


def neighbours(reference, digits, x, digit, k):
    distance = np.linalg.norm(unit(reference) - unit(x), axis=1)
    own = np.sort(distance[digits == digit])
    return -(own[min(k, len(own)) - 1] if len(own) else distance.max())


def mahalanobis(reference, digits, x, digit, ridge):
    reference, x = unit(reference), unit(x)
    means = {d: reference[digits == d].mean(axis=0) for d in np.unique(digits)}
    centred = reference - np.stack([means[d] for d in digits])
    covariance = np.cov(centred, rowvar=False, bias=True)
    covariance += ridge * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    inverse = np.linalg.inv(covariance)
    distance = {d: np.sqrt((x - m) @ inverse @ (x - m)) for d, m in means.items()}
    return -(distance[digit] if digit in distance else max(distance.values())), -min(distance.values())


def main():
    images, size, k, ridge = 120, 12, 10, 0.01
    reference = traces(11, images, size)
    # No 7, three 8s.
    digits = np.array([8 if i % 40 == 3 else (0 if i % 10 in (7, 8) else i % 10) for i in range(images)])
    tested = traces(12, 20, size)
    tested[3] = 0
    tested[4, -1] = 1.5
    asked = [i % 10 for i in range(20)]
    rows = []
    for x, digit in zip(tested, asked):
        own, nearest = mahalanobis(reference, digits, x, digit, ridge)
        rows.append({"digit": digit, "neighbours": neighbours(reference, digits, x, digit, k), "mahalanobis": own,
                     "nearest": nearest})
    print(json.dumps({
        "made_with": f"NumPy {np.__version__}: numpy.linalg.norm, numpy.cov(bias=True), numpy.linalg.inv, float64",
        "images": images, "size": size, "k": k, "ridge": ridge, "seed_reference": 11, "seed_tested": 12,
        "digits": digits.tolist(), "rows": rows}, indent=1))


main()
