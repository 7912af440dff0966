"""Makes judge.json: what NumPy, scikit-learn and PyTorch make of formula inputs that the tests build the same way.

Run with NumPy 2, scikit-learn 1 and PyTorch 2: python3 make_judge.py > judge.json
"""
import json

import numpy as np
import torch
from sklearn.linear_model import Ridge


def wave(count, a, b):
    return np.sin(a * np.arange(count) + b).astype(np.float32)


def squeezed(x):
    return np.sign(x) * np.log1p(np.abs(x))


# One trace: 256, 120 and 84 activations after ReLU, 10 logits.
trace = 3 * wave(470, 1.7, 0.3)
trace[:460] = np.maximum(trace[:460], 0)
summary = []
for low, high in ((0, 256), (256, 376), (376, 460)):
    v = trace[low:high].astype(np.float64)
    summary += list(squeezed(np.quantile(v, [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1])))
    summary += [squeezed(v.mean()), squeezed(v.std()), (v == 0).mean(), squeezed(np.linalg.norm(v))]
z = trace[460:].astype(np.float64)
s = np.sort(z)[::-1]
p = np.exp(z - s[0])
p /= p.sum()
q = np.sort(p)[::-1]
summary += list(squeezed(z)) + list(squeezed(s))
summary += [q[0], q[0] - q[1], squeezed(s[0] - s[1]), (p * np.log(p)).sum(), squeezed(np.log(np.exp(z).sum()))]
summary += list((np.arange(10) == z.argmax()).astype(float))

# The noise response of a network on 40 images.
n = 40
clean = (3 * wave(n * 10, 0.7, 0.1)).reshape(n, 10)
noisy = (0.2 * clean + wave(n * 10, 2.3, 1.0).reshape(n, 10) * 0.3 + np.arange(10) * 0.1).astype(np.float32)
base = wave(100, 0.9, 0.5).reshape(10, 10).astype(np.float64)
within = (base @ base.T / 10 + np.eye(10) * 0.2).astype(np.float32)
c64, y64 = clean.astype(np.float64), noisy.astype(np.float64)
ridge = Ridge(alpha=0.01 * n * c64.var()).fit(c64, y64)
left = y64 - ridge.predict(c64)
covariance = within.astype(np.float64) + left.T @ left / n
logits = 3 * wave(10, 1.1, 0.2)
mean = ridge.predict(logits[None].astype(np.float64))[0]
draws = np.random.default_rng(1).multivariate_normal(mean, covariance, 1_000_000).argmax(1)

# A judge of 7 numbers with 5 units.
inputs, width = 7, 5
w = [0.5 * wave(width * inputs, 1.3, 0.4).reshape(width, inputs), 0.1 * wave(width, 0.8, 0.1),
     0.6 * wave(width * width, 0.6, 0.9).reshape(width, width), 0.1 * wave(width, 1.9, 0.6),
     wave(width, 2.1, 0.2).reshape(1, width), 0.1 * wave(1, 1.0, 0.7)]
shift, scale = wave(inputs, 0.4, 0.8), 1 + 0.5 * wave(inputs, 1.6, 0.5)
x = (2 * wave(3 * inputs, 0.9, 0.3)).reshape(3, inputs)
x[2, 0] = 1000
t = [torch.from_numpy(a) for a in w]
h = torch.from_numpy(((x - shift) * scale).astype(np.float32)).clamp(-8, 8)
h = torch.relu(torch.nn.functional.linear(h, t[0], t[1]))
h = torch.relu(torch.nn.functional.linear(h, t[2], t[3]))
answers = torch.sigmoid(torch.nn.functional.linear(h, t[4], t[5]))[:, 0]

print(json.dumps({
    "summary": [float(v) for v in summary],
    "expected_logits": [float(v) for v in mean],
    "spread": [float(v) for v in np.sqrt(np.diag(covariance))],
    "expected_ratio": float((draws == logits.argmax()).mean()),
    "answers": [float(v) for v in answers],
}, indent=1))
