import { describe, expect, it } from 'vitest';
import cues from '../../seeds/reference/intent-cues.json' with { type: 'json' };
import { INTENTS } from '../../src/domain/codes.ts';
import { inferIntent, intentEvidence, readIntent } from '../../src/domain/intent.ts';
import ar from './intent-ar.json' with { type: 'json' };
import de from './intent-de.json' with { type: 'json' };
import en from './intent-en.json' with { type: 'json' };
import es from './intent-es.json' with { type: 'json' };
import fr from './intent-fr.json' with { type: 'json' };
import it_ from './intent-it.json' with { type: 'json' };
import lettersAr from './intent-letters-ar.json' with { type: 'json' };
import lettersDe from './intent-letters-de.json' with { type: 'json' };
import lettersEn from './intent-letters-en.json' with { type: 'json' };
import lettersPt from './intent-letters-pt.json' with { type: 'json' };
import pt from './intent-pt.json' with { type: 'json' };
import requestsAr from './intent-requests-ar.json' with { type: 'json' };
import requestsDe from './intent-requests-de.json' with { type: 'json' };

/** Sentences as mayors, officials and associations would type them, written for this test. */
const WRITTEN = { fr, en, es, pt, de, it: it_, ar };

/** Requests as mayors' offices would write them: verbs at the end, parted verbs, compounds, joined pronouns. */
const REQUESTS = { de: requestsDe, ar: requestsAr };

