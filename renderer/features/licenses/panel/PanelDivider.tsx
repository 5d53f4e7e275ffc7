import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { panelWidths } from '../../../../shared/list-layout.ts';
import { useSettings } from '../../../use-settings.ts';
import { useAdminText } from '../use-admin-text.ts';

const clamp = (percent: number): number =>
  Math.round(Math.max(panelWidths.min, Math.min(panelWidths.max, percent)));

/** Percent that one press of an arrow key moves the divider. */
const step = 5;

/** Returns the width of the panel in percent of the page, and what its divider needs. */
export function usePanelWidth() {
  const { settings, change } = useSettings();
  const [dragged, setDragged] = useState<number | null>(null);
  return {
    percent: dragged ?? settings.list.panelWidth,
    drag: setDragged,
    save(percent: number) {
      setDragged(null);
      if (percent !== settings.list.panelWidth)
        change({ list: { ...settings.list, panelWidth: percent } });
    },
  };
}

/** The border between the list and the panel, which the person moves by pointer or by arrow keys. */
export function PanelDivider({ width }: { readonly width: ReturnType<typeof usePanelWidth> }) {
  const messages = useAdminText().licenses.view;
  const isDragging = useRef(false);
  const percentAt = ({ clientX, currentTarget }: PointerEvent) => {
    const page = currentTarget.parentElement?.getBoundingClientRect();
    if (page === undefined) return width.percent;
    return clamp(((page.right - clientX) / page.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: step, ArrowRight: -step };
    const moved = steps[event.key];
    if (moved === undefined) return;
    event.preventDefault();
    width.save(clamp(width.percent + moved));
  };
  return (
    // https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that can be moved is a control
    <hr
      className="panel-divider"
      aria-orientation="vertical"
      aria-label={messages.resize}
      aria-valuemin={panelWidths.min}
      aria-valuemax={panelWidths.max}
      aria-valuenow={width.percent}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved takes the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (isDragging.current) width.drag(percentAt(event));
      }}
      onPointerUp={(event) => {
        isDragging.current = false;
        width.save(percentAt(event));
      }}
    />
  );
}
