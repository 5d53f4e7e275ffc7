import { Activity, useState } from 'react';
import type { Failure } from '../../../../shared/failure.ts';
import type { KeyPreview } from '../../../../shared/key-preview.ts';
import { endingOf } from '../../../../shared/license.ts';
import type { TransferView } from '../../../../shared/transfer.ts';
import type { EnteredKey } from '../../../entered-key.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { Page } from '../../../ui/Page.tsx';
import { KeyReview } from '../KeyReview.tsx';
import { type CheckedKey, SeatForm } from '../SeatForm.tsx';
import { mayHaveTakenSeat } from './transfer-outcome.ts';
import { TransferCode } from './TransferCode.tsx';
import { TransferDone } from './TransferDone.tsx';
import { TransferList } from './TransferList.tsx';
import { TransferName } from './TransferName.tsx';
import { TransferSource } from './TransferSource.tsx';

interface TransferPageProps {
  readonly transfer: TransferView;
  readonly onEnd: () => void;
  readonly onLost: (key: EnteredKey | null) => void;
  readonly onHelp: () => void;
}

/** Leads from an open transfer file to the seats of its licenses. Main has the keys in it. */
export function TransferPage({ transfer, onEnd, onLost, onHelp }: TransferPageProps) {
  const text = useText();
  const { suggestedLabel } = useReadyState();
  const { licenses, isSealed } = transfer;
  const [only] = licenses.length === 1 ? licenses.keys() : [];
  const [isLocked, setLocked] = useState(isSealed);
  /** The license that is activated now; of several the person chooses one if the file has no keys. */
  const [chosen, setChosen] = useState<number | null>(only ?? null);
  const [checkedKey, setCheckedKey] = useState<CheckedKey | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const isDone = taken.size === licenses.length;
  const license = licenses[chosen ?? 0];
  if (license === undefined) return null;

  const addTaken = (index: number) => {
    setTaken((before) => new Set([...before, index]));
    setChosen(only ?? null);
    setCheckedKey(null);
  };
  const unlock = (preview: KeyPreview | null) => {
    setLocked(false);
    if (preview !== null)
      setCheckedKey({ request: { transfer: 0, label: suggestedLabel }, preview });
  };
  const showUnclear = (failure: Failure) => {
    if (!mayHaveTakenSeat(failure)) return false;
    onEnd();
    return true;
  };
  /** One step back; null where the step has a way of its own. */
  const getBack = () => {
    if (isDone || isEditing || chosen === null) return null;
    if (checkedKey !== null) return () => (isSealed ? setEditing(true) : setCheckedKey(null));
    if (isSealed) return null;
    return only === undefined ? () => setChosen(null) : onEnd;
  };
  const showForm = chosen !== null && !isSealed && !isDone;

  return (
    <Page
      title={text.start.transfer.title(licenses.length)}
      onBack={getBack()}
      hasOwnHeading={isDone || checkedKey !== null || (chosen === null && !isLocked)}
    >
      {isDone ? (
        <TransferDone licenses={licenses} onEnd={onEnd} />
      ) : (
        <>
          {isLocked && <TransferCode transfer={transfer} onOpened={unlock} onCancel={onEnd} />}
          {showForm && (
            // Keeps what the person typed while the key is reviewed.
            <Activity mode={checkedKey === null ? 'visible' : 'hidden'}>
              <SeatForm
                kind="activate"
                from={license}
                head={
                  <>
                    <TransferSource license={license} />
                    <p>
                      {license.keyEnding === ''
                        ? text.start.transfer.keyAskedUnknown
                        : text.start.transfer.keyAsked(license.keyEnding)}
                    </p>
                  </>
                }
                note={null}
                onChecked={setCheckedKey}
                onOther={null}
                onTaken={undefined}
                onFound={() => false}
              />
            </Activity>
          )}
          {chosen === null && !isLocked && (
            <TransferList
              transfer={transfer}
              taken={taken}
              onTaken={addTaken}
              onChoose={setChosen}
              onCancel={onEnd}
            />
          )}
          {chosen !== null && checkedKey !== null && isEditing && (
            <TransferName
              checkedKey={checkedKey}
              onChecked={(next) => {
                setCheckedKey(next);
                setEditing(false);
              }}
            />
          )}
          {chosen !== null && checkedKey !== null && !isEditing && (
            <KeyReview
              checkedKey={checkedKey}
              onTaken={() => addTaken(chosen)}
              onFound={showUnclear}
              onHelp={onHelp}
              onLost={() => {
                const { server, displayKey } = checkedKey.preview;
                onLost({ server, ending: endingOf(displayKey) });
              }}
            />
          )}
        </>
      )}
    </Page>
  );
}
