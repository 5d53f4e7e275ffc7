/** A demand for a login, as `ClientRequest`'s `login` event tells it. https://www.electronjs.org/docs/latest/api/client-request#event-login */
export interface Challenge {
  readonly isProxy: boolean;
  /** Such as `basic`, `digest`, `ntlm`. */
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
}

/** A user name and password for a proxy. */
export interface ProxyLogin {
  readonly username: string;
  readonly password: string;
}

/** A proxy whose login a person is to be asked for. */
export interface LoginRequest {
  /** Host and port. */
  readonly proxy: string;
  /** Whether the proxy refused a login. */
  readonly wasRefused: boolean;
  /** Whether a proxy of this kind is told the password as it is, for all on the way to read. */
  readonly isPlaintext: boolean;
}

/** The logins of proxies, in memory only. */
export interface ProxyLogins {
  /**
   * Returns the login for a challenge, or null where none is known or the known one was refused. Never one for a server. `isRepeated`: the
   * same request has had a login already, and so the proxy refused it.
   */
  answer(challenge: Challenge, isRepeated: boolean): ProxyLogin | null;
  /** Returns the value of `Proxy-Authorization` with which a proxy (host and port) let a request pass; null for other schemes. */
  authorization(proxy: string): string | null;
  /** Remembers what the person entered, until the app ends. */
  remember(proxy: string, login: ProxyLogin): void;
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** A user name or password from an address; one that is not well encoded is taken as it stands. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Host and port as one text, without the brackets of IPv6. */
function proxyName(host: string, port: number | string): string {
  return `${host.replaceAll(/[[\]]/g, '').toLowerCase()}:${port}`;
}

/** The login in an address such as `http://user:password@proxy.example:3128`, and the proxy that it is for; null without one. */
function parseLogin(address: string): readonly [proxy: string, login: ProxyLogin] | null {
  const full = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(full)) return null;
  const { protocol, hostname, port, username, password } = new URL(full);
  const defaultPort = defaultPorts[protocol.toLowerCase()];
  if (defaultPort === undefined || username === '') return null;
  const login = { username: decodeText(username), password: decodeText(password) };
  return [proxyName(hostname, port === '' ? defaultPort : port), login];
}

/**
 * Logins from the proxies' addresses in the environment, which Chromium leaves out, and from the person. A login goes to the very proxy
 * that it was given for. One that was refused is not tried again: some directories lock an account after a few failures.
 * `requestLogin` is called where a person could help.
 */
export function createProxyLogins(
  environment: Readonly<Record<string, string | undefined>>,
  requestLogin: (request: LoginRequest) => void = () => undefined,
): ProxyLogins {
  const known = new Map<string, ProxyLogin>();
  const schemes = new Map<string, string>();
  for (const name of ['all_proxy', 'http_proxy', 'https_proxy']) {
    for (const spelling of [name.toUpperCase(), name]) {
      const found = parseLogin(environment[spelling] ?? '');
      if (found !== null) known.set(...found);
    }
  }

  return {
    answer({ isProxy, scheme, host, port }, isRepeated) {
      if (!isProxy) return null;
      const proxy = proxyName(host, port);
      const login = known.get(proxy);
      if (login !== undefined && !isRepeated) {
        schemes.set(proxy, scheme.toLowerCase());
        return login;
      }
      if (isRepeated) known.delete(proxy);
      requestLogin({
        proxy,
        wasRefused: isRepeated,
        isPlaintext: scheme.toLowerCase() === 'basic',
      });
      return null;
    },
    authorization(proxy) {
      const login = known.get(proxy.toLowerCase());
      if (login === undefined || schemes.get(proxy.toLowerCase()) !== 'basic') return null;
      const pair = Buffer.from(`${login.username}:${login.password}`, 'utf8');
      return `Basic ${pair.toString('base64')}`;
    },
    remember(proxy, login) {
      known.set(proxy, login);
    },
  };
}
