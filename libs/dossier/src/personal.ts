export interface Applicant {
  name?: string;
  idNumber?: string;
  phone?: string;
  address?: string;
  email?: string;
}

/** Personal data of one event; encrypted per dossier, never in `data` (CONTRACT 2). */
export interface PersonalContent {
  applicant?: Applicant;
  abstract?: string;
  note?: string;
  reason?: string;
  /** Documents asked for or brought that have no code: named in free text. */
  items?: string[];
  /** What a requested correction would put in the place of personal data; not in force until approved. */
  proposed?: { applicant?: Applicant; abstract?: string };
}
