#!/usr/bin/env python3
"""Prints the coefficients of Curves.ExpOfNegative: python3 eng/curves/exponential.py

The polynomial of degree 6 with the least largest relative error for e^-r, |r| <= ln(2)/2 (Remez, 1934), its first term 1;
then the largest error of the whole function in single precision, in units in the last place, over a million points.
"""
import math
import random
import struct

DEGREE = 6
BORDER = math.log(2) / 2


def solve(matrix, right):
    """Gauss with pivots."""
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(size):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def error(coefficients, r):
    return (1 + sum(c * r ** (k + 1) for k, c in enumerate(coefficients))) / math.exp(-r) - 1


def remez():
    points = DEGREE + 1
    nodes = [BORDER * math.cos(math.pi * (i + 0.5) / points) for i in range(points)]
    grid = [BORDER * (i / 5000 - 1) for i in range(10001)]
    for _ in range(20):
        matrix = [[r ** k for k in range(1, DEGREE + 1)] + [(-1) ** i * math.exp(-r)] for i, r in enumerate(nodes)]
        coefficients = solve(matrix, [math.exp(-r) - 1 for r in nodes])[:DEGREE]
        errors = [error(coefficients, r) for r in grid]
        pieces, start = [], 0  # between changes of sign lies one extreme point each
        for i in range(1, len(grid) + 1):
            if i == len(grid) or errors[i] * errors[start] < 0:
                pieces.append(max(range(start, i), key=lambda k: abs(errors[k])))
                start = i
        if len(pieces) < points:
            break
        pieces = sorted(sorted(pieces, key=lambda k: -abs(errors[k]))[:points], reverse=True)
        nodes = [grid[k] for k in pieces]
    return coefficients, max(abs(e) for e in errors)


def single(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def multiply_add(a, b, c):
    return single(a * b + c)  # the product of two singles is exact in a double


def exponential_of_negative(x, c):
    x = max(single(-87.0), min(single(87.33654), x))
    shift = 12582912.0
    n = single(multiply_add(x, single(-1.44269504), shift) - shift)
    r = multiply_add(n, single(-2.12194440e-4), multiply_add(n, single(0.693359375), x))
    p = c[-1]
    for value in reversed(c[:-1]):
        p = multiply_add(p, r, value)
    return multiply_add(p, r, 1.0) * 2.0 ** n


def unit(value):
    return 2.0 ** (math.floor(math.log2(value)) - 23)


coefficients, largest = remez()
rounded = [single(c) for c in coefficients]
print("largest relative error of the polynomial:", f"{largest:.2e}")
for k, c in enumerate(rounded):
    print(f"r^{k + 1}: {c:.9g}")
draw = random.Random(1)
worst = worst_sigmoid = 0
for i in range(1000000):
    x = single(math.copysign(math.sinh(draw.uniform(0, 5)) * 1.17, draw.uniform(-1, 1)))
    e, exact = exponential_of_negative(x, rounded), math.exp(-x)
    worst = max(worst, abs(e - exact) / unit(exact))
    s, exact = single(1 / single(1 + e)), 1 / (1 + math.exp(-x))
    worst_sigmoid = max(worst_sigmoid, abs(s - exact) / unit(exact))
print(f"largest error in units in the last place: {worst:.2f}; of 1 / (1 + e^-x): {worst_sigmoid:.2f}")
