import type { Messages } from '../messages.ts';

export const errors: Messages['errors'] = {
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
    detail: () =>
      'Ningún perfil tiene este identificador. Si lo tiene una entidad del directorio, esta aún no tiene perfil: GET /api/v1/directory/{id}/profile-draft prepara uno.',
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
    detail: (words) => {
      const closed =
        words('reopensOn') === ''
          ? `${words('name')} no acepta nuevas solicitudes por ahora y no se conoce fecha de reapertura. Guarde una búsqueda para recibir aviso, o busque un socio menos solicitado.`
          : `${words('name')} ya sigue tantas puestas en contacto como puede. Reapertura posible a más tardar el ${words('reopensOn')}.`;
      return words('waitingList') === ''
        ? closed
        : `${closed} Mantiene una lista de espera: inscríbase para recibir aviso (POST ${words('waitingList')}).`;
    },
  },
  NO_WAITING_LIST: {
    title: 'Sin lista de espera',
    detail: (words) =>
      `${words('name')} no mantiene lista de espera, o tiene sitio hoy: en ese caso, solicite una puesta en contacto.`,
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
  BODY_ENCODED: {
    title: 'Cuerpo comprimido',
    detail: () => 'El cuerpo debe enviarse tal cual, sin compresión (sin encabezado Content-Encoding).',
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
};
