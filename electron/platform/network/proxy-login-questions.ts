import type { LoginRequest, ProxyLogin } from './proxy-logins.ts';

/** Asks the person for the logins of proxies. */
export interface LoginQuestions {
  /** Asks, unless a question is open already, or the person closed the last one and has done nothing since that goes by the network. */
  requestLogin(requestLogin: LoginRequest): void;
  /** The person has asked for something that goes by the network. */
  onNetworkAction(): void;
}

/**
 * Questions one at a time. `promptLogin` shows one, and resolves to null when it is closed; `onAnswer` gets what the person entered. Requests
 * do not wait: they end as not sent, and are tried again when the login is there.
 */
export function createLoginQuestions(deps: {
  readonly promptLogin: (request: LoginRequest) => Promise<ProxyLogin | null>;
  readonly onAnswer: (proxy: string, login: ProxyLogin) => void;
}): LoginQuestions {
  let isOpen = false;
  let isDeclined = false;

  async function prompt(request: LoginRequest): Promise<void> {
    isOpen = true;
    try {
      const login = await deps.promptLogin(request);
      isDeclined = login === null;
      if (login !== null) deps.onAnswer(request.proxy, login);
    } catch {
      // The window went away with the app.
      isDeclined = true;
    } finally {
      isOpen = false;
    }
  }

  return {
    requestLogin(request) {
      if (!isOpen && !isDeclined) void prompt(request);
    },
    onNetworkAction() {
      isDeclined = false;
    },
  };
}
