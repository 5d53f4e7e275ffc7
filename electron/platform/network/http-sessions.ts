import { session, type Session } from 'electron';

/** A session for one request. */
export interface FreshSession {
  readonly session: Session;
  /**
   * Whether a server has shown its certificate in this session, in an earlier request of it as well. Before that Chromium sends no
   * request over TLS.
   */
  readonly hasReachedServer: () => boolean;
}

/** Keeps no cookies, no cache and no login: the partition has no "persist:", so that nothing of it is ever written. */
const openSession = (name: string): Session => session.fromPartition(name, { cache: false });

/** The sessions that the app's requests go over. */
export interface HttpSessions {
  /** For requests that may arrive twice: their connections are used again. */
  shared(): Session;
  /**
   * Runs a request that must not arrive twice, in a session without connections that no other request has meanwhile.
   *
   * Chromium sends a request again by itself, POST and PATCH as well, when a connection that it used before ends before the answer
   * (`HttpNetworkTransaction::ShouldResendRequest`). The second answer then speaks for both: an error of its connection, or a refusal,
   * says nothing of the first request.
   * https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_network_transaction.cc
   */
  runInFreshSession<T>(run: (fresh: FreshSession) => Promise<T>): Promise<T>;
}

/** Opens a session that notices certificates and leaves the verdict on them to Chromium. */
function openObservedSession(name: string): FreshSession {
  const opened = openSession(name);
  let isReached = false;
  opened.setCertificateVerifyProc((_request, decide) => {
    isReached = true;
    // Chromium's own verdict. https://www.electronjs.org/docs/latest/api/session#sessetcertificateverifyprocproc
    decide(-3);
  });
  // Chromium remembers a verdict and then does not ask again, so that this cannot be reset for the next request.
  return { session: opened, hasReachedServer: () => isReached };
}

/** Sessions that are opened when they are needed first; Electron keeps each until the app ends. */
export function createHttpSessions(): HttpSessions {
  let sharedSession: Session | null = null;
  /** Closing connections ends what is under way on them with HTTP/2, so that a session serves one request at a time. */
  const idle: FreshSession[] = [];
  let opened = 0;

  return {
    shared: () => (sharedSession ??= openSession('polar')),

    async runInFreshSession(run) {
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
