import { done, failed, type Result } from '../../../shared/failure.ts';
import type { DisabledLicenses, LicenseChange, LicenseDetails } from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import type { CheckedDetails } from './checked-details.ts';
import { changedEvent, rotatedEvent, type EventLicense } from './license-events.ts';
import { matchesChange } from './matches-change.ts';
import { organizationFailure } from './organization-requests.ts';
import type { LicenseActionDeps } from './release-action.ts';

/** Returns the actions that change a license. Each asks the person first. */
export function createChangeActions(
  deps: Omit<LicenseActionDeps, 'appVersion' | 'released' | 'isThisDevices'> & {
    readonly details: CheckedDetails;
  },
) {
  const { repository, requests, details, clock, confirmations, questions, server } = deps;

  const eventLicense = ({ id, key }: ListedLicense): EventLicense => ({
    licenseId: id,
    key,
    server,
  });

  return {
    async change(licenseId: string, change: LicenseChange): Promise<Result<LicenseDetails>> {
      if (Object.keys(change).length === 0) return failed('input-invalid');
      let license = repository.table.find(licenseId);
      if (license === undefined) {
        const checked = await repository.check(licenseId, 'person');
        if (!checked.ok) return checked;
        ({ license } = checked.value);
      }
      const question = questions.change(license, change);
      const confirmed = await confirmations.ask(question);
      if (!confirmed.ok) return confirmed;
      const changed = await requests.change(licenseId, change);
      if (changed.type === 'indeterminate') {
        // A repeat would do no harm, but a check costs the same and also finds what someone else changed.
        const checked = await details.afterLostAnswer(licenseId, { code: changed.why });
        if (!checked.ok) return checked;
        const { answer } = checked.value;
        if (!matchesChange(answer, change)) return failed(changed.why);
        deps.recordEvent(changedEvent(eventLicense(answer), change));
        return done(details.of(checked.value));
      }
      if (changed.type !== 'ok') {
        if (changed.type === 'gone') repository.forget(licenseId);
        return failed(organizationFailure(changed));
      }
      deps.recordEvent(changedEvent(eventLicense(changed.value), change));
      return await details.afterChange(changed.value);
    },

    /** Disables licenses after one question. A repeat does no harm, so the person tries again with those that are left. */
    async disable(licenseIds: readonly string[]): Promise<Result<DisabledLicenses>> {
      const licenses = licenseIds.flatMap((id) => repository.table.find(id) ?? []);
      if (licenses.length === 0) return failed('license-unknown');
      const confirmed = await confirmations.ask(questions.disable(licenses));
      if (!confirmed.ok) return confirmed;
      let disabled = 0;
      for (const { id } of licenses) {
        const changed = await requests.change(id, { status: 'disabled' });
        if (changed.type === 'ok') {
          repository.updateListed(changed.value);
          deps.recordEvent(changedEvent(eventLicense(changed.value), { status: 'disabled' }));
          disabled += 1;
        } else if (changed.type === 'gone') repository.forget(id);
        else return done({ disabled, failure: organizationFailure(changed) });
      }
      return done({ disabled, failure: null });
    },

    /** Replaces the license's key. */
    async rotate(licenseId: string): Promise<Result<LicenseDetails>> {
      // After a lost answer, the key before shows whether Polar replaced it.
      const before = await repository.check(licenseId, 'person');
      if (!before.ok) return before;
      const question = questions.rotate(before.value.license);
      const confirmed = await confirmations.ask(question);
      if (!confirmed.ok) return confirmed;
      const rotated = await requests.rotate(licenseId);
      if (rotated.type === 'indeterminate') {
        const checked = await details.afterLostAnswer(licenseId, { code: rotated.why });
        if (!checked.ok) return checked;
        const { answer } = checked.value;
        // The app never repeats the request by itself: each rotation that arrives locks out more devices.
        if (answer.key === before.value.answer.key) return failed(rotated.why);
        repository.markRotated(licenseId, clock.now());
        deps.recordEvent(rotatedEvent(eventLicense(answer)));
        return done(details.of(checked.value));
      }
      if (rotated.type !== 'ok') {
        if (rotated.type === 'gone') repository.forget(licenseId);
        return failed(organizationFailure(rotated));
      }
      repository.updateListed(rotated.value);
      repository.markRotated(licenseId, clock.now());
      deps.recordEvent(rotatedEvent(eventLicense(rotated.value)));
      return await details.afterChange(rotated.value);
    },
  };
}
