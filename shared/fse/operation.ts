/** The four acts of the gateway, by their domain names (gateway.md §2). */
export const operations = ['create', 'replace', 'update-metadata', 'annul'] as const;

/** One of the four acts. */
export type Operation = (typeof operations)[number];
