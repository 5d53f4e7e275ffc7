import type { LoginNeed, ProxyLogin } from './proxy-logins.ts';

/** Asks the person for the logins of proxies. */
export interface LoginQuestions {
  /** Asks, unless a question is open already, or the person closed the last one and has done nothing since that goes by the network. */
  need(need: LoginNeed): void;
  /** The person has asked for something that goes by the network. */
  personActed(): void;
}

/**
 * Questions one at a time. `ask` shows one, and resolves to null when it is closed; `answered` gets what the person entered. Requests
 * do not wait: they end as not sent, and are tried again when the login is there.
 */
export function createLoginQuestions(deps: {
  readonly ask: (need: LoginNeed) => Promise<ProxyLogin | null>;
  readonly answered: (proxy: string, login: ProxyLogin) => void;
}): LoginQuestions {
  let isOpen = false;
  let isDeclined = false;

  async function put(need: LoginNeed): Promise<void> {
    isOpen = true;
    try {
      const login = await deps.ask(need);
      isDeclined = login === null;
      if (login !== null) deps.answered(need.proxy, login);
    } catch {
      // The window went away with the app.
      isDeclined = true;
    } finally {
      isOpen = false;
    }
  }

  return {
    need(need) {
      if (!isOpen && !isDeclined) void put(need);
    },
    personActed() {
      isDeclined = false;
    },
  };
}
