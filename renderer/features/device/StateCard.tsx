import type { ReactNode } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatCount } from '../../../shared/license.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { usePlace, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SeatPips } from '../../ui/SeatPips.tsx';
import { useFocusRest } from '../../ui/use-focus-rest.ts';
import { useNow } from '../../ui/use-now.ts';
import type { DeviceAct } from './device-actions.ts';
import { deviceFailure } from './device-failure.ts';
import { deviceHeadline } from './device-headline.ts';
import { HoldBar } from './UndoBar.tsx';
import { ReleaseProgress } from './ReleaseProgress.tsx';
import { seatTruth } from './seat-status.ts';

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
  const failure = deviceFailure(device);

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
        <Seats device={device} />
        {acts.length > 0 && (
          <div className="state-acts">
            {acts.map((act, order) => (
              <Button
                key={act}
                look={lookOf(act, order)}
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

/** What ends something is never recommended, not even where nothing else can be done. */
function lookOf(act: DeviceAct, order: number): 'danger' | 'primary' | 'plain' {
  if (act === 'release' || act === 'releaseOther') return 'danger';
  return order === 0 && act !== 'setAside' ? 'primary' : 'plain';
}

/** The license's seats as last listed; none where they were not, or where the count is known to be out of date. */
function Seats({ device }: { readonly device: DeviceState }) {
  const { seats: words } = useText().device;
  if (device.is === 'released' && device.receipt.after !== null)
    return <SeatLine seats={device.receipt.after} own="gone" />;
  if (device.is !== 'held' || device.seat.seats === null) return null;
  const { seats } = device.seat;
  if (isPending(device.release)) return <SeatLine seats={seats} own="leaving" />;
  if (seatTruth(device) !== 'yours') return null;
  return <SeatLine seats={seats} own="held" words={words.withThis(words.ofLimit(seats))} />;
}

interface SeatLineProps {
  readonly seats: SeatCount;
  readonly own: 'held' | 'leaving' | 'gone';
  readonly words?: string;
}

function SeatLine({ seats, own, words }: SeatLineProps) {
  const { ofLimit } = useText().device.seats;
  return (
    <div className="state-seats">
      <SeatPips seats={seats} own={own} />
      <span>{words ?? ofLimit(seats)}</span>
    </div>
  );
}
