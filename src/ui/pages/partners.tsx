import type { z } from '@hono/zod-openapi';
import type { matchAnswerSchema } from '../../http/schemas.ts';
import { Layout } from '../layout.tsx';
import { AnswerBlock, possiblePartners } from './results.tsx';

export interface PartnersProps {
  /** Whom or what they are for. */
  subject: string;
  /** Page of the subject. */
  back: string;
  answer: z.infer<typeof matchAnswerSchema>;
}

/** The first partners of a profile or of a request. In French, as the results of a search. */
export function PartnersPage({ subject, back, answer }: PartnersProps) {
  const title = `${possiblePartners(answer.totalResults)} pour ${subject}`;
  return (
    <Layout title={title}>
      <h1>
        {possiblePartners(answer.totalResults)} pour <a href={back}>{subject}</a>
      </h1>
      <AnswerBlock answer={answer} />
    </Layout>
  );
}
