import { ERROR_STATUS, type ErrorCode } from '../../domain/errors.ts';
import { renderError } from '../../i18n/render.ts';
import { DOCTYPE, Layout } from '../layout.tsx';

/** Readable documentation of the HTTP interface, drawn from `/openapi.json` by files of this service. */
export function DocsPage() {
  return (
    <>
      {DOCTYPE}
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Documentation de l’API — Bourse partenariat</title>
          <link rel="stylesheet" href="/assets/swagger-ui.css" />
          <script src="/assets/swagger-ui-bundle.js" defer />
          <script src="/assets/docs.js" defer />
        </head>
        <body>
          <main id="documentation">
            <noscript>
              Cette page a besoin de JavaScript. Le document OpenAPI se lit aussi tel quel :{' '}
              <a href="/openapi.json">/openapi.json</a>.
            </noscript>
          </main>
        </body>
      </html>
    </>
  );
}

/** One anchor an error code: what `type` of a problem points to. */
export function ErrorsPage({ codes }: { codes: readonly ErrorCode[] }) {
  return (
    <Layout title="Erreurs" locale="fr">
      <h1>Erreurs de l’API</h1>
      {codes.map((code) => (
        <section class="result" id={code}>
          <h2>
            <code>{code}</code> ({ERROR_STATUS[code]})
          </h2>
          <p>{renderError(code, {}, 'fr').title}</p>
        </section>
      ))}
    </Layout>
  );
}
