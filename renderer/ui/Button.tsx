import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import type { Action } from './use-action.ts';
import './button.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  /** `primary` is the recommended action; `danger` opens a destructive action, `danger-solid` performs it. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger' | 'danger-solid';
  readonly icon?: IconName;
  /** The call that a click starts. Sets `busy` and `onClick`. */
  readonly action?: Action<[]>;
  /** Whether main has yet to answer. The button keeps its width and its focus, and ignores clicks. */
  readonly busy?: boolean;
  readonly submit?: boolean;
  readonly children: ReactNode;
}

/** A native button in one of the app's variants. */
export function Button({
  variant = 'plain',
  icon,
  action,
  busy = action?.busy ?? false,
  submit = false,
  children,
  onClick = action?.run,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={`button button-${variant}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon !== undefined && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}
