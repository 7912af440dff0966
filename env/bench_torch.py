"""The plain PyTorch side of env/bench: careful loops, one network at a time, with torch's own number of threads.

Reads one request per line of input, for example {"benchmark": "label", "seconds": 4.0, "workers": 2, "images": "FOLDER"},
and answers each with a line of JSON: value (units per second), peakMegabytes, engine, series (always empty).
"""

import gzip
import json
import pathlib
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

DRAWS, NOISE_SCALE = 1000, 0.9
META_BATCH = 128
META_RATE = {"rnn": 1e-3, "gru": 1e-4, "lstm": 1e-4, "transformer": 1e-3}
META_STEPS_PER_EPOCH = {"rnn": 20, "gru": 20, "lstm": 20, "transformer": 5}
TOKEN_WIDTHS = (256, 120, 84, 10)


class Clock:
    """Counts work from the end of the first piece on, until the time is over."""

    def __init__(self, seconds):
        self.seconds, self.start, self.units, self.elapsed = seconds, None, 0, 0.0

    def finished(self, units):
        """Takes note of a piece; returns whether it is enough."""
        now = time.perf_counter()
        if self.start is None:
            self.start = now
            return False
        self.units += units
        self.elapsed = now - self.start
        return self.elapsed >= self.seconds

    def rate(self):
        return self.units / self.elapsed


# ---------------------------------------------------------------- images


def idx(folder, name, header):
    """The bytes behind the header of an idx file, plain or gzip."""
    for path in (folder / name, folder / (name + ".gz")):
        if path.exists():
            with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
                return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)[header:]
    raise FileNotFoundError(f"{folder} holds neither {name} nor {name}.gz")


def images_of(folder, part):
    """Pixels (n, 1, 28, 28) in [0, 1] and digits (n), all in memory."""
    pixels = idx(folder, f"{part}-images-idx3-ubyte", 16).view(-1, 1, 28, 28).float().div_(255)
    return pixels, idx(folder, f"{part}-labels-idx1-ubyte", 8).long()


# ---------------------------------------------------------------- networks


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(256, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = F.relu(self.fc1(x.flatten(1)))
        return self.fc3(F.relu(self.fc2(x)))


class MetaNetwork(nn.Module):
    """Four token maps, an encoder without biases, the last token, a decoder of four linear layers to the ratio."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.tokens = nn.ModuleList(nn.Linear(width, 256) for width in TOKEN_WIDTHS)
        if kind == "transformer":
            layer = nn.TransformerEncoderLayer(256, 8, 2048, bias=False, batch_first=True)
            self.encoder = nn.TransformerEncoder(layer, 4, enable_nested_tensor=False)
        else:
            recurrent = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[kind]
            self.encoder = recurrent(256, 256, 4, bias=False, batch_first=True)
        self.decoder = nn.Sequential(
            nn.Linear(256, 256), nn.BatchNorm1d(256), nn.ReLU(),
            nn.Linear(256, 256), nn.ReLU(), nn.BatchNorm1d(256),
            nn.Linear(256, 256), nn.ReLU(), nn.BatchNorm1d(256),
            nn.Linear(256, 1))

    def forward(self, activations):
        parts = activations.split(TOKEN_WIDTHS, 1)
        sequence = torch.stack([linear(part) for linear, part in zip(self.tokens, parts)], 1)
        encoded = self.encoder(sequence)
        if self.kind != "transformer":
            encoded = encoded[0]
        return self.decoder(encoded[:, -1])


# ---------------------------------------------------------------- loops; each is prepared once and then run with clocks


class Training:
    """One LeNet-5 by mini-batches in an order drawn anew for every epoch."""

    def __init__(self, folder, optimizer, batch_size):
        self.pixels, self.digits = images_of(folder, "train")
        self.batch_size = batch_size
        self.net = LeNet()
        self.optimizer = {
            "sgd": lambda: torch.optim.SGD(self.net.parameters(), lr=0.01),
            "adam": lambda: torch.optim.Adam(self.net.parameters(), lr=0.005),
        }[optimizer]()

    def run(self, clock):
        while True:
            for rows in torch.randperm(len(self.digits)).split(self.batch_size):
                loss = F.cross_entropy(self.net(self.pixels[rows]), self.digits[rows])
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
                if clock.finished(len(rows)):
                    return


class Labelling:
    """One image at a time: its noisy copies as one batch, and a count of those that get its own digit."""

    def __init__(self, folder):
        self.pixels, _ = images_of(folder, "t10k")
        self.noise = torch.randn(DRAWS, 1, 28, 28) * NOISE_SCALE
        self.net = LeNet().eval()
        self.next = 0

    @torch.no_grad()
    def run(self, clock):
        enough = clock.finished(0)
        while not enough:
            image = self.pixels[self.next % len(self.pixels)]
            self.next += 1
            clean = self.net(image.unsqueeze(0)).argmax(1)
            (self.net(image + self.noise).argmax(1) == clean).sum().item()
            enough = clock.finished(1)


class MetaTraining:
    """
    One meta-network for the ratio with the original's settings on made-up activations. Like the original it leaves
    training mode after the first epoch for good, and only what comes then is counted.
    """

    def __init__(self, kind):
        pairs = META_STEPS_PER_EPOCH[kind] * META_BATCH
        self.activations, self.ratios = torch.rand(pairs, sum(TOKEN_WIDTHS)), torch.rand(pairs, 1)
        self.net = MetaNetwork(kind)
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=META_RATE[kind])
        self.first_epoch = True

    def run(self, clock):
        while True:
            self.net.train(self.first_epoch)
            for rows in torch.randperm(len(self.ratios)).split(META_BATCH):
                loss = F.mse_loss(self.net(self.activations[rows]), self.ratios[rows])
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
                if not self.first_epoch and clock.finished(len(rows)):
                    return
            self.first_epoch = False


def prepare(request):
    kind, _, rest = request["benchmark"].partition("-")
    folder = pathlib.Path(request["images"])
    if kind == "train":
        optimizer, _, batch_size = rest.partition("-")
        return Training(folder, optimizer, int(batch_size))
    if kind == "label":
        return Labelling(folder)
    if kind == "meta":
        return MetaTraining(rest)
    raise ValueError(f"no plain PyTorch loop is known for {request['benchmark']}")


def peak_megabytes():
    """The most memory that this process ever held, in 10^6 bytes, as Linux counts it."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("/proc/self/status has no line VmHWM")


def main():
    loop = None
    for line in sys.stdin:
        try:
            request = json.loads(line)
            loop = loop or prepare(request)
            clock = Clock(request["seconds"])
            loop.run(clock)
            answer = {
                "value": clock.rate(),
                "peakMegabytes": peak_megabytes(),
                "engine": f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads",
                "series": [],
            }
        except Exception as failure:  # whoever asked must hear of it, whatever it is
            answer = {"error": f"{type(failure).__name__}: {failure}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
