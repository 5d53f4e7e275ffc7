import * as v from 'valibot';
import { LicenseQuery, type SortColumn } from './licenses.ts';

/** The columns of the list in their order. The customer's is always shown. */
export const listColumns = [
  'key',
  'status',
  'benefit',
  'seats',
  'usage',
  'validated',
  'created',
  'expires',
] as const satisfies readonly SortColumn[];
export type ListColumn = (typeof listColumns)[number];

/** The chosen columns; null for as many as fit. */
export const ListColumns = v.nullable(v.pipe(v.array(v.picklist(listColumns)), v.maxLength(20)));
export type ListColumns = v.InferOutput<typeof ListColumns>;

/** The narrowest and the widest panel beside the list, in percent of the page. */
export const panelWidths = { min: 25, max: 60, initial: 30 } as const;

/** How the list of licenses is drawn. */
export const ListLayout = v.strictObject({
  columns: ListColumns,
  isCompact: v.boolean(),
  /** Of the panel beside the list, in percent. */
  panelWidth: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(panelWidths.min),
    v.maxValue(panelWidths.max),
  ),
});
export type ListLayout = v.InferOutput<typeof ListLayout>;

export const initialListLayout: ListLayout = {
  columns: null,
  isCompact: false,
  panelWidth: panelWidths.initial,
};

/** The most views that a person can save, so that they fit in their file. */
export const maxViews = 6;
/** The longest name of a view, in code units. */
export const maxViewName = 30;

/**
 * The filters and the order of a view. It holds no search text and no customer: these could be a customer's name or address, and a view is
 * saved on the disk.
 */
export const ViewQuery = v.strictObject({
  ...v.omit(LicenseQuery, ['text', 'customerId', 'keyPrefix', 'benefitId']).entries,
  benefitId: v.exactOptional(v.pipe(v.string(), v.maxLength(60))),
  keyPrefix: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
});
export type ViewQuery = v.InferOutput<typeof ViewQuery>;

/** A view of the list that the person saved under a name. */
export const SavedView = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maxViewName)),
  query: ViewQuery,
  columns: ListColumns,
});
export type SavedView = v.InferOutput<typeof SavedView>;

/** Returns the part of a query that a view may hold. */
export function viewQueryOf(query: LicenseQuery): ViewQuery {
  const { text: _, customerId: __, ...rest } = query;
  return rest;
}

/** Whether a view leaves out a part of the query: its search text or its customer. */
export const isCutByView = ({ text, customerId }: LicenseQuery): boolean =>
  text.trim() !== '' || customerId !== undefined;
