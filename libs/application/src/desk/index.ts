import { DeskQuestions } from './desk-questions.js';
import {
  GetDeskHoldersHandler,
  GetDeskTodayHandler,
  GetNextDossierHandler,
  HandOverManyHandler,
} from './desk.handlers.js';

export * from './desk-requests.js';

export const DESK_PROVIDERS = [
  DeskQuestions,
  GetDeskTodayHandler,
  GetDeskHoldersHandler,
  GetNextDossierHandler,
  HandOverManyHandler,
];
