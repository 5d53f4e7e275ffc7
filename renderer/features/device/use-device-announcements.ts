import { useEffect, useRef } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { getDeviceHeadline, type HeadlineContext } from './device-headline.ts';
import { getSeatAvailability } from './seat-availability.ts';

/**
 * Announces the headline when this device's state changes, on every screen: assertively if it is bad, else politely. The first
 * state is not announced.
 */
export function useDeviceAnnouncements(device: DeviceState): void {
  const text = useText();
  const formatContext = useFormatContext();
  const { announce, announceAssertively } = useAnnouncer();
  const announcedKey = useRef<string>(undefined);

  useEffect(() => {
    const { announcementKey, message, tone } = createAnnouncement(device, {
      text,
      formatContext,
      now: Date.now(),
    });
    const isFirst = announcedKey.current === undefined;
    if (announcedKey.current === announcementKey) return;
    announcedKey.current = announcementKey;
    if (isFirst || message === '') return;
    if (tone === 'bad') announceAssertively(message);
    else announce(message);
  }, [device, text, formatContext, announce, announceAssertively]);
}

/** Returns an announcement; its message is empty if there is nothing to announce. */
function createAnnouncement(device: DeviceState, context: HeadlineContext) {
  if (device.type === 'none') return { announcementKey: 'none', message: '', tone: 'calm' };
  const { announcementKey, title, detail, tone } = getDeviceHeadline(device, context);
  const sentences = [/[.…?!]$/.test(title) ? title : `${title}.`];
  if (detail !== null) sentences.push(detail);
  if (device.type === 'held' && device.release.type === 'failed')
    sentences.push(context.text.failures.words[device.release.failure.code].body);
  const availability = getSeatAvailability(device);
  if (tone === 'bad' && availability !== undefined)
    sentences.push(context.text.device.seatAvailability[availability]);
  return { announcementKey, message: sentences.join(' '), tone };
}
