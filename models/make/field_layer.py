"""Learns the field layer (src/embedding/field-layer.ts) from the thesaurus, on one core in under a minute.

    npm run model:wordings -- DIR            (vectors of every wording, by the model without the layer)
    python models/make/field_layer.py --wordings DIR --out models/multilingual-e5-small-50k

Needs numpy only. Nothing of an evaluation collection is read.

1. Everyday wordings and technical names of one concept are drawn together, across languages, by a linear map A (384 x 384)
   that starts as the identity: InfoNCE in both directions over batches of 256 concepts, cosine / TEMPERATURE, Adam with a
   cosine decay, a pull back to the identity; the mean of SEEDS runs.
2. A text is described by its closeness to the centre of each concept, standardised over all concepts and sharpened
   (a soft tag of every concept); both descriptions are cut to their strongest SUBSPACE directions.
"""
import argparse
import json
import math
from pathlib import Path

import numpy as np

# Chosen among a few values on the paraphrase and dev collections: docs/results/relevance.md.
TEMPERATURE, STEPS, BATCH, RATE, PULL, SEEDS = 0.1, 100, 256, 2e-3, 1e-2, 4
SUBSPACE, SHARPNESS, WEIGHT = 256, 2.5, 0.3
# Share of the draws that pair an everyday wording with a technical one; the others pair any two.
REGISTERS = 0.8


def unit(rows):
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def through(rows, matrix):
    mapped = rows @ matrix
    length = np.linalg.norm(mapped, axis=1, keepdims=True)
    return mapped / length, length


def softmax(scores, axis):
    powers = np.exp(scores - scores.max(axis, keepdims=True))
    return powers / powers.sum(axis, keepdims=True)


def learn(vectors, concepts, everyday, seed):
    """Linear map of one run. vectors: unit rows; concepts: concept number of each row; everyday: bool of each row."""
    random = np.random.default_rng(seed)
    rows = [np.flatnonzero(concepts == number) for number in range(concepts.max() + 1)]
    plain = [own[everyday[own]] for own in rows]
    technical = [own[~everyday[own]] for own in rows]
    start = np.eye(vectors.shape[1], dtype=np.float32)
    matrix, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        drawn = random.choice(len(rows), size=min(BATCH, len(rows)), replace=False)
        pick = lambda some, number: random.choice(some[number] if random.random() < REGISTERS else rows[number])
        left = vectors[[pick(plain, number) for number in drawn]]
        right = vectors[[pick(technical, number) for number in drawn]]
        (one, one_length), (two, two_length) = through(left, matrix), through(right, matrix)
        scores = one @ two.T / TEMPERATURE
        same = np.eye(len(drawn))
        slope = (softmax(scores, 1) - same + softmax(scores, 0) - same) / (2 * len(drawn) * TEMPERATURE)
        to_one, to_two = slope @ two, slope.T @ one
        to_one = (to_one - (to_one * one).sum(1, keepdims=True) * one) / one_length
        to_two = (to_two - (to_two * two).sum(1, keepdims=True) * two) / two_length
        gradient = left.T @ to_one + right.T @ to_two + PULL * (matrix - start)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        rate = RATE * 0.5 * (1 + math.cos(math.pi * step / STEPS))
        matrix = matrix - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return matrix


def tags(scores):
    """Soft tags: unit rows over the concepts."""
    deviation = (scores - scores.mean(1, keepdims=True)) / scores.std(1, keepdims=True)
    return unit(np.exp(SHARPNESS * deviation))


def directions(rows, count):
    """The strongest directions of some rows (dims x count), each with its largest part positive: the sign is free."""
    _, _, axes = np.linalg.svd(rows[::3], full_matrices=False)
    axes = axes[:count]
    return (axes * np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(1)])[:, None]).T


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--wordings', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    wordings = json.loads((options.wordings / 'wordings.json').read_text())
    raw = np.fromfile(options.wordings / 'wordings.bin', dtype='<f4').reshape(len(wordings['concept']), -1)
    concepts, everyday = np.array(wordings['concept']), np.array(wordings['everyday'])
    middle = raw.mean(0)
    vectors = unit(raw - middle)
    matrix = np.mean([learn(vectors, concepts, everyday, seed) for seed in range(SEEDS)], axis=0)
    adapted = unit(vectors @ matrix)
    centres = unit(np.array([adapted[concepts == number].mean(0) for number in range(concepts.max() + 1)]))
    subspace = directions(adapted, SUBSPACE)
    tagged = tags(adapted @ centres.T)
    usual = tagged.mean(0)
    strongest = directions(tagged - usual, SUBSPACE)
    # What the reader multiplies row by row: each block is rows x columns.
    blocks = [middle, (matrix @ subspace).T, (matrix @ centres.T).T, usual, strongest.T]
    with open(options.out / 'field.bin', 'wb') as file:
        for block in blocks:
            file.write(np.ascontiguousarray(block, dtype='<f4').tobytes())
    # Centre of each concept in the space of the layer: what a text speaks of is what it lies closest to.
    soft = unit((tagged - usual) @ strongest)
    field = np.hstack([unit(adapted @ subspace), math.sqrt(WEIGHT) * soft]) / math.sqrt(1 + WEIGHT)
    means = unit(np.array([field[concepts == number].mean(0) for number in range(len(centres))]))
    (options.out / 'concepts.bin').write_bytes(np.ascontiguousarray(means, dtype='<f4').tobytes())
    described = {
        'base': raw.shape[1],
        'concepts': wordings['codes'],
        'subspace': SUBSPACE,
        'sharpness': SHARPNESS,
        'weight': WEIGHT,
    }
    (options.out / 'field.json').write_text(json.dumps(described) + '\n')


if __name__ == '__main__':
    main()
