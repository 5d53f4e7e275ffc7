import type { CopiedRecordAction } from '../../../shared/app-state.ts';
import { failed, type Result } from '../../../shared/failure.ts';
import { nameInDialog } from '../../../shared/foreign-text.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Question } from '../../ports.ts';
import type { Confirmations } from '../interaction/confirmations.ts';
import type { Device } from './device.ts';
import type { LicenseSeats } from '../activation/license-preview.ts';

/**
 * Carries out what the person decides about a record that another computer made. `hostName`: the name under which this computer takes its
 * own seat.
 */
export function createCopiedRecord(deps: {
  readonly licenseSeats: Pick<LicenseSeats, 'findThisComputersSeat' | 'takeOver'>;
  readonly hostName: string;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
}) {
  const { hostName } = deps;

  function question(device: Device, choice: CopiedRecordAction, otherName: string): Question {
    const { cancel, copied } = deps.text().native.confirm;
    if (choice !== 'activate') {
      const { message, detail, confirm } = copied[choice];
      return { message: message(otherName), detail, confirm, cancel };
    }
    const { message, detail, confirm } = copied.activate;
    const displayKey = displayKeyOf(device.record.get()?.key ?? '');
    return {
      message: message(nameInDialog(hostName)),
      detail: detail(otherName, displayKey),
      confirm,
      cancel,
    };
  }

  async function run(device: Device, choice: CopiedRecordAction): Promise<Result<undefined>> {
    const seat = device.isOtherComputer() ? device.record.get() : null;
    switch (choice) {
      case 'activate': {
        if (seat === null) return failed('not-activated');
        const { server, key, organizationId } = seat;
        const license = { server, key, organizationId };
        // This computer may have had a seat before the other computer's data replaced its own.
        const thisComputersSeat = await deps.licenseSeats.findThisComputersSeat(license);
        if (thisComputersSeat !== null)
          return await deps.licenseSeats.takeOver(license, thisComputersSeat, true);
        const request = { ...license, label: hostName, askedBy: 'person' } as const;
        return await device.activations.activate(request, { canReplaceCopied: true });
      }
      case 'release':
        return device.releases.request('person', true, true);
      case 'same-computer': {
        const claimed = await device.activations.claim('person');
        // Continue what the record leaves open, as at a start.
        if (claimed.ok) device.recover();
        return claimed;
      }
      case 'set-aside':
        return await device.setCopyAside();
    }
  }

  return {
    /**
     * Does it after the person has confirmed it in a system dialog that names the other computer. Fails with `not-activated` if there is
     * no record of another computer.
     */
    async answer(device: Device, choice: CopiedRecordAction): Promise<Result<undefined>> {
      const otherRecord = device.isOtherComputer()
        ? device.record.get()
        : device.activations.isPendingElsewhere()
          ? device.activations.pending()
          : null;
      if (otherRecord === null) return failed('not-activated');
      const confirmed = await deps.confirmations.ask(
        question(device, choice, nameInDialog(otherRecord.label)),
      );
      return confirmed.ok ? await run(device, choice) : confirmed;
    },
  };
}
