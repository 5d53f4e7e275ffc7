import { randomBytes } from 'node:crypto';
import type { DeviceState } from '../../shared/app-state.ts';
import { supportCode } from '../../shared/failure.ts';
import type { Server } from '../../shared/license.ts';
import { caseBlock, caseCode, type CaseReason, type SupportCase } from '../../shared/support-case.ts';
import type { Text } from '../../shared/text/text.ts';
import { redact } from '../privacy/redact.ts';

/** What a person tells when they ask for help. */
export interface CaseRequest {
  readonly about: SupportCase['about'];
  readonly reason: CaseReason;
  /** What the device to be freed is called; for another device than this. */
  readonly deviceName: string | null;
  /** The last six characters of the key, where this computer does not hold it. */
  readonly keyEnding: string | null;
}

/** A code for a new case. Eight of forty bytes are fair but for one time in 10²⁵. */
function newCode(): string {
  return caseCode(randomBytes(40)) ?? newCode();
}

/** The failure that the window shows just now, as its support code. */
function failureOf(device: DeviceState): SupportCase['failure'] {
  switch (device.is) {
    case 'held':
      if (device.release.is === 'failed') return supportCode(device.release.failure);
      if (device.standing.is === 'not-reached') return supportCode(device.standing.failure);
      return null;
    case 'unreadable':
      return supportCode(device.failure);
    case 'none':
    case 'activating':
    case 'released':
      return null;
  }
}

function situationOf(device: DeviceState): string {
  return device.is === 'held' ? `held ${device.release.is} ${device.standing.is}` : device.is;
}

/** Makes a case out of what the person tells and what the window shows. Nothing in it opens or releases anything. */
export function openCase(
  request: CaseRequest,
  facts: {
    readonly device: DeviceState;
    readonly server: Server;
    readonly appVersion: string;
    readonly now: number;
  },
): SupportCase {
  const { device, server, appVersion, now } = facts;
  const seat = device.is === 'held' ? device.seat : null;
  const isHere = request.about === 'this-device';
  const ending = request.keyEnding?.trim().toUpperCase().slice(-6) ?? '';
  return {
    version: 1,
    code: newCode(),
    createdAt: now,
    about: request.about,
    reason: request.reason,
    server: seat?.server ?? server,
    displayKey: seat?.displayKey ?? (ending.length === 6 ? `****-${ending}` : null),
    activationHash: isHere ? (seat?.activationHash ?? null) : null,
    deviceName: redact((isHere ? seat?.label : request.deviceName) ?? '').slice(0, 120) || null,
    situation: situationOf(device),
    failure: failureOf(device),
    appVersion,
    platform: `${process.platform} ${process.arch}`,
  };
}

/** The whole bundle: words for the person who reads it, and the block for the seller's app. */
export function caseText(supportCase: SupportCase, text: Text): string {
  const { bundle } = text.support;
  return [
    bundle.title(supportCase.code),
    '',
    bundle.reason(text.support.reasons[supportCase.reason]),
    ...(supportCase.deviceName === null ? [] : [bundle.device(supportCase.deviceName)]),
    ...(supportCase.displayKey === null ? [] : [bundle.key(supportCase.displayKey)]),
    '',
    bundle.note,
    '',
    caseBlock(supportCase),
    '',
  ].join('\n');
}
