import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { describeSince } from '../../../renderer/features/start/seat-since.ts';
import { en } from '../../../shared/text/en.ts';
import { keyPreviews } from '../../support/license-answers.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const messages = en.review.full;
const context = {
  messages,
  formatContext: { locale: 'en-US', timeZone: 'UTC' },
  now,
  justNow: en.app.justNow,
};
const [studio, first, second] = keyPreviews(now).full.taken.seats;
if (studio === undefined || first === undefined || second === undefined)
  throw new Error('The preview has three seats.');

describe('the seats that a person can free', () => {
  it('distinguishes seats of one name by their time of day and their id', () => {
    const dayApart = [first, { ...second, activatedAt: (first.activatedAt ?? 0) - 3_600_000 }];
    const [a, b] = dayApart.map((seat) => describeSince(seat, context));
    expect(a).toContain('2:10');
    expect(b).toContain('1:10');
    const unknown = [first, second].map((seat) =>
      describeSince({ ...seat, activatedAt: null }, context),
    );
    expect(unknown).toEqual(
      [first, second].map(
        ({ seat }) => `Activation date not known \u00B7\u00A0ID\u00A0${seat.slice(0, 6)}`,
      ),
    );
    expect(new Set(unknown).size).toBe(2);
  });

  it('says only the day of a seat whose name is the only one', () => {
    expect(describeSince(studio, context)).not.toMatch(/:10|ID/);
  });

  it('describes the button of each seat by what distinguishes it', async () => {
    // Main never answers.
    const state = { get: () => new Promise(() => undefined), changed: () => undefined };
    vi.stubGlobal('window', { bridge: { state } });
    const { SeatToFree } = await import('../../../renderer/features/start/SeatToFree.tsx');
    const { TextContext } = await import('../../../renderer/use-text.ts');
    const since = describeSince(first, context);
    const markup = renderToStaticMarkup(
      <TextContext value={en}>
        <SeatToFree
          seat={first}
          messages={messages}
          since={since}
          busy={false}
          onRelease={() => undefined}
        />
      </TextContext>,
    );
    const describedBy = /<button[^>]* aria-describedby="([^"]+)"/.exec(markup)?.[1];
    expect(describedBy).toBeDefined();
    expect(markup).toContain(`id="${describedBy}">${since}<`);
  });
});
