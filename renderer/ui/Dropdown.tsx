import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import './dropdown.css';

interface DropdownProps {
  readonly label: string;
  readonly icon?: IconName;
  /** Whether it holds actions: a press on one closes it. */
  readonly isMenu?: boolean;
  readonly children: ReactNode;
}

/** A button that shows a part of the page below it, over what is there. Escape, or a press or focus elsewhere, closes it. */
export function Dropdown({ label, icon, isMenu = false, children }: DropdownProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const part = frame.current;
    if (!isOpen || part === null) return undefined;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !part.contains(target)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The panel of a license, which Escape closes as well, stays open.
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    part.addEventListener('keydown', closeOnEscape);
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      part.removeEventListener('keydown', closeOnEscape);
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);
  return (
    <div className="dropdown" ref={frame}>
      <Button
        ref={button}
        {...(icon !== undefined && { icon })}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && (
        // A press on a button in it reaches it after the button.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
        <fieldset
          id={id}
          className="card dropdown-part"
          aria-label={label}
          data-menu={isMenu || undefined}
          onClick={({ target }) => {
            if (!isMenu || !(target instanceof Element) || target.closest('button') === null)
              return;
            setOpen(false);
            button.current?.focus();
          }}
        >
          {children}
        </fieldset>
      )}
    </div>
  );
}
