import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { emailAddress } from '../domain/account-input.ts';
import { AppError } from '../domain/errors.ts';
import type { OpenIdentity } from '../use-cases/sign-in-by-open-id.ts';
import { isLoopback } from './site.ts';

export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Levels of assurance that are accepted, the preferred first; none: any. */
  acr: readonly string[];
}

/** What must come back from the issuer as it was sent there. */
export const checksSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
type Checks = z.infer<typeof checksSchema>;

/** Signing in through an OpenID Connect issuer (ProConnect: authorization code, PKCE, state, nonce, signed userinfo). */
export interface OpenId {
  /** Where to send a person. @throws AppError SIGN_IN_UNAVAILABLE. */
  begin: (redirectUri: string) => Promise<{ url: URL; checks: Checks }>;
  /** Who came back. @param callback the public address with the query that the issuer gave.
   *  @throws AppError SIGN_IN_UNAVAILABLE, SIGN_IN_FAILED, ASSURANCE_TOO_LOW. */
  finish: (callback: URL, checks: Checks) => Promise<{ identity: OpenIdentity; idToken: string }>;
  /** Where to end the issuer's session too; null when it has no such address. @throws AppError SIGN_IN_UNAVAILABLE. */
  end: (idToken: string, returnTo: string) => Promise<URL | null>;
}

/** Seconds that a call of the issuer may take: somebody waits, and a code lives half a minute (ProConnect). */
const TIMEOUT_S = 5;

/** No name is asked for: an address and the establishment are all that is needed. */
const SCOPE = 'openid email siret';

/** The default of OpenID Connect (Dynamic Registration 1.0 § 2), for the ID token and for userinfo, which must be signed. */
const ALGORITHM = 'RS256';

const userInfoSchema = z.object({
  sub: z.string().min(1).max(255),
  email: emailAddress,
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullish(),
});

/** The issuer's addresses and keys, read when first needed, and again after a failure. */
function makeConfiguration({ issuer, clientId, clientSecret }: OpenIdSettings): () => Promise<Configuration> {
  let known: Promise<Configuration> | null = null;
  const discover = () =>
    discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: ALGORITHM, userinfo_signed_response_alg: ALGORITHM },
      ClientSecretPost(clientSecret),
      {
        timeout: TIMEOUT_S,
        execute: [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowInsecureRequests] : [])],
      },
    );
  return () => {
    known ??= discover().catch((cause: unknown) => {
      known = null;
      throw new AppError('SIGN_IN_UNAVAILABLE', {}, { cause });
    });
    return known;
  };
}

/** A network that fails is a TypeError of `fetch`, a late answer a DOMException; all else is a refusal. */
function refusal(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const away =
    cause instanceof DOMException || (cause instanceof TypeError && cause.message === 'fetch failed');
  return new AppError(away ? 'SIGN_IN_UNAVAILABLE' : 'SIGN_IN_FAILED', {}, { cause });
}

/** Connects to nothing yet. */
export function makeOpenId(settings: OpenIdSettings): OpenId {
  const { acr } = settings;
  const configuration = makeConfiguration(settings);
  const begin: OpenId['begin'] = async (redirectUri) => {
    const config = await configuration();
    const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      ...(acr.length === 0 ? {} : { acr_values: acr.join(' ') }),
    });
    return { url, checks };
  };
  const exchange = async (callback: URL, { state, nonce, verifier }: Checks) => {
    const config = await configuration();
    const tokens = await authorizationCodeGrant(config, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
    });
    const claims = tokens.claims();
    const idToken = tokens.id_token;
    if (claims === undefined || idToken === undefined) throw new AppError('SIGN_IN_FAILED');
    // What was asked for is a wish (OpenID Connect Core § 3.1.2.1): what came counts.
    if (acr.length > 0 && !acr.includes(String(claims.acr))) throw new AppError('ASSURANCE_TOO_LOW');
    const { sub, email, siret } = userInfoSchema.parse(
      await fetchUserInfo(config, tokens.access_token, claims.sub),
    );
    return {
      identity: { subject: `${config.serverMetadata().issuer}|${sub}`, email, siret: siret ?? null },
      idToken,
    };
  };
  return {
    begin,
    finish: (callback, checks) =>
      exchange(callback, checks).catch((cause: unknown) => {
        throw refusal(cause);
      }),
    end: async (idToken, returnTo) => {
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
        state: randomState(),
      });
    },
  };
}
