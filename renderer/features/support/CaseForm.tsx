import { useState } from 'react';
import type { CaseReason } from '../../../shared/support-case.ts';
import type { SeatState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { onlySeat } from '../../../shared/seats.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { getLicenseTitle } from '../../license-title.ts';
import { Select } from '../../ui/Select.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import type { OpenedCase } from './CaseCard.tsx';

/** The reasons that each topic offers, the likeliest first. */
const reasons = {
  lost: ['lost', 'broken', 'sold', 'reinstalled', 'other'],
  help: ['limit', 'reinstalled', 'other'],
} as const satisfies Record<string, readonly CaseReason[]>;

const fieldNames = ['device', 'lastUsed', 'keyEnding'] as const;
type FieldName = (typeof fieldNames)[number];

/** The most characters of each field. */
const maxLengths = { device: 120, lastUsed: 60, keyEnding: 200 };

/** The choice of a license that is not on this computer. It is no seat's id. */
const otherLicense = 'other';

interface CaseFormProps {
  readonly topic: 'lost' | 'help';
  readonly entered: EnteredKey | null;
  /** The license that the person looked at; null for none. */
  readonly seat: SeatId | null;
  readonly onOpened: (opened: OpenedCase) => void;
}

/** Asks for what the app cannot know. Every field is optional. */
export function CaseForm({ topic, entered, seat, onOpened }: CaseFormProps) {
  const text = useText();
  const messages = text.support;
  const [reason, setReason] = useState<CaseReason>(reasons[topic][0]);
  const [values, setValues] = useState({
    device: '',
    lastUsed: '',
    keyEnding: entered?.ending ?? '',
  });
  const isLost = topic === 'lost';
  const { seats } = useReadyState();
  const isOneOfSeveral = seats.length > 1;
  const choices = getChoices(seats, text);
  const [chosen, setChosen] = useState<string | null>(entered === null ? seat : otherLicense);
  const license = isOneOfSeveral ? (choices.find(({ value }) => value === chosen) ?? null) : null;
  const device = isOneOfSeveral
    ? seats.find(({ id }) => id === license?.value)?.device
    : onlySeat(seats)?.device;
  const hasKey = device?.type === 'held' && device.seat.otherComputer !== true;
  // Of several licenses the person first says which one it is about.
  const asksForKey = !hasKey && (!isOneOfSeveral || chosen !== null);

  const openCase = useAnnouncedAction(
    () =>
      bridge.support.create({
        about: isLost ? 'another-device' : 'this-device',
        reason,
        ...(license === null ? {} : { seat: license.value }),
        ...(entered === null ? {} : { server: entered.server }),
        deviceName: isLost ? values.device : null,
        lastUsed: isLost ? values.lastUsed : null,
        keyEnding: asksForKey ? values.keyEnding : '',
      }),
    onOpened,
  );
  const isTooLong = (name: FieldName) => values[name].trim().length > maxLengths[name];
  const field = (name: FieldName) => ({
    name,
    value: values[name],
    problem: isTooLong(name) ? messages.tooLong(maxLengths[name]) : null,
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  });

  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!openCase.busy && !fieldNames.some(isTooLong)) openCase.run();
      }}
    >
      <p className="quiet">{messages[topic].lead}</p>
      <ChoiceCards
        legend={messages[topic].legend}
        name="reason"
        choices={reasons[topic].map((value) => ({ value, title: messages.reasons[value] }))}
        value={reason}
        onChange={setReason}
      />
      {isOneOfSeveral && (
        <Select
          label={messages.license.label}
          none={messages.license.choose}
          options={[...choices, { value: otherLicense, name: messages.license.other }]}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {isLost && (
        <div className="fields-beside">
          <Field {...field('device')} {...messages.device} />
          <Field {...field('lastUsed')} {...messages.lastUsed} />
        </div>
      )}
      {asksForKey && <Field {...field('keyEnding')} {...messages.keyEnding} code />}
      <FailureNote failure={openCase.failure} />
      <div className="form-actions">
        <Button variant="primary" submit busy={openCase.busy}>
          {messages.prepare}
        </Button>
      </div>
    </form>
  );
}

/** Returns the licenses of this computer that a case can be about. */
function getChoices(seats: readonly SeatState[], text: WindowText) {
  return seats
    .filter(({ device }) => device.type !== 'none')
    .map(({ id, name }) => ({ value: id, name: getLicenseTitle(name, text) }));
}
