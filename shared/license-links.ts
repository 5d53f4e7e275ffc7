/** Names of the links that a license's product may have of its own. */
export const licenseLinkNames = ['documentation', 'support'] as const;
export type LicenseLinkName = (typeof licenseLinkNames)[number];
