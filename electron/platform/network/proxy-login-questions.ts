import type { LoginRequest, ProxyLogin } from './proxy-logins.ts';

/**
 * Asks the person for the logins of proxies, one question at a time. `promptLogin` shows it, and resolves to null when it is closed; `onAnswer` gets what the person entered.
 * Requests do not wait for it: they end as not sent, and are retried when there is a login.
 */
export function createLoginQuestions(deps: {
  readonly promptLogin: (request: LoginRequest) => Promise<ProxyLogin | null>;
  readonly onAnswer: (proxy: string, login: ProxyLogin) => void;
}) {
  let isOpen = false;
  let isDeclined = false;

  async function prompt(request: LoginRequest): Promise<void> {
    isOpen = true;
    // It rejects where the window is closed with the app.
    const login = await deps.promptLogin(request).catch(() => null);
    isOpen = false;
    isDeclined = login === null;
    if (login !== null) deps.onAnswer(request.proxy, login);
  }

  return {
    /** Asks, unless a question is open, or the person closed the last one and has started nothing since that uses the network. */
    requestLogin(request: LoginRequest): void {
      if (!isOpen && !isDeclined) void prompt(request);
    },
    /** Reports that the person has started something that uses the network. */
    onNetworkAction(): void {
      isDeclined = false;
    },
  };
}
