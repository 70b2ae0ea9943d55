import type { Locale } from '../../domain/codes.ts';
import { RESULTS } from '../../i18n/results.ts';
import { Layout } from '../layout.tsx';
import { type AnswerBody, ListLead, listHeading, PartnerList } from './partner-list.tsx';

interface PartnersProps {
  /** Whom or what they are for. */
  subject: string;
  /** Page of the subject. */
  back: string;
  answer: AnswerBody;
  locale: Locale;
}

/** Partners of a profile or of a request, a page of them. */
export function PartnersPage({ subject, back, answer, locale }: PartnersProps) {
  const heading = `${listHeading(answer, locale)} ${RESULTS[locale].forWhom}`;
  const list = `${back}/partenaires`;
  const address = (cursor: string | null): string =>
    cursor === null ? list : `${list}?${new URLSearchParams({ cursor })}`;
  return (
    <Layout title={`${heading} ${subject}`} locale={locale}>
      <h1>
        {heading} <a href={back}>{subject}</a>
      </h1>
      <ListLead answer={answer} locale={locale} />
      <PartnerList answer={answer} locale={locale} address={address} />
    </Layout>
  );
}
