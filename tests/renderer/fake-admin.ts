import type { AppBridge } from '../../shared/contract.ts';
import { done } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';

type Answer = (name: string) => (...input: unknown[]) => Promise<Result<undefined>>;

/** The admin panel's half of a stand-in for main: an organization without licenses, in which nothing can be found. */
export function fakeAdmin(answer: Answer): Pick<AppBridge, 'licenses' | 'bulk' | 'supportDesk'> {
  /** Remembers what was asked and answers that no license is known. */
  const unknown =
    (name: string) =>
    async (...input: unknown[]): Promise<Result<never>> => {
      await answer(name)(...input);
      return { ok: false, failure: { code: 'license-unknown' } };
    };
  return {
    licenses: {
      open: answer('licenses.open'),
      pause: answer('licenses.pause'),
      refresh: answer('licenses.refresh'),
      setShare: answer('licenses.setShare'),
      window: ({ offset }) => Promise.resolve(done({ total: 0, offset, rows: [], unjudged: 0 })),
      benefits: () => Promise.resolve(done([])),
      see: answer('licenses.see'),
      details: unknown('licenses.details'),
      release: unknown('licenses.release'),
      change: unknown('licenses.change'),
      rotate: unknown('licenses.rotate'),
      copyKey: answer('licenses.copyKey'),
    },
    bulk: {
      plan: answer('bulk.plan'),
      window: ({ offset }) => Promise.resolve(done({ total: 0, offset, rows: [] })),
      choose: answer('bulk.choose'),
      start: answer('bulk.start'),
      pause: answer('bulk.pause'),
      resume: answer('bulk.resume'),
      cancel: answer('bulk.cancel'),
      discard: answer('bulk.discard'),
      saveReport: async (wish) => {
        const given = await answer('bulk.saveReport')(wish);
        return given.ok ? done(true) : given;
      },
    },
    supportDesk: {
      lookUp: () =>
        Promise.resolve(done({ pasted: 'text', supportCase: null, matches: [], read: 0, of: 0 })),
    },
  };
}
