import type { Ending, StreamError } from './polar-over-http2.ts';

/** One way in which a request ends after the server has read all of it, and Chromium's reaction. */
export interface EndingCase {
  readonly name: string;
  readonly ending: Ending;
  /**
   * Whether the server may have acted. False: HTTP says that a server which answers so did not act.
   */
  readonly mayHaveActed: boolean;
  /** How often the server reads the request, over a fresh connection and over a used one. */
  readonly reads: { readonly fresh: number; readonly used: number };
  /**
   * What the app gets over a fresh connection: this status, Polar's answer to the request that
   * Chromium retried, or no answer.
   */
  readonly answer: number | 'of the second' | 'none';
}

const cut = (name: string, ending: Omit<Extract<Ending, { type: 'cut' }>, 'type'>): EndingCase => ({
  name,
  ending: { type: 'cut', ...ending },
  // A GOAWAY that excludes the stream means the same as a refusal, but Chromium does not report it.
  mayHaveActed: ending.goAway !== 'unprocessed',
  // The server refuses the second connection before Chromium sends anything over it.
  reads: { fresh: 1, used: ending.thenRefused === true ? 1 : 2 },
  answer: 'none',
});

const reset = (error: StreamError): EndingCase => ({
  name: `RST_STREAM, ${error}`,
  ending: { type: 'reset-stream', error },
  mayHaveActed: true,
  reads: { fresh: 1, used: 1 },
  answer: 'none',
});

const status = (code: number, mayHaveActed: boolean): EndingCase => ({
  name: `status ${code}`,
  ending: { type: 'status', status: code, headers: { 'retry-after': '7' } },
  mayHaveActed,
  reads: { fresh: 1, used: 1 },
  answer: code,
});

const sentAgain = {
  mayHaveActed: false,
  reads: { fresh: 2, used: 2 },
  answer: 'of the second',
} as const;

/** The table of docs/release.md. */
export const endingCases: readonly EndingCase[] = [
  cut('cut by FIN', { how: 'fin' }),
  cut('cut by RST', { how: 'rst' }),
  cut('GOAWAY that counts it as processed, then FIN', { how: 'fin', goAway: 'processed' }),
  cut('GOAWAY that counts it as processed, then RST', { how: 'rst', goAway: 'processed' }),
  cut('GOAWAY that leaves it out, then FIN', { how: 'fin', goAway: 'unprocessed' }),
  cut('GOAWAY that leaves it out, then RST', { how: 'rst', goAway: 'unprocessed' }),
  cut('cut, and no connection is taken any more', { how: 'fin', thenRefused: true }),
  reset('NO_ERROR'),
  reset('CANCEL'),
  reset('INTERNAL_ERROR'),
  { ...reset('HTTP_1_1_REQUIRED'), mayHaveActed: false },
  { ...reset('REFUSED_STREAM'), ...sentAgain },
  { ...status(421, false), ...sentAgain },
  status(425, false),
  status(408, true),
  status(503, true),
];
