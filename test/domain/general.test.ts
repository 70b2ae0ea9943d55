import { describe, expect, it } from 'vitest';
import { isGeneral } from '../../src/domain/general.ts';
import { understand } from '../../src/domain/understand.ts';

describe('requests that name no object', () => {
  it.each([
    'Nous cherchons un partenaire au Bénin, budget voté, AMI du MEAE',
    'nous sommes jumelés avec une ville allemande et cherchons un autre partenaire en Espagne ou au Portugal',
    'Le conseil a délibéré, nous avons un budget et il faut un partenaire en Roumanie avant la fin de l’année',
    'on a une délégation en mars, réponse urgente : un jumelage en Pologne',
    'commune de 2 000 hab cherche 2eme commune marocaine',
    'We have a budget and a deadline in June, looking for a partner in Kenya',
    'Tenemos presupuesto aprobado y buscamos un municipio hermano en Marruecos',
    'Temos orçamento e procuramos parceiro no Brasil até junho',
    'Wir haben ein Budget und suchen bis März eine Partnerstadt in Deutschland',
  ])('hears no object in when and with what means: « %s »', (text) => {
    expect(isGeneral(understand(text).residual)).toBe(true);
  });

  it.each([
    'jumelage en Allemagne',
    'un jumelage avec une petite commune du Maroc',
    'Nous cherchons un premier partenaire en Afrique de l’Ouest',
    'We would like to find a twin town in Poland',
    'Buscamos un hermanamiento con un municipio de Chile',
    'Procuramos uma geminação com uma vila de Cabo Verde',
    'Wir suchen eine Partnerstadt in Polen',
    'نبحث عن شراكة مع بلدية في تونس',
    'Sénégal',
    'Un jumelage exclusivement en Allemagne',
    'Un jumelage en Europe, 5 000 habitants au plus',
    'un partenaire qui parle anglais',
    'une coopération transfrontalière avec l’Allemagne',
    'cross-border cooperation with Germany',
    'échange franco-allemand',
  ])('finds none in « %s »', (text) => {
    expect(isGeneral(understand(text).residual)).toBe(true);
  });

  it.each([
    'Notre village de 900 habitants cherche un jumelage en Italie',
    'Bonjour, notre mairie cherche un jumelage avec une commune allemande. Merci d’avance, cordialement',
    'Madame, Monsieur, le conseil municipal de Combourg souhaite un jumelage avec une commune du Portugal',
    'Petite commune rurale cherche jumelage en Pologne',
    'Notre comité de jumelage cherche un partenaire en Irlande',
    'La ville de Saint-Jean-de-Luz cherche un jumelage au Pérou',
    'Une commune française, située près de Rennes, cherche un partenaire au Bénin',
    'We are a village of 900 people looking for a twin town in Spain',
    'Dear Sir or Madam, our twinning association seeks a twin town in Ireland. Kind regards',
    'Estimados señores, somos un pueblo de 900 habitantes y buscamos un hermanamiento en Polonia. Saludos',
    'Bom dia, a câmara municipal de Évora procura uma geminação na Itália',
    'Sehr geehrte Damen und Herren, die Gemeinde Kommern mit 900 Einwohnern sucht eine Partnerstadt in Italien',
    'Notre ville est déjà jumelée avec Gdansk en Pologne et cherche un partenaire au Bénin',
    'Our town on the border with Germany seeks a partner in Senegal',
    'نحن بلدية من 900 نسمة نبحث عن توأمة في المغرب',
  ])('hears no object in who asks: « %s »', (text) => {
    expect(isGeneral(understand(text).residual)).toBe(true);
  });

  it.each([
    'Petite commune rurale cherche à rénover son école',
    'Notre village viticole cherche un jumelage en Italie',
    'Mairie de Combourg, médiathèque',
    'développement rural',
    'formation des élus',
    'échanger sur le budget municipal',
    'le vote du budget',
    'un partenaire pour le budget participatif',
    'visites d’entreprises',
    'participation des habitants',
    'people with disabilities',
    'associations',
    'un jumelage entre écoles en Allemagne',
    'coopératives agricoles',
    'nos coopératives cherchent un partenaire',
    'social',
    'desechos',
    'startups',
    'تعاونيات',
    'échanges de pompiers avec la Pologne',
    'a twin town for our choir',
  ])('finds one in « %s »', (text) => {
    expect(isGeneral(understand(text).residual)).toBe(false);
  });
});
