import type { AuthInfo } from 'electron';

/** A demand for a login, as `ClientRequest` emits it. `scheme` is such as `basic`, `digest`, `ntlm`. */
type Challenge = Omit<AuthInfo, 'realm'>;

/** A user name and password for a proxy. */
export interface ProxyLogin {
  readonly username: string;
  readonly password: string;
}

/** A question to the person for a proxy's login. */
export interface LoginRequest {
  /** Host and port. */
  readonly proxy: string;
  /** Whether the proxy refused a login. */
  readonly wasRefused: boolean;
  /** Whether the password goes to the proxy unencrypted, so that others on the network can read it. */
  readonly isPlaintext: boolean;
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Decodes a user name or password of an address. Returns it unchanged if its encoding is wrong. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns host and port as one text, without the brackets of IPv6. */
function proxyName(host: string, port: number | string): string {
  return `${host.replaceAll(/[[\]]/g, '').toLowerCase()}:${port}`;
}

/** Returns the login in an address such as `http://user:password@proxy.example:3128`, and its proxy; null for an address without one. */
function parseLogin(address: string): readonly [proxy: string, login: ProxyLogin] | null {
  const full = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(full)) return null;
  const { protocol, hostname, port, username, password } = new URL(full);
  const defaultPort = defaultPorts[protocol];
  if (defaultPort === undefined || username === '') return null;
  const login = { username: decodeText(username), password: decodeText(password) };
  return [proxyName(hostname, port === '' ? defaultPort : port), login];
}

/** The logins of proxies, in memory only. */
export type ProxyLogins = ReturnType<typeof createProxyLogins>;

/**
 * Creates the store of logins with those in the proxies' addresses in the environment, which Chromium ignores. A login goes only to the
 * proxy that it was given for. One that was refused is not tried again: some directories lock an account after a few failures.
 */
export function createProxyLogins(environment: Readonly<Record<string, string | undefined>>) {
  let requestLogin: ((request: LoginRequest) => void) | null = null;
  const known = new Map<string, ProxyLogin>();
  const schemes = new Map<string, string>();
  for (const name of ['all_proxy', 'http_proxy', 'https_proxy']) {
    for (const spelling of [name.toUpperCase(), name]) {
      const found = parseLogin(environment[spelling] ?? '');
      if (found !== null) known.set(...found);
    }
  }

  return {
    /**
     * Returns the login for a challenge, or null where none is known or the known one was refused. Never one for a server. `isRepeated`:
     * the same request has had a login already, and so the proxy refused it.
     */
    answer({ isProxy, scheme, host, port }: Challenge, isRepeated: boolean): ProxyLogin | null {
      if (!isProxy) return null;
      const proxy = proxyName(host, port);
      const login = known.get(proxy);
      if (login !== undefined && !isRepeated) {
        schemes.set(proxy, scheme.toLowerCase());
        return login;
      }
      if (isRepeated) known.delete(proxy);
      const isPlaintext = scheme.toLowerCase() === 'basic';
      requestLogin?.({ proxy, wasRefused: isRepeated, isPlaintext });
      return null;
    },
    /** Returns the value of `Proxy-Authorization` with which a proxy (host and port) let a request pass; null for other schemes. */
    authorization(proxy: string): string | null {
      const login = known.get(proxy.toLowerCase());
      if (login === undefined || schemes.get(proxy.toLowerCase()) !== 'basic') return null;
      const pair = Buffer.from(`${login.username}:${login.password}`, 'utf8');
      return `Basic ${pair.toString('base64')}`;
    },
    /** Stores what the person entered, until the app ends. */
    remember(proxy: string, login: ProxyLogin): void {
      known.set(proxy, login);
    },
    /** Sets what is called where a person could enter a login. */
    onRequest(listener: (request: LoginRequest) => void): void {
      requestLogin = listener;
    },
  };
}
