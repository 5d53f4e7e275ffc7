import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import { installCommand } from '../../../shared/updates.ts';
import type { Ports } from '../../ports.ts';
import type { Updates } from '../../services/updates/updates.ts';

/** Returns the handlers of calls about newer versions. */
export function createUpdateHandlers(
  updates: Updates,
  { clipboard }: Pick<Ports, 'clipboard'>,
): AppHandlers['updates'] {
  return {
    check: async () => await updates.check(),
    install: () => updates.install(),
    restart: () => updates.restart(),
    async copyCommand() {
      const newer = updates.state()?.newer ?? null;
      if (newer?.method !== 'by-hand') return failed('input-invalid');
      await clipboard.write(installCommand(newer.fileName));
      return done(undefined);
    },
    dismiss() {
      updates.dismiss();
      return done(undefined);
    },
  };
}
