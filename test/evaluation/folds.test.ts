import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../evaluation/cross-validation.ts';
import { roundsOf } from '../../evaluation/folds.ts';

const REQUESTS = Array.from({ length: 40 }, (_, at) => ({
  id: `q${at}`,
  // Every tenth request ties two objects together, as stored profiles do.
  groups: at % 10 === 0 ? [`g${at % 7}`, `g${(at + 3) % 7}`] : [`g${at % 7}`],
}));

describe('rounds of a cross-validation', () => {
  const rounds = roundsOf(REQUESTS, 5);

  it('measure every request once', () => {
    const measured = rounds.flatMap(({ test }) => test).sort((left, right) => left - right);
    expect(measured).toEqual(REQUESTS.map((_, at) => at));
  });

  it('never choose on a request that shares an object with one that they measure', () => {
    for (const { training, test } of rounds) {
      const tested = new Set(test.flatMap((at) => REQUESTS[at]?.groups ?? []));
      for (const at of training) {
        for (const group of REQUESTS[at]?.groups ?? []) expect(tested).not.toContain(group);
      }
    }
  });

  it('are the same on every run', () => {
    expect(roundsOf(REQUESTS, 5)).toEqual(rounds);
  });
});

describe('a choice by cross-validation', () => {
  const rounds = [
    { training: [0, 1], test: [2, 3] },
    { training: [2, 3], test: [0, 1] },
  ];

  it('is measured on requests that it was not made on', () => {
    // Each option is right on one half only: whatever is chosen on a half fails on the other.
    const options = [
      { value: 'left', scores: [1, 1, 0, 0] },
      { value: 'right', scores: [0, 0, 1, 1] },
    ];
    expect(crossValidate(options, rounds)).toEqual({ chosen: ['left', 'right'], scores: [0, 0, 0, 0] });
  });

  it('keeps the preferred of two that are equally good', () => {
    const scores = [0.5, 0.5, 0.5, 0.5];
    const options = [
      { value: 'shipped', scores },
      { value: 'other', scores },
    ];
    expect(crossValidate(options, rounds).chosen).toEqual(['shipped', 'shipped']);
  });
});
