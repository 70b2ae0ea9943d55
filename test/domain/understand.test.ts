import { describe, expect, it } from 'vitest';
import { understand } from '../../src/domain/understand.ts';
import { neighboursOf } from '../../src/reference/countries.ts';

describe('places and languages named in a request', () => {
  it.each([
    ['une ville du Bénin pour des échanges scolaires', ['BJ'], []],
    ['partenariat en Afrique de l’Ouest sur l’eau', [], ['afrique_ouest']],
    ['a town in Lebanon or Palestine', ['LB', 'PS'], []],
    ['we have friends in Lebanon or Jordan', ['LB', 'JO'], []],
    ['our mayors Martin and Jordan want a partner', [], []],
    ['buscamos un municipio de colombia o de haiti', ['CO', 'HT'], []],
    ['eine Gemeinde auf Mauritius, in Madagaskar oder auf den Komoren', ['MU', 'MG', 'KM'], []],
    ['um município de Moçambique ou de Cabo Verde', ['MZ', 'CV'], []],
    ['نبحث عن بلدية في المغرب', ['MA'], []],
    ['شراكة مع بلدية بالمغرب', ['MA'], []],
    ['une commune béninoise', ['BJ'], []],
    ['Une collectivité du plateau des Guyanes', [], ['plateau_guyanes']],
    ['une île de la Caraïbe', [], ['caraibe']],
  ])('reads %s', (text, countries, zones) => {
    const understood = understand(text);
    expect(understood.countries).toEqual(countries);
    expect(understood.zones).toEqual(zones);
    expect(understood.only).toBe(false);
  });

  it.each([
    ['une ville méditerranéenne', true],
    ['ciudades de la cuenca mediterránea', true],
    ['a town on the Mediterranean', true],
    ['des communes de Méditerranée', true],
    ['towns of the Mediterranean', true],
    ['Städte des Mittelmeers', true],
    ['en Méditerrannée', true],
    ['une ville de la Méditérrannée', true],
    ['ciudades en el Mediteráneo', true],
    ['cidades no Mediteraneo', true],
    ['a town on the Mediteranean', true],
    ['Städte am Mitelmeer', true],
    ['Nous vivons au bord de la Méditerranée et cherchons une ville du Bénin', false],
    ['protéger les fonds de la Méditerrannée', false],
    ['une alimentation méditerranéenne à la cantine', false],
    ['protéger les fonds de la Méditerranée', false],
    ['a Mediterranean diet at school', false],
  ])('knows whether « %s » wishes for the countries around the sea', (text, wished) => {
    const { countries } = understand(text);
    const around = ['ES', 'IT', 'LB', 'MA', 'TN', 'TR'].filter((code) => countries.includes(code));
    expect(around).toHaveLength(wished ? 6 : 0);
  });

  it.each([
    ['une commune de Casamance', 'SN'],
    ['un village kabyle', 'DZ'],
    ['une ville du Sud-Kivu', 'CD'],
    ['une commune du Sud-Soudan', 'SS'],
    ['un village du delta du Niger', 'NG'],
  ])('knows the country of « %s »', (text, country) => {
    expect(understand(text).countries).toEqual([country]);
  });

  it.each([
    ['dans les pays du golfe de Guinée', [], ['afrique_ouest', 'afrique_centrale']],
    ['une ville du bassin du fleuve Sénégal', ['GN', 'ML', 'MR', 'SN'], []],
    ['autour du lac Tchad', ['CM', 'NE', 'NG', 'TD'], []],
    ['des jeunes du Mali', ['ML'], []],
  ])('reads « %s » whole', (text, countries, zones) => {
    expect(understand(text)).toMatchObject({ countries, zones });
  });

  it('wishes for no form of partnership that is refused in Arabic', () => {
    expect(understand('لا نريد توأمة').forms).toEqual([]);
    expect(understand('نريد توأمة').forms).toEqual(['jumelage']);
  });

  it('wishes to be twinned where the participle stands for the infinitive', () => {
    expect(understand('Nous voulons jumelé notre village').forms).toEqual(['jumelage']);
  });

  it('wishes for a town « au Maroc » that another sentence than its own speaks of', () => {
    expect(understand('Ville au Maroc, on aimerait échanger sur l’eau').countries).toEqual(['MA']);
  });

  it('tells Niger from Nigeria, and the Guineas from each other', () => {
    expect(understand('une commune du Niger').countries).toEqual(['NE']);
    expect(understand('une commune du Nigeria').countries).toEqual(['NG']);
    expect(understand('une commune de Guinée').countries).toEqual(['GN']);
    expect(understand('une commune de Guinée-Bissau').countries).toEqual(['GW']);
    expect(understand('une commune de Guinée équatoriale').countries).toEqual(['GQ']);
    expect(understand('en République dominicaine').countries).toEqual(['DO']);
  });

  it('takes a bare Congo for either of the two', () => {
    expect([...understand('une ville du Congo').countries].sort()).toEqual(['CD', 'CG']);
  });

  it.each([
    ['une ville du Congo RDC', ['CD']],
    ['en RDC Congo', ['CD']],
    ['au Congo (RDC)', ['CD']],
    ['au Congo, en RDC', ['CD', 'CG']],
    ['au Sahel (Mali ou Niger)', ['ML', 'NE']],
  ])('takes a name of several countries for the one beside it in « %s »', (text, countries) => {
    expect([...understand(text).countries].sort()).toEqual(countries);
  });

  it('does not take French Guiana for Guyana', () => {
    expect(understand('des échanges avec la Guyane').countries).not.toContain('GY');
    expect(understand('une commune du Guyana').countries).toEqual(['GY']);
  });

  it('never wishes for France', () => {
    expect(understand('une ville de France, où l’on parle français').countries).toEqual([]);
  });

  it('leaves ordinary words alone', () => {
    expect(understand('nous aimons la dinde, le mali-mélo et les jordans').countries).toEqual([]);
    expect(understand('a turkey farm and the chad of a punched card').countries).toEqual([]);
  });

  it.each([
    ['only in Argentina', 'AR'],
    ['une ville au Bénin, uniquement', 'BJ'],
    ['a municipality in Portugal, and only there', 'PT'],
    ['une commune du Togo et nulle part ailleurs', 'TG'],
    ['solo en Chile', 'CL'],
    ['apenas em Angola', 'AO'],
    ['nur in Marokko', 'MA'],
    ['في المغرب فقط', 'MA'],
    ['une ville du Bénin, de moins de 20 000 habitants, et uniquement là', 'BJ'],
  ])('reads an exclusive wish in %s', (text, country) => {
    expect(understand(text)).toMatchObject({ only: true, countries: [country] });
  });

  it('does not take every "only" for a limit', () => {
    expect(understand('Nous avons seulement 3 agents. Une ville du Togo nous aiderait.').only).toBe(false);
    expect(understand('not only in Togo').only).toBe(false);
    expect(understand('pas seulement au Togo').only).toBe(false);
  });

  it.each([
    'We only speak French, a town in Senegal please',
    'We are the only town in Senegal that sorts its waste',
    'A town in Senegal only for water',
    'Nous avons seulement un agent pour le Sénégal',
    'Coopérative exclusivement féminine au Sénégal',
    'Nous parlons uniquement français, ville au Sénégal ?',
    'Nous parlons uniquement français et cherchons une ville au Sénégal',
    'Un budget seulement pour un projet au Sénégal',
    'Une ville du Sénégal, francophone uniquement',
    'Une ville du Sénégal, et uniquement en français',
    'Une commune de seulement 3 000 habitants au Sénégal',
    'un solo municipio en Senegal',
    'Solo hablamos francés, un municipio de Senegal',
    'Apenas temos um técnico para o Senegal',
    'Wir haben nur einen Mitarbeiter für Senegal',
    'لدينا فقط موظف واحد في السنغال',
    'Wir sprechen nur Deutsch und suchen eine Gemeinde, die in Senegal liegt',
    'Wir brauchen nur Rat, den uns eine Gemeinde in Senegal geben kann',
    'Wir haben nur wenig Geld, der Partner liegt in Senegal',
    'Wir suchen nicht nur Partner, die in Senegal liegen',
    'eine Stadt in Senegal, sonst haben wir keine Wünsche',
    'die einzige Stadt in Senegal',
  ])('does not take "only" of something else for a limit: %s', (text) => {
    expect(understand(text)).toMatchObject({ only: false, countries: ['SN'] });
  });

  it.each([
    'Nous cherchons uniquement une petite ville rurale au Sénégal',
    'Nous voulons travailler uniquement avec le Sénégal',
    'uniquement des communes francophones du Sénégal',
    'Pays : Sénégal (uniquement)',
    'rien que le Sénégal',
    'une ville du Sénégal, et uniquement dans le sud',
    'uniquement pour le Sénégal',
    'uniquement chez nos voisins du Sénégal',
    'only with our neighbours in Senegal',
    'solo con nuestros vecinos de Senegal',
    'nur bei unseren Nachbarn in Senegal',
    'We are only looking for partners in Senegal',
    'only interested in Senegal',
    'in Senegal only, please',
    'Solo buscamos socios en Senegal',
    'Procuramos apenas parceiros no Senegal',
    'Wir suchen nur Partner in Senegal',
    'نبحث فقط عن شريك في السنغال',
    'in Senegal, nirgendwo sonst',
    'eine Stadt in Senegal und sonst nirgends',
    'in Senegal, sonst nirgendwo',
    'in Senegal, anderswo nicht',
    'nirgendwo anders als in Senegal',
    'Der Partner muss aus Senegal sein, nirgendwo anders',
    'Gesucht: eine Gemeinde, die in Senegal liegt, und nur dort',
    'Eine Kommune in Senegal, bitte nur dort',
    'lediglich Senegal',
    'einzig und allein in Senegal',
    'Wir suchen nur Partner, die in Senegal liegen',
    'nur Städte, die sich in Senegal befinden',
    'Wir möchten ausschließlich mit einer Gemeinde zusammenarbeiten, die in Senegal liegt',
    'Bitte nur Kommunen vorschlagen, die in Senegal liegen',
    'Unsere Partnergemeinde sollte ausschließlich im Süden Senegals liegen',
    'nur eine Partnerschaft mit Senegal',
    'Wir wollen ausschließlich Kontakte nach Senegal',
    'nur mit Partnern in Senegal',
    'Unsere Leitungen sind alt, das Geld ist knapp, und wir suchen ausschließlich Partnerinnen und Partner in Senegal, die uns beraten',
    'Wir würden uns ausschließlich über Antworten aus Senegal freuen',
  ])('reads the limit of %s', (text) => {
    expect(understand(text)).toMatchObject({ only: true, countries: ['SN'] });
  });

  it('reads exceptions as limits, not as wishes', () => {
    const understood = understand('partout sauf en Inde');
    expect(understood.countries).toEqual([]);
    expect(understood.excluded).toEqual(['IN']);
  });

  it('reads wished working languages', () => {
    expect(understand('une ville francophone').languages).toEqual(['fr']);
    expect(understand('une ville où l’on parle espagnol').languages).toEqual(['es']);
    expect(understand('un municipio que hable portugués').languages).toEqual(['pt']);
  });

  it('takes the places out of the text that is embedded, and nothing else', () => {
    expect(understand("Avec une commune d'Irlande, partager nos expériences sur l'eau.").residual).toBe(
      "Avec une commune , partager nos expériences sur l'eau.",
    );
    expect(understand('partager nos expériences').residual).toBe('partager nos expériences');
  });

  it.each([
    'nos familles ukrainiennes apprennent le français',
    'la diaspora malienne de notre ville aime la cuisine italienne',
    'Beaucoup de nos habitants viennent du Mali',
    'Une partie de la population est issue du Mali',
    'des gens qui viennent d’Haïti vivent ici',
    'many of our residents come from Mali',
    'la moitié du quartier est venue d’ailleurs et un tiers vient du Mali',
    'most of our community comes from Mali',
    'la mitad de la población viene de Malí',
    'uma parte da população vem do Mali',
    'Ein Teil der Bevölkerung kommt aus Mali',
    'Hier leben viele Menschen, die aus Mali kommen',
    'سكاننا يأتون من المغرب',
    'Syrian refugees arrived in our town',
    'our Portuguese community sings',
    'familias venezolanas en nuestro pueblo',
    'famílias angolanas na nossa vila',
    'ukrainische Familien in unserer Stadt',
    'عائلات سورية',
    'des cours d’allemand pour nos enfants',
    'La commune. Malienne de cœur, elle chante.',
  ])('does not take an adjective of people or things for a wish: %s', (text) => {
    const { countries, zones, residual } = understand(text);
    expect(countries).toEqual([]);
    expect(zones).toEqual([]);
    expect(residual).toBe(text);
  });

  it.each([
    ['une petite ville moyenne sénégalaise', ['SN']],
    ['un partenaire local ukrainien', ['UA']],
    ['un village perché italien', ['IT']],
    ['des communes togolaises, béninoises ou maliennes', ['TG', 'BJ', 'ML']],
    ['notre collège cherche un collège espagnol ou portugais', ['ES', 'PT']],
    ['a German school for our pupils', ['DE']],
    ['a Malian, Senegalese or South African town', ['ML', 'SN', 'ZA']],
    ['un ayuntamiento marroquí', ['MA']],
    ['uma autarquia moçambicana', ['MZ']],
    ['eine kleine polnische Gemeinde', ['PL']],
    ['بلدية مغربية', ['MA']],
    ['un échange avec nos voisins belges', ['BE']],
    ['nos amis polonais', ['PL']],
    ['les élus marocains', ['MA']],
    ['une wilaya algérienne ou un gouvernorat tunisien', ['DZ', 'TN']],
    ['our German neighbours', ['DE']],
    ['nous cherchons un partenaire qui vient du Mali', ['ML']],
    ['eine Gemeinde, die aus Mali kommt', ['ML']],
    ['a village that comes from Mali or Niger', ['ML', 'NE']],
    ['un festival qui vient du Mali', ['ML']],
    ['unsere polnischen Nachbarn', ['PL']],
    ['un jumelage franco-malien', ['ML']],
    ['échange franco-allemand ou franco-italien', ['DE', 'IT']],
    ['a Franco-German exchange', ['DE']],
  ])('takes an adjective of a place or a partner for a wish: %s', (text, countries) => {
    expect(understand(text).countries).toEqual(countries);
  });

  it.each([
    'un partenaire dans l’UE',
    'une commune de l’Union européenne',
    'a town in the EU',
    'un socio de la Unión Europea',
    'um município da UE',
    'eine Stadt in der EU',
  ])('takes the European Union for its other members: %s', (text) => {
    expect(understand(text).countries).toHaveLength(26);
  });

  it.each([
    'une municipalité européenne',
    'des villes moyennes européennes',
    'a small European town',
    'un municipio europeo',
    'uma vila europeia',
    'eine kleine europäische Stadt',
  ])('takes European of a place for the zone: %s', (text) => {
    expect(understand(text).zones).toEqual(['europe']);
  });

  it('hears no place in European money', () => {
    expect(understand('des fonds européens pour rénover nos écoles').zones).toEqual([]);
  });

  it('looks no further than two words from an adjective', () => {
    expect(understand('une ville de belle cuisine malienne').countries).toEqual([]);
  });

  it.each([
    'des habitants originaires du Sénégal et du Mali',
    'les réfugiés d’Ukraine',
    'des familles venues de la République du Congo',
    'refugees who fled from Syria',
    'familias llegadas de Venezuela',
    'famílias vindas de Angola',
    'Geflüchtete aus Syrien und der Ukraine',
    'لاجئين من سوريا',
  ])('does not take where people come from for a wish: %s', (text) => {
    expect(understand(text).countries).toEqual([]);
  });

  it.each([
    ["Nous sommes déjà jumelés avec l'Allemagne et cherchons un partenaire au Bénin", ['BJ']],
    ['Notre ville est jumelée avec Gdansk en Pologne. Nous cherchons un partenaire au Bénin', ['BJ']],
    ["Nous avons un jumelage avec l'Italie et en cherchons un autre au Portugal", ['PT']],
    ['Nous travaillons déjà avec une ville du Maroc et cherchons un partenaire au Bénin', ['BJ']],
    ['We already work with Mali', []],
    ['Wir arbeiten bereits mit Mali zusammen', []],
    ['Já trabalhamos com Moçambique', []],
    ["Notre coopération avec le Mali s'est arrêtée, nous cherchons ailleurs", []],
    ['Notre partenaire allemand ne répond plus', []],
    ["Commune frontalière de l'Espagne", []],
    ['Nous sommes une petite commune rurale des Antilles', []],
    ['Commune des Antilles cherche un partenaire au Brésil', ['BR']],
    ['Ville du Bénin, nous cherchons un partenaire', []],
    ['Ville méditerranéenne de 12 000 habitants, nous cherchons un partenaire en Italie', ['IT']],
    ['Our town on the border with Germany seeks a partner in Senegal', ['SN']],
    ['We are already twinned with a German town and want a partner in Ghana', ['GH']],
    ['Our German partner no longer answers', []],
    ['Ya estamos hermanados con Italia y buscamos un socio en Marruecos', ['MA']],
    ['Já somos geminados com a Itália e procuramos um parceiro em Cabo Verde', ['CV']],
    ['Wir sind bereits mit Polen verschwistert und suchen einen Partner in Italien', ['IT']],
    ['Wir liegen an der Grenze zu Polen und suchen einen Partner in Italien', ['IT']],
  ])('does not take where the seeker is, or has a partner, for a wish: %s', (text, countries) => {
    const understood = understand(text);
    expect(understood.countries).toEqual(countries);
    expect(understood.zones).toEqual([]);
  });

  it.each([
    'Nous voulons être jumelés avec une ville du Mali',
    'Nous souhaitons renforcer notre coopération avec le Mali',
    'Notre projet de jumelage avec le Mali',
    'Notre ville veut aider un village du Mali',
    'Un échange entre notre commune et le Mali',
    'Nous sommes une association d’aide au Mali',
    'Nous sommes intéressés par un partenariat avec le Mali',
    'Nous cherchons un partenaire à la frontière avec le Mali',
    'Une commune du Mali qui cherche de l’eau',
    'A town in Mali that offers training and looks for young people',
    'Towns that are twinned already are many in Mali',
    'To have a partner in Mali would help our farmers',
    'Eine Stadt am Fluss in Mali',
  ])('takes a place that the seeker turns to for a wish: %s', (text) => {
    expect(understand(text).countries).toEqual(['ML']);
  });

  it('does not read the German "am" as somebody who says "I am"', () => {
    expect(understand('Wir suchen eine Partnerstadt am Indischen Ozean').zones).toEqual(['ocean_indien']);
  });

  it('takes the place of a partner for a wish even where it speaks of a diaspora', () => {
    expect(understand('notre diaspora du Mali nous relie à une commune du Sénégal').countries).toEqual([
      'SN',
    ]);
    expect(understand('les familles de notre village veulent aider le Mali').countries).toEqual(['ML']);
  });

  it.each([
    ['une ville qui parle anglais et espagnol', ['en', 'es']],
    ['a town where English, Spanish and Portuguese are spoken', ['en', 'es', 'pt']],
    ['un municipio que hable inglés y portugués', ['en', 'pt']],
  ])('reads every language of a list: %s', (text, languages) => {
    expect(understand(text).languages).toEqual(languages);
  });

  it.each([
    'Nous ne parlons pas anglais et cherchons une ville au Ghana',
    'nos élus parlent peu anglais',
    'Une ville non anglophone',
    'ni anglophone ni hispanophone',
    'We don’t speak English',
    'our staff do not speak English',
    'no need to speak English',
    'No hablamos inglés',
    'una ciudad no anglófona',
    'Não falamos inglês',
    'Wir sprechen kein Englisch',
    'Wir sprechen leider kaum Englisch',
  ])('does not take a refused language for a wish: %s', (text) => {
    expect(understand(text)).toMatchObject({ languages: [], spoken: [] });
  });

  it.each([
    ['Nous parlons uniquement anglais', ['en']],
    ['Nous parlons anglais et espagnol', ['en', 'es']],
    ['notre ville parle anglais', ['en']],
    ['We only speak English', ['en']],
    ['We are an English-speaking town', ['en']],
    ['Our staff speak good English', ['en']],
    ['Hablamos inglés', ['en']],
    ['Falamos inglês', ['en']],
    ['Wir sprechen Englisch und suchen eine Stadt', ['en']],
    ['Wir können Englisch sprechen', ['en']],
  ])('knows the language of those who write: %s', (text, spoken) => {
    expect(understand(text)).toMatchObject({ languages: [], spoken });
  });

  it.each([
    'Nous cherchons une ville parlant anglais',
    'Nous sommes intéressés par une commune anglophone',
    'Nous parlons français et aimerions une ville anglophone',
    'une ville où nous pourrions parler anglais',
    'We would like our partner to speak English',
    'We want a town where people speak English',
    'We are interested in English-speaking towns',
    'Queremos un socio que hable inglés',
    'Procuramos um parceiro que fale inglês',
    'Wir möchten Englisch sprechen',
    'Nous n’avons pas de partenaire anglophone',
  ])('takes the language of the partner for a wish: %s', (text) => {
    expect(understand(text).languages).toEqual(['en']);
  });
});

