import type { SeatState } from '../../../../shared/app-state.ts';
import { secondsUntil } from '../../../../shared/format.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { useNow } from '../../../ui/use-now.ts';
import { getJointRelease } from '../joint-release.ts';
import { ReleaseAllButton, useUndoAll } from '../ReleaseAllButton.tsx';
import { MovedLicenses } from './MovedLicenses.tsx';
import '../license-list.css';

/** After a restart one seat may be left to release. */
const fewest = 1;

interface ReleaseAllHereProps {
  /** The licenses of the transfer file. */
  readonly moved: readonly SeatState[];
}

/** The release step of the move of all licenses, with the same question and undo window as their list. */
export function ReleaseAllHere({ moved }: ReleaseAllHereProps) {
  const text = useText();
  const messages = text.move.all;
  const { seats } = useReadyState();
  const jointRelease = getJointRelease(seats, fewest);
  const until = jointRelease?.until ?? 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const undo = useUndoAll();
  const heading = useFocusFallback(String(jointRelease !== null));
  return (
    <section className="card stack" aria-labelledby="move-release">
      <div className="titled">
        <h2 id="move-release" ref={heading} tabIndex={-1}>
          {jointRelease === null
            ? text.move.steps.names[1]
            : text.device.licenses.holding(jointRelease.count, secondsUntil(until, now))}
        </h2>
        <p className="quiet">{messages.release}</p>
      </div>
      <MovedLicenses seats={moved} />
      <p className="note">{messages.more}</p>
      <FailureNote failure={undo.failure} seat="yours" />
      <div className="form-actions">
        <ReleaseAllButton
          seats={seats}
          jointRelease={jointRelease}
          undo={undo}
          fewest={fewest}
          isRecommended
        />
      </div>
    </section>
  );
}
