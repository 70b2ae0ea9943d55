import { dateInWords } from '../formats.ts';
import { counted, type MailMessages } from './messages.ts';

const date = (day: string): string => dateInWords(day, 'fr');
const days = (count: number): string => counted(count, 'jour', 'jours');

export const fr: MailMessages = {
  greeting: 'Bonjour,',
  signature: 'La Bourse partenariat',
  notice: 'Message automatique : une réponse à cette adresse ne serait pas lue.',
  unsubscribe: 'Ne plus recevoir ces alertes',
  templates: {
    'sign-in-link': ({ minutes }) => ({
      subject: 'Votre lien de connexion',
      paragraphs: [
        `Ce lien vous connecte à la Bourse partenariat. Il vaut ${counted(minutes, 'minute', 'minutes')} et ne sert qu’une fois.`,
        'Vous n’avez rien demandé ? Ignorez ce message : sans ce lien, personne n’entre.',
      ],
      action: 'Me connecter',
    }),
    'confirm-profile': ({ profileName, filedBy, days: left }) => ({
      subject: `Un profil à confirmer : ${profileName}`,
      paragraphs: [
        `${filedBy} a préparé un profil pour ${profileName}.`,
        `Relisez-le et confirmez-le. Sans confirmation sous ${days(left)}, il sera archivé.`,
      ],
      action: 'Relire et confirmer',
    }),
    'introduction-proposed': ({ partnerName, days: left }) => ({
      subject: `Mise en relation proposée : ${partnerName}`,
      paragraphs: [
        `Une mise en relation avec ${partnerName} vous est proposée.`,
        'Vos coordonnées ne sont transmises que si les deux collectivités acceptent.',
        `Sans réponse sous ${days(left)}, la proposition expire.`,
      ],
      action: 'Accepter ou décliner',
    }),
    'introduction-consented': ({ partnerName }) => ({
      subject: `${partnerName} accepte la mise en relation`,
      paragraphs: [
        `${partnerName} accepte d’être mise en relation avec vous.`,
        'Il ne manque plus que votre réponse.',
      ],
      action: 'Accepter ou décliner',
    }),
    'introduction-introduced': ({ partnerName }) => ({
      subject: `Vous êtes en relation avec ${partnerName}`,
      paragraphs: [
        'Les deux collectivités ont accepté.',
        'La page de la mise en relation mène aux coordonnées et aux messages, une fois connecté ; ils ne figurent pas dans ce courriel.',
      ],
      action: 'Voir la mise en relation',
    }),
    'introduction-reminder': ({ partnerName, days: since, expiresOn }) => ({
      subject: `${partnerName} attend votre réponse`,
      paragraphs: [
        `La mise en relation avec ${partnerName} attend votre réponse depuis ${days(since)}.`,
        `Sans réponse, elle expire le ${date(expiresOn)}. Décliner est aussi une réponse utile.`,
      ],
      action: 'Accepter ou décliner',
    }),
    'introduction-expired': ({ partnerName }) => ({
      subject: `Mise en relation expirée : ${partnerName}`,
      paragraphs: [
        `La mise en relation avec ${partnerName} a expiré, faute de réponse.`,
        'Cela ne vous pénalise en rien : vous pouvez en proposer une autre.',
      ],
      action: 'Voir d’autres partenaires',
    }),
    'introduction-ended': ({ partnerName }) => ({
      subject: `Mise en relation close : ${partnerName}`,
      paragraphs: [
        `${partnerName} n’est plus à la Bourse partenariat : votre mise en relation est close.`,
        'Ses coordonnées ne sont plus montrées. Cela ne vous pénalise en rien : vous pouvez en proposer une autre.',
      ],
      action: 'Voir la mise en relation',
    }),
    'introduction-declined': ({ partnerName, reason }) => ({
      subject: `${partnerName} ne donne pas suite`,
      paragraphs: [
        `${partnerName} ne donne pas suite à la mise en relation.`,
        ...(reason === null ? [] : ['Le motif donné :', { quote: reason }]),
      ],
      action: 'Voir d’autres partenaires',
    }),
    'consent-withdrawn': ({ partnerName }) => ({
      subject: `${partnerName} retire son accord`,
      paragraphs: [
        `${partnerName} a retiré son accord : ses coordonnées ne vous sont plus montrées.`,
        'Merci de ne plus utiliser celles que vous auriez notées. Les courriels déjà échangés ne peuvent pas être repris.',
      ],
      action: 'Voir la mise en relation',
    }),
    suggestion: ({ partnerName, suggestedBy, rationale }) => ({
      subject: `Un partenaire suggéré : ${partnerName}`,
      paragraphs: [
        `${suggestedBy} vous suggère ${partnerName}, pour cette raison :`,
        { quote: rationale },
        'Rien ne se passe sans l’accord des deux collectivités.',
      ],
      action: 'Voir la suggestion',
    }),
    digest: ({ searchName, total }) => ({
      subject: `${counted(total, 'nouveau profil', 'nouveaux profils')} : ${searchName}`,
      paragraphs: [
        `Votre recherche enregistrée « ${searchName} » a ${counted(total, 'nouveau résultat', 'nouveaux résultats')}.`,
      ],
      action: 'Voir tous les résultats',
    }),
    'request-renewal': ({ requestTitle, deadline }) => ({
      subject: `Toujours d’actualité ? ${requestTitle}`,
      paragraphs: [
        `Votre demande « ${requestTitle} » arrive à échéance le ${date(deadline)}.`,
        'Si elle est toujours d’actualité, renouvelez-la ; sinon, elle quittera la bourse à cette date.',
      ],
      action: 'Renouveler ma demande',
    }),
    'request-expired': ({ requestTitle }) => ({
      subject: `Demande échue : ${requestTitle}`,
      paragraphs: [
        `Votre demande « ${requestTitle} » est arrivée à échéance et n’est plus proposée.`,
        'Vous pouvez la renouveler quand vous voulez.',
      ],
      action: 'Renouveler ma demande',
    }),
    'contact-validation': ({ profileName, days: left }) => ({
      subject: `Cette adresse est-elle toujours la bonne ? ${profileName}`,
      paragraphs: [
        `Cette adresse est le contact de ${profileName} à la Bourse partenariat. Nous la vérifions tous les trois mois.`,
        `Si elle est toujours la bonne, confirmez-la : le lien vaut ${days(left)}. Sinon, vous n’avez rien à faire.`,
      ],
      action: 'Confirmer cette adresse',
    }),
    'outcome-prompt': ({ partnerName, months }) => ({
      subject: `Où en êtes-vous avec ${partnerName} ?`,
      paragraphs: [
        `Vous avez été mis en relation avec ${partnerName} il y a ${counted(months, 'mois', 'mois')}.`,
        'Rencontre, lettre d’intention, convention ou rien : dites-le en un clic.',
      ],
      action: 'Répondre',
    }),
    'introduction-message': ({ partnerName }) => ({
      subject: `Un nouveau message : ${partnerName}`,
      paragraphs: [
        `Un nouveau message vous attend dans le fil de votre mise en relation avec ${partnerName}.`,
        'Pour le lire, connectez-vous : il ne figure pas dans ce courriel. Vous recevez au plus un avis par jour et par fil.',
      ],
      action: 'Lire le message',
    }),
    'introduction-blocked': ({ partnerName, reason }) => ({
      subject: `Mise en relation suspendue par le ministère : ${partnerName}`,
      paragraphs: [
        `Le ministère a mis fin à la mise en relation avec ${partnerName}. Les coordonnées ne sont plus montrées.`,
        ...(reason === null ? [] : ['Le motif indiqué :', { quote: reason }]),
      ],
      action: 'Voir la mise en relation',
    }),
    'coordination-opened': ({ placeName, openedBy }) => ({
      subject: `Se coordonner sur ${placeName}`,
      paragraphs: [
        `Vous avez un partenariat déclaré à ${placeName}, comme d’autres collectivités françaises. ${openedBy} ouvre un fil pour vous coordonner.`,
        'Vous pouvez y prendre part, ou le quitter à tout moment.',
      ],
      action: 'Voir le fil',
    }),
    'coordination-message': ({ placeName }) => ({
      subject: `Un nouveau message : ${placeName}`,
      paragraphs: [
        `Un nouveau message vous attend dans le fil de coordination sur ${placeName}.`,
        'Pour le lire, connectez-vous : il ne figure pas dans ce courriel. Vous recevez au plus un avis par jour et par fil.',
      ],
      action: 'Lire le message',
    }),
    'freshness-prompt': ({ profileName, months }) => ({
      subject: `Toujours juste ? La fiche de ${profileName}`,
      paragraphs: [
        `La fiche de ${profileName} n’a pas été confirmée depuis plus de ${counted(months, 'mois', 'mois')}. Une fiche ancienne est proposée moins haut.`,
        'Si elle est toujours juste, un bouton suffit. Sinon, corrigez-la par l’API avec le compte de votre collectivité, ou écrivez à l’exploitant du service.',
      ],
      action: 'Voir et confirmer la fiche',
    }),
    'mandate-requested': ({ profileName, requestedBy }) => ({
      subject: `${requestedBy} souhaite agir au nom de ${profileName}`,
      paragraphs: [
        `${requestedBy} vous demande un mandat pour préparer les demandes de ${profileName}.`,
        `Rien n’est publié sans votre confirmation. Sans réponse de votre part, il n’y a pas de mandat. Pour en arrêter un, écrivez à ${requestedBy} ou à l’exploitant du service.`,
      ],
      action: 'Lire la demande',
    }),
    'profiles-merged': ({ profileName, keptName, mergedBy, days: undo }) => ({
      subject: `Deux fiches n’en font plus qu’une : ${keptName}`,
      paragraphs: [
        `${mergedBy} a réuni la fiche « ${profileName} » et la fiche « ${keptName} », qui est conservée. Qui agissait pour l’une agit désormais pour celle-ci.`,
        `Si ce sont deux collectivités, écrivez à ${mergedBy} ou au ministère : la fusion s’annule pendant ${counted(undo, 'jour', 'jours')}.`,
      ],
      action: 'Voir la fiche',
    }),
    'room-again': ({ partnerName }) => ({
      subject: `De nouveau disponible : ${partnerName}`,
      paragraphs: [
        `${partnerName}, sur la liste d’attente de laquelle vous êtes, peut de nouveau suivre une mise en relation.`,
        'Cet avis est le seul : vous n’êtes plus sur la liste. Rien n’est réservé, demandez quand vous voulez.',
      ],
      action: 'Voir la fiche',
    }),
  },
};
