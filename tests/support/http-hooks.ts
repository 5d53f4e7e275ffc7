import { once } from 'node:events';
import type { Http, HttpAnswer } from '../../electron/ports.ts';

/** Hooks between the app and its server. A test changes them as it goes. */
export interface HttpHooks {
  beforeRelease?: () => void;
  /** Answers in place of the server; undefined forwards the request to the server. */
  instead?: (url: string) => Promise<HttpAnswer | undefined>;
}

/** Returns a wrapper that calls the hooks for each request. */
export function withHttpHooks(hooks: HttpHooks): (http: Http) => Http {
  return (http) => ({
    async send(request) {
      if (request.url.endsWith('/deactivate')) hooks.beforeRelease?.();
      return (await hooks.instead?.(request.url)) ?? (await http.send(request));
    },
  });
}

/** Creates a promise that waits until the test opens it. */
export function createGate(): { readonly passed: Promise<undefined>; readonly open: () => void } {
  const opened = new AbortController();
  return {
    passed: once(opened.signal, 'abort').then(() => undefined),
    open: () => opened.abort(),
  };
}
