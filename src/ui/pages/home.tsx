import { Layout } from '../layout.tsx';
import { type FormState, SearchForm } from '../search-form.tsx';

const CURL = (origin: string): string => `curl -s ${origin}/api/v1/matches -H 'content-type: application/json' -d '{
  "seeker": {"country": "FR", "subdivision": "FR-BRE", "level": "commune", "population": 800, "languages": ["fr"]},
  "query": "Nous voudrions aider une commune d’Afrique de l’Ouest à mieux gérer son eau potable",
  "limit": 3
}'`;

/** What the service is, the question, and how a program asks it. */
export function HomePage({ origin, form }: { origin: string; form: FormState }) {
  const faulty = Object.keys(form.faults).length > 0;
  return (
    <Layout title={`${faulty ? 'Erreur : ' : ''}Trouver un partenaire à l’étranger – Bourse partenariat`}>
      <h1>Trouver un partenaire à l’étranger</h1>
      <p>
        Dites ce que votre collectivité cherche ou peut offrir : la Bourse partenariat propose des collectivités
        étrangères avec qui cela peut marcher des deux côtés, et dit pourquoi.
      </p>
      <p class="notice">
        <strong>Démonstration.</strong> Les collectivités proposées et leurs demandes sont fictives.
      </p>
      <SearchForm {...form} />
      <h2>Pour un programme</h2>
      <p>
        La même question par l’API ; toutes les adresses sont dans la <a href="/docs">documentation</a>.
      </p>
      <pre tabindex={0}>
        <code>{CURL(origin)}</code>
      </pre>
    </Layout>
  );
}
