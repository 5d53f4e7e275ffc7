import { randomBytes } from 'node:crypto';
import type { AppState, DeviceState, SeatState } from '../../../shared/app-state.ts';
import { supportCode } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import { statedName } from '../../../shared/license-name.ts';
import { deviceOf, onlySeat } from '../../../shared/seats.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import {
  caseBlock,
  createCaseCode,
  type CaseRequest,
  type SupportCase,
} from '../../../shared/support-case.ts';
import type { MainText } from '../../../shared/text/text.ts';
import { removeSecrets } from '../../privacy/known-secrets.ts';
import { redact } from '../../privacy/redact.ts';

/** Returns the code of a new case. Forty bytes hold too few fair ones about once in 10²⁵ times. */
function newCode(): string {
  return createCaseCode(randomBytes(40)) ?? newCode();
}

/** Returns the support code of the failure that the window shows; null for none. */
function shownFailure(device: DeviceState): SupportCase['failure'] {
  switch (device.type) {
    case 'held':
      if (device.release.type === 'failed') return supportCode(device.release.failure);
      return 'failure' in device.seatStatus && device.seatStatus.failure !== undefined
        ? supportCode(device.seatStatus.failure)
        : null;
    case 'unreadable':
      return supportCode(device.failure);
    case 'copied':
      return supportCode({ code: 'other-computer' });
    case 'none':
    case 'activating':
    case 'released':
      return null;
  }
}

/** Returns the state of the seat that a case is about: the one that it names, else the only one. */
export function deviceOfCase(
  seats: readonly SeatState[],
  { seat }: Pick<CaseRequest, 'seat'>,
): DeviceState {
  return deviceOf(seats, seat ?? onlySeat(seats)?.id ?? null);
}

/** Returns the name of the license that a case is about; undefined where it says nothing. */
export function licenseOfCase(
  seats: readonly SeatState[],
  { seat: id }: Pick<CaseRequest, 'seat'>,
): string | undefined {
  const seat = seats.find((each) => each.id === (id ?? onlySeat(seats)?.id));
  return statedName(seat?.name ?? null, seats.length > 1);
}

/** Returns the server that this computer uses apart from its seat; null where it is unknown. */
export function knownServer(
  device: DeviceState,
  { connection, servers, settings }: Pick<AppState, 'connection' | 'servers' | 'settings'>,
): Server | null {
  if (device.type === 'released') return device.receipt.server;
  if (connection.type !== 'public') return connection.server;
  const [only, ...others] = servers;
  if (only !== undefined && others.length === 0) return only;
  // A person did not choose the default.
  return settings.server === defaultSettings.server ? null : settings.server;
}

function situationOf(device: DeviceState): string {
  return device.type === 'held'
    ? `held ${device.release.type} ${device.seatStatus.type}`
    : device.type;
}

/** Returns the fields that a person typed without the secrets that this computer knows, and without texts that look like secrets. */
function cleanFields(
  typed: readonly string[],
  secrets: readonly string[],
  displayKey: string | null,
): string[] {
  // A key may begin in one field and end with the six characters that the case shows.
  const ending = displayKey === null ? [] : [displayKey];
  return removeSecrets(typed, secrets, ending).map(redact);
}

/** Characters of a typed key's end, at least: fewer fit too many licenses. */
const minEndingLength = 3;

/** Returns a case from the person's request and the window's state. It holds no key and no id that could release a seat. */
export function openCase(
  request: CaseRequest,
  facts: {
    readonly device: DeviceState;
    /** The server to name where neither this computer's seat nor the person names one. */
    readonly server: Server | null;
    readonly appVersion: string;
    readonly now: number;
    /** Keys, ids and tokens to remove, in any spelling. */
    readonly secrets: readonly string[];
  },
): SupportCase {
  const { device, server, appVersion, now, secrets } = facts;
  // A case about this device must not name another computer's seat, which the seller would then release.
  const seat = device.type === 'held' && device.seat.otherComputer !== true ? device.seat : null;
  const isAboutThisDevice = request.about === 'this-device';
  const ending = request.keyEnding?.toUpperCase() ?? '';
  const displayKey =
    seat?.displayKey ?? (ending.length >= minEndingLength ? `****-${ending}` : null);
  const typedName = (isAboutThisDevice ? seat?.label : request.deviceName) ?? '';
  const typed = [typedName, request.lastUsed ?? ''];
  const [name = '', lastUsed = ''] = cleanFields(typed, secrets, displayKey);
  return {
    version: 1,
    code: newCode(),
    createdAt: now,
    about: request.about,
    reason: request.reason,
    server: seat?.server ?? request.server ?? server,
    displayKey,
    activationHash: isAboutThisDevice ? (seat?.activationHash ?? null) : null,
    deviceName: name.slice(0, 120) || null,
    lastUsed: lastUsed.slice(0, 60) || null,
    situation: situationOf(device),
    failure: shownFailure(device),
    appVersion,
    platform: `${process.platform} ${process.arch}`,
  };
}

/** Returns the whole case: lines for the person who reads it, with the name of the license (`license`), and the block for the seller's app. */
export function caseText(supportCase: SupportCase, text: MainText, license?: string): string {
  const { bundle } = text.support;
  return [
    bundle.title(supportCase.code),
    '',
    bundle.reason(text.support.reasons[supportCase.reason]),
    ...(supportCase.deviceName === null ? [] : [bundle.device(supportCase.deviceName)]),
    ...(supportCase.lastUsed === null ? [] : [bundle.lastUsed(supportCase.lastUsed)]),
    ...(license === undefined ? [] : [bundle.license(license)]),
    ...(supportCase.displayKey === null ? [] : [bundle.key(supportCase.displayKey)]),
    '',
    bundle.note,
    '',
    caseBlock(supportCase),
    '',
  ].join('\n');
}
