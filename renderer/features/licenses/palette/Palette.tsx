import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { bridge } from '../../../bridge.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useLoaded } from '../../../ui/use-loaded.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useAdminText } from '../use-admin-text.ts';
import { useCanChange } from '../use-can-change.ts';
import { findActions, licenseItems, type PaletteAction } from './palette-items.ts';
import './palette.css';

interface PaletteProps {
  readonly onAction: (action: PaletteAction) => void;
  readonly onClose: () => void;
}

const findLicenses = (text: string) => bridge.licenses.find({ text });

/** Finds customers, keys, devices and actions by their names, for a person who uses the keyboard. Saves nothing. */
export function Palette({ onAction, onClose }: PaletteProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const messages = useAdminText();
  const { palette } = messages;
  const { index } = useReadyState().licenses;
  const canChange = useCanChange();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { value, failure } = useLoaded(text.trim() === '' ? null : text, findLicenses);
  useEffect(() => {
    dialog.current?.showModal();
    // Main sorts the licenses while the person begins to type.
    void findLicenses('');
  }, []);
  const found = text.trim() === '' || value === null ? [] : licenseItems(value, messages);
  const items = [...found, ...findActions(text, messages, canChange)];
  const current = Math.min(chosen, items.length - 1);
  const close = () => {
    // Returns the focus. Its event comes later, and would close a palette that was opened again by then.
    dialog.current?.close();
    onClose();
  };
  const run = (action: PaletteAction | undefined) => {
    if (action === undefined) return;
    close();
    onAction(action);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setChosen((current + step + items.length) % items.length);
    }
    if (event.key === 'Escape') {
      // The panel of a license, which Escape closes as well, stays open.
      event.preventDefault();
      close();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(items[current]?.action);
    }
  };
  const isPartial = index.type !== 'closed' && index.type !== 'complete';
  return (
    <dialog ref={dialog} className="palette" aria-labelledby={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`} className="visually-hidden">
        {palette.title}
      </h2>
      <input
        type="text"
        role="combobox"
        className="input"
        aria-label={palette.label}
        aria-expanded
        aria-controls={`${id}-items`}
        aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        placeholder={palette.hint}
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      {/* The list of a combobox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- no native list belongs to a text field and has lines of two parts */}
      <ul id={`${id}-items`} className="palette-items" role="listbox" aria-label={palette.results}>
        {items.map((item, order) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the focus stays in the field, whose keys choose the option
          <li
            key={item.id}
            id={`${id}-${order}`}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- a native option cannot hold two lines
            role="option"
            className="palette-item"
            aria-selected={order === current}
            ref={(line) => {
              if (order === current) line?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(item.action)}
          >
            <span className="palette-name">
              <Name>{item.name}</Name>
            </span>
            {item.detail !== '' && (
              <span className="note palette-detail">
                <Name>{item.detail}</Name>
              </span>
            )}
          </li>
        ))}
      </ul>
      <output className="note palette-foot">
        {items.length === 0 && `${palette.nothing} `}
        {isPartial && palette.partial(index.read, index.total)}
      </output>
      <div role="alert">
        <FailureNote failure={failure} />
      </div>
    </dialog>
  );
}
