"""Fine-tunes the last four layers of the network on the thesaurus, on two shared cores in half an hour.

    python models/make/fine_tune.py --bin e5-small-q4.bin --model models/multilingual-e5-small-50k \\
        --thesaurus seeds/thesaurus --out tuned.npz
    python models/make/build_model.py --bin e5-small-q4.bin --tuned tuned.npz ...     (writes the model)

Needs numpy, jax (processor), onnx, onnxruntime, tokenizers. Nothing of an evaluation collection is read.

1. Texts: of each concept and language its label, technical and everyday wordings, its definition, and wordings in sentences as
   people write them: requests, letters, passages of profiles (`frames.json`); and two everyday wordings of different concepts
   side by side, of which one is the text and the other only stands beside it, as the subjects of one request do.
2. Hidden states before the last four layers, by the shipped network, once: those below stay as they are.
3. Contrastive steps (InfoNCE in both directions, cosine of centred vectors / TEMPERATURE): an everyday wording or a request against a
   technical wording, label, definition or passage of the same concept, in any two of the languages. Every second batch is made
   of whole themes, so that its negatives are neighbour concepts.
4. Of the mean of SEEDS runs, SHARE of the way from the start.
"""
import argparse
import json
import math
import random
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import onnx
import onnxruntime
from tokenizers import Tokenizer

from build_model import deq, f32, read_bin

LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'ar']
TUNED = (8, 9, 10, 11)
# Chosen among a few on the dev and paraphrase collections: docs/results/relevance.md.
TEMPERATURE, STEPS, RATE, SEEDS, SHARE = 0.1, 110, 2.5e-4, 2, 0.7
PAIRS, MOST_TOKENS, TOKENS = 96, 56, 4608
# Share of the draws that take an everyday wording on one side and a technical one on the other; the others take any.
REGISTERS = 0.8
# Wordings that the middle of all vectors is read off.
MIDDLE = 4000

tree = jax.tree_util.tree_map


def texts_of(thesaurus, frames):
    """Rows of (concept, theme, everyday or request, one text or two side by side, which of them is of the concept)."""
    chance = random.Random(7)
    rows = []
    number = 0
    everyday_of = {language: [] for language in LANGUAGES}
    for path in sorted(thesaurus.glob('*.json')):
        content = json.loads(path.read_text())
        for concept in content['concepts']:
            for language in LANGUAGES:
                words, frame = concept[language], frames[language]
                plain = chance.sample(words['everyday'], min(2, len(words['everyday'])))
                names = [words['label'], *words['technical']]
                request = chance.choice(frame['requests'])
                passage = chance.choice(['{label} : {definition}', *frame['passages']])
                technical = [
                    words['label'],
                    chance.choice(words['technical']),
                    passage.format(
                        name=chance.choice(names), other=chance.choice(names), label=words['label'], definition=words['definition']
                    ),
                ]
                everyday = [*plain, request.format(need=chance.choice(plain), other=chance.choice(plain))]
                rows += [(number, content['theme'], True, (text,), 0) for text in everyday]
                rows += [(number, content['theme'], False, (text,), 0) for text in technical]
                everyday_of[language].append((number, content['theme'], plain))
            number += 1
    for language, concepts in everyday_of.items():
        for number, theme, plain in concepts:
            _, _, others = chance.choice(concepts)
            own, other, joint = chance.choice(plain), chance.choice(others), chance.choice(frames[language]['joints'])
            place = chance.randrange(2)
            first, second = (own, other) if place == 0 else (other, own)
            rows.append((number, theme, True, (f'{first}{joint}', second), place))
    return rows


def tokens_of(tokenizer, texts, which):
    """Numbers of the tokens of texts side by side, and from where to where those of one of them lie; of a single text all."""
    start, *rest = [tokenizer.encode(text).ids for text in (f'query: {texts[0]}', *texts[1:])]
    ids = start[:-1] + [token for one in rest for token in one[1:-1]] + start[-1:]
    if len(texts) == 1:
        return ids, (0, len(ids))
    # "<s> query:" is nobody's.
    head, end = len(tokenizer.encode('query:').ids) - 1, len(start) - 1
    return ids, (head, end) if which == 0 else (end, len(ids) - 1)


