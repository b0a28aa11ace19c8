import { presenceView } from '../cardViews.ts';
import { nothing } from '../requestParts.ts';

/** The card as the window sees it. */
export const cardVerbs = {
  'card.presence': { request: nothing, response: presenceView },
} as const;

/** What the card tells by itself. */
export const cardEvents = { 'card.changed': presenceView } as const;
