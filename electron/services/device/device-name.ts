import { nameInDialog } from '../../../shared/foreign-text.ts';
import { done, type Result } from '../../../shared/failure.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Activity } from '../activity/activity.ts';
import type { Confirmations } from '../interaction/confirmations.ts';

/**
 * Decides whether a device name may be sent to the seller: at once if main knows it, else after the person has confirmed it in a system
 * dialog. Main knows the computer's own name, names it was activated with, and names confirmed since the start.
 */
export function createDeviceName(deps: {
  readonly hostName: string;
  readonly activity: Pick<Activity, 'entries'>;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
}) {
  const wasActivatedAs = (name: string): boolean =>
    deps.activity.entries().some(({ what, label }) => what === 'activated' && label === name);

  const confirmed = new Set([deps.hostName]);

  return {
    /** Succeeds if the name may be sent. The page alone must not choose one: a compromised page could send out what it has read. */
    async confirm(label: string): Promise<Result<undefined>> {
      if (confirmed.has(label) || wasActivatedAs(label)) return done(undefined);
      const { activate, cancel } = deps.text().native.confirm;
      const { message, detail, confirm } = activate;
      const answer = await deps.confirmations.ask({
        message: message(nameInDialog(label)),
        detail,
        confirm,
        cancel,
      });
      if (answer.ok) confirmed.add(label);
      return answer;
    },
  };
}
