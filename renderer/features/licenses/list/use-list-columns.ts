import { useMemo } from 'react';
import { useSettings } from '../../../use-settings.ts';
import { widthsOf } from './column-widths.ts';
import { automaticColumns } from './license-filters.ts';

/** Returns the columns of the list, their widths if the person chose them, and whether its rows are compact. */
export function useListColumns() {
  const { columns: chosen, isCompact } = useSettings().settings.list;
  return useMemo(() => {
    const columns = ['customer' as const, ...(chosen ?? automaticColumns)];
    return { columns, widths: chosen === null ? null : widthsOf(columns), isCompact };
  }, [chosen, isCompact]);
}
