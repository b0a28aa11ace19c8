import { z } from 'zod';

/** A file the trusted side made for the person to keep: the window offers it, the person says where it goes. */
export const fileView = z.object({
  /** Without folders and without personal data. */
  fileName: z.string(),
  mediaType: z.string(),
  /** Base64. */
  content: z.string(),
});

/** A file to keep. */
export type FileView = z.infer<typeof fileView>;
