import { dateInWords } from '../formats.ts';
import { counted, type MailMessages } from './messages.ts';

const date = (day: string): string => dateInWords(day, 'pt');
const days = (count: number): string => counted(count, 'dia', 'dias');

export const pt: MailMessages = {
  greeting: 'Bom dia,',
  signature: 'Bourse partenariat',
  notice: 'Mensagem automática: uma resposta para este endereço não seria lida.',
  unsubscribe: 'Deixar de receber estes alertas',
  templates: {
    'sign-in-link': ({ minutes }) => ({
      subject: 'A sua ligação de acesso',
      paragraphs: [
        `Esta ligação dá-lhe acesso à Bourse partenariat. É válida durante ${counted(minutes, 'minuto', 'minutos')} e serve uma só vez.`,
        'Não pediu nada? Ignore esta mensagem: sem a ligação, ninguém entra.',
      ],
      action: 'Entrar',
    }),
    'confirm-profile': ({ profileName, filedBy, days: left }) => ({
      subject: `Um perfil a confirmar: ${profileName}`,
      paragraphs: [
        `${filedBy} preparou um perfil para ${profileName}.`,
        `Leia-o e confirme-o. Sem confirmação em ${days(left)}, será arquivado.`,
      ],
      action: 'Ler e confirmar',
    }),
    'introduction-proposed': ({ partnerName, days: left }) => ({
      subject: `Contacto proposto: ${partnerName}`,
      paragraphs: [
        `É-lhe proposto um contacto com ${partnerName}.`,
        'Os seus dados de contacto só são transmitidos se ambas as autarquias aceitarem.',
        `Sem resposta em ${days(left)}, a proposta expira.`,
      ],
      action: 'Aceitar ou recusar',
    }),
    'introduction-consented': ({ partnerName }) => ({
      subject: `${partnerName} aceita o contacto`,
      paragraphs: [`${partnerName} aceita entrar em contacto convosco.`, 'Só falta a sua resposta.'],
      action: 'Aceitar ou recusar',
    }),
    'introduction-introduced': ({ partnerName }) => ({
      subject: `Já estão em contacto com ${partnerName}`,
      paragraphs: [
        'Ambas as autarquias aceitaram.',
        'A página da apresentação leva aos dados de contacto e às mensagens, com sessão iniciada; não constam desta mensagem.',
      ],
      action: 'Ver o contacto',
    }),
    'introduction-reminder': ({ partnerName, days: since, expiresOn }) => ({
      subject: `${partnerName} aguarda a sua resposta`,
      paragraphs: [
        `O contacto com ${partnerName} aguarda a sua resposta há ${days(since)}.`,
        `Sem resposta, expira em ${date(expiresOn)}. Recusar também é uma resposta útil.`,
      ],
      action: 'Aceitar ou recusar',
    }),
    'introduction-expired': ({ partnerName }) => ({
      subject: `Contacto expirado: ${partnerName}`,
      paragraphs: [
        `O contacto com ${partnerName} expirou por falta de resposta.`,
        'Isto não o prejudica: pode propor outro.',
      ],
      action: 'Ver outros parceiros',
    }),
    'introduction-ended': ({ partnerName }) => ({
      subject: `Contacto encerrado: ${partnerName}`,
      paragraphs: [
        `${partnerName} já não está na Bourse partenariat: o vosso contacto fica encerrado.`,
        'Os seus dados já não são mostrados. Isto não o prejudica: pode propor outro.',
      ],
      action: 'Ver o contacto',
    }),
    'introduction-declined': ({ partnerName, reason }) => ({
      subject: `${partnerName} não dá seguimento`,
      paragraphs: [
        `${partnerName} não dá seguimento ao contacto.`,
        ...(reason === null ? [] : ['O motivo indicado:', { quote: reason }]),
      ],
      action: 'Ver outros parceiros',
    }),
    'consent-withdrawn': ({ partnerName }) => ({
      subject: `${partnerName} retira o seu acordo`,
      paragraphs: [
        `${partnerName} retirou o seu acordo: os seus dados de contacto já não lhe são mostrados.`,
        'Pedimos que não use os que tenha anotado. As mensagens já trocadas não podem ser recuperadas.',
      ],
      action: 'Ver o contacto',
    }),
    suggestion: ({ partnerName, suggestedBy, rationale }) => ({
      subject: `Um parceiro sugerido: ${partnerName}`,
      paragraphs: [
        `${suggestedBy} sugere-lhe ${partnerName}, por esta razão:`,
        { quote: rationale },
        'Nada acontece sem o acordo de ambas as autarquias.',
      ],
      action: 'Ver a sugestão',
    }),
    digest: ({ searchName, total }) => ({
      subject: `${counted(total, 'novo perfil', 'novos perfis')}: ${searchName}`,
      paragraphs: [
        `A sua pesquisa guardada «${searchName}» tem ${counted(total, 'novo resultado', 'novos resultados')}.`,
      ],
      action: 'Ver todos os resultados',
    }),
    'request-renewal': ({ requestTitle, deadline }) => ({
      subject: `Continua atual? ${requestTitle}`,
      paragraphs: [
        `O seu pedido «${requestTitle}» termina em ${date(deadline)}.`,
        'Se continua atual, renove-o; caso contrário, será retirado nesse dia.',
      ],
      action: 'Renovar o meu pedido',
    }),
    'request-expired': ({ requestTitle }) => ({
      subject: `Pedido terminado: ${requestTitle}`,
      paragraphs: [
        `O seu pedido «${requestTitle}» terminou e já não é proposto.`,
        'Pode renová-lo quando quiser.',
      ],
      action: 'Renovar o meu pedido',
    }),
    'contact-validation': ({ profileName, days: left }) => ({
      subject: `Este endereço continua correto? ${profileName}`,
      paragraphs: [
        `Este endereço é o contacto de ${profileName} na Bourse partenariat. Verificamo-lo de três em três meses.`,
        `Se continua correto, confirme-o: a ligação é válida durante ${days(left)}. Caso contrário, não tem de fazer nada.`,
      ],
      action: 'Confirmar este endereço',
    }),
    'outcome-prompt': ({ partnerName, months }) => ({
      subject: `Como vão as coisas com ${partnerName}?`,
      paragraphs: [
        `Foram postos em contacto com ${partnerName} há ${counted(months, 'mês', 'meses')}.`,
        'Um encontro, uma carta de intenções, um acordo ou nada: diga-o com um clique.',
      ],
      action: 'Responder',
    }),
    'introduction-message': ({ partnerName }) => ({
      subject: `Uma nova mensagem: ${partnerName}`,
      paragraphs: [
        `Uma nova mensagem espera por si na conversa do seu contacto com ${partnerName}.`,
        'Para a ler, inicie sessão: não figura neste e-mail. Recebe no máximo um aviso por dia e por conversa.',
      ],
      action: 'Ler a mensagem',
    }),
    'introduction-blocked': ({ partnerName, reason }) => ({
      subject: `Contacto suspenso pelo ministério: ${partnerName}`,
      paragraphs: [
        `O ministério pôs fim ao contacto com ${partnerName}. Os dados de contacto já não são mostrados.`,
        ...(reason === null ? [] : ['O motivo indicado:', { quote: reason }]),
      ],
      action: 'Ver o contacto',
    }),
    'coordination-opened': ({ placeName, openedBy }) => ({
      subject: `Coordenar-se em ${placeName}`,
      paragraphs: [
        `Tem uma cooperação declarada em ${placeName}, tal como outras entidades francesas. ${openedBy} abre uma conversa para se coordenarem.`,
        'Pode participar, ou sair a qualquer momento.',
      ],
      action: 'Ver a conversa',
    }),
    'coordination-message': ({ placeName }) => ({
      subject: `Uma nova mensagem: ${placeName}`,
      paragraphs: [
        `Uma nova mensagem espera por si na conversa de coordenação sobre ${placeName}.`,
        'Para a ler, inicie sessão: não figura neste e-mail. Recebe no máximo um aviso por dia e por conversa.',
      ],
      action: 'Ler a mensagem',
    }),
    'freshness-prompt': ({ profileName, months }) => ({
      subject: `Continua correta? A ficha de ${profileName}`,
      paragraphs: [
        `A ficha de ${profileName} não é confirmada há mais de ${counted(months, 'mês', 'meses')}. Uma ficha antiga é proposta mais abaixo.`,
        'Se continua correta, basta um botão. Caso contrário, corrija-a pela API com a conta da sua entidade, ou escreva a quem explora o serviço.',
      ],
      action: 'Ver e confirmar a ficha',
    }),
    'mandate-requested': ({ profileName, requestedBy }) => ({
      subject: `${requestedBy} deseja agir em nome de ${profileName}`,
      paragraphs: [
        `${requestedBy} pede-lhe um mandato para preparar os pedidos de ${profileName}.`,
        `Nada é publicado sem a sua confirmação. Sem resposta sua não há mandato. Para lhe pôr fim, escreva a ${requestedBy} ou a quem explora o serviço.`,
      ],
      action: 'Ler o pedido',
    }),
    'profiles-merged': ({ profileName, keptName, mergedBy, days: undo }) => ({
      subject: `Duas fichas numa só: ${keptName}`,
      paragraphs: [
        `${mergedBy} uniu a ficha «${profileName}» à ficha «${keptName}», que é conservada. Quem agia por uma age agora por esta.`,
        `Se são duas entidades, escreva a ${mergedBy} ou ao ministério: a fusão pode ser anulada durante ${counted(undo, 'dia', 'dias')}.`,
      ],
      action: 'Ver a ficha',
    }),
    'room-again': ({ partnerName }) => ({
      subject: `De novo disponível: ${partnerName}`,
      paragraphs: [
        `${partnerName}, em cuja lista de espera está, pode acompanhar de novo uma apresentação.`,
        'Este aviso é o único: já não está na lista. Nada fica reservado; peça quando quiser.',
      ],
      action: 'Ver a ficha',
    }),
  },
};