def hidden_states(model, rows):
    """Of each row the states of the tokens before the tuned layers (tokens x dims), and from where to where its own lie."""
    network = onnx.load(model / 'onnx/model_quantized.onnx')
    [cut] = [node.output[0] for node in network.graph.node if f'l{TUNED[0] - 1}.oln.w' in node.input]
    # The runtime leaves out what no output needs.
    network.graph.output[0].CopyFrom(onnx.helper.make_tensor_value_info(cut, onnx.TensorProto.FLOAT, ['tokens', 'dims']))
    below = onnxruntime.InferenceSession(network.SerializeToString(), providers=['CPUExecutionProvider'])
    tokenizer = Tokenizer.from_file(str(model / 'tokenizer.json'))
    ids, spans = zip(*(tokens_of(tokenizer, texts, which) for *_, texts, which in rows))
    states = [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda at: len(ids[at]))
    for start in range(0, len(order), 32):
        some = order[start : start + 32]
        longest = max(len(ids[at]) for at in some)
        padded = np.array([ids[at] + [1] * (longest - len(ids[at])) for at in some])
        mask = (np.arange(longest) < np.array([[len(ids[at])] for at in some])).astype(np.int64)
        [found] = below.run(None, {'input_ids': padded, 'attention_mask': mask})
        for row, at in zip(found.reshape(len(some), longest, -1), some):
            states[at] = row[: len(ids[at])].astype(np.float16), spans[at]
    return states


def layers_of(weights):
    hidden, inner = weights['H'], weights['FF']
    rows = {'q': hidden, 'k': hidden, 'v': hidden, 'ao': hidden, 'fi': inner, 'fo': hidden}
    layer = lambda number: {
        **{f'{name}.w': deq(weights, f'l{number}.{name}.w', count) for name, count in rows.items()},
        **{f'{name}.b': f32(weights, f'l{number}.{name}.b') for name in rows},
        **{f'{name}.{part}': f32(weights, f'l{number}.{name}.{part}') for name in ('aln', 'oln') for part in 'wb'},
    }
    return [layer(number) for number in TUNED]


def unit(rows):
    return rows / jnp.sqrt((rows * rows).sum(-1, keepdims=True) + 1e-12)


def make_encode(heads, eps):
    def normalised(rows, layer, name):
        centred = rows - rows.mean(-1, keepdims=True)
        scale = jax.lax.rsqrt((centred * centred).mean(-1, keepdims=True) + eps)
        return centred * scale * layer[f'{name}.w'] + layer[f'{name}.b']

    def through(rows, layer, packed):
        at, mask, back = packed['at'], packed['mask'], packed['back']
        linear = lambda name, values: values @ layer[f'{name}.w'].T + layer[f'{name}.b']
        texts, most = at.shape
        q, k, v = (linear(name, rows)[at].reshape(texts, most, heads, -1) for name in 'qkv')
        scores = jnp.einsum('bqhd,bkhd->bhqk', q, k) * q.shape[-1] ** -0.5 + (mask[:, None, None, :] - 1) * 1e4
        seen = jnp.einsum('bhqk,bkhd->bqhd', jax.nn.softmax(scores, -1), v).reshape(texts * most, -1)[back]
        rows = normalised(linear('ao', seen) + rows, layer, 'aln')
        return normalised(linear('fo', jax.nn.gelu(linear('fi', rows), approximate=False)) + rows, layer, 'oln')

    def encode(layers, packed):
        """Mean of the own tokens of each text, of unit length."""
        rows = packed['rows']
        for layer in layers:
            rows = through(rows, layer, packed)
        mask = packed['own'][..., None]
        return unit((rows[packed['at']] * mask).sum(1) / mask.sum(1))

    return encode


def pack(states, tokens):
    """Texts side by side without padding: rows (tokens x dims), and for each text where its tokens lie and which are its own."""
    dims = states[0][0].shape[1]
    packed = {
        'rows': np.zeros((tokens, dims), np.float32),
        'at': np.zeros((len(states), MOST_TOKENS), np.int32),
        'mask': np.zeros((len(states), MOST_TOKENS), np.float32),
        'own': np.zeros((len(states), MOST_TOKENS), np.float32),
        'back': np.zeros(tokens, np.int32),
    }
    start = 0
    for text, (state, (own, end)) in enumerate(states):
        count = len(state)
        packed['rows'][start : start + count] = state
        packed['at'][text, :count] = np.arange(start, start + count)
        packed['mask'][text, :count] = 1
        packed['own'][text, own:end] = 1
        packed['back'][start : start + count] = text * MOST_TOKENS + np.arange(count)
        start += count
    return packed


