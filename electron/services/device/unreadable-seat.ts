import { done, type Failure, type Result } from '../../../shared/failure.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Confirmations } from '../interaction/confirmations.ts';

/** Why a seat's file cannot be read, so that its license is unknown. */
const unreadableCodes: ReadonlySet<Failure['code']> = new Set([
  'file-unreadable',
  'file-inaccessible',
  'file-newer',
]);

/** Asks the person whether to take a seat although another seat's file cannot be read, and may be of the same license. */
export function createUnreadableSeat(deps: {
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
}) {
  return {
    /** Whether an activation failed since the license of another seat is unknown. */
    mayBeOfLicense: ({ code, seat }: Failure): boolean =>
      seat !== undefined && unreadableCodes.has(code),
    /** Succeeds if the person goes on. */
    async confirm(): Promise<Result<undefined>> {
      const { cancel, unreadableSeat } = deps.text().native.confirm;
      const confirmed = await deps.confirmations.ask({ ...unreadableSeat, cancel });
      return confirmed.ok ? done(undefined) : confirmed;
    },
  };
}
