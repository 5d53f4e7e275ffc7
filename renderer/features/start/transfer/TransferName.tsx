import { useEffect, useRef } from 'react';
import { done } from '../../../../shared/failure.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import type { CheckedKey } from '../SeatForm.tsx';
import { useSeatFields } from '../use-seat-fields.ts';

/** Asks for another name of this computer, before a license of a transfer file is activated under it. */
export function TransferName({
  checkedKey,
  onChecked,
}: {
  readonly checkedKey: CheckedKey;
  readonly onChecked: (checkedKey: CheckedKey) => void;
}) {
  const text = useText();
  const messages = text.start.transfer.name;
  const form = useRef<HTMLFormElement>(null);
  // Its button has gone with the review.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const { values, field, validateAll } = useSeatFields(
    { key: '', organization: '', activation: '', name: checkedKey.request.label },
    ['name'],
  );
  const check = useAnnouncedAction(async () => {
    const request = { ...checkedKey.request, label: values.name.trim() };
    const preview = await bridge.device.preview(request);
    return preview.ok ? done({ request, preview: preview.value }) : preview;
  }, onChecked);
  return (
    <form
      ref={form}
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (validateAll().count === 0) check.run();
      }}
    >
      <Field {...field('name')} {...text.start.name} />
      <FailureNote failure={check.failure} seat="none-taken" />
      <div className="form-actions">
        <Button variant="primary" submit busy={check.busy}>
          {check.busy ? messages.busy : messages.submit}
        </Button>
      </div>
    </form>
  );
}
