import { done } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import type { MainText } from '../../shared/text/text.ts';
import type { Activity } from './activity.ts';
import type { Confirmations } from './confirmations.ts';
import { shownName } from './shown-name.ts';

/** Lets a device name go out to the seller: at once if main knows it, else after the person has seen it in a dialog of the system. */
export interface DeviceName {
  /** Done if the name may be sent. The page alone must not choose one: it would carry out what the page has read. */
  confirm(label: string): Promise<Result<undefined>>;
}

/** The names that main knows are the computer's own, which is proposed, and those that it was activated with before. */
export function createDeviceName(deps: {
  readonly hostName: string;
  readonly activity: Pick<Activity, 'entries'>;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
}): DeviceName {
  const wasActivatedAs = (name: string): boolean =>
    deps.activity.entries().some(({ what, label }) => what === 'activated' && label === name);

  return {
    async confirm(label) {
      if (label === deps.hostName || wasActivatedAs(label)) return done(undefined);
      const { activate, cancel } = deps.text().native.confirm;
      const { message, detail, confirm } = activate;
      return await deps.confirmations.ask({
        message: message(shownName(label)),
        detail,
        confirm,
        cancel,
      });
    },
  };
}
