import { describe, expect, it } from 'vitest';
import { inferIntent } from '../../src/domain/intent.ts';

describe('intent read out of the words', () => {
  it.each([
    ['Nous cherchons une commune qui nous aide à trier nos déchets', 'need'],
    ['besoin d’appui pour le cadastre', 'need'],
    ['We are looking for help with flood warnings', 'need'],
    ['Necesitamos apoyo para el agua potable', 'need'],
    ['Precisamos de apoio para o saneamento', 'need'],
    ['Wir suchen jemanden, der uns beim Kompostieren hilft', 'need'],
    ['نحتاج إلى مساعدة في إدارة النفايات', 'need'],
    ['Nous proposons notre expérience des régies d’eau', 'offer'],
    ['Nous sommes prêts à former les agents d’une autre ville', 'offer'],
    ['on aimerait aider un village qui n’a pas l’eau potable', 'offer'],
    ['La commune souhaiterait former des agents d’état civil', 'offer'],
    ['On aimerait bien savoir comment font les autres pour les déchets', 'need'],
    ['We would gladly teach another town how we run our library', 'offer'],
    ['Ofrecemos formación para bomberos', 'offer'],
    ['Oferecemos a nossa experiência em mercados locais', 'offer'],
    ['Wir bieten einer Gemeinde unsere Erfahrung an und helfen gern', 'offer'],
    ['Des échanges scolaires entre nos deux villages', 'exchange'],
    ['We want to learn from each other about river parks', 'exchange'],
    ['Queremos intercambiar experiencias sobre turismo', 'exchange'],
    ['Gostaríamos de trocar experiências sobre o mar', 'exchange'],
    ['Wir möchten gemeinsam mit einer Gemeinde voneinander lernen', 'exchange'],
  ])('reads %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it('takes a text that says nothing of it for a need', () => {
    expect(inferIntent('eau potable')).toBe('need');
  });
});
