import { dateInWords } from '../formats.ts';
import { counted, type MailMessages } from './messages.ts';

const date = (day: string): string => dateInWords(day, 'en');
const days = (count: number): string => counted(count, 'day', 'days');

export const en: MailMessages = {
  greeting: 'Hello,',
  signature: 'Bourse partenariat',
  notice: 'Automatic message: an answer to this address would not be read.',
  unsubscribe: 'Stop these alerts',
  templates: {
    'sign-in-link': ({ minutes }) => ({
      subject: 'Your sign-in link',
      paragraphs: [
        `This link signs you in to Bourse partenariat. It is valid for ${counted(minutes, 'minute', 'minutes')} and works once.`,
        'You asked for nothing? Ignore this message: nobody gets in without the link.',
      ],
      action: 'Sign in',
    }),
    'confirm-profile': ({ profileName, filedBy, days: left }) => ({
      subject: `A profile to confirm: ${profileName}`,
      paragraphs: [
        `${filedBy} has prepared a profile for ${profileName}.`,
        `Please read and confirm it. Without confirmation within ${days(left)}, it will be archived.`,
      ],
      action: 'Read and confirm',
    }),
    'introduction-proposed': ({ partnerName, days: left }) => ({
      subject: `Introduction proposed: ${partnerName}`,
      paragraphs: [
        `You are proposed an introduction to ${partnerName}.`,
        'Your contact details are passed on only if both authorities accept.',
        `Without an answer within ${days(left)}, the proposal expires.`,
      ],
      action: 'Accept or decline',
    }),
    'introduction-consented': ({ partnerName }) => ({
      subject: `${partnerName} accepts the introduction`,
      paragraphs: [`${partnerName} accepts to be introduced to you.`, 'Only your answer is missing.'],
      action: 'Accept or decline',
    }),
    'introduction-introduced': ({ partnerName }) => ({
      subject: `You are now in contact with ${partnerName}`,
      paragraphs: [
        'Both authorities have accepted.',
        'The page of the introduction leads to contact details and messages, once you are signed in; they are not in this mail.',
      ],
      action: 'See the introduction',
    }),
    'introduction-reminder': ({ partnerName, days: since, expiresOn }) => ({
      subject: `${partnerName} is waiting for your answer`,
      paragraphs: [
        `The introduction to ${partnerName} has been waiting for your answer for ${days(since)}.`,
        `Without an answer, it expires on ${date(expiresOn)}. To decline is a useful answer too.`,
      ],
      action: 'Accept or decline',
    }),
    'introduction-expired': ({ partnerName }) => ({
      subject: `Introduction expired: ${partnerName}`,
      paragraphs: [
        `The introduction to ${partnerName} has expired without an answer.`,
        'This does not count against you: you may propose another one.',
      ],
      action: 'See other partners',
    }),
    'introduction-ended': ({ partnerName }) => ({
      subject: `Introduction ended: ${partnerName}`,
      paragraphs: [
        `${partnerName} is no longer on the Bourse partenariat: your introduction has ended.`,
        'Its contact is no longer shown. This does not count against you: you may propose another one.',
      ],
      action: 'See the introduction',
    }),
    'introduction-declined': ({ partnerName, reason }) => ({
      subject: `${partnerName} declines`,
      paragraphs: [
        `${partnerName} declines the introduction.`,
        ...(reason === null ? [] : ['The reason given:', { quote: reason }]),
      ],
      action: 'See other partners',
    }),
    'consent-withdrawn': ({ partnerName }) => ({
      subject: `${partnerName} withdraws its consent`,
      paragraphs: [
        `${partnerName} has withdrawn its consent: its contact details are no longer shown to you.`,
        'Please stop using those that you may have noted. Mails already exchanged cannot be recalled.',
      ],
      action: 'See the introduction',
    }),
    suggestion: ({ partnerName, suggestedBy, rationale }) => ({
      subject: `A partner suggested: ${partnerName}`,
      paragraphs: [
        `${suggestedBy} suggests ${partnerName} to you, for this reason:`,
        { quote: rationale },
        'Nothing happens unless both authorities agree.',
      ],
      action: 'See the suggestion',
    }),
    digest: ({ searchName, total }) => ({
      subject: `${counted(total, 'new profile', 'new profiles')}: ${searchName}`,
      paragraphs: [`Your saved search “${searchName}” has ${counted(total, 'new result', 'new results')}.`],
      action: 'See all results',
    }),
    'request-renewal': ({ requestTitle, deadline }) => ({
      subject: `Still current? ${requestTitle}`,
      paragraphs: [
        `Your request “${requestTitle}” ends on ${date(deadline)}.`,
        'If it is still current, renew it; otherwise it is withdrawn on that day.',
      ],
      action: 'Renew my request',
    }),
    'request-expired': ({ requestTitle }) => ({
      subject: `Request ended: ${requestTitle}`,
      paragraphs: [
        `Your request “${requestTitle}” has ended and is no longer proposed.`,
        'You may renew it whenever you like.',
      ],
      action: 'Renew my request',
    }),
    'contact-validation': ({ profileName, days: left }) => ({
      subject: `Is this address still right? ${profileName}`,
      paragraphs: [
        `This address is the contact of ${profileName} at Bourse partenariat. We check it every three months.`,
        `If it is still right, confirm it: the link is valid for ${days(left)}. Otherwise there is nothing to do.`,
      ],
      action: 'Confirm this address',
    }),
    'outcome-prompt': ({ partnerName, months }) => ({
      subject: `How are things going with ${partnerName}?`,
      paragraphs: [
        `You were introduced to ${partnerName} ${counted(months, 'month', 'months')} ago.`,
        'A meeting, a letter of intent, an agreement or nothing: one click tells us.',
      ],
      action: 'Answer',
    }),
    'introduction-message': ({ partnerName }) => ({
      subject: `A new message: ${partnerName}`,
      paragraphs: [
        `A new message is waiting for you in the thread of your introduction to ${partnerName}.`,
        'Sign in to read it: it is not in this mail. You are told at most once a day and thread.',
      ],
      action: 'Read the message',
    }),
    'introduction-blocked': ({ partnerName, reason }) => ({
      subject: `Introduction stopped by the ministry: ${partnerName}`,
      paragraphs: [
        `The ministry has ended the introduction to ${partnerName}. Contact details are no longer shown.`,
        ...(reason === null ? [] : ['The reason given:', { quote: reason }]),
      ],
      action: 'See the introduction',
    }),
    'coordination-opened': ({ placeName, openedBy }) => ({
      subject: `Working together in ${placeName}`,
      paragraphs: [
        `You have a declared partnership in ${placeName}, as have other French authorities. ${openedBy} opens a thread for you to coordinate.`,
        'You may take part, or leave it at any time.',
      ],
      action: 'See the thread',
    }),
    'coordination-message': ({ placeName }) => ({
      subject: `A new message: ${placeName}`,
      paragraphs: [
        `A new message is waiting for you in the coordination thread on ${placeName}.`,
        'Sign in to read it: it is not in this mail. You are told at most once a day and thread.',
      ],
      action: 'Read the message',
    }),
    'freshness-prompt': ({ profileName, months }) => ({
      subject: `Still right? The profile of ${profileName}`,
      paragraphs: [
        `The profile of ${profileName} has not been confirmed for more than ${counted(months, 'month', 'months')}. Old profiles are proposed further down.`,
        'If it is still right, one button is enough. Otherwise, correct it through the API with the account of your authority, or write to whoever runs the service.',
      ],
      action: 'See and confirm the profile',
    }),
    'mandate-requested': ({ profileName, requestedBy }) => ({
      subject: `${requestedBy} would like to act for ${profileName}`,
      paragraphs: [
        `${requestedBy} asks you for a mandate to prepare the requests of ${profileName}.`,
        `Nothing is published without your confirmation. Without an answer of yours there is no mandate. To end one, write to ${requestedBy} or to whoever runs the service.`,
      ],
      action: 'Read the request',
    }),
    'profiles-merged': ({ profileName, keptName, mergedBy, days: undo }) => ({
      subject: `Two profiles made one: ${keptName}`,
      paragraphs: [
        `${mergedBy} has merged the profile “${profileName}” into “${keptName}”, which is kept. Whoever acted for the one now acts for this one.`,
        `If these are two authorities, write to ${mergedBy} or to the ministry: the merge can be undone for ${days(undo)}.`,
      ],
      action: 'See the profile',
    }),
    'room-again': ({ partnerName }) => ({
      subject: `Room again: ${partnerName}`,
      paragraphs: [
        `${partnerName}, on whose waiting list you are, has room for an introduction again.`,
        'You are told once: you are no longer on the list. Nothing is reserved; ask when you like.',
      ],
      action: 'See the profile',
    }),
  },
};
