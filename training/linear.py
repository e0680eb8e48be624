"""Fit a linear model of several classes: softmax regression with a ridge penalty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from reportedly.trace.matter import FURTHEST, Linear
from reportedly.trace.trees import Values

#: Steps of the search, after which nothing moves any more.
_STEPS = 300


def linear(rows: NDArray[np.float32], kinds: NDArray[np.int64], weights: Values, penalty: float) -> Linear:
    """The model that the rows make likeliest.

    Args:
        rows: features [rows, features].
        kinds: class of each row, from 0 on.
        weights: how much each row counts.
        penalty: pulls what the features add to zero.
    """
    values = rows.astype(np.float64)
    middle = np.average(values, axis=0, weights=weights)
    width = np.sqrt(np.average((values - middle) ** 2, axis=0, weights=weights)) + 1e-6
    away = np.clip((values - middle) / width, -FURTHEST, FURTHEST)
    told = np.eye(int(kinds.max()) + 1)[kinds]
    shape = (away.shape[1] + 1, told.shape[1])

    def loss(flat: Values) -> tuple[float, Values]:
        known = flat.reshape(shape)
        scores = away @ known[:-1] + known[-1]
        scores = scores - scores.max(axis=1, keepdims=True)
        likely = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        wrong = weights[:, None] * (np.exp(likely) - told)
        slope = np.vstack([away.T @ wrong + 2 * penalty * known[:-1], wrong.sum(axis=0)])
        total = -(weights * (told * likely).sum(axis=1)).sum() + penalty * (known[:-1] ** 2).sum()
        return float(total), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x.reshape(shape)
    return Linear(middle, width, found[:-1], found[-1])
