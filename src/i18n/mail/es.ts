import { dateInWords } from '../formats.ts';
import { counted, type MailMessages } from './messages.ts';

const date = (day: string): string => dateInWords(day, 'es');
const days = (count: number): string => counted(count, 'día', 'días');

export const es: MailMessages = {
  greeting: 'Buenos días:',
  signature: 'Bourse partenariat',
  notice: 'Mensaje automático: nadie leería una respuesta a esta dirección.',
  unsubscribe: 'No recibir más estas alertas',
  templates: {
    'sign-in-link': ({ minutes }) => ({
      subject: 'Su enlace de acceso',
      paragraphs: [
        `Este enlace le da acceso a Bourse partenariat. Vale ${counted(minutes, 'minuto', 'minutos')} y sirve una sola vez.`,
        '¿No ha pedido nada? Ignore este mensaje: sin el enlace no entra nadie.',
      ],
      action: 'Acceder',
    }),
    'confirm-profile': ({ profileName, filedBy, days: left }) => ({
      subject: `Un perfil por confirmar: ${profileName}`,
      paragraphs: [
        `${filedBy} ha preparado un perfil para ${profileName}.`,
        `Léalo y confírmelo. Sin confirmación en ${days(left)}, se archivará.`,
      ],
      action: 'Leer y confirmar',
    }),
    'introduction-proposed': ({ partnerName, days: left }) => ({
      subject: `Contacto propuesto: ${partnerName}`,
      paragraphs: [
        `Se le propone un contacto con ${partnerName}.`,
        'Sus datos de contacto solo se transmiten si ambas autoridades aceptan.',
        `Sin respuesta en ${days(left)}, la propuesta caduca.`,
      ],
      action: 'Aceptar o rechazar',
    }),
    'introduction-consented': ({ partnerName }) => ({
      subject: `${partnerName} acepta el contacto`,
      paragraphs: [`${partnerName} acepta ponerse en contacto con ustedes.`, 'Solo falta su respuesta.'],
      action: 'Aceptar o rechazar',
    }),
    'introduction-introduced': ({ partnerName }) => ({
      subject: `Ya están en contacto con ${partnerName}`,
      paragraphs: [
        'Ambas autoridades han aceptado.',
        'La página de la puesta en contacto lleva a los datos de contacto y a los mensajes, con la sesión iniciada; no figuran en este correo.',
      ],
      action: 'Ver el contacto',
    }),
    'introduction-reminder': ({ partnerName, days: since, expiresOn }) => ({
      subject: `${partnerName} espera su respuesta`,
      paragraphs: [
        `El contacto con ${partnerName} espera su respuesta desde hace ${days(since)}.`,
        `Sin respuesta, caduca el ${date(expiresOn)}. Rechazar también es una respuesta útil.`,
      ],
      action: 'Aceptar o rechazar',
    }),
    'introduction-expired': ({ partnerName }) => ({
      subject: `Contacto caducado: ${partnerName}`,
      paragraphs: [
        `El contacto con ${partnerName} ha caducado por falta de respuesta.`,
        'Esto no le perjudica: puede proponer otro.',
      ],
      action: 'Ver otros socios',
    }),
    'introduction-ended': ({ partnerName }) => ({
      subject: `Contacto cerrado: ${partnerName}`,
      paragraphs: [
        `${partnerName} ya no está en la Bourse partenariat: su contacto queda cerrado.`,
        'Sus datos ya no se muestran. Esto no le perjudica: puede proponer otro.',
      ],
      action: 'Ver el contacto',
    }),
    'introduction-declined': ({ partnerName, reason }) => ({
      subject: `${partnerName} no da curso al contacto`,
      paragraphs: [
        `${partnerName} no da curso al contacto propuesto.`,
        ...(reason === null ? [] : ['El motivo indicado:', { quote: reason }]),
      ],
      action: 'Ver otros socios',
    }),
    'consent-withdrawn': ({ partnerName }) => ({
      subject: `${partnerName} retira su acuerdo`,
      paragraphs: [
        `${partnerName} ha retirado su acuerdo: ya no se le muestran sus datos de contacto.`,
        'Le rogamos que no use los que haya anotado. Los correos ya intercambiados no se pueden recuperar.',
      ],
      action: 'Ver el contacto',
    }),
    suggestion: ({ partnerName, suggestedBy, rationale }) => ({
      subject: `Un socio sugerido: ${partnerName}`,
      paragraphs: [
        `${suggestedBy} le sugiere ${partnerName}, por este motivo:`,
        { quote: rationale },
        'Nada ocurre sin el acuerdo de ambas autoridades.',
      ],
      action: 'Ver la sugerencia',
    }),
    digest: ({ searchName, total }) => ({
      subject: `${counted(total, 'perfil nuevo', 'perfiles nuevos')}: ${searchName}`,
      paragraphs: [
        `Su búsqueda guardada «${searchName}» tiene ${counted(total, 'resultado nuevo', 'resultados nuevos')}.`,
      ],
      action: 'Ver todos los resultados',
    }),
    'request-renewal': ({ requestTitle, deadline }) => ({
      subject: `¿Sigue vigente? ${requestTitle}`,
      paragraphs: [
        `Su solicitud «${requestTitle}» vence el ${date(deadline)}.`,
        'Si sigue vigente, renuévela; si no, se retirará ese día.',
      ],
      action: 'Renovar mi solicitud',
    }),
    'request-expired': ({ requestTitle }) => ({
      subject: `Solicitud vencida: ${requestTitle}`,
      paragraphs: [
        `Su solicitud «${requestTitle}» ha vencido y ya no se propone.`,
        'Puede renovarla cuando quiera.',
      ],
      action: 'Renovar mi solicitud',
    }),
    'contact-validation': ({ profileName, days: left }) => ({
      subject: `¿Sigue siendo válida esta dirección? ${profileName}`,
      paragraphs: [
        `Esta dirección es el contacto de ${profileName} en Bourse partenariat. La comprobamos cada tres meses.`,
        `Si sigue siendo válida, confírmela: el enlace vale ${days(left)}. Si no, no tiene que hacer nada.`,
      ],
      action: 'Confirmar esta dirección',
    }),
    'outcome-prompt': ({ partnerName, months }) => ({
      subject: `¿Cómo va todo con ${partnerName}?`,
      paragraphs: [
        `Hace ${counted(months, 'mes', 'meses')} se les puso en contacto con ${partnerName}.`,
        'Una reunión, una carta de intención, un convenio o nada: dígalo con un clic.',
      ],
      action: 'Responder',
    }),
    'introduction-message': ({ partnerName }) => ({
      subject: `Un mensaje nuevo: ${partnerName}`,
      paragraphs: [
        `Le espera un mensaje nuevo en el hilo de su contacto con ${partnerName}.`,
        'Para leerlo, acceda a su espacio: no figura en este correo. Recibe como máximo un aviso por día e hilo.',
      ],
      action: 'Leer el mensaje',
    }),
    'introduction-blocked': ({ partnerName, reason }) => ({
      subject: `Contacto suspendido por el ministerio: ${partnerName}`,
      paragraphs: [
        `El ministerio ha puesto fin al contacto con ${partnerName}. Los datos de contacto ya no se muestran.`,
        ...(reason === null ? [] : ['El motivo indicado:', { quote: reason }]),
      ],
      action: 'Ver el contacto',
    }),
    'coordination-opened': ({ placeName, openedBy }) => ({
      subject: `Coordinarse en ${placeName}`,
      paragraphs: [
        `Tiene una cooperación declarada en ${placeName}, como otras entidades francesas. ${openedBy} abre un hilo para que se coordinen.`,
        'Puede participar, o dejarlo en cualquier momento.',
      ],
      action: 'Ver el hilo',
    }),
    'coordination-message': ({ placeName }) => ({
      subject: `Un mensaje nuevo: ${placeName}`,
      paragraphs: [
        `Le espera un mensaje nuevo en el hilo de coordinación sobre ${placeName}.`,
        'Para leerlo, acceda a su espacio: no figura en este correo. Recibe como máximo un aviso por día e hilo.',
      ],
      action: 'Leer el mensaje',
    }),
    'freshness-prompt': ({ profileName, months }) => ({
      subject: `¿Sigue siendo correcta? La ficha de ${profileName}`,
      paragraphs: [
        `La ficha de ${profileName} no se ha confirmado desde hace más de ${counted(months, 'mes', 'meses')}. Una ficha antigua se propone más abajo.`,
        'Si sigue siendo correcta, basta un botón. Si no, corríjala con la API y la cuenta de su entidad, o escriba a quien gestiona el servicio.',
      ],
      action: 'Ver y confirmar la ficha',
    }),
    'mandate-requested': ({ profileName, requestedBy }) => ({
      subject: `${requestedBy} desea actuar en nombre de ${profileName}`,
      paragraphs: [
        `${requestedBy} le pide un mandato para preparar las solicitudes de ${profileName}.`,
        `Nada se publica sin su confirmación. Sin respuesta suya no hay mandato. Para ponerle fin, escriba a ${requestedBy} o a quien gestiona el servicio.`,
      ],
      action: 'Leer la petición',
    }),
    'profiles-merged': ({ profileName, keptName, mergedBy, days: undo }) => ({
      subject: `Dos fichas en una: ${keptName}`,
      paragraphs: [
        `${mergedBy} ha unido la ficha «${profileName}» a la ficha «${keptName}», que se conserva. Quien actuaba por una actúa ahora por esta.`,
        `Si son dos entidades, escriba a ${mergedBy} o al ministerio: la fusión puede anularse durante ${counted(undo, 'día', 'días')}.`,
      ],
      action: 'Ver la ficha',
    }),
    'room-again': ({ partnerName }) => ({
      subject: `De nuevo disponible: ${partnerName}`,
      paragraphs: [
        `${partnerName}, en cuya lista de espera está usted, puede seguir de nuevo una puesta en contacto.`,
        'Este aviso es el único: ya no está en la lista. Nada queda reservado; solicite cuando quiera.',
      ],
      action: 'Ver la ficha',
    }),
  },
};
