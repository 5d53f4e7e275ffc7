import { expect, type Page } from '@playwright/test';
import { supportCode, type FailureCode } from '../../shared/failure.ts';
import { en } from '../../shared/text/en.ts';
import type { IndeterminateReason, WaitReason } from '../../shared/seat-release.ts';
import { headline, stateCard } from '../support/journey-device.ts';

/** The window's text for one outcome of a release. */
export interface OutcomeText {
  readonly heading: string;
  /** All other texts of the card. */
  readonly texts: readonly string[];
}

const { device, failures } = en;

/** Splits a sentence around its date, which a journey cannot predict. */
function around(sentence: (when: string) => string): readonly string[] {
  return sentence('|')
    .split('|')
    .map((part) => part.trim());
}

/** Polar answered 204. */
export const released: OutcomeText = {
  heading: device.released.title,
  texts: around(device.released.confirmed),
};

/** A later check found the seat released. */
export const foundFree: OutcomeText = {
  heading: device.released.title,
  texts: around(device.released.foundFree),
};

/** Polar, or a server in its place, refused, and the seat is unchanged. */
export function refused(code: FailureCode): OutcomeText {
  const { body, advice } = failures.words[code];
  return {
    heading: device.failed.title,
    texts: [body, advice, device.seatAvailability.yours, supportCode({ code })],
  };
}

/** The key is no longer known, so that the app cannot say whether the seat is free. */
export const unconfirmed: OutcomeText = {
  heading: device.unconfirmed.title,
  texts: [
    failures.words['key-changed'].body,
    device.seatAvailability.unknown,
    supportCode({ code: 'key-changed' }),
  ],
};

/** Nothing has reached Polar; the app sends it later. */
export function waiting(why: WaitReason): OutcomeText {
  return {
    heading: why === 'rate-limited' ? device.waiting.notAccepted : device.waiting.title,
    texts: [device.waiting.detail[why], device.facts.attempts, device.facts.next],
  };
}

/** Polar may have acted, and the app checks. */
export function indeterminate(why: IndeterminateReason): OutcomeText {
  return { heading: device.settling.title, texts: [device.settling.detail(why)] };
}

/** The whole text of an outcome. */
export function outcomeTextOf({ heading, texts }: OutcomeText): string {
  return [heading, ...texts].join('\n');
}

/** Waits until the window shows an outcome; `within`: milliseconds for its heading. */
export async function expectOutcome(
  page: Page,
  expectedOutcome: OutcomeText,
  within = 10_000,
): Promise<void> {
  await expect(headline(page, expectedOutcome.heading)).toBeVisible({ timeout: within });
  for (const part of expectedOutcome.texts) await expect(stateCard(page)).toContainText(part);
}
