import { session, type Session } from 'electron';

/** A session for requests. */
export interface HttpSession {
  readonly session: Session;
  /**
   * Whether a server has shown its certificate in this session, also in an earlier request. Before that Chromium sends no request over
   * TLS. Null where the session reuses connections.
   */
  readonly hasReachedServer: (() => boolean) | null;
}

/** Opens a session that writes no cookies, cache or logins to disk: its partition has no "persist:". */
const openSession = (name: string): Session => session.fromPartition(name, { cache: false });

/** Opens a session that records whether a server has shown a certificate, and lets Chromium judge it. */
function openObservedSession(name: string): HttpSession {
  const opened = openSession(name);
  let isReached = false;
  opened.setCertificateVerifyProc((_request, decide) => {
    isReached = true;
    // -3: Chromium's own result. https://www.electronjs.org/docs/latest/api/session#sessetcertificateverifyprocproc
    decide(-3);
  });
  // Chromium caches the result and does not call this again, so that the flag cannot be reset for the next request.
  return { session: opened, hasReachedServer: () => isReached };
}

/** The sessions that the app's requests go over. */
export type HttpSessions = ReturnType<typeof createHttpSessions>;

/** Creates the sessions that the app's requests go over, each at its first use; Electron keeps a session until the app ends. */
export function createHttpSessions() {
  let sharedSession: HttpSession | null = null;
  let updatesSession: HttpSession | null = null;
  /** Sessions without a request. Closing a session's connections ends all requests on them, so that each serves one at a time. */
  const idle: HttpSession[] = [];
  let opened = 0;

  return {
    /** Returns the session for requests that may arrive twice: it reuses connections. */
    shared: (): HttpSession =>
      (sharedSession ??= { session: openSession('polar'), hasReachedServer: null }),

    /** Returns the session for requests to the seller's update feed. */
    updates: (): HttpSession =>
      (updatesSession ??= { session: openSession('updates'), hasReachedServer: null }),

    /**
     * Runs a request that must not arrive twice, in a session that has no open connection and that no other request uses meanwhile.
     *
     * Chromium repeats a request by itself, also POST and PATCH, when a reused connection ends before the answer
     * (`HttpNetworkTransaction::ShouldResendRequest`). The app sees only the second answer: an error of its connection, or a refusal,
     * says nothing about the first request.
     * https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_network_transaction.cc
     */
    async runInFreshSession<T>(run: (fresh: HttpSession) => Promise<T>): Promise<T> {
      let fresh = idle.pop();
      if (fresh === undefined) {
        opened += 1;
        fresh = openObservedSession(`polar-once-${opened}`);
      } else {
        await fresh.session.closeAllConnections();
      }
      try {
        return await run(fresh);
      } finally {
        idle.push(fresh);
      }
    },
  };
}
