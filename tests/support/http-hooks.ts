import { once } from 'node:events';
import type { Http, HttpAnswer } from '../../electron/ports.ts';

/** What happens between a desk and its server; a test changes it as it goes. */
export interface HttpHooks {
  beforeRelease?: () => void;
  /** Answers in the server's place; with nothing the request goes to it. */
  instead?: (url: string) => Promise<HttpAnswer | undefined>;
}

/** Puts a wire between a desk and its server. */
export function withHttpHooks(hooks: HttpHooks): (http: Http) => Http {
  return (http) => ({
    async send(request) {
      if (request.url.endsWith('/deactivate')) hooks.beforeRelease?.();
      return (await hooks.instead?.(request.url)) ?? (await http.send(request));
    },
  });
}

/** What waits until somebody opens it. */
export function createGate(): { readonly passed: Promise<undefined>; readonly open: () => void } {
  const opened = new AbortController();
  return {
    passed: once(opened.signal, 'abort').then(() => undefined),
    open: () => opened.abort(),
  };
}
