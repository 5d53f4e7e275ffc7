import type { Connection } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { Credential } from '../../polar/transport.ts';
import type { Clock, Log, Secrets } from '../../ports.ts';
import type { AppRecords } from '../../storage/records.ts';

/** The organization's token: sealed on the disk, unsealed only here. */
export type Credentials = ReturnType<typeof createCredentials>;

/** Milliseconds that a keychain may take: it may ask the person something, or hang. */
const keychainTimeout = 8_000;

/** Names by which earlier versions recorded `secret-service`: Electron's guesses from the desktop. */
const earlierNames = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/** Returns the name that a keychain has now. */
const currentName = (backend: string): string =>
  earlierNames.has(backend) ? 'secret-service' : backend;

/** Returns the result of a keychain's work; rejects after eight seconds without one. */
async function inTime<T>(clock: Clock, work: Promise<T>): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const cancel = clock.schedule(keychainTimeout, () => {
      reject(new Error('The keychain did not answer.'));
    });
    work.then(resolve, reject).finally(cancel);
  });
}

/** Returns the field that marks a token which may only read. */
const readOnlyMark = (isReadOnly: boolean): { isReadOnly?: true } =>
  isReadOnly ? { isReadOnly: true } : {};

/** Returns the credentials over the sealed token's file. Calls `changed` when the result of `connection` changes. */
export function createCredentials(deps: {
  readonly file: AppRecords['token'];
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}) {
  const { file, secrets, clock, log } = deps;
  let openedToken: {
    server: Server;
    token: string;
    tokenStorage: 'keychain' | 'session';
    isReadOnly: boolean;
  } | null = null;
  let locked: { server: Server; failure: Failure } | null = null;
  // Some keychains fail on a second request during the first, so all callers share the first.
  let opening: Promise<void> | null = null;
  const stored = file.read();
  let sealed = stored.type === 'value' ? stored.value : null;

  const withTimeout = async <T>(work: Promise<T>): Promise<T> => await inTime(clock, work);

  async function unseal(token: NonNullable<typeof sealed>): Promise<void> {
    const { server } = token;
    try {
      const backend = await withTimeout(secrets.backend());
      if (backend === null) {
        locked = { server, failure: { code: 'keychain-unavailable' } };
      } else if (backend !== currentName(token.backend)) {
        locked = { server, failure: { code: 'keychain-changed' } };
      } else {
        const { text, isStale } = await withTimeout(secrets.unseal(token.sealed));
        const isReadOnly = token.isReadOnly === true;
        openedToken = { server, token: text, tokenStorage: 'keychain', isReadOnly };
        locked = null;
        if (isStale)
          file.write({ ...token, backend, sealed: await withTimeout(secrets.seal(text)) });
      }
    } catch (error) {
      log.problem('the keychain did not open the token', error);
      if (openedToken === null) locked = { server, failure: { code: 'keychain-changed' } };
    }
    if (locked !== null) deps.changed();
  }

  /** Unseals the token of a server unless that is done. */
  async function open(server: Server): Promise<void> {
    if (openedToken === null && sealed?.server === server) {
      opening ??= unseal(sealed).finally(() => {
        opening = null;
      });
      await opening;
    }
  }

  return {
    /** Returns what the window may know about the token. */
    connection(): Connection {
      if (openedToken !== null) {
        const { server, tokenStorage, isReadOnly } = openedToken;
        return { type: 'organization', server, tokenStorage, ...readOnlyMark(isReadOnly) };
      }
      if (locked !== null) return { type: 'locked', ...locked };
      if (sealed !== null)
        return {
          type: 'organization',
          server: sealed.server,
          tokenStorage: 'keychain',
          ...readOnlyMark(sealed.isReadOnly === true),
        };
      return { type: 'public' };
    },

    /** Returns the token if it is unsealed, else null. Does not use the keychain. */
    openToken: (): string | null => openedToken?.token ?? null,

    /**
     * Returns the credential for a server: its token if there is one and the keychain unseals it, else the public one. To `change` a seat of
     * this computer, a token that may only read is of no use.
     */
    async for(server: Server, use: 'read' | 'change' = 'read'): Promise<Credential> {
      await open(server);
      const isUsable = use === 'read' || openedToken?.isReadOnly === false;
      return openedToken?.server === server && isUsable
        ? { type: 'organization', token: openedToken.token }
        : { type: 'public' };
    },

    /** Saves a token that Polar accepted: sealed on the disk if there is a keychain, else in memory for this session. */
    async save(server: Server, token: string, isReadOnly = false): Promise<void> {
      const backend = await withTimeout(secrets.backend()).catch(() => null);
      if (backend === null) {
        file.erase();
        sealed = null;
      } else {
        const next = {
          server,
          backend,
          sealed: await withTimeout(secrets.seal(token)),
          ...readOnlyMark(isReadOnly),
        };
        file.write(next);
        sealed = next;
      }
      const tokenStorage = backend === null ? 'session' : 'keychain';
      openedToken = { server, token, tokenStorage, isReadOnly };
      locked = null;
      deps.changed();
    },

    forget(): void {
      file.erase();
      sealed = null;
      openedToken = null;
      locked = null;
      deps.changed();
    },
  };
}
