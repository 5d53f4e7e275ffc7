import { formatNumber } from '../../format.ts';

const number = (value: number) => formatNumber(value, 'en');

/** Text of the search over customers, keys, devices and actions. */
export const palette = {
  title: 'Go to',
  label: 'Find a customer, a key, a device or an action',
  hint: 'Customer, end of a key, device or action…',
  results: 'Results',
  open: (screen: string) => `Open ${screen}`,
  bulk: 'Release seats of many licenses',
  refresh: 'Refresh the list of licenses',
  device: (name: string) => `Device ${name}`,
  nothing: 'Nothing found.',
  partial: (read: number, of: number) =>
    `${number(read)} of ${number(of)} licenses are loaded so far.`,
};
