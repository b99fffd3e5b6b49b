#!/usr/bin/env python3
"""One model of the benchmark in PyTorch, timed on demand: the peer of the managed engine.

Usage: torch_peer.py CASE THREADS train|score BATCH
Prints "ready torch VERSION, BLAS, WAY" (or "missing: REASON" and ends). Then for every line read, a number of seconds, runs whole steps for about that
long and prints the mean seconds of one step. So the caller can take turns with it. Needs Debian's python3-torch with libopenblas0-openmp: with the
pthread flavour of OpenBLAS two threads collapse and would flatter us.

Models as a PyTorch user writes them: nn modules, batch first, head on the last time step (bidirectional: both final states), torch.optim.Adam with
zero_grad(set_to_none=True), one index_select per batch from data in memory. Scoring in eval and inference mode, or scripted and frozen. Which way is
the fastest depends on version and machine, so each is tried first, and the fastest stays: oneDNN on and off, Adam fused or not, eager or scripted.
"""
import os
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # one left over in the environment can halve OpenBLAS
try:
    import torch
except ImportError as reason:
    print(f"missing: {reason}. Install Debian's python3-torch and libopenblas0-openmp, or name an interpreter that has torch by --python.", flush=True)
    sys.exit(0)


def blas():
    """The matrix library in use, or None where it is one that would flatter us."""
    torch.ones(64, 64) @ torch.ones(64, 64)
    try:
        loaded = open("/proc/self/maps").read()
    except OSError:
        return "unknown BLAS"
    if "libmkl" in loaded or "torch/lib/libtorch_cpu" in loaded:  # PyTorch's own wheels carry MKL
        return "MKL"
    if "openblas-pthread" in loaded:
        return None
    return "OpenBLAS" if "openblas" in loaded else None


library = blas()
if library is None:
    print("missing: an optimized BLAS that two threads can share. Install Debian's libopenblas0-openmp.", flush=True)
    sys.exit(0)

# cell, input width or vocabulary, hidden, layers, bidirectional, steps, outputs
CASES = {
    "f1": ("LSTM", 1, 50, 1, False, 10, 1),
    "f2lstm": ("LSTM", 7, 128, 2, False, 96, 24),
    "f2gru": ("GRU", 7, 128, 2, False, 96, 24),
    "s_uni": ("LSTM", None, 128, 1, False, 200, 1),
    "s_bi": ("LSTM", None, 128, 1, True, 200, 1),
    "large": ("LSTM", 64, 512, 1, False, 64, 1),
}
VOCABULARY, EMBEDDING, ROWS = 20000, 128, 4096


TRIAL_SECONDS = 0.4  # for each way


class Recurrent(torch.nn.Module):
    def __init__(self, cell, width, hidden, layers, bidirectional, outputs):
        super().__init__()
        self.embedding = torch.nn.Identity() if width else torch.nn.Embedding(VOCABULARY, EMBEDDING)
        self.encoder = getattr(torch.nn, cell)(width or EMBEDDING, hidden, layers, batch_first=True, bidirectional=bidirectional)
        self.head = torch.nn.Linear(hidden * (2 if bidirectional else 1), outputs)


class LastStep(Recurrent):
    def forward(self, x):
        outputs, _ = self.encoder(self.embedding(x))
        return self.head(outputs[:, -1])


class BothEnds(Recurrent):  # of an LSTM
    def forward(self, x):
        _, (hidden, _) = self.encoder(self.embedding(x))
        return self.head(torch.cat([hidden[-2], hidden[-1]], 1))


def training(model, x, y, batch, fused):
    """A step of training, over the rows in an order of its own."""
    loss = torch.nn.MSELoss() if x.is_floating_point() else torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, **({"fused": True} if fused else {}))
    order, place = torch.randperm(len(x)), 0
    model.train()

    def step():
        nonlocal place
        if place + batch > len(x):
            place = 0
        chosen = order[place:place + batch]
        place += batch
        optimizer.zero_grad(set_to_none=True)
        loss(model(x[chosen]), y[chosen]).backward()
        optimizer.step()

    return step


def scoring(model, x, scripted):
    model.eval()
    if scripted:
        model = torch.jit.freeze(torch.jit.script(model))

    def step():
        with torch.inference_mode():
            model(x)

    return step


def seconds_per_step(step, seconds):
    count, start = 0, time.perf_counter()
    while count == 0 or time.perf_counter() - start < seconds:
        step()
        count += 1
    return (time.perf_counter() - start) / count


def fastest(ways):
    """The name and the step of the fastest way, of those that this version of torch has."""
    best = None
    for name, onednn, make in ways:
        torch._C._set_mkldnn_enabled(onednn)  # for all that follows, scripts included
        try:
            step = make()
            for _ in range(3):
                step()
        except (RuntimeError, TypeError) as reason:
            print(f"{name} is left out: {str(reason).splitlines()[0]}", file=sys.stderr)
            continue
        took = seconds_per_step(step, TRIAL_SECONDS)
        if best is None or took < best[0]:
            best = took, name, onednn, step
    _, name, onednn, step = best
    torch._C._set_mkldnn_enabled(onednn)
    return name, step


def main():
    case, threads, mode, batch = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    cell, width, hidden, layers, bidirectional, steps, outputs = CASES[case]
    model = (BothEnds if bidirectional else LastStep)(cell, width, hidden, layers, bidirectional, outputs)
    rows = max(ROWS, batch)
    x = torch.randint(VOCABULARY, (rows, steps)) if width is None else torch.randn(rows, steps, width)
    y = torch.randn(rows, outputs)
    if width is None:
        y = (y > 0).float()
    onednn = [("oneDNN", True)] if torch.backends.mkldnn.is_available() else []
    ways = []
    for kernels, enabled in [*onednn, ("no oneDNN", False)]:
        if mode == "train":
            ways.append((f"{kernels}, Adam", enabled, lambda: training(model, x, y, batch, fused=False)))
            ways.append((f"{kernels}, fused Adam", enabled, lambda: training(model, x, y, batch, fused=True)))
        else:
            ways.append((f"{kernels}, eager", enabled, lambda: scoring(model, x[:batch], scripted=False)))
            ways.append((f"{kernels}, scripted", enabled, lambda: scoring(model, x[:batch], scripted=True)))
    way, step = fastest(ways)
    print(f"ready torch {torch.__version__}, {library}, {way}", flush=True)
    for line in sys.stdin:
        print(seconds_per_step(step, float(line)), flush=True)


main()
