import { useEffect, useRef } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { usePlace, useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { deviceHeadline, type Telling } from './device-headline.ts';
import { seatTruth } from './seat-status.ts';

/**
 * Speaks the headline when there is news of this device, on whichever screen the person is: at once when it is bad,
 * else when the screen reader is free. What the window opens with is not news.
 */
export function useDeviceNews(device: DeviceState): void {
  const text = useText();
  const place = usePlace();
  const { say, alarm } = useAnnouncer();
  const told = useRef<string>(undefined);

  useEffect(() => {
    const { news, message, tone } = newsOf(device, { text, place, now: Date.now() });
    const first = told.current === undefined;
    if (told.current === news) return;
    told.current = news;
    if (first || message === '') return;
    if (tone === 'bad') alarm(message);
    else say(message);
  }, [device, text, place, say, alarm]);
}

function newsOf(device: DeviceState, telling: Telling) {
  if (device.is === 'none') return { news: 'none', message: '', tone: 'calm' };
  const { news, title, detail, tone } = deviceHeadline(device, telling);
  const sentences = [/[.…?!]$/.test(title) ? title : `${title}.`];
  if (detail !== null) sentences.push(detail);
  if (device.is === 'held' && device.release.is === 'failed')
    sentences.push(telling.text.failures.words[device.release.failure.code].body);
  const truth = seatTruth(device);
  if (tone === 'bad' && truth !== undefined) sentences.push(telling.text.device.seatTruth[truth]);
  return { news, message: sentences.join(' '), tone };
}
