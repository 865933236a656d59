import { IsISO8601, IsNotEmpty, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';

const MAX_CODE = 64;
const MAX_PERSON = 200;
const PERSON = /^[\p{L}\p{N}][\p{L}\p{N}._/:@-]*$/u;
const MAX_TEXT = 4_000;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
/** An instant names its offset; without one it would depend on somebody's zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** May be left out; null is not left out (class-validator's own IsOptional would let it through unchecked). */
export const Optional = () => ValidateIf((_, value) => value !== undefined);

/** A code or id as lists, files and people give it. */
export const Code = () => (target: object, name: string) => {
  IsString()(target, name);
  MaxLength(MAX_CODE)(target, name);
  Matches(CODE)(target, name);
};
/** Who did or does something, as events name them: an account, a token or a number of the own staff list. */
export const PersonId = () => (target: object, name: string) => {
  IsString()(target, name);
  MaxLength(MAX_PERSON)(target, name);
  Matches(PERSON)(target, name);
};
/** An ISO 8601 instant with its offset. */
export const InstantText = () => (target: object, name: string) => {
  IsISO8601({ strict: true })(target, name);
  Matches(INSTANT, { message: '$property must be an ISO 8601 instant with its offset' })(target, name);
};
/** Free text with something in it. */
export const Text =
  (max = MAX_TEXT) =>
  (target: object, name: string) => {
    IsString()(target, name);
    IsNotEmpty()(target, name);
    MaxLength(max)(target, name);
  };
