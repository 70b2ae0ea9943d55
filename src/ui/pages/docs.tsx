import { listErrors } from '../../i18n/render.ts';
import { Layout } from '../layout.tsx';

/** The interactive documentation; without JavaScript, the way to the plain document. */
export function DocsPage() {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API – Bourse partenariat</title>
        <link rel="stylesheet" href="/assets/swagger-ui.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <p>
          <a href="/">Bourse partenariat</a> · <a href="/openapi.json">OpenAPI 3.1 document</a> ·{' '}
          <a href="/docs/errors">Errors</a>
        </p>
        <noscript>
          <p>This page needs JavaScript; the OpenAPI document says the same.</p>
        </noscript>
        <div id="swagger-ui"></div>
        <script src="/assets/swagger-ui-bundle.js"></script>
        <script src="/assets/docs.js"></script>
      </body>
    </html>
  );
}

/** Every error code; `type` of a problem points here. */
export function ErrorsPage() {
  return (
    <Layout title="Erreurs de l’API – Bourse partenariat">
      <h1>Erreurs de l’API</h1>
      <table>
        <caption>Chaque réponse d’erreur porte un de ces codes (RFC 9457).</caption>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Statut HTTP</th>
            <th scope="col">Sens</th>
          </tr>
        </thead>
        <tbody>
          {listErrors('fr').map(({ code, status, title }) => (
            <tr id={code}>
              <th scope="row">{code}</th>
              <td>{status}</td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Layout>
  );
}
