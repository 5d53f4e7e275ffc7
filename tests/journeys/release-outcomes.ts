import { expect, type Page } from '@playwright/test';
import { supportCode, type FailureCode } from '../../shared/failure.ts';
import { en } from '../../shared/text/en.ts';
import type { IndeterminateReason, WaitReason } from '../../shared/seat-release.ts';
import { headline, stateCard } from '../support/journey-device.ts';

/** What the window tells of one way in which a release can go. */
export interface OutcomeText {
  readonly heading: string;
  /** Everything that the card says beneath it. */
  readonly texts: readonly string[];
}

const { device, failures } = en;

/** Splits a sentence around its date, which a journey cannot know. */
function around(sentence: (when: string) => string): readonly string[] {
  return sentence('|')
    .split('|')
    .map((part) => part.trim());
}

/** Polar said 204. */
export const released: OutcomeText = {
  heading: device.released.title,
  texts: around(device.released.confirmed),
};

/** A later look found the seat gone. */
export const foundFree: OutcomeText = {
  heading: device.released.title,
  texts: around(device.released.foundFree),
};

/** Polar, or something in its place, refused, and the seat is as it was. */
export function refused(code: FailureCode): OutcomeText {
  const { body, advice } = failures.words[code];
  return {
    heading: device.failed.title,
    texts: [body, advice, device.seatAvailability.yours, supportCode({ code })],
  };
}

/** The key is not known any more, and nobody can say whether the seat is free. */
export const unconfirmed: OutcomeText = {
  heading: device.unconfirmed.title,
  texts: [
    failures.words['key-changed'].body,
    device.seatAvailability.unknown,
    supportCode({ code: 'key-changed' }),
  ],
};

/** Nothing has reached Polar; it is sent later. */
export function waiting(why: WaitReason): OutcomeText {
  return {
    heading: device.waiting.title,
    texts: [device.waiting.detail[why], device.facts.attempts, device.facts.next],
  };
}

/** Polar may have acted, and we are looking. */
export function indeterminate(why: IndeterminateReason): OutcomeText {
  return { heading: device.settling.title, texts: [device.settling.detail(why)] };
}

/** The whole story as one text. */
export function outcomeTextOf({ heading, texts }: OutcomeText): string {
  return [heading, ...texts].join('\n');
}

/** Waits until the window tells a story; for its heading as many milliseconds as `within` says. */
export async function expectOutcome(
  page: Page,
  expectedOutcome: OutcomeText,
  within = 10_000,
): Promise<void> {
  await expect(headline(page, expectedOutcome.heading)).toBeVisible({ timeout: within });
  for (const part of expectedOutcome.texts) await expect(stateCard(page)).toContainText(part);
}
