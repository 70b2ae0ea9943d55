import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/http/context.ts';
import { enqueueMail } from '../../src/use-cases/enqueue-mail.ts';
import { makeTestApp } from '../support/app.ts';
import { openTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

function appThat(shows: { showMails?: boolean }): App {
  return makeTestApp(service.deps, shows);
}

describe('/demonstration/mails', () => {
  it('shows what would have been sent, newest first, in its language, marked and escaped', async () => {
    const app = appThat({ showMails: true });
    expect(await (await app.request('/demonstration/mails')).text()).toContain('Aucun pour l’instant');
    await enqueueMail(service.deps.db, {
      key: 'first',
      to: 'un@exemple.invalid',
      locale: 'fr',
      template: 'sign-in-link',
      params: { link: 'https://bourse.exemple/connexion?jeton=abc', minutes: 15 },
    });
    await enqueueMail(service.deps.db, {
      key: 'second',
      to: 'two@exemple.invalid',
      locale: 'en',
      template: 'suggestion',
      params: {
        partnerName: 'Keur <img src=x>',
        suggestedBy: 'Embassy',
        rationale: '<script>alert(1)</script>\nwater',
        link: 'https://bourse.exemple/suggestions/1',
      },
    });
    const response = await app.request('/demonstration/mails');
    const html = await response.text();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(html).toMatch(/Démonstration : rien n’est envoyé/u);
    expect(html).toMatch(
      /lang="en"[\s\S]*A partner suggested: Keur &lt;img src=x&gt;[\s\S]*lang="fr"[\s\S]*Votre lien de connexion/u,
    );
    expect(html).toContain('<a href="https://bourse.exemple/connexion?jeton=abc">Me connecter</a>');
    expect(html).toContain('<blockquote>&lt;script&gt;alert(1)&lt;/script&gt;\nwater</blockquote>');
    expect(html).not.toMatch(/<script>|<img/);
  });

  it('is not there where mails are sent, or where people are real', async () => {
    for (const shows of [{}, { showMails: false }]) {
      expect((await appThat(shows).request('/demonstration/mails')).status).toBe(404);
    }
  });
});
