import { expect, type Page } from '@playwright/test';
import { supportCode, type FailureCode } from '../../shared/failure.ts';
import { en } from '../../shared/text/en.ts';
import type { Doubt, WaitReason } from '../../shared/seat-release.ts';
import { headline, stateCard } from '../support/journey-device.ts';

/** What the window tells of one way in which a release can go. */
export interface Story {
  readonly heading: string;
  /** Everything that the card says beneath it. */
  readonly words: readonly string[];
}

const { device, failures } = en;

/** Splits a sentence around its date, which a journey cannot know. */
function around(sentence: (when: string) => string): readonly string[] {
  return sentence('|')
    .split('|')
    .map((part) => part.trim());
}

/** Polar said 204. */
export const released: Story = {
  heading: device.released.title,
  words: around(device.released.confirmed),
};

/** A later look found the seat gone. */
export const foundFree: Story = {
  heading: device.released.title,
  words: around(device.released.foundFree),
};

/** Polar, or something in its place, refused, and the seat is as it was. */
export function refused(code: FailureCode): Story {
  const { body, advice } = failures.words[code];
  return {
    heading: device.failed.title,
    words: [body, advice, device.seatTruth.yours, supportCode({ code })],
  };
}

/** The key is not known any more, and nobody can say whether the seat is free. */
export const unconfirmed: Story = {
  heading: device.unconfirmed.title,
  words: [
    failures.words['key-changed'].body,
    device.seatTruth.unknown,
    supportCode({ code: 'key-changed' }),
  ],
};

/** Nothing has reached Polar; it is sent later. */
export function waiting(why: WaitReason): Story {
  return {
    heading: device.waiting.title,
    words: [device.waiting.detail[why], device.facts.attempts, device.facts.next],
  };
}

/** Polar may have acted, and we are looking. */
export function doubt(why: Doubt): Story {
  return { heading: device.settling.title, words: [device.settling.detail(why)] };
}

/** The whole story as one text. */
export function told({ heading, words }: Story): string {
  return [heading, ...words].join('\n');
}

/** Waits until the window tells a story; for its heading as many milliseconds as `within` says. */
export async function expectStory(page: Page, story: Story, within = 10_000): Promise<void> {
  await expect(headline(page, story.heading)).toBeVisible({ timeout: within });
  for (const part of story.words) await expect(stateCard(page)).toContainText(part);
}
