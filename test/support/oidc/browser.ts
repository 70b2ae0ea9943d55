/** Cookies by origin, as a browser keeps them: enough to walk through redirects. */
export interface Browser {
  /** Follows redirects from an address of any site; `null` when the last one had no `location`. */
  open: (address: string) => Promise<Response>;
  /** Cookies that a site would be sent, as a header. */
  cookies: (origin: string) => string;
  /** Every `set-cookie` header seen from a site. */
  seen: (origin: string) => string[];
  send: (address: string, init?: RequestInit) => Promise<Response>;
}

/** @param site answers for addresses of our origin; others go over the network. */
export function makeBrowser(ours: string, site: (request: Request) => Promise<Response>): Browser {
  const jars = new Map<string, Map<string, string>>();
  const headers = new Map<string, string[]>();
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const cookies = (origin: string): string =>
    [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const { origin } = new URL(address);
    const request = new Request(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: cookies(origin) },
    });
    const response = origin === ours ? await site(request) : await fetch(request);
    for (const header of response.headers.getSetCookie()) {
      headers.set(origin, [...(headers.get(origin) ?? []), header]);
      const [pair = ''] = header.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(header)) jarOf(origin).delete(name);
      else jarOf(origin).set(name, value);
    }
    return response;
  };
  return {
    cookies,
    send,
    seen: (origin) => headers.get(origin) ?? [],
    async open(address) {
      let next = address;
      for (let hops = 0; hops < 10; hops += 1) {
        const response = await send(next);
        const location = response.headers.get('location');
        if (location === null) return response;
        next = new URL(location, next).href;
      }
      throw new Error('too many redirects');
    },
  };
}