class Pairs:
    """Draws batches of pairs: everyday wordings first, then technical ones of the same concepts."""

    def __init__(self, rows, states):
        usable = [at for at, (state, _) in enumerate(states) if len(state) <= MOST_TOKENS]
        self.states = states
        self.all, self.everyday, self.technical, self.theme = {}, {}, {}, {}
        for at in usable:
            concept, theme, everyday, *_ = rows[at]
            self.theme[concept] = theme
            self.all.setdefault(concept, []).append(at)
            (self.everyday if everyday else self.technical).setdefault(concept, []).append(at)
        self.concepts = sorted(set(self.everyday) & set(self.technical))

    def drawn_concepts(self, chance):
        if chance.random() < 0.5:
            return list(chance.choice(self.concepts, size=PAIRS, replace=False))
        themes = chance.permutation(sorted(set(self.theme.values())))
        ordered = [concept for theme in themes for concept in chance.permutation([one for one in self.concepts if self.theme[one] == theme])]
        return ordered[:PAIRS]

    def batch(self, chance):
        concepts = self.drawn_concepts(chance)
        pick = lambda some, concept: chance.choice(some[concept] if chance.random() < REGISTERS else self.all[concept])
        while True:
            drawn = [pick(self.everyday, concept) for concept in concepts] + [pick(self.technical, concept) for concept in concepts]
            states = [self.states[at] for at in drawn]
            if sum(len(state) for state, _ in states) <= TOKENS:
                return pack(states, TOKENS)


def make_step(encode, middle):
    def loss(layers, packed):
        vectors = unit(encode(layers, packed) - middle)
        scores = vectors[:PAIRS] @ vectors[PAIRS:].T / TEMPERATURE
        one_way = lambda some: -jnp.mean(jnp.diag(jax.nn.log_softmax(some, 1)))
        return (one_way(scores) + one_way(scores.T)) / 2

    @jax.jit
    def step(layers, mean, square, number, rate, packed):
        """Adam."""
        lost, slope = jax.value_and_grad(loss)(layers, packed)
        mean = tree(lambda old, new: 0.9 * old + 0.1 * new, mean, slope)
        square = tree(lambda old, new: 0.99 * old + 0.01 * new * new, square, slope)
        moved = lambda weight, m, s: weight - rate * (m / (1 - 0.9**number)) / (jnp.sqrt(s / (1 - 0.99**number)) + 1e-8)
        return tree(moved, layers, mean, square), mean, square, lost

    return step


def run(start, step, pairs, seed):
    chance = np.random.default_rng(seed)
    layers = tree(jnp.asarray, start)
    mean = square = tree(jnp.zeros_like, layers)
    for number in range(1, STEPS + 1):
        rate = RATE * min(1, number / 10) * 0.5 * (1 + math.cos(math.pi * number / STEPS))
        layers, mean, square, lost = step(layers, mean, square, float(number), rate, pairs.batch(chance))
        if number % 10 == 0:
            print(f'seed {seed}, step {number} of {STEPS}: loss {float(lost):.3f}', flush=True)
    return tree(np.asarray, layers)


def middle_of(encode, layers, rows, states):
    """Mean vector of wordings as they stand in the thesaurus."""
    chance = np.random.default_rng(0)
    short = [at for at, (state, _) in enumerate(states) if len(state) <= MOST_TOKENS // 2]
    encoded = jax.jit(encode)
    total = 0
    for some in chance.choice(short, MIDDLE, replace=False).reshape(-1, 100):
        total = total + np.asarray(encoded(layers, pack([states[at] for at in some], 100 * MOST_TOKENS // 2))).sum(0)
    return total / MIDDLE


def main():
    parser = argparse.ArgumentParser()
    for name in ('bin', 'model', 'thesaurus', 'out'):
        parser.add_argument(f'--{name}', type=Path, required=True)
    options = parser.parse_args()
    frames = json.loads((Path(__file__).parent / 'frames.json').read_text())
    rows = texts_of(options.thesaurus, frames)
    states = hidden_states(options.model, rows)
    print(f'{len(rows)} texts, {sum(len(state) for state, _ in states)} tokens', flush=True)
    weights = read_bin(options.bin)
    start = layers_of(weights)
    encode = make_encode(weights['NH'], weights['eps'])
    step = make_step(encode, middle_of(encode, start, rows, states))
    pairs = Pairs(rows, states)
    runs = [run(start, step, pairs, seed) for seed in range(SEEDS)]
    tuned = tree(lambda old, *new: old + SHARE * (np.mean(new, axis=0) - old), start, *runs)
    np.savez(options.out, **{f'l{number}.{name}': value for number, layer in zip(TUNED, tuned) for name, value in layer.items()})


if __name__ == '__main__':
    main()