describe('neighbouring countries', () => {
  const inFrance = (subdivision: string | null, text: string) =>
    understand(text, [], neighboursOf('FR', subdivision));
  const FRANCE = ['AD', 'BE', 'CH', 'DE', 'ES', 'IT', 'LU', 'MC'];

  it.each([
    'Nous cherchons une commune dans un pays voisin',
    'a town in a neighbouring country',
    'un municipio de un país vecino',
    'um município de um país vizinho',
    'eine Gemeinde in einem Nachbarland',
    'بلدية في بلد مجاور',
    'une commune des pays limitrophes',
  ])('are those of whoever asks: %s', (text) => {
    expect(inFrance('FR-57', text)).toMatchObject({ countries: FRANCE, zones: [], only: false });
    expect(inFrance('FR-973', text).countries).toEqual(['BR', 'SR']);
    expect(inFrance('FR-RE', text)).toMatchObject({ countries: [], zones: ['ocean_indien'] });
  });

  it('are none where nobody knows who asks', () => {
    const text = 'une commune dans un pays voisin';
    expect(inFrance(null, text)).toMatchObject({ countries: [], zones: [], residual: text });
  });

  it('are not the seeker’s beside a place whose they may be', () => {
    const { countries, residual } = inFrance('FR-57', 'une commune du Bénin ou dans un pays voisin');
    expect(countries).toEqual(['BJ']);
    expect(residual).toContain('dans un pays voisin');
  });

  it.each([
    'un pays voisin du Sénégal',
    'the neighbouring country pollutes our river',
    'des réfugiés venus d’un pays voisin',
    'nous sommes déjà jumelés avec une ville d’un pays voisin',
  ])('are no wish in %s', (text) => {
    expect(inFrance('FR-57', text)).toMatchObject({ countries: [], zones: [], excluded: [] });
  });

  it('are refused, limited to and named like other places', () => {
    expect(inFrance('FR-57', 'pas dans un pays voisin')).toMatchObject({ countries: [], excluded: FRANCE });
    expect(inFrance('FR-57', 'uniquement dans les pays voisins')).toMatchObject({
      only: true,
      countries: FRANCE,
    });
    expect(inFrance('FR-57', 'en Belgique ou dans un autre pays voisin').countries).toHaveLength(
      FRANCE.length,
    );
  });
});
