import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { makeTestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';

/** No profile can be listed here: what gets past the checks answers 503. */
const app = makeTestApp(() => {
  throw new AppError('INDEX_NOT_READY');
});

describe('query strings', () => {
  it.each([
    ['/api/v1/profiles?q=%%%', 'q INVALID_UTF8'],
    ['/api/v1/profiles?q=%C3%28', 'q INVALID_UTF8'],
    ['/api/v1/profiles?q=%ED%A0%80', 'q INVALID_UTF8'],
    ['/api/v1/profiles?countries=%FF', 'countries INVALID_UTF8'],
    ['/api/v1/profiles?%FF=1', ' INVALID_UTF8'],
    ['/api/v1/profiles/sn-thies/matches?cursor=%', 'cursor INVALID_UTF8'],
    ['/api/v1/directory?q=%E9', 'q INVALID_UTF8'],
    ['/api/v1/profiles?q=%3F%21%E2%80%A6', 'q NOTHING_TO_MATCH'],
    ['/api/v1/profiles?q=eau%00', 'q INVALID_CHARACTER'],
    [`/api/v1/profiles?q=${'e'.repeat(4001)}`, 'q TOO_LONG'],
    [`/api/v1/profiles?countries=${'SN,'.repeat(301)}`, 'countries TOO_MANY'],
    ['/api/v1/profiles?q=a&q=b', 'q WRONG_TYPE'],
  ])('C12: %s is refused, never answered with a listing', async (path, expected) => {
    const { errors } = await problemOf(await app.request(path), 422);
    expect(errors?.map(({ path: at, code }) => `${at} ${code}`)).toEqual([expected]);
  });

  it('C12: names every unreadable parameter, in the language asked for', async () => {
    const path = '/api/v1/profiles?q=%FF&themes=%C3%28';
    const french = await problemOf(await app.request(path), 422);
    const english = await problemOf(await app.request(path, { headers: { 'accept-language': 'en' } }), 422);
    expect(french.errors?.map(({ path: at }) => at)).toEqual(['q', 'themes']);
    expect(french.errors?.[0]?.message).toBe('Ce texte n’est pas en UTF-8.');
    expect(english.errors?.[0]?.message).toBe('This text is not UTF-8.');
  });

  it.each([
    '/api/v1/profiles?q=100%25%20eau',
    '/api/v1/profiles?q=Thi%C3%A8s+eau',
    '/api/v1/profiles?q=',
    '/api/v1/profiles?',
  ])('%s is read', async (path) => {
    await problemOf(await app.request(path), 503);
  });
});
