import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbox } from '../../src/store/schema-mail.ts';
import { enqueueMail } from '../../src/use-cases/enqueue-mail.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await openTestDatabase();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.db.delete(outbox);
});

const mail = {
  key: 'expired:i-1:fr-35238',
  to: 'mairie@exemple.invalid',
  locale: 'fr',
  template: 'request-expired',
  params: { requestTitle: 'Eau potable', link: 'https://bourse.example/demandes/1' },
} as const;

describe('a mail to be sent', () => {
  it('is written with the change that it tells of, or not at all', async () => {
    const rolledBack = store.db.transaction(async (tx) => {
      await enqueueMail(tx, mail);
      throw new Error('the change failed');
    });
    await expect(rolledBack).rejects.toThrow('the change failed');
    expect(await store.db.$count(outbox)).toBe(0);

    await store.db.transaction((tx) => enqueueMail(tx, mail));
    expect(await store.db.$count(outbox)).toBe(1);
  });

  it('is written once for an event, however often the event is told, at once or later', async () => {
    await Promise.all([enqueueMail(store.db, mail), enqueueMail(store.db, mail)]);
    await enqueueMail(store.db, { ...mail, to: 'autre@exemple.invalid' });
    expect(await store.db.select({ to: outbox.recipient }).from(outbox)).toEqual([{ to: mail.to }]);
  });

  it('is refused when it could never be sent', async () => {
    const to = 'a@exemple.invalid, b@exemple.invalid';
    await expect(enqueueMail(store.db, { ...mail, to })).rejects.toThrow('"to"');
    const params = { ...mail.params, link: 'javascript:alert(1)' };
    await expect(enqueueMail(store.db, { ...mail, params })).rejects.toThrow('link');
    expect(await store.db.$count(outbox)).toBe(0);
  });
});
