import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** Who is at the keyboard when the provider asks. */
interface Person {
  sub: string;
  email: string;
  siret?: string;
  /** How well the provider knows them. */
  acr?: string;
}

export interface TestProvider {
  /** `http://127.0.0.1:PORT`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever signs in next; null: nobody consents. */
  person: Person | null;
  /** Queries of the authorization requests so far. */
  asked: URLSearchParams[];
  close: () => Promise<void>;
}

const CLIENT = { clientId: 'bourse', clientSecret: 'a-client-secret-of-these-tests' };

/** A certified OpenID Connect provider on loopback, which lets in whoever is set, without a password. As ProConnect's, its
 *  userinfo is a signed JWT with a `siret`; PKCE is demanded. @param signed false: userinfo is plain JSON. */
export async function startProvider(callback: string, { signed = true } = {}): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const test: TestProvider = {
    ...CLIENT,
    issuer: `http://127.0.0.1:${address.port}`,
    person: null,
    asked: [],
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  const provider = await makeProvider(test, callback, signed);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', test.issuer);
    if (url.pathname === '/auth') test.asked.push(url.searchParams);
    if (!url.pathname.startsWith('/interaction/')) return void answer(request, response);
    decide(provider, test, request, response).catch(() => response.destroy());
  });
  return test;
}

async function decide(
  provider: Provider,
  { person }: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = { error: 'access_denied', error_description: 'nobody' };
  const login = { accountId: person?.sub ?? '', ...(person?.acr === undefined ? {} : { acr: person.acr }) };
  await provider.interactionFinished(request, response, person === null ? refused : { login });
}

async function makeProvider(test: TestProvider, callback: string, signed: boolean): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' };
  return new Provider(test.issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [callback],
        post_logout_redirect_uris: [`${new URL(callback).origin}/`],
        token_endpoint_auth_method: 'client_secret_post',
        ...(signed ? { userinfo_signed_response_alg: 'RS256' } : {}),
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['cookies-of-these-tests'] },
    scopes: ['openid', 'email', 'siret'],
    claims: { openid: ['sub'], email: ['email'], siret: ['siret'], acr: null },
    acrValues: ['eidas1', 'eidas2'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: test.person?.email, siret: test.person?.siret }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: CLIENT.clientId,
        ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
      });
      grant.addOIDCScope('openid email siret');
      await grant.save();
      return grant;
    },
  });
}
