#!/usr/bin/env python3
"""Batch scoring of a text classifier in PyTorch: embedding, bidirectional LSTM, pooling over time, linear head. The peer of the text benchmark.

Usage: torch_text.py [--vocabulary V] [--embedding I] [--units H] [--layers L] [--pooling attention|max|mean|last] [--batch B] [--length T] [--rows N]
                     [--threads 1 2] [--turns 5] [--packed] [--lengths FILE]
Prints a line "torch VERSION, BLAS", then for each thread count the median of the turns, its range, and "metric torch.text.rows_per_second.Nt VALUE".
Where torch is not there it prints "missing: REASON" and ends. Weights and tokens are random: the arithmetic does not depend on them.

Rows are sorted by length and cut into batches, as one who cares about speed does; a batch is padded to its longest row. Without --lengths all rows are
T long. A lengths file has one number a line (what our tokenizer gives for a set); a row is cut at T. Pooling minds the padding. The backward direction
minds it only with --packed (pack_padded_sequence), which is exact and slower; without it padded rows come out slightly different, so compare with both.
"""
import argparse
import os
import statistics
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # one left over in the environment can halve OpenBLAS
try:
    import torch
except ImportError as reason:
    print(f"missing: {reason}. Install Debian's python3-torch and libopenblas0-openmp.", flush=True)
    sys.exit(0)


def arguments():
    parser = argparse.ArgumentParser(description="Batch scoring of a text classifier in PyTorch.")
    for name, default in (("vocabulary", 30000), ("embedding", 100), ("units", 100), ("layers", 1), ("batch", 256), ("length", 400), ("rows", 2048), ("turns", 5)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--pooling", choices=("attention", "max", "mean", "last"), default="max")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--packed", action="store_true")
    parser.add_argument("--lengths")
    return parser.parse_args()


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


class Classifier(torch.nn.Module):
    def __init__(self, options):
        super().__init__()
        self.embedding = torch.nn.Embedding(options.vocabulary, options.embedding)
        self.encoder = torch.nn.LSTM(options.embedding, options.units, options.layers, batch_first=True, bidirectional=True)
        if options.pooling == "attention":
            self.projection = torch.nn.Linear(2 * options.units, 2 * options.units)
            self.query = torch.nn.Linear(2 * options.units, 1, bias=False)
        self.head = torch.nn.Linear(2 * options.units, 1)
        self.pooling, self.packed = options.pooling, options.packed

    def forward(self, tokens, lengths):
        x = self.embedding(tokens)
        if self.packed:
            x = torch.nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        outputs, (hidden, _) = self.encoder(x)
        if self.packed:
            outputs, _ = torch.nn.utils.rnn.pad_packed_sequence(outputs, batch_first=True, total_length=tokens.shape[1])
        if self.pooling == "last":
            pooled = torch.cat([hidden[-2], hidden[-1]], 1)
        else:
            padding = (torch.arange(tokens.shape[1]) >= lengths[:, None]).unsqueeze(2)
            if self.pooling == "attention":
                scores = self.query(torch.tanh(self.projection(outputs))).masked_fill(padding, float("-inf"))
                pooled = (torch.softmax(scores, 1) * outputs).sum(1)
            elif self.pooling == "max":
                pooled = outputs.masked_fill(padding, float("-inf")).amax(1)
            else:
                pooled = outputs.masked_fill(padding, 0).sum(1) / lengths[:, None]
        return torch.sigmoid(self.head(pooled)).squeeze(1)


def batches(options):
    """Tokens and lengths of every batch, shortest rows first."""
    lengths = [options.length] * options.rows
    if options.lengths:
        lengths = [min(max(int(line), 1), options.length) for line in open(options.lengths)]
    lengths.sort()
    for start in range(0, len(lengths), options.batch):
        part = torch.tensor(lengths[start:start + options.batch])
        yield torch.randint(options.vocabulary, (len(part), int(part.max()))), part


def main():
    options = arguments()
    library = blas()
    if library is None:
        print("missing: an optimized BLAS that two threads can share. Install Debian's libopenblas0-openmp.", flush=True)
        return
    torch.manual_seed(1)
    model = Classifier(options).eval()
    parts = list(batches(options))
    rows, tokens = sum(len(part[1]) for part in parts), sum(int(part[1].sum()) for part in parts)
    print(f"torch {torch.__version__}, {library}; {rows} rows, {tokens} tokens in {len(parts)} batches, {options.pooling} pooling, "
          f"V {options.vocabulary}, I {options.embedding}, H {options.units}, L {options.layers}{', packed' if options.packed else ''}", flush=True)
    for threads in options.threads:
        torch.set_num_threads(threads)
        with torch.inference_mode():
            model(*parts[-1])  # the longest: memory is there before the clock runs
            paces = []
            for _ in range(options.turns):
                start = time.perf_counter()
                for part in parts:
                    model(*part)
                paces.append(rows / (time.perf_counter() - start))
        print(f"{threads} threads: {statistics.median(paces):.1f} rows/s, {min(paces):.1f} to {max(paces):.1f} in {options.turns} turns")
        print(f"metric torch.text.rows_per_second.{threads}t {statistics.median(paces):.1f}", flush=True)


main()
