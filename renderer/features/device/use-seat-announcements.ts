import { useEffect, useRef } from 'react';
import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { getLicenseTitle } from '../../license-title.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { getDeviceHeadline, getUnansweredCheck, type HeadlineContext } from './device-headline.ts';
import { getSeatAvailability } from './seat-availability.ts';

interface Announcement {
  readonly announcementKey: string;
  readonly message: string;
  readonly isBad: boolean;
}

/**
 * Announces the headline when the state of a seat changes, on every screen: assertively if it is bad, else politely. The first states
 * are not announced. With several licenses the announcement says which ones it is about.
 */
export function useSeatAnnouncements(seats: readonly SeatState[]): void {
  const text = useText();
  const formatContext = useFormatContext();
  const { announce, announceAssertively } = useAnnouncer();
  const announcedKeys = useRef<ReadonlyMap<SeatId, string>>(undefined);

  useEffect(() => {
    const isOneOfSeveral = seats.length > 1;
    const context = { text, formatContext, now: Date.now(), isOneOfSeveral };
    const before = announcedKeys.current;
    const next = new Map<SeatId, string>();
    const changed: { name: string; announcement: Announcement }[] = [];
    for (const { id, device, name } of seats) {
      const announcement = createAnnouncement(device, context);
      const { announcementKey, message } = announcement;
      next.set(id, announcementKey);
      const known = before?.get(id) ?? 'none';
      if (before === undefined || known === announcementKey || message === '') continue;
      changed.push({ name: isOneOfSeveral ? getLicenseTitle(name, text) : '', announcement });
    }
    announcedKeys.current = next;
    const bad = joinMessages(changed.filter(({ announcement }) => announcement.isBad));
    const other = joinMessages(changed.filter(({ announcement }) => !announcement.isBad));
    if (bad !== '') announceAssertively(bad);
    if (other !== '') announce(other);
  }, [seats, text, formatContext, announce, announceAssertively]);
}

/** Returns one text, in which the names of all licenses with the same message stand before it. */
function joinMessages(
  changed: readonly { readonly name: string; readonly announcement: Announcement }[],
): string {
  const names = new Map<string, string[]>();
  for (const { name, announcement } of changed) {
    const { message } = announcement;
    names.set(message, [...(names.get(message) ?? []), name]);
  }
  return [...names]
    .map(([message, of]) => (of[0] === '' ? message : `${of.join(', ')}: ${message}`))
    .join(' ');
}

/** Returns an announcement; its message is empty if there is nothing to announce. */
function createAnnouncement(device: DeviceState, context: HeadlineContext): Announcement {
  if (device.type === 'none') return { announcementKey: 'none', message: '', isBad: false };
  const { announcementKey, title, detail, tone } = getDeviceHeadline(device, context);
  const sentences = [/[.…?!]$/.test(title) ? title : `${title}.`];
  if (detail !== null) sentences.push(detail);
  if (device.type === 'held' && device.release.type === 'failed')
    sentences.push(context.text.failures.words[device.release.failure.code].body);
  if (device.type === 'held' && device.release.type === 'idle') {
    const failure = getUnansweredCheck(device);
    if (failure !== null) sentences.push(`${context.text.failures.words[failure.code].title}.`);
  }
  const availability = getSeatAvailability(device);
  if (tone === 'bad' && availability !== undefined)
    sentences.push(context.text.device.seatAvailability[availability]);
  return { announcementKey, message: sentences.join(' '), isBad: tone === 'bad' };
}