/** Longer ones, of two sentences, in the third person, hurried or without a verb. */
const LETTERS = { ar: lettersAr, de: lettersDe, en: lettersEn, pt: lettersPt };

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
    ['Buscamos un municipio para compartir experiencias sobre el turismo rural', 'exchange'],
    ['Procuramos um município para partilhar experiências sobre as festas da vila', 'exchange'],
    ['Wir möchten gemeinsam mit einer Gemeinde voneinander lernen', 'exchange'],
    ['On ne veut pas de don ni d’envoi de matériel, seulement un échange', 'exchange'],
    ['We do not want to send equipment, only an exchange between schools', 'exchange'],
    ['No queremos enviar material, solo un intercambio entre escuelas', 'exchange'],
  ])('reads %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['On voudrait aidé un village d’Afrique à gérer l’eau', 'offer'],
    ['Nous voulons formé une commune', 'offer'],
    ['On souhaite appuyé une mairie', 'offer'],
    ['Nous pourrions formés des agents d’une mairie du Togo', 'offer'],
    ['Nous cherchons à aidés une mairie', 'offer'],
    ['Nous souhaitons être aidés par une mairie', 'need'],
    ['Nous avons été aidés', 'need'],
  ])('reads the infinitive that sounds like the participle in « %s »', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Nous cherchons une commune qui nous aide à trier nos déchets', true],
    ['Nous sommes prêts à former les agents d’une autre ville', true],
    ['Cherche commune pour un projet de cantine', false],
    ['eau potable', false],
  ])('knows whether « %s » leaves no doubt', (text, plain) => {
    expect(readIntent(text).plain).toBe(plain);
  });

  it.each([
    ['I already work with Bamako', 'need'],
    ['We are twinned with Bamako and want to help a second town', 'offer'],
    ['Nous sommes déjà jumelés avec Bamako', 'need'],
    ['Nous sommes jumelés avec Bamako et cherchons une ville qui nous aide pour l’eau', 'need'],
    ['Nous avons déjà un partenaire au Sénégal. Comment trier les déchets ?', 'need'],
    ['Notre commune travaille déjà avec Bamako et peut former une autre ville', 'offer'],
    ['Ya trabajamos con Bamako y buscamos ayuda para el agua', 'need'],
    ['Já cooperamos com Maputo. Lixo', 'need'],
    ['Wir sind schon mit Bamako verschwistert. Wasser', 'need'],
    ['Siamo già gemellati con Bamako', 'need'],
    ['Nous voudrions être jumelés avec une ville', 'exchange'],
    ['Wir möchten verschwistert werden', 'exchange'],
    ['Nous avons déjà refait nos écoles', 'offer'],
  ])('hears nothing in the partner that there is already: %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Gestion des déchets, pas de jumelage', 'need'],
    ['no town twinning, please', 'need'],
    ['not a twinning but advice on water', 'need'],
    ['No queremos hermanamiento', 'need'],
    ['sem geminação', 'need'],
    ['Keine Partnerschaft', 'need'],
    ['senza gemellaggio', 'need'],
    ['لا نريد توأمة', 'need'],
    ['pas seulement un jumelage', 'exchange'],
    ['pourquoi pas un jumelage', 'exchange'],
    ['not only twinning', 'exchange'],
    ['não só geminação', 'exchange'],
    ['Wir möchten nicht nur eine Partnerschaft', 'exchange'],
    ['ليس فقط توأمة', 'exchange'],
  ])('wishes for no exchange where a partnership is refused: %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it('takes a text that says nothing of it for a need', () => {
    expect(inferIntent('eau potable')).toBe('need');
  });

  it.each([
    ['Une ville qui pourrait nous montrer son marché', 'need'],
    ['Nous pourrions montrer notre marché à une ville', 'offer'],
    ['A town that does not know how to sort its waste could learn from us', 'offer'],
    ['We do not know how to sort our waste', 'need'],
    ['Wir suchen eine Gemeinde, die uns das Kompostieren zeigt', 'need'],
    ['Wir suchen eine Gemeinde, der wir das Kompostieren zeigen können', 'offer'],
    ['Queremos que alguien forme a nuestros bomberos', 'need'],
    ['Queremos formar a los bomberos de otro municipio', 'offer'],
    ['نبحث عن مدينة تعلمنا فرز النفايات', 'need'],
    ['يمكننا أن نعلم مدينة أخرى فرز النفايات', 'offer'],
    ['برنامج تقدمه مدينة أخرى لموظفينا', 'need'],
    ['نجحت بلديتنا في فرز النفايات', 'offer'],
    ['Wir suchen keine Hilfe, wir möchten welche geben', 'offer'],
    ['Der Stadtrat hat beschlossen, ein Dorf ohne Strom zu unterstützen', 'offer'],
    ['Wir suchen jemanden, der bereit ist, unsere Lehrkräfte zu schulen', 'need'],
    ['Wir suchen eine Stadt, die ihr Wissen über Abfalltrennung teilen möchte', 'need'],
    ['Nous cherchons une ville qui souhaite partager son expérience du tri', 'need'],
    ['قرر المجلس البلدي أن يدعم قرية لا تتوفر على خدمات صحية', 'offer'],
    ['We are looking for a school that is short of desks', 'offer'],
    ['Possiamo insegnarvi il restauro e vorremmo imparare da voi la ceramica', 'exchange'],
  ])('hears who gives and who lacks in %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Nous cherchons une commune à aider', 'offer'],
    ['village à soutenir', 'offer'],
    ['On cherche une école à parrainer', 'offer'],
    ['Notre ville recherche une petite collectivité pour l’accompagner', 'offer'],
    ['Nous cherchons une commune pour nous aider', 'need'],
    ['Nous cherchons une ville prête à aider', 'need'],
    ['Nous cherchons une ville pour former nos pompiers', 'need'],
    ['We look for a village to support with waste sorting', 'offer'],
    ['We are looking for a town to help', 'offer'],
    ['We are looking for a town to help us', 'need'],
    ['We are looking for a partner to help with flood warnings', 'need'],
    ['We are looking for a town to train our staff', 'need'],
    ['Buscamos un municipio para ayudarlo', 'offer'],
    ['Buscamos una escuela para apadrinar', 'offer'],
    ['Buscamos un municipio para ayudarnos', 'need'],
    ['Procuramos um município para apoiar', 'offer'],
    ['Procuramos um município para nos apoiar', 'need'],
    ['Wir suchen eine Gemeinde, um ihr zu helfen', 'offer'],
    ['Wir suchen eine Gemeinde, um uns zu helfen', 'need'],
    ['Cerchiamo un villaggio da sostenere', 'offer'],
    ['Cerchiamo un comune per aiutarci', 'need'],
    ['نبحث عن قرية لمساعدتها', 'offer'],
    ['نبحث عن قرية لمساعدتنا', 'need'],
  ])('tells a town to help from one that is to help us in %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Soutien à une commune sénégalaise pour son assainissement', 'offer'],
    ['Appui à l’eau potable d’une ville du Bénin', 'offer'],
    ['Appui institutionnel à une commune du Togo', 'offer'],
    ['Accompagnement d’une commune camerounaise', 'offer'],
    ['Aide d’urgence à une ville ukrainienne', 'offer'],
    ['Formation des agents d’une commune ivoirienne', 'offer'],
    ['Technical assistance to a town in Benin', 'offer'],
    ['Apoyo a un municipio senegalés para su saneamiento', 'offer'],
    ['Formación de los agentes de un municipio boliviano', 'offer'],
    ['Apoio técnico a uma aldeia', 'offer'],
    ['Unterstützung einer Gemeinde im Senegal', 'offer'],
    ['Sostegno a un comune senegalese', 'offer'],
    ['Appui technique pour notre réseau d’eau', 'need'],
    ['Aide pour notre village', 'need'],
    ['Appui d’une ville pour un réseau de chaleur', 'need'],
    ['Aide à la création d’une communauté de communes', 'need'],
    ['Demande d’appui à une commune française', 'need'],
    ['We ask a municipality for help', 'need'],
    ['Pedimos ayuda a un municipio', 'need'],
    ['Wir suchen die Unterstützung einer Gemeinde', 'need'],
  ])('reads who is helped in the title %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['nous souhaitons donner un camion de pompiers au Sénégal', 'offer'],
    ['nous avons des ordinateurs à donner', 'offer'],
    ['envoyer des vélos au Bénin', 'offer'],
    ['Don de camions de pompiers', 'offer'],
    ['nous voulons financer une école au Togo', 'offer'],
    ['We want to give a fire engine to a town', 'offer'],
    ['Donation of books', 'offer'],
    ['Queremos dar un camión de bomberos a un municipio', 'offer'],
    ['Queremos doar livros', 'offer'],
    ['Wir wollen einer Stadt ein Feuerwehrauto geben', 'offer'],
    ['Vogliamo dare un’ambulanza a un comune', 'offer'],
    ['نريد إرسال كتب إلى مدرسة', 'offer'],
    ['On cherche des dons de livres pour une école', 'need'],
    ['Qui peut nous donner des livres ?', 'need'],
    ['Nous voulons donner une seconde vie à nos friches', 'need'],
    ['Nous devons financer notre réseau d’eau', 'need'],
    ['We need donations of books', 'need'],
    ['Please send us computers', 'need'],
    ['Podem dar-nos livros?', 'need'],
    ['Wer kann uns ein Feuerwehrauto geben?', 'need'],
    ['نحتاج إلى كتب', 'need'],
  ])('tells things given from things asked for in %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Nous avons un vrai savoir-faire dans la pierre sèche', 'offer'],
    ['Notre commune a une expertise en compostage', 'offer'],
    ['We have expertise in water management', 'offer'],
    ['Tenemos conocimientos en gestión del agua', 'offer'],
    ['Temos um saber-fazer na gestão da água', 'offer'],
    ['Wir haben Fachwissen in der Wasserversorgung', 'offer'],
    ['Abbiamo competenze nella gestione dell’acqua', 'offer'],
    ['لدينا معرفة في إدارة المياه', 'offer'],
    ['Nous n’avons pas d’expertise en assainissement', 'need'],
    ['Nous voulons une méthode pour trier les déchets', 'need'],
    ['We are looking for a town that has expertise in composting', 'need'],
    ['Não temos conhecimentos em saneamento', 'need'],
    ['Uns fehlt Fachwissen', 'need'],
    ['ليس لدينا معرفة في إدارة المياه', 'need'],
  ])('hears know-how that is there in %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Nous n’avons pas besoin d’aide, nous voulons aider', 'offer'],
    ['Nous ne manquons de rien et voulons aider un village', 'offer'],
    ['We do not need help, we want to help', 'offer'],
    ['We don’t need anything, we want to help', 'offer'],
    ['No necesitamos ayuda, queremos ayudar', 'offer'],
    ['Não precisamos de ajuda, queremos ajudar', 'offer'],
    ['Wir brauchen keine Hilfe, wir wollen helfen', 'offer'],
    ['Non abbiamo bisogno di aiuto, vogliamo aiutare', 'offer'],
    ['لا نحتاج إلى مساعدة، نريد أن نساعد', 'offer'],
    ['Nous ne pouvons pas résoudre ce problème sans aide', 'need'],
    ['We don’t have enough, we need help', 'need'],
  ])('hears that nothing is lacking in %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Nous sommes déjà jumelés et cherchons une autre ville', 'exchange'],
    ['Nous avons déjà deux partenaires et cherchons une commune au Togo', 'need'],
    ['We already have a partner in Spain and look for another town', 'need'],
    ['Wir haben bereits eine Partnerstadt und suchen eine andere Stadt', 'need'],
    ['Nous avons déjà construit trois écoles et pouvons aider', 'offer'],
    ['We already have a working sorting centre and can help', 'offer'],
  ])('takes no partner that is there already for know-how: %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    ['Comment avez-vous résolu vos problèmes de déchets ?', 'need'],
    ['Qui a résolu le problème des déchets ?', 'need'],
    ['Comment gérez-vous vos problèmes de stationnement ?', 'need'],
    ['How did your town solve its waste problem?', 'need'],
    ['Who solved their waste problem?', 'need'],
    ['¿Quién ha resuelto el problema de los residuos?', 'need'],
    ['Quem resolveu o problema do lixo?', 'need'],
    ['Wie haben Sie Ihre Müllprobleme gelöst?', 'need'],
    ['Wir suchen eine Stadt, die ihr Müllproblem gelöst hat', 'need'],
    ['Chi ha risolto il problema dei rifiuti?', 'need'],
    ['Une ville qui n’a pas résolu ses problèmes d’eau peut compter sur nous', 'offer'],
    ['Nous voulons aider une ville qui connaît des difficultés', 'offer'],
    ['How can we help a town that lacks water?', 'offer'],
  ])('asks those who have solved it in %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it.each([
    'réparer la piscine et les pistes cyclables, transport à la demande',
    'repair of the swimming pool and of the water network',
    'Zusammenleben im Grandviertel',
    'النقل المدرسي والمشاركة',
  ])('takes no word of a subject for what is wanted: %s', (text) => {
    expect(inferIntent(text)).toBe('need');
  });

  it('tells the words that it went by, as they stand in the text', () => {
    const told = intentEvidence('Nous cherchons une ville qui nous aide, puis échangeons.');
    expect(told.map(({ intent, words }) => [intent, words])).toEqual([
      ['need', 'cherchons'],
      ['need', 'aide'],
      ['exchange', 'échangeons'],
    ]);
    expect(intentEvidence('eau potable')).toEqual([]);
  });

  it('reads a text without accents and in capitals as well', () => {
    expect(inferIntent('NOUS SOMMES PRETS A FORMER UNE AUTRE VILLE')).toBe('offer');
    expect(inferIntent('nao sabemos como tratar a agua')).toBe('need');
  });

  it.each([...Object.entries(WRITTEN), ...Object.entries(LETTERS)])(
    'is right in nine of ten sentences written in %s',
    (_, sentences) => {
      const read = INTENTS.flatMap((intent) =>
        sentences[intent].map((text) => ({ text, intent, right: inferIntent(text) === intent })),
      );
      const wrong = read.filter(({ right }) => !right);
      expect(wrong.length / read.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.1);
    },
  );

  it.each(Object.entries(REQUESTS))('is right in all but one of the requests of %s', (_, requests) => {
    const wrong = INTENTS.flatMap((intent) =>
      requests[intent].filter((text) => inferIntent(text) !== intent),
    );
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(1);
  });

  it.each(Object.entries(cues))('has every wording of %s in one role', (_, { wordings }) => {
    const all = Object.values<readonly string[]>(wordings).flat();
    // « nous » and «لنا» are "we" and "us".
    const twice = all.filter((wording, at) => all.indexOf(wording) !== at);
    expect(twice.filter((wording) => !['nous', 'لنا'].includes(wording))).toEqual([]);
  });
});
