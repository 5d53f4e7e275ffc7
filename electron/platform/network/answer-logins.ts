import type { ClientRequest } from 'electron';
import type { ProxyLogins } from './proxy-logins.ts';

/** Answers the proxies that demand a login of a request. A second demand says that the login was refused. */
export function answerLogins(request: ClientRequest, logins: ProxyLogins): void {
  let isRepeated = false;
  request.on('login', (challenge, answer) => {
    const login = logins.answer(challenge, isRepeated);
    isRepeated = true;
    if (login === null) answer();
    else answer(login.username, login.password);
  });
}
