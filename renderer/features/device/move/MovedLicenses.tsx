import type { SeatState } from '../../../../shared/app-state.ts';
import { getLicenseTitle } from '../../../license-title.ts';
import { useFormatContext, useText } from '../../../use-text.ts';
import { ServerBadge } from '../../../ui/Badge.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { getDeviceHeadline } from '../device-headline.ts';
import { getLicense, KeyEnd } from '../KeyEnd.tsx';

/** The licenses that move together, each with its state. */
export function MovedLicenses({ seats }: { readonly seats: readonly SeatState[] }) {
  const text = useText();
  const formatContext = useFormatContext();
  const until = Math.max(0, ...seats.map(({ device }) => getCountdownEnd(device)));
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  return (
    <ul className="moved-licenses" aria-label={text.move.all.list}>
      {seats.map(({ id, device, name }) => (
        <li key={id}>
          <span className="moved-license row">
            <Name>{getLicenseTitle(name, text)}</Name> <KeyEnd device={device} name={name} />
            <LicenseServer device={device} />
          </span>{' '}
          {device.type !== 'none' && (
            <span className="note">
              {getDeviceHeadline(device, { text, formatContext, now, isOneOfSeveral: true }).title}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The badge of a license that is not on production. */
function LicenseServer({ device }: Pick<SeatState, 'device'>) {
  const license = getLicense(device);
  return license === null ? null : <ServerBadge server={license.server} />;
}

/** Returns when the countdown of a release ends; 0 for none. */
function getCountdownEnd(device: SeatState['device']): number {
  return device.type === 'held' && device.release.type === 'holding' ? device.release.until : 0;
}
