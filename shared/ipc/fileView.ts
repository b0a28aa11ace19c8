import { z } from 'zod';

/** A file the trusted side made for the person to keep: the window offers it, the person says where it goes. */
export const fileView = z.object({
  /** Without folders; names nobody, but for a draft, which is one patient's. */
  fileName: z.string(),
  mediaType: z.string(),
  /** Base64. */
  content: z.string(),
});
