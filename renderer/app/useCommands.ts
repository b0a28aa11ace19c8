import { useDifferenceCommands } from '../features/difference/useDifferenceCommands.ts';
import { useExchangeCommands } from '../features/exchange/useExchangeCommands.ts';
import { useEditorCommands } from '../features/editor/useEditorCommands.ts';
import { useHelpCommands } from '../features/help/useHelpCommands.ts';
import { useHistoryCommands } from '../features/history/useHistoryCommands.ts';
import { usePatientsCommands } from '../features/patients/usePatientsCommands.ts';
import { useQueueCommands } from '../features/queue/useQueueCommands.ts';
import { useReviewCommands } from '../features/review/useReviewCommands.ts';
import { useSigningCommands } from '../features/signing/useSigningCommands.ts';
import { useSettingsCommands } from '../features/settings/useSettingsCommands.ts';
import type { Command } from './command.ts';
import { useFrameCommands } from './useFrameCommands.ts';
import { useZoomCommands } from './useZoomCommands.ts';

/** Everything that can be done now, with its shortcut: the palette and the keyboard read the same list. */
export function useCommands(): readonly Command[] {
  return [
    ...useDifferenceCommands(),
    ...useSigningCommands(),
    ...useEditorCommands(),
    ...useReviewCommands(),
    ...useFrameCommands(),
    ...useZoomCommands(),
    ...useExchangeCommands(),
    ...usePatientsCommands(),
    ...useHistoryCommands(),
    ...useQueueCommands(),
    ...useSettingsCommands(),
    ...useHelpCommands(),
  ];
}
