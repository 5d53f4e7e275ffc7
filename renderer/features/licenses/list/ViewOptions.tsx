import { type ReactNode, useId, useRef, useState } from 'react';
import {
  isCutByView,
  listColumns,
  type ListLayout,
  maxViewName,
  maxViews,
  type SavedView,
  viewQueryOf,
} from '../../../../shared/list-layout.ts';
import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dropdown } from '../../../ui/Dropdown.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useLoaded } from '../../../ui/use-loaded.ts';
import '../../../ui/checkbox.css';
import { useSettings } from '../../../use-settings.ts';
import { useAdminText } from '../use-admin-text.ts';
import { automaticColumns } from './license-filters.ts';

interface ViewOptionsProps {
  readonly query: LicenseQuery;
  readonly onQuery: (query: LicenseQuery) => void;
}

/** Saved views, and how the list is drawn. */
export function ViewOptions(props: ViewOptionsProps) {
  const { view } = useAdminText().licenses;
  return (
    <Dropdown label={view.open}>
      <Views {...props} />
      <Layout />
    </Dropdown>
  );
}

const loadViews = () => bridge.licenses.views();

function Views({ query, onQuery }: ViewOptionsProps) {
  const messages = useAdminText().licenses.view;
  const { announce } = useAnnouncer();
  const { settings, change } = useSettings();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const { value, failure, replace } = useLoaded(true, loadViews);
  const views = value ?? [];
  const save = useAnnouncedAction(
    () =>
      bridge.licenses.saveView({
        name: name.trim(),
        query: viewQueryOf(query),
        columns: settings.list.columns,
      }),
    (saved) => {
      announce(messages.saved(name.trim()));
      setName('');
      replace(saved);
    },
  );
  const remove = useAnnouncedAction(
    (removed: string) => bridge.licenses.removeView({ name: removed }),
    (left) => {
      replace(left);
      // The pressed button is gone.
      field.current?.focus();
    },
  );
  const show = ({ query: saved, columns }: SavedView) => {
    change({ list: { ...settings.list, columns } });
    onQuery({ ...saved, text: '' });
  };
  const isReplacing = views.some((view) => view.name === name.trim());
  const isFull = views.length >= maxViews && !isReplacing;
  return (
    <Part title={messages.views}>
      {views.length > 0 && (
        <ul className="saved-views">
          {views.map((view) => (
            <li key={view.name} className="saved-view">
              <Button variant="quiet" onClick={() => show(view)}>
                <Name>{view.name}</Name>
              </Button>
              <Button
                variant="quiet"
                icon="close"
                aria-label={messages.remove(view.name)}
                onClick={() => remove.run(view.name)}
              >
                {null}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="save-view"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !isFull) save.run();
        }}
      >
        <input
          ref={field}
          type="text"
          className="input"
          aria-label={messages.name}
          placeholder={messages.name}
          maxLength={maxViewName}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button submit busy={save.busy}>
          {messages.save}
        </Button>
      </form>
      {isFull && <p className="note">{messages.full(maxViews)}</p>}
      {isCutByView(query) && <p className="note">{messages.cut}</p>}
      <FailureNote failure={save.failure ?? remove.failure ?? failure} />
    </Part>
  );
}

function Layout() {
  const messages = useAdminText().licenses;
  const { settings, change, failure } = useSettings();
  const { columns, isCompact } = settings.list;
  const set = (part: Partial<ListLayout>) => change({ list: { ...settings.list, ...part } });
  return (
    <>
      <Part title={messages.view.columns}>
        <Choice
          label={messages.view.automatic}
          checked={columns === null}
          onChange={(isAutomatic) => set({ columns: isAutomatic ? null : [...automaticColumns] })}
        />
        {columns !== null && (
          <div className="view-columns">
            {listColumns.map((column) => (
              <Choice
                key={column}
                label={messages.columns[column]}
                checked={columns.includes(column)}
                onChange={(isShown) =>
                  set({
                    columns: listColumns.filter((one) =>
                      one === column ? isShown : columns.includes(one),
                    ),
                  })
                }
              />
            ))}
          </div>
        )}
      </Part>
      <Choice
        label={messages.view.compact}
        checked={isCompact}
        onChange={(compact) => set({ isCompact: compact })}
      />
      <FailureNote failure={failure} />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="view-part" aria-labelledby={id}>
      <h2 id={id} className="view-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ label, checked, onChange }: ChoiceProps) {
  return (
    <label className="row view-choice">
      <input
        type="checkbox"
        className="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}
