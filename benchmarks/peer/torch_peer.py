#!/usr/bin/env python3
"""One model of the benchmark in PyTorch, timed on demand: the peer of the managed engine.

Usage: torch_peer.py CASE THREADS train|score BATCH
Prints "ready torch VERSION, BLAS" (or "missing: REASON" and ends). Then for every line read, a number of seconds, runs whole steps for about that long
and prints the mean seconds of one step. So the caller can take turns with it. Needs Debian's python3-torch with libopenblas0-openmp: with the
pthread flavour of OpenBLAS two threads collapse and would flatter us.

Models as a PyTorch user writes them: nn modules, batch first, head on the last time step (bidirectional: both final states), torch.optim.Adam with
zero_grad(set_to_none=True), one index_select per batch from data in memory. Scoring in eval and inference mode.
"""
import os
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # one left over in the environment can halve OpenBLAS
try:
    import torch
except ImportError as reason:
    print(f"missing: {reason}. Install Debian's python3-torch and libopenblas0-openmp.", flush=True)
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


class Model(torch.nn.Module):
    def __init__(self, cell, width, hidden, layers, bidirectional, outputs):
        super().__init__()
        self.embedding = torch.nn.Embedding(VOCABULARY, EMBEDDING) if width is None else None
        self.encoder = getattr(torch.nn, cell)(width or EMBEDDING, hidden, layers, batch_first=True, bidirectional=bidirectional)
        self.head = torch.nn.Linear(hidden * (2 if bidirectional else 1), outputs)
        self.bidirectional = bidirectional

    def forward(self, x):
        if self.embedding is not None:
            x = self.embedding(x)
        outputs, state = self.encoder(x)
        if not self.bidirectional:
            return self.head(outputs[:, -1])
        hidden = state[0] if isinstance(state, tuple) else state
        return self.head(torch.cat([hidden[-2], hidden[-1]], 1))


def main():
    case, threads, mode, batch = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    cell, width, hidden, layers, bidirectional, steps, outputs = CASES[case]
    model = Model(cell, width, hidden, layers, bidirectional, outputs)
    rows = max(ROWS, batch)
    x = torch.randint(VOCABULARY, (rows, steps)) if width is None else torch.randn(rows, steps, width)
    y = torch.randn(rows, outputs)
    loss = torch.nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    order, place = torch.randperm(rows), 0

    def train():
        nonlocal place
        if place + batch > rows:
            place = 0
        chosen = order[place:place + batch]
        place += batch
        optimizer.zero_grad(set_to_none=True)
        loss(model(x[chosen]), y[chosen]).backward()
        optimizer.step()

    def score():
        with torch.inference_mode():
            model(x[:batch])

    model.train(mode == "train")
    step = train if mode == "train" else score
    for _ in range(3):
        step()
    print(f"ready torch {torch.__version__}, {library}", flush=True)
    for line in sys.stdin:
        until, count, start = float(line), 0, time.perf_counter()
        while count == 0 or time.perf_counter() - start < until:
            step()
            count += 1
        print((time.perf_counter() - start) / count, flush=True)


main()
