"""Makes normal.json: NormalNumbers' recipe, written down again with NumPy in single precision.

Run with NumPy 2: python3 make_normal.py > normal.json
"""
import json

import numpy as np

F = np.float32
MASK = (1 << 64) - 1


def bits(seed, count):
    out = []
    state = seed & MASK
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        out.append(z ^ (z >> 31))
    return np.array(out, dtype=np.uint64)


def polynomial(coefficients, x):
    y = np.full_like(x, F(coefficients[0]))
    for c in coefficients[1:]:
        y = y * x + F(c)
    return y


def normal(seed, count):
    z = bits(seed, count // 2)
    k = (z >> np.uint64(33)).astype(np.int64).astype(F)
    negative = ((z >> np.uint64(32)) & np.uint64(1)).astype(bool)
    u = (k + F(0.5)) * F(2.0**-31)
    # A mantissa between the roots of 1/2 and of 2, and an exponent.
    m, e = np.frexp(u)
    small = m < np.array([0x3F3504F3], dtype=np.uint32).view(F)[0]
    m, e = np.where(small, m * F(2), m), np.where(small, e - 1, e).astype(F)
    x = m - F(1)
    y = polynomial(
        [7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
         -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1], x)
    y = y * x * (x * x)
    y = y + e * F(-2.12194440e-4)
    y = y - (x * x) * F(0.5)
    logarithm = x + y + e * F(0.693359375)
    r = np.sqrt(F(-2) * logarithm)
    r = np.where(negative, -r, r)
    v = (z & np.uint64(0xFFFFFFFF)).astype(np.uint32).view(np.int32).astype(F) * F(2.0**-31)
    t = v * v
    cosine = polynomial([-2.3824151867302135e-05, 0.000917722936719656, -0.02086268737912178,
                         0.2536693215370178, -1.2337005138397217, 1.0], t)
    sine = polynomial([0.00015167170204222202, -0.004674143623560667, 0.07968991994857788,
                       -0.6459637880325317, 1.5707963705062866], t)
    values = np.empty(count, dtype=F)
    values[0::2] = r * cosine
    values[1::2] = r * (sine * v)
    return values


streams = []
for seed in (0, 42, -7):
    values = normal(seed, 20000)
    streams.append({
        "seed": seed,
        "first": [float(v) for v in values[:20]],
        "last": [float(v) for v in values[-4:]],
        "xor_of_bits": int(np.bitwise_xor.reduce(values.view(np.uint32)).astype(np.uint32).view(np.int32)),
        "sum_of_bits": int(values.view(np.uint32).astype(np.int64).sum()),
    })
print(json.dumps({"made_with": "NumPy " + np.__version__ + ", make_normal.py", "streams": streams}, indent=1))
