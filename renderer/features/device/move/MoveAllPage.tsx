import { useState } from 'react';
import type { SeatState } from '../../../../shared/app-state.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { getMovable } from '../can-move.ts';
import { CreateTransfer } from './CreateTransfer.tsx';
import { getMoveAllStage } from './move-stage.ts';
import { MovedLicenses } from './MovedLicenses.tsx';
import { MoveSteps } from './MoveSteps.tsx';
import { NewComputerCode } from './NewComputerCode.tsx';
import { OtherComputer } from './OtherComputer.tsx';
import { ReleaseAllHere } from './ReleaseAllHere.tsx';
import './move.css';

/** Leads through moving all licenses to another computer with one transfer file. The step is not saved: the file and the seats stay as they are. */
export function MoveAllPage({ onEnd }: { readonly onEnd: () => void }) {
  const text = useText();
  const messages = text.move.all;
  const { seats } = useReadyState();
  const now = useNow(60_000);
  const [code, setCode] = useState<string | null>(null);
  /** The licenses of the file; null until the person goes on. */
  const [moved, setMoved] = useState<readonly string[] | null>(null);
  const [isSaved, setSaved] = useState(false);
  const movable = getMovable(seats, now);
  const listed =
    moved === null
      ? movable
      : seats.filter(({ id, device }) => moved.includes(id) && device.type !== 'none');
  const leftCount = seats.filter(({ device }) => isPresent(device)).length - movable.length;
  const stage = getMoveAllStage(listed, moved !== null);
  const goOn = () => setMoved(movable.map(({ id }) => id));

  return (
    <Page title={messages.title}>
      <MoveSteps stage={stage} />
      {code !== null && <NewComputerCode code={code} />}
      {stage === 'key' && (
        <>
          <CreateTransfer
            seats={movable.map(({ id }) => id)}
            messages={{
              title: messages.file,
              withKey: messages.withKeys,
              withKeyHint: messages.withKeysHint,
              savedWithoutKey: messages.savedWithoutKeys,
            }}
            onSaved={(created) => {
              setSaved(true);
              setCode(created);
              if (created !== null) goOn();
            }}
          >
            <MovedLicenses seats={movable} />
            {leftCount > 0 && <p className="note">{messages.left(leftCount)}</p>}
          </CreateTransfer>
          <div className="actions">
            {isSaved && <Button onClick={goOn}>{messages.next}</Button>}
            <Button variant="quiet" onClick={onEnd}>
              {text.move.key.notNow}
            </Button>
          </div>
        </>
      )}
      {stage === 'release' && <ReleaseAllHere moved={listed} onNotNow={onEnd} />}
      {stage === 'there' && <OtherComputer lead={messages.there} onDone={onEnd} />}
    </Page>
  );
}

/** Whether this computer has the license of a state. */
function isPresent({ type }: SeatState['device']): boolean {
  return type !== 'none' && type !== 'released';
}
