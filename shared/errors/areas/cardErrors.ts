/** Filled by the room that owns the area. */
export const cardErrors = {};
