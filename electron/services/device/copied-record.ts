import type { CopiedRecordAction } from '../../../shared/app-state.ts';
import { done, failed } from '../../../shared/failure.ts';
import { nameInDialog } from '../../../shared/foreign-text.ts';
import type { Result } from '../../../shared/ipc.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Question } from '../../ports.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { Confirmations } from '../interaction/confirmations.ts';
import type { Device } from './device.ts';
import type { LicenseSeats } from '../activation/license-preview.ts';

/** What a person says of a record that another computer made. */
export interface CopiedRecord {
  /**
   * Does it, once the person has confirmed it in a dialog of the system that names the other computer. Fails with `not-activated` where
   * no record of another computer is here.
   */
  answer(choice: CopiedRecordAction): Promise<Result<undefined>>;
}

/** The answers over the device. `hostName`: what this computer is called when it takes a seat of its own. */
export function createCopiedRecord(deps: {
  readonly device: Device;
  readonly seats: Pick<LicenseSeats, 'findThisComputersSeat' | 'takeOver'>;
  readonly hostName: string;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
}): CopiedRecord {
  const { device, hostName } = deps;

  function question(choice: CopiedRecordAction, otherName: string): Question {
    const { cancel, copied } = deps.text().native.confirm;
    const displayKey = displayKeyOf(device.record.get()?.key ?? '');
    switch (choice) {
      case 'activate': {
        const { message, detail, confirm } = copied.activate;
        return {
          message: message(nameInDialog(hostName)),
          detail: detail(otherName, displayKey),
          confirm,
          cancel,
        };
      }
      case 'release':
      case 'same-computer':
      case 'set-aside': {
        const { message, detail, confirm } = copied[choice];
        return { message: message(otherName), detail, confirm, cancel };
      }
    }
  }

  async function run(choice: CopiedRecordAction): Promise<Result<undefined>> {
    const seat = device.isOtherComputer() ? device.record.get() : null;
    switch (choice) {
      case 'activate': {
        if (seat === null) return failed('not-activated');
        const { server, key, organizationId } = seat;
        const license = { server, key, organizationId };
        // It may have had one before the other computer's data came over its own.
        const thisComputersSeat = await deps.seats.findThisComputersSeat(license);
        if (thisComputersSeat !== null)
          return await deps.seats.takeOver(license, thisComputersSeat, true);
        const request = { ...license, label: hostName, askedBy: 'person' } as const;
        return await device.activations.activate(request, true);
      }
      case 'release':
        return device.releases.request('person', true, true);
      case 'same-computer': {
        const claimed = await device.activations.claim('person');
        // What the record leaves open is taken up now, as at a start.
        if (claimed.ok) device.recover();
        return claimed;
      }
      case 'set-aside':
        try {
          device.setCopyAside();
          return done(undefined);
        } catch (error) {
          return failed(storageFailure(error, { fileName: 'device.json' }));
        }
    }
  }

  return {
    async answer(choice) {
      const otherRecord = device.isOtherComputer()
        ? device.record.get()
        : device.activations.isPendingElsewhere()
          ? device.activations.pending()
          : null;
      if (otherRecord === null) return failed('not-activated');
      const confirmed = await deps.confirmations.ask(
        question(choice, nameInDialog(otherRecord.label)),
      );
      return confirmed.ok ? await run(choice) : confirmed;
    },
  };
}
