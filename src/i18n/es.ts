import type { Messages, Words } from './messages.ts';

const quoted = (words: Words): string => `«${words('quote')}»`;
/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (tema en común: ${words('concept')})`;
  return words('theme') === '' ? '' : ` (tema: ${words('theme')})`;
};
const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const es: Messages = {
  errors: {
    MALFORMED_JSON: {
      title: 'JSON ilegible',
      detail: () => 'El cuerpo de la petición no es JSON válido en UTF-8.',
    },
    MALFORMED_CURSOR: {
      title: 'Cursor no válido',
      detail: () =>
        'Este cursor no procede de una respuesta a esta misma petición. Empiece de nuevo sin cursor.',
    },
    UNAUTHENTICATED: {
      title: 'Identificación necesaria',
      detail: () => 'Identifíquese: una sesión abierta o una clave de API válida (Authorization: Bearer).',
    },
    OUT_OF_SCOPE: {
      title: 'Fuera de su ámbito',
      detail: (words) => {
        if (words('region') === '') return 'Su cuenta no permite actuar aquí.';
        return words('name') === ''
          ? `Su cuenta no permite actuar en esta región (${words('region')}). No tiene red regional multiactor: diríjase al consejero diplomático del prefecto de región (CDPR) o al ministerio (DCTCIV).`
          : `Su cuenta no permite actuar en esta región (${words('region')}). Red competente: ${words('name')}.`;
      },
    },
    CROSS_SITE: {
      title: 'Petición desde otro sitio',
      detail: () => 'Esta petición viene de otro sitio. Empiece de nuevo desde nuestras páginas.',
    },
    SIGN_IN_FAILED: {
      title: 'Conexión no completada',
      detail: () => 'La conexión no se completó o tardó demasiado. Empiece de nuevo.',
    },
    ASSURANCE_TOO_LOW: {
      title: 'Nivel de identificación insuficiente',
      detail: () =>
        'Su proveedor de identidad no garantizó el nivel de identificación pedido (por ejemplo, un segundo factor).',
    },
    ORGANISATION_UNKNOWN: {
      title: 'Organización desconocida',
      detail: () =>
        'El SIRET recibido no es de ninguna colectividad del directorio ni de ninguna organización registrada. Escriba al responsable del servicio.',
    },
    SIGN_IN_BY_PROVIDER: {
      title: 'Conexión por ProConnect',
      detail: () => 'Esta cuenta se conecta con ProConnect o con una clave de API, nunca con un enlace.',
    },
    SIGN_IN_UNCONFIGURED: {
      title: 'Conexión no configurada',
      detail: () => 'Este modo de conexión no está configurado en este servicio.',
    },
    SIGN_IN_UNAVAILABLE: {
      title: 'Proveedor de identidad no disponible',
      detail: () => 'El proveedor de identidad no responde. Inténtelo más tarde.',
    },
    NOT_FOUND: { title: 'Página no encontrada', detail: () => 'No hay nada en esta dirección.' },
    PROFILE_UNKNOWN: {
      title: 'Entidad desconocida',
      detail: () => 'Ningún perfil ni ninguna entidad del directorio tiene este identificador.',
    },
    LINK_INVALID: {
      title: 'Enlace no válido',
      detail: () =>
        'Este enlace es desconocido, ha sido sustituido o es demasiado antiguo. El último que haya recibido es el bueno.',
    },
    CAMPAIGN_UNKNOWN: {
      title: 'Convocatoria desconocida',
      detail: (words) =>
        `No consta ninguna regla para la convocatoria de ${words('year')}. Convocatorias conocidas: ${words('allowed')}.`,
    },
    METHOD_NOT_ALLOWED: {
      title: 'Método no permitido',
      detail: () => 'Esta dirección existe, pero no para este método HTTP.',
    },
    ORGANISATION_EXISTS: {
      title: 'Organización ya registrada',
      detail: () => 'Una organización ya tiene este número SIREN.',
    },
    PARTNERSHIP_CLOSED: {
      title: 'Cooperación cerrada',
      detail: () => 'Esta cooperación está cerrada. Lo propio de una cooperación en curso ya no es posible.',
    },
    ADVISORY_EXISTS: {
      title: 'Aviso ya registrado',
      detail: () => 'Un aviso tiene o tuvo este identificador. Elija otro.',
    },
    STALE_REVISION: {
      title: 'Modificado entretanto',
      detail: () => 'Esto ha cambiado desde que lo leyó. Vuelva a leerlo y rehaga su cambio.',
    },
    NOT_CSV: {
      title: 'Se espera CSV',
      detail: () => 'Envíe CSV en UTF-8 con la cabecera Content-Type: text/csv.',
    },
    REVISION_REQUIRED: {
      title: 'Falta la versión',
      detail: () => 'Indique la versión que ha leído: cabecera If-Match, con el ETag recibido.',
    },
    PROFILE_EXISTS: {
      title: 'Perfil ya registrado',
      detail: () => 'Esta colectividad ya tiene un perfil; «profileId» lo nombra.',
    },
    MERGE_SETTLED: {
      title: 'Fusión definitiva',
      detail: () => 'Esta fusión ya se ha anulado, o ya no puede anularse: han pasado 30 días.',
    },
    MERGE_UNKNOWN: { title: 'Fusión desconocida', detail: () => 'Ninguna fusión tiene este identificador.' },
    ILLEGAL_TRANSITION: {
      title: 'Paso imposible',
      detail: (words) =>
        `Del estado «${words('state')}» no se puede pasar a «${words('wanted')}». Vuelva a leer el estado actual.`,
    },
    INTRODUCTION_EXISTS: {
      title: 'Contacto ya en curso',
      detail: () =>
        'Estas dos entidades ya tienen una puesta en contacto en curso, en un sentido o en el otro.',
    },
    PARTNER_SATURATED: {
      title: 'Entidad no disponible',
      detail: (words) =>
        words('reopensOn') === ''
          ? `${words('name')} no acepta nuevas solicitudes por ahora y no se conoce fecha de reapertura. Guarde una búsqueda para recibir aviso, o busque un socio menos solicitado.`
          : `${words('name')} ya sigue tantas puestas en contacto como puede. Reapertura posible a más tardar el ${words('reopensOn')}.`,
    },
    ALREADY_PARTNERED: {
      title: 'Asociación ya declarada',
      detail: (words) =>
        `Ya hay una asociación declarada entre estas dos entidades${words('year') === '' ? '' : ` desde ${words('year')}`}. Fuente: ${words('source')}.`,
    },
    MAY_NOT_CONTRACT: {
      title: 'Convenio imposible',
      detail: (words) =>
        `${words('name')} no puede firmar convenios. Siguen siendo posibles otras formas de asociación.`,
    },
    THREAD_CLOSED: {
      title: 'Hilo cerrado',
      detail: () => 'El hilo se abre cuando ambas entidades han aceptado y se cierra cuando una se retira.',
    },
    SUGGESTION_CLOSED: {
      title: 'Sugerencia cerrada',
      detail: () => 'Esta sugerencia ya ha recibido respuesta o ha caducado.',
    },
    REQUEST_LIMIT: {
      title: 'Demasiadas solicitudes en curso',
      detail: (words) =>
        `Una entidad puede tener ${words('max')} solicitudes en curso como máximo, para no desbordar a los socios. Espere una respuesta o retire una solicitud.`,
    },
    MEMBER_EXISTS: {
      title: 'Miembro ya registrado',
      detail: () => 'Esta dirección ya es la de un miembro que entra por enlace.',
    },
    ANSWER_TOLD_ONCE: {
      title: 'Respuesta dada una sola vez',
      detail: () =>
        'Esta petición ya se ejecutó. Su respuesta contenía un secreto que solo se muestra una vez.',
    },
    AGREEMENT_MISSING: {
      title: 'Faltan acuerdos',
      detail: (words) =>
        `Todas las colectividades de la solicitud deben dar su acuerdo. Falta el de: ${words('missing')}.`,
    },
    REQUEST_CLOSED: {
      title: 'Solicitud cerrada',
      detail: () => 'Esta solicitud está cerrada. Abra una nueva.',
    },
    BODY_TOO_LARGE: {
      title: 'Petición demasiado grande',
      detail: (words) => `El cuerpo de la petición supera ${words('maxKib')} KiB.`,
    },
    NOT_JSON: {
      title: 'Se espera JSON',
      detail: () => 'Envíe JSON con el encabezado Content-Type: application/json.',
    },
    INVALID_REQUEST: {
      title: 'Petición por corregir',
      detail: (words) => `Valores por corregir: ${words('count')}. Cada uno se explica en «errors».`,
    },
    IDEMPOTENCY_KEY_REUSED: {
      title: 'Clave de idempotencia ya usada',
      detail: () => 'Esta clave de idempotencia ya sirvió para otra petición. Use una nueva.',
    },
    STATE_COUNTERPARTY_L1115_5: {
      title: 'La contraparte es un Estado',
      detail: () =>
        'Una colectividad francesa no puede celebrar un convenio con un Estado extranjero, salvo en las excepciones del artículo L. 1115-5 del code général des collectivités territoriales, indicadas en «exceptions». Diríjase a los contactos indicados.',
    },
    ENTITY_NOT_RECOGNISED: {
      title: 'Autoridad no reconocida',
      detail: (words) =>
        `Esta autoridad está establecida en un marco que Francia no reconoce: no es posible ningún vínculo con ella, de ninguna forma. Fuente: ${words('source')} (${words('asOf')}).`,
    },
    RATE_LIMITED: {
      title: 'Demasiadas peticiones',
      detail: (words) =>
        `Demasiadas peticiones en poco tiempo. Vuelva a intentarlo en ${words('retryAfter')} s.`,
    },
    INTERNAL: {
      title: 'Error interno',
      detail: () => 'Algo ha fallado por nuestra parte. Inténtelo más tarde.',
    },
    INDEX_NOT_READY: {
      title: 'Servicio arrancando',
      detail: () => 'El servicio está arrancando. Inténtelo en unos segundos.',
    },
    DATABASE_UNAVAILABLE: {
      title: 'Base de datos no disponible',
      detail: () => 'La base de datos no responde. Inténtelo más tarde.',
    },
    INDEX_UNAVAILABLE: {
      title: 'Búsqueda no disponible',
      detail: () => 'El motor de búsqueda no responde. Inténtelo más tarde.',
    },
    MODEL_UNAVAILABLE: {
      title: 'Modelo no disponible',
      detail: () => 'El modelo de lenguaje no responde. Inténtelo más tarde.',
    },
    INDEX_COUNT_MISMATCH: {
      title: 'Índice incompleto',
      detail: () => 'El nuevo índice no contiene todos los perfiles.',
    },
    INDEX_EMPTY: { title: 'Índice vacío', detail: () => 'Un índice vacío no sustituye a uno lleno.' },
    INDEX_FOREIGN: {
      title: 'Índice de otra base',
      detail: () => 'Este índice se hizo a partir de otra base de datos.',
    },
    VECTOR_MISMATCH: {
      title: 'Vector de otro modelo',
      detail: () => 'Un vector no tiene la longitud del modelo.',
    },
    DATA_DIR_LOCKED: {
      title: 'Carpeta de datos ya abierta',
      detail: (words) => `La carpeta de datos está abierta en el proceso ${words('pid')}.`,
    },
  },
  faults: {
    INVALID_CHARACTER: () => 'El texto contiene un carácter que no se puede guardar.',
    UNKNOWN_COUNTRY: () => 'País desconocido: se esperan dos letras ISO 3166-1, por ejemplo SN.',
    UNKNOWN_LANGUAGE: () => 'Idioma desconocido: se espera un código BCP 47, por ejemplo fr.',
    SUBDIVISION_OUTSIDE_COUNTRY: () => 'Esta subdivisión no pertenece al país indicado.',
    INVALID_SIREN: () => 'Este número SIREN es erróneo: su dígito de control no corresponde.',
    POPULATION_RANGE: () => 'La población máxima es inferior a la mínima.',
    SEEKER_TWICE: () => 'Indique «seeker» o «seekerId», no ambos.',
    NOTHING_TO_MATCH: () => 'Diga qué busca: un texto, un tema, una necesidad o una oferta.',
    DUPLICATE_ID: () => 'Este identificador aparece dos veces.',
    UNKNOWN_REGION: () => 'Región desconocida: se espera un código ISO 3166-2, por ejemplo FR-BRE.',
    SCOPE_OF_OTHER_ROLE: () => 'Este ámbito no es el de este papel: la lista debe quedar vacía.',
    ONE_REGION: () => 'Un consejero diplomático (CDPR) tiene una sola región.',
    OUTSIDE_SCOPE: () => 'Esto excede el ámbito de la organización.',
    IN_PAST: () => 'Esta fecha ya pasó.',
    TOO_LATE: () => 'Esta fecha es demasiado lejana.',
    NOT_FOREIGN: () => 'El socio debe ser extranjero: FR es el lado francés.',
    DATE_RANGE: () => 'El final precede al principio.',
    UNKNOWN_COLLECTIVITY: () => 'Ninguna entidad del directorio ni ningún perfil tiene este código.',
    UNKNOWN_THEME: () => 'Tema desconocido: se espera un título del Atlas francés o un código de tema.',
    CONSENT_MISSING: () => 'Se necesita el consentimiento de la colectividad.',
    OPEN_AND_CLOSED: () => 'Un perfil abierto no tiene fecha de reapertura.',
    UNCHANGEABLE: () => 'Este valor no puede cambiar.',
    SAME_PROFILE: () => 'Un perfil no se fusiona consigo mismo.',
    OTHER_COUNTRY: () => 'Estos dos perfiles son de dos países.',
    TOO_SHORT: (words) => `Texto demasiado corto: al menos ${words('min')} caracteres.`,
    SAME_SIDE: () => 'Una puesta en contacto reúne a una entidad francesa y a una extranjera.',
    ACKNOWLEDGEMENT_NEEDED: (words) =>
      `País bajo vigilancia desde el ${words('from')}: ${words('country')} (fuente: ${words('source')}). Confirme que lo ha leído.`,
    FRENCH_AUTHORITY: () => 'Una entidad francesa se conecta con ProConnect.',
    MIXED_SIDES: () => 'Una búsqueda conjunta reúne colectividades francesas, o colectividades extranjeras.',
    NO_COMMON_COUNTRY: (words) => `Ningún país conviene a todas: ${words('limits')}.`,
    NO_CONTACT: () => 'Este perfil no tiene dirección de correo: indique una primero.',
    FOREIGN_COUNTRY_EXPECTED: () => 'Se espera un país extranjero.',
    SHARES_NOT_TOTAL: () => 'La suma de las partes no coincide con el importe previsto.',
    FRENCH_COLLECTIVITY_EXPECTED: () => 'Se espera una colectividad francesa.',
    STATE_COUNTERPARTY_L1115_5: () => 'La contraparte es un Estado (artículo L. 1115-5).',
    ENTITY_NOT_RECOGNISED: () => 'Autoridad no reconocida por Francia.',
    REQUIRED: () => 'Este valor es obligatorio.',
    WRONG_TYPE: (words) => `El tipo de este valor no es correcto; se espera ${words('expected')}.`,
    EMPTY: () => 'Este valor está vacío.',
    TOO_LONG: (words) => `Texto demasiado largo: ${words('max')} caracteres como máximo.`,
    TOO_MANY: (words) => `Lista demasiado larga: ${words('max')} elementos como máximo.`,
    TOO_SMALL: (words) => `Valor demasiado pequeño: al menos ${words('min')}.`,
    TOO_LARGE: (words) => `Valor demasiado grande: como máximo ${words('max')}.`,
    UNKNOWN_VALUE: (words) => `Valor desconocido. Valores posibles: ${words('allowed')}.`,
    UNKNOWN_FIELD: () => 'Este campo no existe.',
    INVALID_FORMAT: () => 'Este valor no tiene la forma esperada.',
    INVALID_VALUE: () => 'Este valor no es admisible.',
    MALFORMED_LINE: () => 'Esta línea no se puede leer en el formato anunciado.',
    LINE_TOO_LONG: () => 'Esta línea es demasiado larga.',
    INVALID_UTF8: () => 'Este texto no está en UTF-8.',
  },
  types: {
    string: 'un texto',
    number: 'un número',
    int: 'un número entero',
    boolean: 'verdadero o falso (true, false)',
    array: 'una lista',
    object: 'un objeto',
  },
  reasons: {
    NEED_MET: {
      forSeeker: (words) =>
        `Su oferta responde a la necesidad que usted expresa: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `Lo que usted propone responde a su necesidad: ${quoted(words)}${themed(words)}`,
    },
    OFFER_WANTED: {
      forSeeker: (words) => `Esta entidad busca lo que usted propone: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `Su petición da uso a la oferta de esta entidad: ${quoted(words)}${themed(words)}`,
    },
    EXCHANGE_SHARED: {
      forSeeker: (words) =>
        `Podrían intercambiar sobre este asunto de su perfil: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `El intercambio coincide con lo que dice su perfil: ${quoted(words)}${themed(words)}`,
    },
    PROFILE_RELATED: {
      forSeeker: (words) =>
        `Lo que más se acerca a su petición en el perfil: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `El punto del perfil al que más se acerca su petición: ${quoted(words)}${themed(words)}`,
    },
    THEME_SHARED: both((words) => `Temas en común: ${words('themes')}`),
    LABEL_EXPERTISE: {
      forSeeker: (words) =>
        `Esta entidad tiene el sello EXPE-CT en este tema: ${words('theme')} (válido hasta el ${words('validUntil')})`,
      forCandidate: (words) =>
        `La petición le permite usar su sello EXPE-CT: ${words('theme')} (válido hasta el ${words('validUntil')})`,
    },
    COMPETENCE_EXERCISED: {
      forSeeker: (words) => `Esta entidad presta ella misma este servicio: ${words('theme')}`,
      forCandidate: (words) => `La petición se refiere a un servicio que presta: ${words('theme')}`,
    },
    LANGUAGE_SHARED: both((words) => `Idioma de trabajo común: ${words('languages')}`),
    FRANCOPHONE: both(() => 'Pueden trabajar juntos en francés'),
    INTERPRETATION: both(() => 'Esta entidad dice poder ofrecer interpretación'),
    COUNTRY_WISHED: {
      forSeeker: (words) => `Usted desea este país: ${words('country')}`,
      forCandidate: (words) => `Esta entidad desea un socio del país de usted: ${words('country')}`,
    },
    ZONE_WISHED: {
      forSeeker: (words) => `Usted desea esta región del mundo: ${words('zone')}`,
      forCandidate: (words) =>
        `Esta entidad desea un socio de la región del mundo de usted: ${words('zone')}`,
    },
    DIASPORA_LINK: both((words) => `Una diáspora les une a este país: ${words('country')}`),
    SIZE_SIMILAR: both(
      (words) => `Tamaño parecido: ${words('population')} habitantes (usted: ${words('seekerPopulation')})`,
    ),
    TRAITS_SHARED: both((words) => `Territorios parecidos: ${words('traits')}`),
    TRAITS_WISHED: {
      forSeeker: (words) => `Desea un territorio de este tipo: ${words('traits')}`,
      forCandidate: (words) => `Su territorio es del tipo que usted busca: ${words('traits')}`,
    },
    NOTHING_STATED: {
      forSeeker: () => 'No hemos encontrado en su perfil nada que responda directamente a su petición',
      forCandidate: () =>
        'No hemos encontrado en su perfil una necesidad a la que la petición responda directamente',
    },
  },
  flags: {
    LANGUAGE_GAP: (words) =>
      `No se declara ningún idioma de trabajo común. Trabajan en: ${words('languages')}.`,
    LANGUAGE_UNKNOWN: (words) =>
      words('side') === 'seeker'
        ? 'Idioma no declarado: precíselo para afinar.'
        : 'Esta entidad no ha declarado sus idiomas de trabajo.',
    SIZE_GAP: (words) => `Tamaños muy distintos: unas ${words('ratio')} veces más habitantes de un lado.`,
    STALE_PROFILE: (words) =>
      `Perfil actualizado hace ${words('months')} meses: compruebe que sigue vigente.`,
    OUTSIDE_WISH: (words) => `País fuera de sus deseos: ${words('country')}.`,
    ADVISORY: (words) =>
      `País bajo vigilancia desde el ${words('from')}: ${words('country')}. ${words('text')} Fuente: ${words('source')}.`,
    DEMONSTRATION: () => 'Perfil de demostración: la entidad y su petición son ficticias.',
    ALREADY_PARTNERED: (words) => {
      const details = [
        words('themes') && `temas: ${words('themes')}`,
        words('year') && `desde ${words('year')}`,
      ].filter(Boolean);
      return `Ya tiene una cooperación declarada con esta entidad${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
    },
    OTHERS_PRESENT: (words) =>
      `Socios franceses ya presentes: ${words('names')} (${words('count')} en total).`,
  },
  advice: {
    RRMA: (words) =>
      `¿Primer proyecto? La red regional multiactor de su región (${words('region')}) puede ayudarle: ${words('name')}, ${words('email')} (dirección anotada: ${words('asOf')}).`,
    RRMA_FALLBACK: (words) =>
      `¿Primer proyecto? Su región (${words('region')}) no tiene red regional multiactor; el ministerio puede orientarle: ${words('email')}.`,
    CLES_EN_MAIN: () =>
      'Sin experiencia ni personal, puede unirse a un programa «Clés en main» de una asociación de entidades, sin comprometerse con un único socio extranjero.',
    MUTUALISATION: (words) =>
      words('names') === ''
        ? 'También puede llevar el proyecto con su mancomunidad o con municipios vecinos.'
        : `Puede unirse a las entidades francesas ya presentes en ${words('place')}: ${words('names')}.`,
    LANGUAGE_NOT_STATED: () => 'Idioma no declarado: precíselo para afinar.',
    COUNTRIES_SATURATED: (words) =>
      `Quedan pocas entidades abiertas en los países deseados (${words('countries')}). Sobre el mismo tema, otros países están menos solicitados: ${words('suggestions')}.`,
  },
  score: {
    title: 'Cómo se calcula esta nota',
    groups: {
      forSeeker: 'Para usted',
      forCandidate: 'Para ellos',
      joint: 'Para ambos',
    },
    parts: {
      topic: 'El fondo: uno tiene lo que el otro busca',
      language: 'Idioma de trabajo',
      geography: 'Lugar deseado',
      level: 'Tipo de entidad deseado',
      size: 'Número de habitantes comparable',
      form: 'Forma de cooperación',
      freshness: 'Perfil al día',
      availability: 'Disponibilidad para un contacto más',
      exposure: 'Un perfil preciso, no uno que se propone a todos',
    },
    product: 'Las líneas se multiplican: 100 % significa que nada se opone. Lo que no se declara no cuenta.',
    both: 'Las dos notas reunidas',
    joined: 'La nota común queda cerca de la más baja de las dos, pues ambas partes deben ganar.',
  },
};
