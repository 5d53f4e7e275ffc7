import { type ReactNode, useEffect, useRef } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { usePlace, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SeatPips } from '../../ui/SeatPips.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { DeviceAct } from './device-acts.ts';
import { deviceHeadline } from './device-headline.ts';
import { HoldBar } from './HoldBar.tsx';
import { ReleaseProgress } from './ReleaseProgress.tsx';
import { seatTruth } from './seat-truth.ts';

interface StateCardProps {
  readonly device: Exclude<DeviceState, { is: 'none' }>;
  readonly acts: readonly DeviceAct[];
  readonly busy: DeviceAct | null;
  readonly onAct: (act: DeviceAct) => void;
  /** What failed of an act, if anything did. */
  readonly children: ReactNode;
}

/** The card that answers "what is the state of my seat". */
export function StateCard({ device, acts, busy, onAct, children }: StateCardProps) {
  const text = useText();
  const place = usePlace();
  const until = device.is === 'held' && device.release.is === 'holding' ? device.release.until : 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const { news, tone, icon, title, detail } = deviceHeadline(device, { text, place, now });
  const heading = useFocusRest(news);
  const failure = failureOf(device);

  return (
    <section className="card state-card" data-tone={tone} aria-labelledby="state-title">
      <div className="state-head">
        <span className="state-icon">
          <Icon name={icon} size={24} />
        </span>
        <div className="state-words">
          <h2 id="state-title" ref={heading} tabIndex={-1} data-focus-rest>
            {title}
          </h2>
          {detail !== null && <p>{detail}</p>}
        </div>
      </div>
      {until > 0 && <HoldBar until={until} />}
      {failure !== null && (
        <FailureNote failure={failure} seat={seatTruth(device)} untitled={tone === 'bad'} />
      )}
      {device.is === 'held' && <ReleaseProgress release={device.release} />}
      {children}
      <div className="state-foot">
        {device.is === 'held' && <Seats device={device} />}
        {acts.length > 0 && (
          <div className="state-acts">
            {acts.map((act, order) => (
              <Button
                key={act}
                look={act === 'release' ? 'danger' : order === 0 ? 'primary' : 'plain'}
                busy={busy === act}
                onClick={() => onAct(act)}
              >
                {text.device.acts[act]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

/** Takes the focus when a button that had it went away with the news, so that the keyboard does not start over. */
function useFocusRest(news: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useRef(news);
  useEffect(() => {
    if (told.current === news) return;
    told.current = news;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [news]);
  return heading;
}

function failureOf(device: DeviceState) {
  if (device.is === 'unreadable') return device.failure;
  if (device.is !== 'held') return null;
  if (device.release.is === 'failed') return device.release.failure;
  if (device.release.is !== 'idle' || device.standing.is !== 'not-reached') return null;
  return device.standing.failure;
}

function Seats({ device }: { readonly device: Extract<DeviceState, { is: 'held' }> }) {
  const { seats } = useText().device;
  if (device.seat.seats === null) return null;
  const gone = seatTruth(device) === 'free';
  const leaving = device.release.is !== 'idle' && device.release.is !== 'failed';
  const count = seats.ofLimit(device.seat.seats);
  return (
    <div className="state-seats">
      <SeatPips seats={device.seat.seats} own={gone ? 'gone' : leaving ? 'leaving' : 'held'} />
      <span>{gone || leaving ? count : seats.withThis(count)}</span>
    </div>
  );
}
