import type { ComponentProps } from 'react';
import type { Server } from '../../../shared/license.ts';
import { useText } from '../../use-text.ts';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { Field } from '../../ui/Field.tsx';

interface AdvancedFieldsProps {
  /** The organization's field; null where the organization is fixed. */
  readonly organization: Omit<ComponentProps<typeof Field>, 'label' | 'hint'> | null;
  /** The servers to choose from. */
  readonly servers: readonly Server[];
  readonly server: Server;
  readonly onServerChange: (server: Server) => void;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** What few people enter by hand, in a part that opens. */
export function AdvancedFields(props: AdvancedFieldsProps) {
  const { organization, servers } = props;
  const text = useText().start;
  return (
    <details
      className="form-advanced"
      open={props.open}
      onToggle={(event) => props.onToggle(event.currentTarget.open)}
    >
      <summary>{text.advanced}</summary>
      <div className="fields-beside">
        {organization !== null && <Field {...organization} {...text.organization} code />}
        {servers.length > 0 && (
          <ChoiceCards
            legend={text.server.label}
            name="server"
            choices={servers.map((value) => ({ value, title: text.server.options[value] }))}
            value={props.server}
            onChange={props.onServerChange}
          />
        )}
      </div>
    </details>
  );
}
